import type { Notebook } from '#notebook';
import type { SheetDraft } from '#notebook/core';
import { enteredIn, type HeldSheets, type OpenSheet, type ToFill } from './held-sheets.svelte.ts';

/* What becomes of the sheets of this tab while there is a notebook. It comes with the notebook: nobody else needs it. */

/** The draft of a sheet, as the notebook seals it. */
export const draftOf = ({ name, sheet, work }: OpenSheet, id: string): SheetDraft => ({
  sheet: name,
  work: id,
  keptIn: work.keptIn,
  entered: sheet.entered,
});

/** A sheet of the open notebook as it is to be filled in: as it was changed last, or as it is kept. */
export function fillingOf(
  notebook: Notebook,
  of: Pick<SheetDraft, 'sheet' | 'work' | 'keptIn'>,
): ToFill | undefined {
  const found = of.keptIn === null ? undefined : notebook.findSheet(of.work, of.keptIn.caseId);
  const kept = found && { entered: enteredIn(found.data) };
  const draft = notebook.restoreDraft({ work: of.work });
  // A case that was taken over twice has the same sheets twice: a change of the one is none of the other.
  if (draft && 'work' in draft && draft.keptIn?.caseId === of.keptIn?.caseId) {
    // Taken out of its case, or gone with it: what was changed stands on its own.
    return kept ? { draft, kept } : { draft: { ...draft, keptIn: null } };
  }
  return kept && { draft: { ...of, entered: kept.entered }, kept };
}

/** Seals what was entered and is not kept, while the notebook is open: held at once, on the disk after a pause. */
export function sealChanges(open: OpenSheet, notebook: Notebook): void {
  const { sheet, work } = open;
  if (!sheet.begun || JSON.stringify(sheet.entered) === work.kept) return;
  work.id ??= notebook.newId();
  work.sealed = true;
  const draft = draftOf(open, work.id);
  notebook.hold(draft);
  const { id } = work;
  work.afterPause(() => {
    // Kept, emptied or put away meanwhile: a draft of it would come back from nowhere.
    const unkept = work.id === id && sheet.begun && JSON.stringify(sheet.entered) !== work.kept;
    if (unkept && notebook.status === 'open') void notebook.journal(draftOf(open, id));
  });
}

/** The notebook locked: what is sealed in it goes off the screen. What never was in it stays, as without a notebook. */
export function lockAway(sheets: HeldSheets): void {
  for (const [
    name,
    {
      draft: { work },
    },
  ] of sheets.waiting) {
    if (work !== '') sheets.waiting.delete(name);
  }
  for (const { name, sheet, work } of sheets.held.values()) {
    if (!work.sealed) continue;
    if (sheet.begun && work.id !== null) sheets.sealedAway.set(name, { id: work.id, keptIn: work.keptIn });
    sheet.clear();
    work.clear();
  }
  sheets.lockedAway = [...sheets.sealedAway.keys()];
}

/**
 * The notebook is open: what was begun without it is sealed in it from now on, and what its lock took off the screen
 * comes back, unless something else was begun there.
 */
export function opened(sheets: HeldSheets, notebook: Notebook): void {
  for (const open of sheets.held.values()) sealChanges(open, notebook);
  for (const [name, { id, keptIn }] of sheets.sealedAway) {
    const filling = fillingOf(notebook, { sheet: name, work: id, keptIn });
    if (filling && sheets.held.get(name)?.sheet.begun !== true) sheets.put(filling);
  }
  sheets.sealedAway.clear();
  sheets.lockedAway = [];
}
