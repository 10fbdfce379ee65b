import { startWorker } from '#ui';
import { keptResults } from '#training/cases';
import { practiceVault, type Practice } from '#vault/practice';

let practice: Practice | undefined;

/** The practice of this tab with what shows it, read when it is wanted: whoever keeps nothing waits for neither. */
export async function bringKeptResults() {
  const KeptResults = await keptResults();
  practice ??= practiceVault(startWorker);
  return { KeptResults, practice };
}
