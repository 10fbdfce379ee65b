import type { Change } from '#editions/core';
import { content, loadWords } from '#language';
import type { PageLoad } from './$types';

/** What this edition changed since the one before it; `since` is null for the first. */
interface Changes {
  readonly since: string | null;
  readonly changes: readonly Change[];
}

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, changes] = await Promise.all([
    loadWords(fetch, params.lang, 'about', 'library'),
    content<Changes>(fetch, params.lang, 'library/changes'),
  ]);
  return { words, changes };
};
