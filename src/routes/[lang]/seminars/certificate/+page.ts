import { content, languages, loadWords } from '#language';
import type { SeminarTestFile } from '#training/results/core';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => languages.map((lang) => ({ lang }));

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, test] = await Promise.all([
    loadWords(fetch, params.lang, 'results'),
    content<SeminarTestFile>(fetch, params.lang, 'seminars/test'),
  ]);
  return { words, test };
};
