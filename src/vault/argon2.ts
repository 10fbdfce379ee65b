import { argon2id as argon2idWithoutWasm } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import { type Derivation, passphraseBytes } from './derivation.ts';

/**
 * Argon2id by hash-wasm, in whatever thread calls it. 32 bytes out.
 * Imported by the worker and by tests only: it must not be in the first load.
 */
export async function deriveHere(
  passphrase: string,
  derivation: Derivation,
): Promise<Uint8Array<ArrayBuffer>> {
  const password = passphraseBytes(passphrase);
  try {
    const bytes = await argon2id({
      password,
      salt: derivation.salt,
      memorySize: derivation.memoryKiB,
      iterations: derivation.passes,
      parallelism: derivation.lanes,
      hashLength: 32,
      outputType: 'binary',
    });
    return new Uint8Array(bytes);
  } finally {
    password.fill(0);
  }
}

/** The same bytes without WebAssembly, three to five times slower, for browsers that refuse it. */
export function deriveHereWithoutWasm(passphrase: string, derivation: Derivation): Uint8Array<ArrayBuffer> {
  const password = passphraseBytes(passphrase);
  try {
    const bytes = argon2idWithoutWasm(password, derivation.salt, {
      m: derivation.memoryKiB,
      t: derivation.passes,
      p: derivation.lanes,
      version: derivation.version,
      dkLen: 32,
    });
    return new Uint8Array(bytes);
  } finally {
    password.fill(0);
  }
}
