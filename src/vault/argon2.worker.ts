import { deriveHere, deriveHereWithoutWasm } from './argon2.ts';
import type { KeyAnswer, KeyQuestion } from './derive-in-worker.ts';

async function derive({ passphrase, derivation }: KeyQuestion): Promise<Uint8Array<ArrayBuffer>> {
  // Some hardened browsers take WebAssembly away altogether; the officer can still wait a few seconds.
  if (!('WebAssembly' in globalThis)) return deriveHereWithoutWasm(passphrase, derivation);
  return deriveHere(passphrase, derivation);
}

self.onmessage = async (event: MessageEvent<KeyQuestion>) => {
  let answer: KeyAnswer;
  try {
    answer = { bytes: await derive(event.data) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : 'unknown' };
  }
  self.postMessage(answer, { transfer: 'bytes' in answer ? [answer.bytes.buffer] : [] });
};
