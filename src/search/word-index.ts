import MiniSearch, { type Query } from 'minisearch';
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

/** The index over all documents, as the worker holds it. Knows nothing of workers, so that tests ask the same one. */
export class WordIndex {
  readonly #index: MiniSearch<Indexed>;

  constructor(documents: readonly Searchable[]) {
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
    const query: Query = {
      combineWith,
      queries: plan.map((ways) => ({ combineWith: 'OR', queries: ways.map((way) => queryOf(way, slips)) })),
    };
    return this.#index
      .search(query, {
        // What a query is made of is folded already, and a key is taken as it is.
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boostDocument: (_id, _term, stored) => stored?.weight as number,
      })
      .map(({ id, score, terms }) => ({ id: String(id), score, terms }));
  }
}

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
