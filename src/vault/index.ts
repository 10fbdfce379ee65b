import { COST } from './derivation.ts';
import { deriveInWorker, type StartWorker } from './derive-in-worker.ts';
import { NOTEBOOK_DATABASE } from './look.ts';
import { makeVault, type Vault } from './vault.ts';

/** The notebook of this browser profile. `startWorker` starts a built worker as the content security policy wants it. */
export function notebookVault(startWorker: StartWorker): Vault {
  return makeVault({ name: NOTEBOOK_DATABASE, cost: COST, derive: deriveInWorker(startWorker), startWorker });
}

export {
  DamagedBackup,
  DamagedHeader,
  DamagedRecord,
  ErasedAfterTries,
  MissingRecord,
  NoDropBox,
  NoKey,
  NoPassphrase,
  NoSheets,
  NoVault,
  RestoreMovedOn,
  SheetsDoNotOpen,
  StorageRefused,
  UnreadableSheet,
  VaultExists,
  VaultFault,
  VaultLocked,
  WrongPassphrase,
  type BackupPart,
  type SheetsReason,
  asVaultFault,
  type VaultFaultCode,
  type WrongWord,
} from './errors.ts';
export { liesHere } from './look.ts';
export { askToPersist, type Persistence } from './persist.ts';
export { UNDO_SECONDS, type LockReason, type Tries, type Undo, type Vault, type VaultItem } from './vault.ts';
export type { ListLine, ListLines } from './list.ts';
export type { TryLimits } from './tries.ts';
export type { BackupEntry } from './backup.ts';
export type { BackupProgress } from './backup-work.ts';
export type { Keeping, OpenedBackup, Opener, PrintedSheet, Recovery } from './recovery.ts';
export type { Sheet } from './sheets.ts';
export type { StartWorker } from './derive-in-worker.ts';

/** A file that a passphrase opens; read on first use. */
export const passphraseFile = (): Promise<typeof import('./passphrase-file.ts')> =>
  import('./passphrase-file.ts');
