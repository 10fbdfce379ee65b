import { NO_SEARCH_WORDS, phrasesOf, planOf } from './core/index.ts';
import type { FinderAnswer, FinderQuestion } from './finder.svelte.ts';
import { WordIndex } from './word-index.ts';

/** Builds the index on the device, off the screen's thread. No index is shipped: it would outweigh the content. */
let index = new WordIndex([]);
let phrases = phrasesOf(NO_SEARCH_WORDS);

self.onmessage = (event: MessageEvent<FinderQuestion>) => {
  const question = event.data;
  let answer: FinderAnswer;
  if ('documents' in question) {
    index = new WordIndex(question.documents);
    phrases = phrasesOf(question.searchWords);
    answer = { ready: true };
  } else {
    const { number, query, partly } = question;
    answer = { number, findings: index.find(planOf(query, phrases), partly) };
  }
  self.postMessage(answer);
};
