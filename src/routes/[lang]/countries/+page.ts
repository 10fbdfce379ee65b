import { content, loadWords } from '#language';
import type { Figures, RegionMap } from '#countries/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, figures, map] = await Promise.all([
    loadWords(fetch, params.lang, 'figures'),
    content<Figures>(fetch, params.lang, 'figures/region'),
    content<RegionMap>(fetch, params.lang, 'figures/map'),
  ]);
  return { words, figures, map };
};
