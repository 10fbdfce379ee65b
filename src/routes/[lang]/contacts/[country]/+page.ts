import { loadWords } from '#language';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const read = countryReader(fetch, params.lang);
  const [country, region, world, words] = await Promise.all([
    read(params.country),
    read('xx'),
    read('int'),
    loadWords(fetch, params.lang, 'own', 'notes'),
  ]);
  return { country, region, world, words };
};
