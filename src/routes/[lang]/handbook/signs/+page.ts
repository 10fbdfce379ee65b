import { content, loadWords } from '#language';
import type { Source } from '#library/content';
import type { ListWithId } from '#screening/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, signs, sources] = await Promise.all([
    loadWords(fetch, params.lang, 'library'),
    content<{ readonly lists: readonly ListWithId[] }>(fetch, params.lang, 'screening/indicators'),
    content<readonly Source[]>(fetch, params.lang, 'library/sources'),
  ]);
  return { words, lists: signs.lists, sources };
};
