import { COST } from '../derivation.ts';
import { deriveInWorker, type StartWorker } from '../derive-in-worker.ts';
import { makeVault } from '../vault.ts';
import { practiceOn, type Practice } from './practice.ts';

/** The database of practice. It holds invented people and never a real note. */
export const PRACTICE_DATABASE = 'countersign-practice';

/** The practice of this browser profile. `startWorker` starts a built worker as the content security policy wants it. */
export function practiceVault(startWorker: StartWorker): Practice {
  return practiceOn(makeVault({ name: PRACTICE_DATABASE, cost: COST, derive: deriveInWorker(startWorker) }));
}

export { asVaultFault, type VaultFaultCode } from '../errors.ts';
export { asExercise, isExercise, type Exercise } from '../exercise.ts';
export { UNDO_SECONDS, type LockReason, type Tries, type Undo } from '../vault.ts';
export type { StartWorker } from '../derive-in-worker.ts';
export type { Practice, PracticeItem } from './practice.ts';
