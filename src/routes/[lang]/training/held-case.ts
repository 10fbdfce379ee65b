import { CaseWork } from '#training/cases';
import type { HeldExercises } from '../held-exercises.svelte.ts';

/**
 * The working of one case in this tab. It lies beside the sheets, in memory only: Leave and the idle time empty it. It is
 * no screening of the tab, so nothing that keeps screenings comes near it.
 */
export function heldCase(sheets: HeldExercises, id: string): CaseWork {
  return sheets.hold(`training ${id}`, () => new CaseWork(id));
}
