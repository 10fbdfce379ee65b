import { browser } from '$app/environment';
import { content, loadWords } from '#language';
import type { ContactEntry } from '#directory/core';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import type { ListWithId } from '#screening/core';
import type { SearchWords } from '#search/core';
import type { PageLoad } from './$types';

/** The text of the book and the signs, and whether all of it could be read. */
export interface TheRest {
  readonly chapters: readonly Chapter[];
  readonly lists: readonly ListWithId[];
  readonly whole: boolean;
}

export const load: PageLoad = async ({ fetch, params }) => {
  const entries = content<readonly ChapterEntry[]>(fetch, params.lang, 'library/index');

  /** Reads what the page can be shown without. What cannot be read is left out, and said. */
  async function readTheRest(): Promise<TheRest> {
    const [lists, ...chapters] = await Promise.allSettled([
      content<{ readonly lists: readonly ListWithId[] }>(fetch, params.lang, 'screening/indicators'),
      ...(await entries).map(({ id }) => content<Chapter>(fetch, params.lang, `library/chapter-${id}`)),
    ] as const);
    const read = chapters.flatMap((chapter) => (chapter.status === 'fulfilled' ? [chapter.value] : []));
    return {
      chapters: read,
      lists: lists.status === 'fulfilled' ? lists.value.lists : [],
      whole: lists.status === 'fulfilled' && read.length === chapters.length,
    };
  }
  // Begun at once and not waited for: the page is drawn meanwhile. A page that is built has no use for it.
  const theRest = browser ? readTheRest() : undefined;
  theRest?.catch(() => undefined);
  const [words, terms, contacts, searchWords] = await Promise.all([
    loadWords(fetch, params.lang, 'search'),
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
    content<readonly ContactEntry[]>(fetch, params.lang, 'countries/contacts'),
    content<SearchWords>(fetch, params.lang, 'search/words'),
  ]);
  return { words, entries: await entries, terms, contacts, searchWords, theRest };
};
