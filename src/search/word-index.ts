import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import {
  BOOST,
  MEANT,
  NOTHING,
  enough,
  folded,
  mayGoOn,
  slipsAllowed,
  withTheRest,
  withoutArticle,
  wordsOf,
  type Findings,
  type Plan,
  type Searchable,
  type Way,
} from './core/index.ts';

type Indexed = Searchable & { readonly weight: number };
const KEYS = 'keys';
/** With fewer documents, scoring them all takes no longer than first looking which have every part. */
const MANY = 5000;

/** The index over all documents, as the worker holds it. Knows nothing of workers, so that tests ask the same one. */
export class WordIndex {
  readonly #index: MiniSearch<Indexed>;
  readonly #many: number;

  /** From `many` documents on it looks first which have every part; that changes how long an answer takes, and nothing else. */
  constructor(documents: readonly Searchable[], many = MANY) {
    this.#many = many;
    this.#index = new MiniSearch<Indexed>({
      fields: ['title', 'where', 'text', KEYS],
      storeFields: ['weight'],
      extractField: (document, field) => {
        const value = document[field as keyof Indexed] ?? '';
        // A key is one word, whatever stands in it.
        return Array.isArray(value) ? value.join('\n') : (value as string);
      },
      tokenize: (text, field) => (field === KEYS ? text.split('\n').filter(Boolean) : wordsOf(text)),
      processTerm: (term, field) => {
        if (field === KEYS) return term;
        const one = folded(term);
        const bare = withoutArticle(one);
        return bare === one ? one : [one, bare];
      },
    });
    this.#index.addAll(documents.map((document) => ({ weight: 1, ...document })));
  }

  /**
   * Answers a plan. Typing slips are forgiven where nothing is found without; with `partly`, documents with some of the
   * parts are given where none has all.
   */
  find(plan: Plan, partly = true): Findings {
    if (plan.length === 0) return NOTHING;
    const exact = this.#search(plan, 'AND', false);
    const all = exact.length > 0 ? exact : this.#search(plan, 'AND', true);
    if (!partly || enough(all.length, plan)) return { found: all, partly: false };
    const some = this.#search(plan, 'OR', exact.length === 0);
    return withTheRest(all, some);
  }

  #search(plan: Plan, combineWith: 'AND' | 'OR', slips: boolean): Findings['found'] {
    const twice = combineWith === 'AND' && plan.length > 1 && this.#index.documentCount >= this.#many;
    const among = twice ? this.#having(plan, slips) : undefined;
    if (among?.size === 0) return [];
    return this.#ask(plan, combineWith, slips, (id, weight) => (!among || among.has(id) ? weight : 0)).map(
      ({ id, score, terms }) => ({ id: String(id), score, terms }),
    );
  }

  /**
   * Documents that may have every part, and more of them than do: only these are worth scoring. Of ten thousand cases
   * nearly all have a word like "the", and one the number that was asked for with it.
   */
  #having(plan: Plan, slips: boolean): ReadonlySet<unknown> {
    let among: Set<unknown> | undefined;
    // The longest word first: it is the rarest, or the one that was mistyped, and then there is nothing more to look for.
    for (const part of [...plan].sort((a, b) => longest(b) - longest(a))) {
      const before = among;
      const having = new Set<unknown>();
      // A document that counts for nothing is not scored: what is wanted is which ones there are.
      this.#ask([part], 'OR', slips, (id) => {
        if (!before || before.has(id)) having.add(id);
        return 0;
      });
      // So few are scored as quickly as they are looked through once more.
      if (having.size <= this.#index.documentCount / 4) return having;
      among = having;
    }
    return among ?? new Set();
  }

  #ask(
    plan: Plan,
    combineWith: 'AND' | 'OR',
    slips: boolean,
    counts: (id: unknown, weight: number) => number,
  ): SearchResult[] {
    const query: Query = {
      combineWith,
      queries: plan.map((ways) => ({ combineWith: 'OR', queries: ways.map((way) => queryOf(way, slips)) })),
    };
    return this.#index.search(query, {
      // What a query is made of is folded already, and a key is taken as it is.
      tokenize: (term) => [term],
      processTerm: (term) => term,
      boostDocument: (id, _term, stored) => counts(id, stored?.weight as number),
    });
  }
}

const longest = (part: Plan[number]): number =>
  Math.max(0, ...part.flatMap((way) => ('key' in way ? [] : way.words.map(({ length }) => length))));

function queryOf(way: Way, slips: boolean): Query {
  if ('key' in way) {
    return { queries: [way.key], fields: [KEYS], boost: { keys: BOOST.keys }, prefix: false, fuzzy: false };
  }
  const counts = way.typed ? 1 : MEANT;
  return {
    combineWith: 'AND',
    queries: [...way.words],
    fields: ['title', 'where', 'text'],
    boost: { title: BOOST.title * counts, where: BOOST.where * counts, text: BOOST.text * counts },
    prefix: (term) => mayGoOn(term, way.whole),
    fuzzy: slips && way.typed ? slipsAllowed : false,
  };
}
