import argon2Worker from './argon2.worker.ts?worker&url';
import type { Derivation, Derive } from './derivation.ts';
import { NoKey } from './errors.ts';

export interface KeyQuestion {
  readonly passphrase: string;
  readonly derivation: Derivation;
}
export type KeyAnswer = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: string };

/** Starts a worker of the app from its address, as the content security policy wants it. Throws where it is refused. */
export type StartWorker = (address: string) => Worker;

/**
 * Works out the key in a worker of its own, which ends with the answer: its 64 MiB, and whatever of the
 * passphrase lies in them, go back to the system.
 */
export function deriveInWorker(startWorker: StartWorker): Derive {
  return (passphrase, derivation) =>
    new Promise((resolve, reject) => {
      let worker: Worker;
      try {
        worker = startWorker(argon2Worker);
      } catch (error) {
        reject(new NoKey(error));
        return;
      }
      worker.onmessage = (event: MessageEvent<KeyAnswer>) => {
        worker.terminate();
        if ('bytes' in event.data) resolve(event.data.bytes);
        else reject(new NoKey(new Error(event.data.failed)));
      };
      worker.onerror = (event) => {
        worker.terminate();
        reject(new NoKey(new Error(event.message)));
      };
      worker.postMessage({ passphrase, derivation } satisfies KeyQuestion);
    });
}
