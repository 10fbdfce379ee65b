import { content, loadWords } from '#language';
import type { ListedChecklist } from '#checklists/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, checklists] = await Promise.all([
    loadWords(fetch, params.lang, 'checklists'),
    content<readonly ListedChecklist[]>(fetch, params.lang, 'checklists/index'),
  ]);
  return { words, checklists };
};
