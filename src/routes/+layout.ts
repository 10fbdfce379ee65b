import { untrack } from 'svelte';
import { fallbackLanguage, isLanguage, loadWords, type Words } from '#language';
import type { LayoutLoad } from './$types';

// Every address is a file, so that a first visit needs nothing but a plain host.
export const prerender = true;
export const trailingSlash = 'always';

/** The first part of an address below the base path that is a language of this edition. */
const languageIn = (pathname: string): string | undefined => pathname.split('/').find(isLanguage);

/**
 * The words of the language in the address, English where the address has none. Undefined when even English cannot be
 * read: this must not throw, because the error page stands on it.
 */
export const load: LayoutLoad = async ({ fetch, params, url }): Promise<{ words: Words | undefined }> => {
  // Only an address without a page leaves `params` empty; other pages must not load anew with each change of address.
  const lang = params.lang ?? untrack(() => languageIn(url.pathname));
  const english = (): Promise<Words | undefined> => loadWords(fetch, fallbackLanguage).catch(() => undefined);
  return {
    words: isLanguage(lang) ? await loadWords(fetch, lang).catch(english) : await english(),
  };
};
