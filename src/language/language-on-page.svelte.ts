import type { Words } from './words.ts';

/**
 * Keeps `lang` and `dir` of the page right while a component lives. One prerendered page answers for every address, so
 * the page itself cannot know them.
 */
export function useLanguageOnPage(now: () => Words): void {
  $effect(() => {
    const { lang, dir } = now();
    document.documentElement.lang = lang;
    document.documentElement.dir = dir;
  });
}
