import { wordlist } from '@scure/bip39/wordlists/english.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { UnreadableSheet, type WrongWord } from './errors.ts';
import { fromHex, toHex } from './seal.ts';

/*
 * A recovery sheet as words. 44 bytes are exactly 32 words of 11 bits, from the list of BIP 39, whose words differ within
 * their first four letters. Read when sheets are made or read, never before.
 */

/** One printed sheet: a share of the recovery key, and which sheet of which set it is. */
export interface Sheet {
  /** 4 bytes in hex, the same on every sheet of the set. */
  readonly set: string;
  /** 1 and up. */
  readonly index: number;
  readonly needed: number;
  readonly total: number;
  /** 33 bytes. */
  readonly share: Uint8Array<ArrayBuffer>;
}

/** How many words a sheet has. */
export const WORDS = 32;
const FORM = 1;
const CHECKED = 41;
const CHECKSUM = 3;
/** Each word is 11 bits. */
const BITS = 11;

/** The words of a sheet, in their order. What is printed and what the QR code holds is these, with a space between. */
export function wordsOfSheet({ set, index, needed, total, share }: Sheet): readonly string[] {
  const bytes = new Uint8Array(CHECKED + CHECKSUM);
  bytes.set([FORM, ...fromHex(set), index, needed, total]);
  bytes.set(share, 8);
  bytes.set(checksum(bytes.subarray(0, CHECKED)), CHECKED);
  return regroup(bytes, 8, BITS).map((n) => wordlist[n] ?? '');
}

/**
 * Reads the words of a sheet, typed or scanned. Capitals, line breaks, numbers before words and commas do not matter, and
 * four letters stand for a word. Throws `UnreadableSheet`, which names every word that is wrong, or the one that is most
 * likely wrong where all of them are in the list.
 */
export function readSheet(text: string): Sheet {
  const typed = typedWords(text);
  const numbers = typed.map(numberOf);
  const wrong: WrongWord[] = numbers.flatMap((n, at) =>
    n === undefined ? [{ position: at + 1, typed: typed[at] ?? '', instead: nearest(typed[at] ?? '') }] : [],
  );
  if (wrong.length > 0) throw new UnreadableSheet({ words: typed.length, of: WORDS, wrong });
  const digits = numbers.filter((n) => n !== undefined);
  if (digits.length !== WORDS) throw new UnreadableSheet({ words: digits.length, of: WORDS, wrong: [] });
  const sheet = sheetOf(bytesOf(digits));
  if (sheet) return sheet;
  const suspect = oneWrongWord(digits) ?? twoSwapped(digits);
  throw new UnreadableSheet({
    words: WORDS,
    of: WORDS,
    wrong: (suspect ?? []).map(([at, n]) => ({
      position: at + 1,
      typed: typed[at] ?? '',
      instead: wordlist[n],
    })),
  });
}

/** What was typed, word for word, in small letters. */
export function typedWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

function numberOf(word: string): number | undefined {
  const exact = wordlist.indexOf(word);
  if (exact >= 0) return exact;
  if (word.length !== 4) return undefined;
  const short = wordlist.findIndex((listed) => listed.startsWith(word));
  return short < 0 ? undefined : short;
}

/** The word of the list that was most likely meant; undefined when several are as near, or none is near. */
function nearest(word: string): string | undefined {
  const far = wordlist.map((listed) => ({ listed, steps: stepsBetween(word, listed) }));
  const least = Math.min(...far.map(({ steps }) => steps));
  const near = far.filter(({ steps }) => steps === least);
  return least <= 2 && near.length === 1 ? near[0]?.listed : undefined;
}

/** Letters to add, drop or change to get from one word to another; two neighbours that changed places are one step. */
function stepsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, n) => n)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    const filled = [row];
    rows[row] = filled;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? at(row - 2, column - 2) + 1
          : Infinity;
      filled[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + same,
        swapped,
      );
    }
  }
  return at(one.length, other.length);
}

function bytesOf(digits: readonly number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(regroup(digits, BITS, 8));
}

/** The same bits in groups of another size, the highest bit first. Both sizes must divide all of them. */
function regroup(groups: Iterable<number>, from: number, to: number): number[] {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const group of groups) {
    held = (held << from) | group;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((held >> bits) & ((1 << to) - 1));
      held &= (1 << bits) - 1;
    }
  }
  return out;
}

function checksum(bytes: Uint8Array): Uint8Array {
  return sha256(bytes).subarray(0, CHECKSUM);
}

/** undefined for bytes that are no sheet. */
function sheetOf(bytes: Uint8Array<ArrayBuffer>): Sheet | undefined {
  const [form, index = 0, needed = 0, total = 0] = [bytes[0], bytes[5], bytes[6], bytes[7]];
  const expected = checksum(bytes.subarray(0, CHECKED));
  if (expected.some((byte, n) => byte !== bytes[CHECKED + n])) return undefined;
  if (form !== FORM || index < 1 || index > total || needed < 2 || needed > total) return undefined;
  return { set: toHex(bytes.subarray(1, 5)), index, needed, total, share: bytes.slice(8, CHECKED) };
}

type Change = readonly [at: number, word: number];

/**
 * The one word whose exchange for another makes a sheet of it; undefined when none or several do. All 65,504 exchanges
 * are tried: the checksum lets a wrong one through once in 16 million.
 */
function oneWrongWord(digits: readonly number[]): readonly Change[] | undefined {
  const found: Change[] = [];
  for (let at = 0; at < digits.length; at += 1) {
    const tried = [...digits];
    for (let word = 0; word < wordlist.length; word += 1) {
      tried[at] = word;
      if (sheetOf(bytesOf(tried))) found.push([at, word]);
    }
  }
  return found.length === 1 ? found : undefined;
}

/** Two neighbours that changed places. */
function twoSwapped(digits: readonly number[]): readonly Change[] | undefined {
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [first = 0, second = 0] = [digits[at], digits[at + 1]];
    const tried = [...digits];
    tried[at] = second;
    tried[at + 1] = first;
    if (sheetOf(bytesOf(tried))) {
      return [
        [at, second],
        [at + 1, first],
      ];
    }
  }
  return undefined;
}
