import { content, loadWords } from '#language';
import type { AgreementWithSources } from '#giveouts/agreements/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, agreements] = await Promise.all([
    loadWords(fetch, params.lang, 'sheet', 'agreements', 'notes'),
    content<AgreementWithSources>(fetch, params.lang, 'giveouts/agreements'),
  ]);
  return { words, agreements };
};
