import { ALPHABET, charactersOf, valuesOf } from './alphabet.ts';
import { isSound, withCheck } from './check-characters.ts';

/*
 * What a device shows and another reads without a network: fourteen characters. docs/room-code.md holds the layout, what
 * the check finds, and why nothing in it can be a name. A layout that was given out stays readable: a new one takes the
 * next free head.
 */

export const CODE_LENGTH = 14;
/** On each of the two papers. */
const QUESTIONS = 10;

/** What somebody chose: the first, second or third option, or none. */
export type Chosen = 0 | 1 | 2 | null;
export type Answers = readonly Chosen[];

/** A paper before and a paper after. Null: this paper was not sat. */
export interface TestResult {
  readonly kind: 'test';
  /** 1 to 8. */
  readonly set: number;
  /** 0 to 15: of the text of the set, so that answers are never read by another edition's key. */
  readonly text: number;
  /** Two characters of the alphabet that the participant chose. */
  readonly mark: string;
  /** 1 to 5, or null where nothing was said. */
  readonly useful: number | null;
  readonly before: Answers | null;
  readonly after: Answers | null;
}

/** How a case was worked: counts, and nothing of who did what when. */
export interface CaseResult {
  readonly kind: 'case';
  readonly mark: string;
  /** 1 to 127. */
  readonly caseNumber: number;
  readonly noticed: number;
  readonly signs: number;
  readonly good: number;
  readonly goods: number;
  readonly harm: number;
}

/** What a certificate carries: a seminar, its day and edition, and nobody. */
export interface SeminarCode {
  readonly kind: 'seminar';
  /** Which one: drawn by the trainer's device. 0 is self-study. */
  readonly number: number;
  /** ISO day from 2024-01-01 on. */
  readonly day: string;
  /** As `2026.11`. */
  readonly edition: string;
  /** Half hours, 1 to 63. */
  readonly halfHours: number;
}

export type RoomCode = TestResult | CaseResult | SeminarCode;

export type ReadCode =
  | { readonly ok: true; readonly code: RoomCode; readonly characters: string }
  | { readonly ok: false; readonly why: 'empty' | 'check' | 'newer' }
  | { readonly ok: false; readonly why: 'length'; readonly characters: number }
  | { readonly ok: false; readonly why: 'character'; readonly character: string };

/** The head of a code: which kind, and of a test which set, text and usefulness. 0 is no code, so a row of noughts is none. */
const FIRST_TEST = 1;
const TEST_HEADS = 8 * 16 * 6;
const CASE_HEAD = FIRST_TEST + TEST_HEADS;
const SEMINAR_HEAD = CASE_HEAD + 1;

/** A row of numbers, each below its own limit, as one number. */
function packed(parts: readonly (readonly [value: number, limit: number])[]): bigint {
  return parts.reduce((all, [value, limit]) => {
    if (!Number.isInteger(value) || value < 0 || value >= limit) {
      throw new RangeError(`${String(value)} does not fit below ${String(limit)}.`);
    }
    return all * BigInt(limit) + BigInt(value);
  }, 0n);
}

function unpacked(whole: bigint, limits: readonly number[]): number[] {
  let rest = whole;
  return limits
    .toReversed()
    .map((limit) => {
      const value = Number(rest % BigInt(limit));
      rest /= BigInt(limit);
      return value;
    })
    .toReversed();
}

const toValues = (whole: bigint, characters: number): number[] =>
  unpacked(
    whole,
    Array.from({ length: characters }, () => 32),
  );
const fromValues = (values: readonly number[]): bigint => packed(values.map((value) => [value, 32]));

/** Two bits for each answer: none, first, second, third. A paper that was not sat is a paper without answers. */
const answerParts = (answers: Answers | null): [number, number][] =>
  Array.from({ length: QUESTIONS }, (_, n): [number, number] => {
    const chosen = answers?.[n] ?? null;
    return [chosen === null ? 0 : chosen + 1, 4];
  });
const toAnswers = (values: readonly number[]): Answers | null =>
  values.every((value) => value === 0)
    ? null
    : values.map((value) => (value === 0 ? null : ((value - 1) as 0 | 1 | 2)));

const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.parse('2024-01-01');
const FIRST_YEAR = 2024;
const isoDay = (days: number): string => new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);

const CASE_LIMITS = [128, 16, 16, 32, 32, 8, 1 << 12];
const SEMINAR_LIMITS = [1 << 20, 1 << 15, 1 << 9, 1 << 6];

function markValues(mark: string): number[] {
  const read = valuesOf(mark);
  if (!read.ok || read.values.length !== 2) throw new RangeError('A mark is two characters of the alphabet.');
  return [...read.values];
}

/**
 * The fourteen characters of a result or a seminar. Throws RangeError for what does not fit: a set above 8, a day before
 * 2024, a mark of another length.
 */
export function codeOf(code: RoomCode): string {
  return charactersOf(withCheck(payloadOf(code)));
}

