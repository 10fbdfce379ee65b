import type { BackupContents, BackupEntry, BackupFile } from './backup.ts';
import { aBreath, inPieces, workHere, type BackupProgress, type BackupWork } from './backup-work.ts';
import backupWorker from './backup.worker.ts?worker&url';
import type { StartWorker } from './derive-in-worker.ts';
import { DamagedBackup, StorageRefused, VaultLocked, type BackupPart } from './errors.ts';
import type { KeyHolder } from './header.ts';

/** A backup without its entries. */
type Bare = Omit<BackupContents, 'entries'>;

export type BackupQuestion =
  | { readonly ask: 'take'; readonly entries: readonly BackupEntry[] }
  | { readonly ask: 'seal'; readonly key: CryptoKey; readonly header: KeyHolder; readonly contents: Bare }
  | { readonly ask: 'open'; readonly key: CryptoKey; readonly file: BackupFile };

export type BackupAnswer =
  | { readonly progress: BackupProgress }
  | { readonly file: Uint8Array<ArrayBuffer> }
  | { readonly entries: readonly BackupEntry[]; readonly of: number }
  | { readonly contents: Bare }
  | { readonly damaged: BackupPart }
  | { readonly failed: string };

/**
 * Seals and opens backups in a worker, which ends with the answer. A key is handed to it that no script can export, and a
 * lock ends the worker, and that key with it. Where workers are refused the page does it itself, and stands still meanwhile.
 */
export function workBeside(startWorker: StartWorker, onlock: (heard: () => void) => () => void): BackupWork {
  return {
    async seal(key, header, contents, onprogress) {
      const worker = started(startWorker);
      if (!worker) return workHere.seal(key, header, contents, onprogress);
      const { entries, ...bare } = contents;
      return during(worker, onlock, async (answers) => {
        let done = 0;
        for (const some of inPieces(entries)) {
          onprogress({ step: 'collecting', done, of: entries.length });
          worker.postMessage({ ask: 'take', entries: some } satisfies BackupQuestion);
          done += some.length;
          await aBreath();
        }
        worker.postMessage({ ask: 'seal', key, header, contents: bare } satisfies BackupQuestion);
        return answers((answer, found: (file: Uint8Array<ArrayBuffer>) => void) => {
          if ('progress' in answer) onprogress(answer.progress);
          if ('file' in answer) found(answer.file);
        });
      });
    },
    async open(file, key, onprogress) {
      const worker = started(startWorker);
      if (!worker) return workHere.open(file, key, onprogress);
      return during(worker, onlock, (answers) => {
        worker.postMessage({ ask: 'open', key, file } satisfies BackupQuestion);
        const entries: BackupEntry[] = [];
        return answers((answer, found: (contents: BackupContents) => void) => {
          if ('progress' in answer) onprogress(answer.progress);
          if ('entries' in answer) {
            entries.push(...answer.entries);
            onprogress({ step: 'reading', done: entries.length, of: answer.of });
          }
          if ('contents' in answer) {
            const { format, vault, madeAt, damaged, keeping } = answer.contents;
            found({ format, vault, madeAt, entries, damaged, keeping });
          }
        });
      });
    },
  };
}

function started(startWorker: StartWorker): Worker | undefined {
  try {
    return startWorker(backupWorker);
  } catch {
    return undefined;
  }
}

/** Hears the answers of a worker until one of them is what was wanted. */
type Answers = <T>(take: (answer: BackupAnswer, found: (result: T) => void) => void) => Promise<T>;

/** Runs a piece of work with a worker that ends with it, at a fault, and at a lock. */
async function during<T>(
  worker: Worker,
  onlock: (heard: () => void) => () => void,
  work: (answers: Answers) => Promise<T>,
): Promise<T> {
  let hear: (answer: BackupAnswer) => void = () => undefined;
  let stop: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    stop = onlock(() => {
      worker.terminate();
      reject(new VaultLocked());
    });
    worker.onerror = (event) => reject(new StorageRefused('failed', new Error(event.message)));
    worker.onmessage = ({ data }: MessageEvent<BackupAnswer>) => {
      if ('damaged' in data) reject(new DamagedBackup(data.damaged));
      else if ('failed' in data) reject(new StorageRefused('failed', new Error(data.failed)));
      else hear(data);
    };
  });
  try {
    return await Promise.race([
      work((take) => new Promise((found) => (hear = (answer) => take(answer, found)))),
      ended,
    ]);
  } finally {
    stop();
    worker.terminate();
  }
}
