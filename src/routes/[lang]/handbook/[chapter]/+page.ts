import { content } from '#language';
import type { Chapter, Term } from '#library/core';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [chapter, terms] = await Promise.all([
    content<Chapter>(fetch, params.lang, `library/chapter-${params.chapter}`),
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
  ]);
  return { chapter, terms, readCountry: countryReader(fetch, params.lang) };
};
