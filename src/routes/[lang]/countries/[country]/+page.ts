import { error } from '@sveltejs/kit';
import { content, loadWords } from '#language';
import type { Figures } from '#countries/core';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, country, { countries }] = await Promise.all([
    loadWords(fetch, params.lang, 'figures'),
    countryReader(fetch, params.lang)(params.country),
    content<{ countries: readonly string[] }>(fetch, params.lang, 'figures/index'),
  ]);
  // int and xx hold bodies without a country: they have contacts, and no law.
  if (country.facts === null) error(404, 'This address holds contacts only.');
  const figures = countries.includes(country.code)
    ? await content<Figures>(fetch, params.lang, `figures/${country.code}`)
    : null;
  return { words, country, figures };
};
