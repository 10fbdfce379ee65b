import { loadWords } from '#language';
import { countryReader } from '../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'case'),
  readCountry: countryReader(fetch, params.lang),
});
