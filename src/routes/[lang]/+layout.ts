import { error } from '@sveltejs/kit';
import { content, isLanguage, loadWords } from '#language';
import type { Edition, ListedCountry } from '#shell';
import type { LayoutLoad } from './$types';

/** What every page of a language stands on. An unknown language leads to the error page, which offers the nearest. */
export const load: LayoutLoad = async ({ fetch, params }) => {
  const { lang } = params;
  if (!isLanguage(lang)) error(404, 'No such language');
  const [words, edition, countries] = await Promise.all([
    loadWords(fetch, lang),
    content<Edition>(fetch, lang, 'edition'),
    content<readonly ListedCountry[]>(fetch, lang, 'countries/index'),
  ]);
  return { lang, words, edition, countries };
};
