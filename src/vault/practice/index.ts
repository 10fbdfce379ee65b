import { COST } from '../derivation.ts';
import { deriveInWorker, type StartWorker } from '../derive-in-worker.ts';
import { makeVault, type Vault } from '../vault.ts';

/** A vault for practice only: a database of its own, which holds invented people and never a real note. */
export function practiceVault(startWorker: StartWorker): Vault {
  return makeVault({ name: 'countersign-practice', cost: COST, derive: deriveInWorker(startWorker) });
}
