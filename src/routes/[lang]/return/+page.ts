import { content, loadWords } from '#language';
import type { ReturnWithSources } from '#giveouts/return/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, plan] = await Promise.all([
    loadWords(fetch, params.lang, 'sheet', 'return', 'notes'),
    content<ReturnWithSources>(fetch, params.lang, 'giveouts/return'),
  ]);
  return { words, plan };
};
