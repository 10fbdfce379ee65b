import { content, loadWords } from '#language';
import type { ChapterEntry } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, chapters] = await Promise.all([
    loadWords(fetch, params.lang, 'library'),
    content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
  ]);
  return { words, chapters };
};
