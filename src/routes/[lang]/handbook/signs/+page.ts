import { content } from '#language';
import type { Source } from '#library/content';
import type { ListWithId } from '#screening/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [signs, sources] = await Promise.all([
    content<{ readonly lists: readonly ListWithId[] }>(fetch, params.lang, 'screening/indicators'),
    content<readonly Source[]>(fetch, params.lang, 'library/sources'),
  ]);
  return { lists: signs.lists, sources };
};
