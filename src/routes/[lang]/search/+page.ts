import { content } from '#language';
import type { ContactEntry } from '#directory/core';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import type { ListWithId } from '#screening/core';
import type { SearchWords } from '#search/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [entries, terms, contacts, searchWords] = await Promise.all([
    content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
    content<readonly ContactEntry[]>(fetch, params.lang, 'countries/contacts'),
    content<SearchWords>(fetch, params.lang, 'search/words'),
  ]);
  const readChapter = (id: string): Promise<Chapter> =>
    content<Chapter>(fetch, params.lang, `library/chapter-${id}`);
  const readLists = async (): Promise<readonly ListWithId[]> =>
    (await content<{ readonly lists: readonly ListWithId[] }>(fetch, params.lang, 'screening/indicators'))
      .lists;
  return { entries, terms, contacts, searchWords, readChapter, readLists };
};
