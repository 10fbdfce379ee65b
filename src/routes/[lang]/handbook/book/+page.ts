import { content, loadWords } from '#language';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, chapters] = await Promise.all([
    loadWords(fetch, params.lang, 'library'),
    content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
  ]);
  // The texts come when the page stands: in the page itself they would weigh as much as everything else together.
  const readChapter = (id: string): Promise<Chapter> =>
    content<Chapter>(fetch, params.lang, `library/chapter-${id}`);
  const readTerms = (): Promise<readonly Term[]> =>
    content<readonly Term[]>(fetch, params.lang, 'library/glossary');
  return { words, chapters, readTerms, readChapter };
};
