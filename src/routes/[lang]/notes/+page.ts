import { loadWords } from '#language';
import { countryReader } from '../read-country.ts';
import type { PageLoad } from './$types';

/** The words of cases, codes, sheets, backups and links, which no other page needs. */
export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'case', 'codes', 'links', 'safekeeping', 'notes'),
  readCountry: countryReader(fetch, params.lang),
});
