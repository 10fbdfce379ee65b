import { folded, withoutArticle, wordsOf } from './terms.ts';

/** The words people search with, as the compiler hands them over. */
export interface SearchWords {
  readonly leaveOut: readonly string[];
  readonly entries: readonly {
    readonly say: readonly string[];
    /** What stands in the handbook instead; of several words all are wanted. */
    readonly words: readonly string[];
    /** Keys of documents, as `concept:papers-kept`. */
    readonly keys: readonly string[];
  }[];
}

export const NO_SEARCH_WORDS: SearchWords = { leaveOut: [], entries: [] };

/** One way to satisfy a part of a query: all of some words, or a key. Words are folded. */
export type Way =
  | {
      readonly words: readonly string[];
      /** true for what was typed: slips are forgiven, and it counts more than what was only meant. */
      readonly typed: boolean;
      /** true for words that are known to be whole: a short one does not stand for its longer neighbours. */
      readonly whole: boolean;
    }
  | { readonly key: string };

/** A query, understood: every part is wanted, and each in one of its ways. */
export type Plan = readonly (readonly Way[])[];

/** The words people search with, cut up once. */
export interface Phrases {
  readonly leaveOut: ReadonlySet<string>;
  /** Longest first. */
  readonly said: readonly { readonly words: readonly string[]; readonly ways: readonly Way[] }[];
}

/** How much of a query is read. What is pasted beyond it changes nothing. */
export const QUERY_LETTERS = 200;
const QUERY_WORDS = 12;

/** A query as words: `can't` is one word, and what says nothing is left out unless nothing else is there. */
export function askedWords(query: string, leaveOut: ReadonlySet<string>): string[] {
  const whole = query.slice(0, QUERY_LETTERS).replace(/(\p{L})['’](\p{L}{1,2})(?!\p{L})/gu, '$1$2');
  const all = wordsOf(whole).map((word) => withoutArticle(folded(word)));
  const telling = all.filter((word) => !leaveOut.has(word));
  return (telling.length > 0 ? telling : all).slice(0, QUERY_WORDS);
}

/** Cuts the words people search with, for `planOf`. */
export function phrasesOf(searchWords: SearchWords): Phrases {
  const leaveOut = new Set(searchWords.leaveOut.map(folded));
  const said = searchWords.entries.flatMap(({ say, words, keys }) => {
    const ways: Way[] = [
      ...words.map((one): Way => ({ words: askedWords(one, leaveOut), typed: false, whole: true })),
      ...keys.map((key): Way => ({ key })),
    ];
    return say.map((one) => ({ words: askedWords(one, leaveOut), ways }));
  });
  return { leaveOut, said: said.sort((a, b) => b.words.length - a.words.length) };
}

/**
 * Understands a query: which of its words belong together as something people say, and what that may mean. Gives no part
 * for a query without words.
 */
export function planOf(query: string, phrases: Phrases): Plan {
  const words = askedWords(query, phrases.leaveOut);
  const plan: (readonly Way[])[] = [];
  for (let n = 0; n < words.length;) {
    const rest = words.slice(n);
    const phrase = phrases.said.find((one) => begins(rest, one.words));
    const length = phrase?.words.length ?? 1;
    const typed: Way = { words: rest.slice(0, length), typed: true, whole: phrase !== undefined };
    plan.push([typed, ...(phrase?.ways ?? [])]);
    n += length;
  }
  return plan;
}

/** true when longer words that begin with this one are meant as well, as `shelters` by `shelter` and `men` by no other. */
export function mayGoOn(word: string, whole: boolean): boolean {
  return !whole || word.length > 3;
}

/** true when a query begins with a phrase. The last word of several may be unfinished: it is being typed. */
function begins(query: readonly string[], phrase: readonly string[]): boolean {
  return (
    phrase.length <= query.length &&
    phrase.every((word, n) => {
      const typed = query[n] ?? '';
      const unfinished = n > 0 && n === query.length - 1 && typed.length > 2;
      return sameWord(typed, word) || (unfinished && word.startsWith(typed));
    })
  );
}

/** true for a word and itself, its plural, or itself with one slip where it is long enough for that. */
function sameWord(typed: string, word: string): boolean {
  if (typed === word || typed === `${word}s` || `${typed}s` === word) return true;
  return word.length > 5 && oneSlip(typed, word);
}

/** true when one letter was left out, added, changed, or swapped with the next. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const restOf = (word: string, skip: number): string => word.slice(from + skip);
  return (
    restOf(a, 1) === restOf(b, 1) ||
    restOf(a, 1) === restOf(b, 0) ||
    restOf(a, 0) === restOf(b, 1) ||
    (a[from] === b[from + 1] && a[from + 1] === b[from] && restOf(a, 2) === restOf(b, 2))
  );
}
