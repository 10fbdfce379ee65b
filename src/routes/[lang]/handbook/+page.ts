import { content } from '#language';
import type { ChapterEntry } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  chapters: await content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
});
