import type { Notebook } from '#notebook';
import type { SheetDraft } from '#notebook/core';
import type { HeldSheets } from './held-sheets.svelte.ts';
import { draftOf, fillingOf } from './sheets-in-notebook.ts';
import { pageOf } from './sheet-rooms.ts';

/**
 * Puts a sheet of the open notebook on its page, filled in as it was changed last, or as it is kept. What stood there and
 * was not kept is sealed as a draft first. Gives the page below the language; undefined, and nothing changed, when that
 * could not be done.
 */
export async function openSheet(
  of: Pick<SheetDraft, 'sheet' | 'work' | 'keptIn'>,
  { notebook, sheets }: { readonly notebook: Notebook; readonly sheets: HeldSheets },
): Promise<string | undefined> {
  const page = pageOf(of.sheet);
  const filling = fillingOf(notebook, of);
  if (page === undefined || !filling) return undefined;
  const there = sheets.of(of.sheet);
  if (there?.sheet.begun === true && there.work.id !== of.work) {
    const unchanged = JSON.stringify(there.sheet.entered) === there.work.kept;
    there.work.id ??= notebook.newId();
    if (!unchanged && !(await notebook.journal(draftOf(there, there.work.id))).ok) return undefined;
  }
  sheets.put(filling);
  return page;
}
