import { fromBase45, toBase45 } from './base45.ts';

/*
 * A case as a sequence of codes. Each code says of which set it is, which part, and of how many:
 *
 *   CSC1:1A2B3C4D:03:12:<bytes in base 45>
 *
 * The set is named after what it holds, so that the same case shown by two devices is one set. Put together, the bytes
 * begin with a check of the rest (CRC-32): parts that do not belong together are told apart from a case.
 */

/** So many bytes of the case in one code: at this size a telephone reads it from a screen across a table. */
export const BYTES_IN_A_PART = 300;
/** A number of two digits. */
export const MOST_PARTS = 99;

export interface CasePart {
  readonly set: string;
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
  readonly bytes: Uint8Array;
}

/** The parts of one set that were read so far. */
export interface GatheredSet {
  readonly set: string;
  readonly of: number;
  readonly parts: ReadonlyMap<number, Uint8Array>;
}

/** Everything that was read so far, in the order in which its sets were first met. */
export type Gathered = readonly GatheredSet[];

export const NOTHING_GATHERED: Gathered = [];

/** What came of reading one code. */
export type Taken = 'new' | 'again' | 'differs';

/** CRC-32 as in zip and PNG. */
export function checkOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Another sum of the same bytes (FNV-1a), so that name and check do not err together. */
function nameOf(bytes: Uint8Array): string {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).toUpperCase().padStart(8, '0');
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The texts of the codes that carry `bytes`, in order; undefined when they are too many for one sequence. */
export function splitIntoParts(bytes: Uint8Array): readonly string[] | undefined {
  const whole = new Uint8Array(bytes.length + 4);
  new DataView(whole.buffer).setUint32(0, checkOf(bytes));
  whole.set(bytes, 4);
  const of = Math.ceil(whole.length / BYTES_IN_A_PART);
  if (of > MOST_PARTS) return undefined;
  const set = nameOf(whole);
  return Array.from({ length: of }, (_, at) => {
    const part = whole.subarray(at * BYTES_IN_A_PART, (at + 1) * BYTES_IN_A_PART);
    return `CSC1:${set}:${two(at + 1)}:${two(of)}:${toBase45(part)}`;
  });
}

/** Reads the text of one code; undefined for the text of any other code. */
export function readPart(text: string): CasePart | undefined {
  const found = /^CSC1:([0-9A-F]{8}):(\d\d):(\d\d):([0-9A-Z $%*+./:-]+)$/.exec(text);
  if (!found) return undefined;
  const [, set = '', number, of, data = ''] = found;
  const part = { set, number: Number(number), of: Number(of) };
  const bytes = fromBase45(data);
  if (!bytes || bytes.length > BYTES_IN_A_PART || part.number < 1 || part.number > part.of) return undefined;
  return { ...part, bytes };
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/**
 * Lays one more part to those that were read. A part that was read before changes nothing; one that differs from its
 * first reading is not taken, and the caller is told.
 */
export function gather(gathered: Gathered, part: CasePart): { gathered: Gathered; taken: Taken } {
  const at = gathered.findIndex(({ set, of }) => set === part.set && of === part.of);
  const before = gathered[at];
  if (!before) {
    const parts = new Map([[part.number, part.bytes]]);
    return { gathered: [...gathered, { set: part.set, of: part.of, parts }], taken: 'new' };
  }
  const known = before.parts.get(part.number);
  if (known) return { gathered, taken: same(known, part.bytes) ? 'again' : 'differs' };
  const after = { ...before, parts: new Map(before.parts).set(part.number, part.bytes) };
  return { gathered: gathered.with(at, after), taken: 'new' };
}

/** The numbers of the parts that were not read yet, in order. */
export function missingOf({ of, parts }: GatheredSet): readonly number[] {
  return Array.from({ length: of }, (_, at) => at + 1).filter((number) => !parts.has(number));
}

/** Puts a set together: its bytes, or why it cannot be done yet, or ever. */
export function joinParts(
  set: GatheredSet,
):
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'missing' | 'damaged' } {
  if (missingOf(set).length > 0) return { ok: false, why: 'missing' };
  const whole = Uint8Array.from(
    Array.from({ length: set.of }, (_, at) => [...(set.parts.get(at + 1) ?? [])]).flat(),
  );
  if (whole.length < 4 || nameOf(whole) !== set.set) return { ok: false, why: 'damaged' };
  const bytes = whole.slice(4);
  const check = new DataView(whole.buffer).getUint32(0);
  return check === checkOf(bytes) ? { ok: true, bytes } : { ok: false, why: 'damaged' };
}
