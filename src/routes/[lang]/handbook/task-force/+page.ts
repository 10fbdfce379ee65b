import { content, loadWords } from '#language';
import type { Projects } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, projects] = await Promise.all([
    loadWords(fetch, params.lang, 'library'),
    content<Projects>(fetch, params.lang, 'library/projects'),
  ]);
  return { words, ...projects };
};
