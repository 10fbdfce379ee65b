import MiniSearch from 'minisearch';
import { TITLE_BOOST, folded, slipsAllowed, wordsOf, type Searchable } from './core/index.ts';
import type { FinderAnswer, FinderQuestion } from './finder.svelte.ts';

/** Builds the index on the device, off the screen's thread. No index is shipped: it would outweigh the content. */
const index = new MiniSearch<Searchable>({
  fields: ['title', 'text'],
  storeFields: [],
  tokenize: wordsOf,
  processTerm: (term) => {
    const one = folded(term);
    // The Arabic article is written together with the word, and typed without it.
    return one.startsWith('ال') && one.length > 4 ? [one, one.slice(2)] : one;
  },
});

self.onmessage = (event: MessageEvent<FinderQuestion>) => {
  const question = event.data;
  let answer: FinderAnswer;
  if ('documents' in question) {
    index.removeAll();
    index.addAll(question.documents);
    answer = { ready: true };
  } else {
    const found = index.search(question.query, {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => slipsAllowed(term),
      boost: { title: TITLE_BOOST },
    });
    answer = { number: question.number, ids: found.map(({ id }) => String(id)) };
  }
  self.postMessage(answer);
};
