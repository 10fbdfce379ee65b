import { COST } from './derivation.ts';
import { deriveInWorker, type StartWorker } from './derive-in-worker.ts';
import { makeVault, type Vault } from './vault.ts';

/** The notebook of this browser profile. `startWorker` starts a built worker as the content security policy wants it. */
export function notebookVault(startWorker: StartWorker): Vault {
  return makeVault({ name: 'countersign-notebook', cost: COST, derive: deriveInWorker(startWorker) });
}

export {
  DamagedHeader,
  DamagedRecord,
  MissingRecord,
  NoDropBox,
  NoKey,
  NoPassphrase,
  NoVault,
  StorageRefused,
  VaultExists,
  VaultFault,
  VaultLocked,
  WrongPassphrase,
  asVaultFault,
  type VaultFaultCode,
} from './errors.ts';
export { askToPersist, type Persistence } from './persist.ts';
export { UNDO_SECONDS, type LockReason, type Undo, type Vault, type VaultItem } from './vault.ts';
export type { StartWorker } from './derive-in-worker.ts';

/** A file that a passphrase opens; read on first use. */
export const passphraseFile = (): Promise<typeof import('./passphrase-file.ts')> =>
  import('./passphrase-file.ts');
