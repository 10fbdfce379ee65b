export { SearchEntry, SearchWordsFile } from './search-words.ts';
