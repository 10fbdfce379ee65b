import { Notebook, deviceClock, watchActivity, type LockTimes } from '#notebook';
import { startWorker } from '#ui';
import { notebookVault } from '#vault';

/**
 * Makes the notebook of this tab: over the vault on this device, looked at once, and locking itself after a while
 * without activity on `page`. It lasts as long as the page does, so nothing stops the watching.
 */
export async function bringNotebook(page: Document, times: () => LockTimes): Promise<Notebook> {
  const notebook = new Notebook({ vault: notebookVault(startWorker), clock: deviceClock });
  await notebook.check();
  watchActivity(notebook, { page, clock: deviceClock, times });
  return notebook;
}
