import { error } from '@sveltejs/kit';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const country = await countryReader(fetch, params.lang)(params.country);
  // int and xx hold bodies without a country: they have contacts, and no law.
  if (country.facts === null) error(404, 'This address holds contacts only.');
  return { country };
};
