import { content, loadWords } from '#language';
import type { ChecklistWithId } from '#checklists/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, checklist] = await Promise.all([
    loadWords(fetch, params.lang, 'sheet', 'checklists', 'notes'),
    content<ChecklistWithId>(fetch, params.lang, `checklists/${params.id}`),
  ]);
  return { words, checklist };
};
