import { content } from '#language';
import type { ContactEntry } from '#directory/core';
import type { ChapterEntry, Term } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [chapters, terms, contacts] = await Promise.all([
    content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index'),
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
    content<readonly ContactEntry[]>(fetch, params.lang, 'countries/contacts'),
  ]);
  return { chapters, terms, contacts };
};
