import type { BackupContents, BackupEntry } from './backup.ts';
import { aBreath, inPieces, workHere } from './backup-work.ts';
import type { BackupAnswer, BackupQuestion } from './backup-in-worker.ts';
import { DamagedBackup } from './errors.ts';

/*
 * Seals and opens backups beside the screen. It reaches nothing: what it works on is handed to it, and what comes of it is
 * handed back, entries in pieces, so that neither side has to take in all of them at one time.
 */

const answer = (message: BackupAnswer, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

let entries: BackupEntry[] = [];

async function seal({ key, header, contents }: Extract<BackupQuestion, { ask: 'seal' }>): Promise<void> {
  // The order of the fields is that of a backup: it is compared with what is read out of the file.
  const { format, vault, madeAt, damaged, keeping } = contents;
  const whole: BackupContents = { format, vault, madeAt, entries, damaged, keeping };
  const file = await workHere.seal(key, header, whole, (progress) => answer({ progress }));
  answer({ file }, [file.buffer]);
}

async function open({ key, file }: Extract<BackupQuestion, { ask: 'open' }>): Promise<void> {
  const { entries: found, ...contents } = await workHere.open(file, key, (progress) => answer({ progress }));
  for (const some of inPieces(found)) {
    answer({ entries: some, of: found.length });
    await aBreath();
  }
  answer({ contents });
}

self.onmessage = async ({ data }: MessageEvent<BackupQuestion>) => {
  try {
    if (data.ask === 'take') entries.push(...data.entries);
    else if (data.ask === 'seal') await seal(data);
    else await open(data);
  } catch (error) {
    entries = [];
    answer(
      error instanceof DamagedBackup
        ? { damaged: error.part }
        : { failed: error instanceof Error ? error.message : 'unknown' },
    );
  }
};
