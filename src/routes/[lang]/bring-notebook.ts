import { Notebook, deviceClock, watchActivity } from '#notebook';
import { UNDECIDED } from '#notebook/core';
import { STANDARD_POLICY, type Policy } from '#policy/core';
import { startWorker } from '#ui';
import { notebookVault } from '#vault';

/**
 * Makes the notebook of this tab: over the vault on this device, looked at once, and locking itself after a while
 * without activity on `page`. It lasts as long as the page does, so nothing stops the watching. `policy` is asked for
 * each time and is undefined until it was read: until then nothing is deleted, because it may say to keep it.
 */
export async function bringNotebook(page: Document, policy: () => Policy | undefined): Promise<Notebook> {
  const notebook = new Notebook({
    vault: notebookVault(startWorker),
    clock: deviceClock,
    retention: () => {
      const read = policy();
      if (!read) return { ...UNDECIDED, legalHold: true };
      const { retention, records, decided } = read;
      return {
        retentionDays: retention.days,
        legalHold: retention.legalHold,
        endDayAction: retention.endDayAction,
        records: decided.includes('records') ? records : null,
        legalBasis: retention.legalBasis,
        decided: decided.includes('retention.days'),
      };
    },
    tryLimits: () => {
      const eraseAfterWrongTries = policy()?.eraseAfterWrongTries ?? null;
      return eraseAfterWrongTries === null ? {} : { eraseAfterWrongTries };
    },
  });
  await notebook.check();
  watchActivity(notebook, { page, clock: deviceClock, times: () => policy() ?? STANDARD_POLICY });
  return notebook;
}

export { lockAway, opened } from './sheets-in-notebook.ts';
