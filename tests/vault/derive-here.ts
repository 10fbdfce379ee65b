import { deriveHere } from '../../src/vault/argon2.ts';
import type { KeyAnswer, KeyQuestion } from '../../src/vault/derive-in-worker.ts';
import type { StartWorker } from '#vault';

/**
 * Stands in for the worker that derives the key, with the real derivation at its real cost. Other workers are refused, as
 * some browsers do.
 */
export const startHere: StartWorker = (address) => {
  if (!address.includes('argon2')) throw new Error('There are no workers here.');
  const worker = {
    onmessage: undefined as ((event: { readonly data: KeyAnswer }) => void) | undefined,
    onerror: undefined,
    terminate: () => undefined,
    postMessage: ({ passphrase, derivation }: KeyQuestion) => {
      void deriveHere(passphrase, derivation).then((bytes) => worker.onmessage?.({ data: { bytes } }));
    },
  };
  return worker as unknown as Worker;
};
