import { content } from '#language';
import type { ContactEntry } from '#directory/core';
import { countryReader } from '../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  contacts: await content<readonly ContactEntry[]>(fetch, params.lang, 'countries/contacts'),
  readCountry: countryReader(fetch, params.lang),
});