function payloadOf(code: RoomCode): number[] {
  const head = (value: number): number[] => toValues(BigInt(value), 2);
  if (code.kind === 'test') {
    const { set, text, useful, mark, before, after } = code;
    const place = Number(
      packed([
        [set - 1, 8],
        [text, 16],
        [useful ?? 0, 6],
      ]),
    );
    return [
      ...head(FIRST_TEST + place),
      ...markValues(mark),
      ...toValues(packed([...answerParts(before), ...answerParts(after)]), 8),
    ];
  }
  if (code.kind === 'case') {
    const { mark, caseNumber, noticed, signs, good, goods, harm } = code;
    const parts = [caseNumber, noticed, signs, good, goods, harm, 0];
    return [
      ...head(CASE_HEAD),
      ...markValues(mark),
      ...toValues(packed(parts.map((value, n) => [value, CASE_LIMITS[n] ?? 1])), 8),
    ];
  }
  const days = Math.round((Date.parse(code.day) - FIRST_DAY) / DAY);
  const [year = 0, month = 0] = code.edition.split('.').map(Number);
  const parts = [code.number, days, (year - FIRST_YEAR) * 12 + month - 1, code.halfHours];
  return [
    ...head(SEMINAR_HEAD),
    ...toValues(packed(parts.map((value, n) => [value, SEMINAR_LIMITS[n] ?? 1])), 10),
  ];
}

/** Reads what was typed or read from a picture. Never throws, and never guesses: a code that does not add up is none. */
export function readCode(typed: string): ReadCode {
  const read = valuesOf(typed);
  if (!read.ok) return { ok: false, why: 'character', character: read.character };
  const { values } = read;
  if (values.length === 0) return { ok: false, why: 'empty' };
  if (values.length !== CODE_LENGTH) return { ok: false, why: 'length', characters: values.length };
  if (!isSound(values)) return { ok: false, why: 'check' };
  const code = meaningOf(values.slice(0, -2));
  return typeof code === 'string'
    ? { ok: false, why: code }
    : { ok: true, code, characters: charactersOf(values) };
}

function meaningOf(payload: readonly number[]): RoomCode | 'check' | 'newer' {
  const head = Number(fromValues(payload.slice(0, 2)));
  if (head < FIRST_TEST) return 'check';
  if (head > SEMINAR_HEAD) return 'newer';
  if (head === SEMINAR_HEAD) {
    const [number = 0, days = 0, months = 0, halfHours = 0] = unpacked(
      fromValues(payload.slice(2)),
      SEMINAR_LIMITS,
    );
    const edition = `${String(FIRST_YEAR + Math.floor(months / 12))}.${String((months % 12) + 1).padStart(2, '0')}`;
    return halfHours === 0 ? 'check' : { kind: 'seminar', number, day: isoDay(days), edition, halfHours };
  }
  const mark = charactersOf(payload.slice(2, 4));
  const rest = fromValues(payload.slice(4));
  if (head === CASE_HEAD) {
    const [caseNumber = 0, noticed = 0, signs = 0, good = 0, goods = 0, harm = 0, free = 0] = unpacked(
      rest,
      CASE_LIMITS,
    );
    if (free !== 0) return 'newer';
    return caseNumber === 0 || noticed > signs || good > goods
      ? 'check'
      : { kind: 'case', mark, caseNumber, noticed, signs, good, goods, harm };
  }
  const [set = 0, text = 0, useful = 0] = unpacked(BigInt(head - FIRST_TEST), [8, 16, 6]);
  const answers = unpacked(
    rest,
    Array.from({ length: 2 * QUESTIONS }, () => 4),
  );
  return {
    kind: 'test',
    set: set + 1,
    text,
    mark,
    useful: useful === 0 ? null : useful,
    before: toAnswers(answers.slice(0, QUESTIONS)),
    after: toAnswers(answers.slice(QUESTIONS)),
  };
}

/** The two characters of a mark, as the code writes them; undefined for anything else. */
export function markOf(typed: string): string | undefined {
  const read = valuesOf(typed);
  return read.ok && read.values.length === 2 ? charactersOf(read.values) : undefined;
}

/** The groups in which a code is shown. Nothing stands between them: the gap is one of the layout. */
export const groupsOf = (characters: string): string[] =>
  [characters.slice(0, 4), characters.slice(4, 9), characters.slice(9)].filter((group) => group !== '');

/** A seminar's number as four characters of the alphabet, for the certificate. */
export const seminarName = (number: number): string => charactersOf(toValues(BigInt(number), 4));

/** The number of a seminar out of four values of chance, each any whole number. Never 0, which is self-study. */
export function seminarNumber(chance: readonly number[]): number {
  const number = chance.slice(0, 4).reduce((all, value) => all * 32 + (Math.abs(value) % 32), 0);
  return number === 0 ? 1 : number;
}

export { ALPHABET };
