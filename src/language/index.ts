export { chosenLanguage, rememberLanguage } from './chosen-language.ts';
export { content, readPolicy, type Fetch } from './content.ts';
export {
  chooseLanguage,
  directionOf,
  fallbackLanguage,
  isLanguage,
  languages,
  ownNameOf,
} from './languages.ts';
export { useLanguageOnPage } from './language-on-page.svelte.ts';
export { setWords, words } from './words-context.ts';
export { loadWords, wordsOf, type Catalogue, type Values, type Words } from './words.ts';
