import { DamagedRecord } from './errors.ts';
import { BLOCK, fitsOneBlock, openBlocks, pad, sealBlocks, toHex, unpad, type SealedRecord } from './seal.ts';

/*
 * What is longer than a block lies in several rows, each of one block, each under a random-looking id, each of the same
 * length: who copies the disk sees how many blocks there are, and not which of them are one note, nor how long any note is.
 * The first row holds a secret out of which the ids of the others are worked out; it lies under the seal like everything.
 */

/** The secret of a first row, in bytes. It is fresh for every write: rows of two writes cannot be mixed. */
const SECRET = 32;
/** First row: four bytes of length, the secret, content. */
const HEAD_START = 4 + SECRET;
/** In the place of a length it says: this is a row of another one. No content is that long. */
const A_PART = 0xffffffff;
/** In the place of a length it says: this is a page of the list, and no entry. */
const A_PAGE = 0xfffffffe;
/** Page of the list: four bytes that say so, four bytes of length, content. */
const PAGE_START = 4 + 4;
/** Bytes of content that a page of the list has room for. */
export const ROOM_IN_PAGE = BLOCK - PAGE_START;
/** Further row: four bytes that say so, its number, the length of the id it belongs to, that id, content. */
const PART_START = 4 + 4 + 1;

/** The first row of what is split. */
export interface Head {
  readonly kind: 'head';
  /** Bytes of content, in all rows. */
  readonly length: number;
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly start: Uint8Array;
}
/** A further row. */
export interface Part {
  readonly kind: 'part';
  /** The id of the first row. */
  readonly of: string;
  readonly number: number;
  readonly bytes: Uint8Array;
}
/** A page of the list. */
export interface Page {
  readonly kind: 'page';
  readonly content: unknown;
}
export type Row = { readonly kind: 'whole'; readonly content: unknown } | Head | Part | Page;

/**
 * Seals content into as many rows as it needs; the first is under `id`. Content is anything that JSON can carry.
 *
 * The call holds the key: what was on its way when somebody locks is sealed all the same.
 */
export async function sealRows(
  key: CryptoKey,
  id: string,
  content: object,
): Promise<readonly [SealedRecord, ...SealedRecord[]]> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  if (fitsOneBlock(bytes)) return [await sealBlocks(key, id, pad(bytes))];
  const secret = crypto.getRandomValues(new Uint8Array(SECRET));
  const ids = await idsOfParts({ length: bytes.length, secret }, id);
  const head = new Uint8Array(BLOCK);
  new DataView(head.buffer).setUint32(0, bytes.length);
  head.set(secret, 4);
  head.set(bytes.subarray(0, BLOCK - HEAD_START), HEAD_START);
  const name = new TextEncoder().encode(id);
  const room = roomInPart(id);
  const parts = ids.map((partId, n) => {
    const part = new Uint8Array(BLOCK);
    const view = new DataView(part.buffer);
    view.setUint32(0, A_PART);
    view.setUint32(4, n);
    part[8] = name.length;
    part.set(name, PART_START);
    const from = BLOCK - HEAD_START + n * room;
    part.set(bytes.subarray(from, from + room), PART_START + name.length);
    return sealBlocks(key, partId, part);
  });
  const rows = await Promise.all([sealBlocks(key, id, head), ...parts] as const);
  bytes.fill(0);
  return rows;
}

/** Seals a page of the list: a row like any other, whose content says that it is no entry. Throws RangeError for too much. */
export function sealPage(key: CryptoKey, id: string, content: Uint8Array): Promise<SealedRecord> {
  if (content.length > ROOM_IN_PAGE) throw new RangeError('more than a page');
  const page = new Uint8Array(BLOCK);
  const view = new DataView(page.buffer);
  view.setUint32(0, A_PAGE);
  view.setUint32(4, content.length);
  page.set(content, PAGE_START);
  return sealBlocks(key, id, page);
}

/** Opens one row. Rejects with `DamagedRecord` for whatever is not exactly what was sealed under this id. */
export async function openRow(key: CryptoKey, stored: unknown, id: string): Promise<Row> {
  const padded = await openBlocks(key, stored, id);
  try {
    const first = new DataView(padded.buffer).getUint32(0);
    if (first === A_PART) {
      const start = PART_START + (padded[8] ?? 0);
      return {
        kind: 'part',
        number: new DataView(padded.buffer).getUint32(4),
        of: new TextDecoder('utf-8', { fatal: true }).decode(padded.subarray(PART_START, start)),
        bytes: padded.subarray(start),
      };
    }
    if (first === A_PAGE) {
      const length = new DataView(padded.buffer).getUint32(4);
      if (length > ROOM_IN_PAGE) throw new RangeError('longer than its page');
      return { kind: 'page', content: parsed(padded.subarray(PAGE_START, PAGE_START + length)) };
    }
    // Before format 4 long content lay in one long row; its length fits into that.
    if (padded.length === BLOCK && first > BLOCK - 4) {
      return {
        kind: 'head',
        length: first,
        secret: padded.slice(4, HEAD_START),
        start: padded.subarray(HEAD_START),
      };
    }
    return { kind: 'whole', content: parsed(unpad(padded)) };
  } catch {
    throw new DamagedRecord(id);
  }
}

/** The ids of the further rows, in order. Nobody who has not the secret can tell them from any others. */
export function idsOfParts(
  { length, secret }: Pick<Head, 'length' | 'secret'>,
  id: string,
): Promise<readonly string[]> {
  const count = Math.ceil((length - (BLOCK - HEAD_START)) / roomInPart(id));
  return Promise.all(Array.from({ length: count }, (_, n) => idOfRow(secret, n)));
}

/** The id of the row of a number: the first 16 bytes of the SHA-256 of a secret of 32 bytes and of the number. */
export async function idOfRow(secret: Uint8Array<ArrayBuffer>, number: number): Promise<string> {
  const named = new Uint8Array(SECRET + 4);
  named.set(secret);
  new DataView(named.buffer).setUint32(SECRET, number);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', named)).subarray(0, 16));
}

/** Puts together what was split. Throws `DamagedRecord` unless every further row is there, and in its place. */
export function joined(id: string, head: Head, parts: readonly (Row | undefined)[]): unknown {
  const bytes = new Uint8Array(head.length);
  let at = Math.min(head.length, head.start.length);
  bytes.set(head.start.subarray(0, at));
  parts.forEach((part, n) => {
    if (part?.kind !== 'part' || part.of !== id || part.number !== n) throw new DamagedRecord(id);
    const piece = part.bytes.subarray(0, head.length - at);
    bytes.set(piece, at);
    at += piece.length;
  });
  try {
    if (at !== head.length) throw new RangeError('rows are missing');
    return parsed(bytes);
  } catch {
    throw new DamagedRecord(id);
  }
}

const roomInPart = (id: string): number => BLOCK - PART_START - new TextEncoder().encode(id).length;

const parsed = (bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
