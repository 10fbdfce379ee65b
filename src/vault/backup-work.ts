import {
  openBackupFile,
  readBackupFile,
  writeBackup,
  type BackupContents,
  type BackupFile,
} from './backup.ts';
import { StorageRefused } from './errors.ts';
import type { KeyHolder } from './header.ts';

/** How far a backup is. `of` is 0 where a step cannot be counted. */
export interface BackupProgress {
  readonly step: 'collecting' | 'sealing' | 'checking' | 'opening' | 'reading';
  readonly done: number;
  readonly of: number;
}
export type Heard = (progress: BackupProgress) => void;

/** What takes long in a backup, done here or beside the screen. */
export interface BackupWork {
  /** The sealed file, opened again to see that it is whole. */
  seal(
    key: CryptoKey,
    header: KeyHolder,
    contents: BackupContents,
    onprogress: Heard,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** What is in a file whose outside is whole. Rejects with DamagedBackup. */
  open(file: BackupFile, key: CryptoKey, onprogress: Heard): Promise<BackupContents>;
}

/** Does it where it is asked for: in the worker, and in tests. */
export const workHere: BackupWork = {
  async seal(key, header, contents, onprogress) {
    onprogress({ step: 'sealing', done: 0, of: 0 });
    const file = await writeBackup(key, header, contents);
    onprogress({ step: 'checking', done: 0, of: 0 });
    // A backup that nobody tried to open is a hope. This is the file itself, read as a stranger's.
    const again = await openBackupFile(await readBackupFile(file), key);
    if (JSON.stringify(again) !== JSON.stringify(contents)) throw new StorageRefused('failed');
    return file;
  },
  open(file, key, onprogress) {
    onprogress({ step: 'opening', done: 0, of: 0 });
    return openBackupFile(file, key);
  },
};

/** As many entries go over to the other side, or are sealed, before the page may answer to somebody. */
const PIECE = 100;

/** A list in pieces of a hundred. */
export function* inPieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += PIECE) yield list.slice(from, from + PIECE);
}

/** Lets the page do what waits. */
export const aBreath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));
