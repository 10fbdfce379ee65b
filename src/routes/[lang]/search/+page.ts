import { content } from '#language';
import type { ContactEntry } from '#directory/core';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [chapters, terms, contacts] = await Promise.all([
    content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
    content<readonly ContactEntry[]>(fetch, params.lang, 'countries/contacts'),
  ]);
  const readChapter = (id: string): Promise<Chapter> =>
    content<Chapter>(fetch, params.lang, `library/chapter-${id}`);
  return { chapters, terms, contacts, readChapter };
};
