import { content, loadWords } from '#language';
import type { SelfTestWithSources } from '#giveouts/selftest/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, test] = await Promise.all([
    loadWords(fetch, params.lang, 'sheet', 'selftest', 'notes'),
    content<SelfTestWithSources>(fetch, params.lang, 'giveouts/selftest'),
  ]);
  return { words, test };
};
