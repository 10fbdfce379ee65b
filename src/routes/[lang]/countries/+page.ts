import { content } from '#language';
import type { Figures, RegionMap } from '#countries/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [figures, map] = await Promise.all([
    content<Figures>(fetch, params.lang, 'figures/region'),
    content<RegionMap>(fetch, params.lang, 'figures/map'),
  ]);
  return { figures, map };
};
