export { arrange, type Findable, type Hit, type Results } from './arrange.ts';
export {
  NO_SEARCH_WORDS,
  QUERY_LETTERS,
  askedWords,
  mayGoOn,
  phrasesOf,
  planOf,
  type Phrases,
  type Plan,
  type SearchWords,
  type Way,
} from './plan.ts';
export {
  BOOST,
  MEANT,
  NOTHING,
  enough,
  scan,
  scannable,
  type Findings,
  type Found,
  type Scannable,
  type Searchable,
  withTheRest,
} from './scan.ts';
export { marked, snippetOf, type Piece } from './snippet.ts';
export { folded, slipsAllowed, withoutArticle, wordsOf } from './terms.ts';
