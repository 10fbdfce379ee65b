import { content } from '#language';
import type { Chapter, Term } from '#library/core';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  chapter: await content<Chapter>(fetch, params.lang, `library/chapter-${params.chapter}`),
  readTerms: () => content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
  readCountry: countryReader(fetch, params.lang),
});
