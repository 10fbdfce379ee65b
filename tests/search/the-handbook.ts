import { compile } from '../../src/compiler/compile.ts';
import type { ContactEntry } from '#directory/core';
import { wordsOf, type Catalogue } from '#language';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import type { ListWithId } from '#screening/core';
import type { Findable, SearchWords } from '#search/core';
import type { ListedCountry } from '#shell';
import { findablesOf } from '../../src/routes/[lang]/search/findables.ts';

/** The handbook of this edition, made into what the page of search makes of it. */
export function theHandbook(): { findables: Map<string, Findable>; searchWords: SearchWords } {
  const files = compile('handbook');
  const { t } = wordsOf('en', { en: files['interface'] as Catalogue });
  const entries = files['library/index'] as readonly ChapterEntry[];
  const findables = findablesOf(
    {
      entries,
      chapters: entries.map(({ id }) => files[`library/chapter-${id}`] as Chapter),
      terms: files['library/glossary'] as readonly Term[],
      lists: (files['screening/indicators'] as { readonly lists: readonly ListWithId[] }).lists,
      contacts: files['countries/contacts'] as readonly ContactEntry[],
      countries: files['countries/index'] as readonly ListedCountry[],
      here: null,
    },
    t,
  );
  return { findables, searchWords: files['search/words'] as SearchWords };
}
