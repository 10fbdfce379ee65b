import { mayGoOn, type Plan, type Way } from './plan.ts';
import { folded, withoutArticle, wordsOf } from './terms.ts';

/** One thing that can be found. */
export interface Searchable {
  readonly id: string;
  /** Counts more than the rest. */
  readonly title: string;
  readonly text: string;
  /** Where it stands: the chapter, the list, the country. Searched, so that a word of it narrows. */
  readonly where?: string;
  /** What it is an answer to, as `concept:papers-kept`: the words people search with lead here. */
  readonly keys?: readonly string[];
  /** How much it counts against other things with the same words. 1 unless told. */
  readonly weight?: number;
}

/** How much a hit counts, by where it is. `typed` against what was only meant. */
export const BOOST = { title: 3, where: 1, text: 1, keys: 6 } as const;
/** What a word that was meant counts, against one that was typed. */
export const MEANT = 0.6;

/** One thing that was found. */
export interface Found {
  readonly id: string;
  readonly score: number;
  /** The folded words of it that were looked for: they are marked. */
  readonly terms: readonly string[];
}

/** What a query came to. */
export interface Findings {
  /** Best first. */
  readonly found: readonly Found[];
  /** true when some of these have only a part of what was asked for. */
  readonly partly: boolean;
}

export const NOTHING: Findings = { found: [], partly: false };

/** A text prepared for scanning, so that a keystroke compares and nothing else. */
export interface Scannable {
  readonly id: string;
  readonly title: readonly string[];
  readonly where: readonly string[];
  readonly text: readonly string[];
  readonly keys: readonly string[];
  readonly weight: number;
}

/** Every word of a text once, folded; with the Arabic article and without. */
function scannedWords(text: string): string[] {
  const words = new Set<string>();
  for (const word of wordsOf(text)) {
    const one = folded(word);
    words.add(one);
    words.add(withoutArticle(one));
  }
  return [...words];
}

/** Prepares documents for `scan`. */
export function scannable(documents: readonly Searchable[]): Scannable[] {
  return documents.map(({ id, title, where = '', text, keys = [], weight = 1 }) => ({
    id,
    title: scannedWords(title),
    where: scannedWords(where),
    text: scannedWords(text),
    keys,
    weight,
  }));
}

/**
 * true when those that have all that was asked for are enough. One word or two name a thing; a whole sentence is rarely
 * found as it was said, and what has most of it helps more than one chance hit.
 */
export function enough(count: number, plan: Plan): boolean {
  return plan.length === 1 || count >= (plan.length < 3 ? 1 : 3);
}

/** Puts what has some of a query behind what has all of it. */
export function withTheRest(all: readonly Found[], some: readonly Found[]): Findings {
  const ids = new Set(all.map(({ id }) => id));
  const found = [...all, ...some.filter(({ id }) => !ids.has(id))];
  return { found, partly: found.length > all.length };
}

/**
 * Finds by plain comparison, for the time before the index is ready and where there is none: a word that is wanted must
 * begin a word of the document. No typing slips. Documents that are equal keep their order. A plan without parts finds
 * nothing. With `partly`, documents with some of the parts are given where hardly any has all.
 */
export function scan(documents: readonly Scannable[], plan: Plan, partly = true): Findings {
  if (plan.length === 0) return NOTHING;
  const parts = plan.map((ways) => {
    const satisfied = ways.map((way) => satisfying(documents, way));
    return documents.map((_document, n) => bestOf(satisfied.flatMap((one) => one.get(n) ?? [])));
  });
  const seen = documents.flatMap(({ id, weight }, n) => {
    const has = parts.flatMap((part) => part[n] ?? []);
    if (has.length === 0) return [];
    const score = has.reduce((sum, part) => sum + part.score, 0) * weight * has.length;
    return [{ id, score, terms: [...new Set(has.flatMap(({ terms }) => terms))], parts: has.length }];
  });
  seen.sort((a, b) => b.score - a.score);
  const given = (ones: typeof seen): Found[] => ones.map(({ id, score, terms }) => ({ id, score, terms }));
  const whole = given(seen.filter((one) => one.parts === plan.length));
  return !partly || enough(whole.length, plan)
    ? { found: whole, partly: false }
    : withTheRest(whole, given(seen));
}

interface Satisfied {
  readonly score: number;
  readonly terms: readonly string[];
}

/** The best of several ways counts; all of them are marked. */
function bestOf(ways: readonly Satisfied[]): Satisfied | undefined {
  if (ways.length === 0) return undefined;
  return {
    score: Math.max(...ways.map(({ score }) => score)),
    terms: ways.flatMap(({ terms }) => terms),
  };
}

/** The documents that satisfy one way, by their place. What few satisfy counts more. */
function satisfying(documents: readonly Scannable[], way: Way): Map<number, Satisfied> {
  const found = new Map<number, Satisfied>();
  documents.forEach((document, n) => {
    const satisfied = satisfies(document, way);
    if (satisfied) found.set(n, satisfied);
  });
  const rare = Math.log(1 + documents.length / Math.max(1, found.size));
  return new Map([...found].map(([n, { score, terms }]) => [n, { score: score * rare, terms }]));
}

function satisfies(document: Scannable, way: Way): Satisfied | undefined {
  if ('key' in way) {
    return document.keys.includes(way.key) ? { score: BOOST.keys, terms: [] } : undefined;
  }
  let score = 0;
  const terms: string[] = [];
  for (const wanted of way.words) {
    const goesOn = mayGoOn(wanted, way.whole);
    let counts = 0;
    for (const field of ['title', 'where', 'text'] as const) {
      for (const word of document[field]) {
        if (goesOn ? !word.startsWith(wanted) : word !== wanted) continue;
        terms.push(word);
        counts = Math.max(counts, BOOST[field] * (word === wanted ? 1 : 0.5));
      }
    }
    if (counts === 0) return undefined;
    score += counts;
  }
  return { score: (score / way.words.length) * (way.typed ? 1 : MEANT), terms };
}
