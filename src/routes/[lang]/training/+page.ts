import { content, loadWords } from '#language';
import type { ListedCase } from '#training/cases/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, cases] = await Promise.all([
    loadWords(fetch, params.lang, 'training'),
    content<readonly ListedCase[]>(fetch, params.lang, 'training/cases'),
  ]);
  return { words, cases };
};
