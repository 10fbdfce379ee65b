/** How a key is made from a passphrase. Stored beside what it wraps, so that it can be raised over time. */
export interface Derivation {
  readonly way: 'argon2id';
  /** Argon2 version 1.3, as its specification writes it: 0x13. */
  readonly version: 19;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Uint8Array<ArrayBuffer>;
}

export type Cost = Pick<Derivation, 'memoryKiB' | 'passes' | 'lanes'>;

/** What every new header is made with: 64 MiB, three passes, one lane. */
export const COST: Cost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/**
 * Works out 32 bytes from a passphrase. Rejects with `NoKey` when the device cannot.
 * The one who calls it overwrites the bytes after use.
 */
export type Derive = (passphrase: string, derivation: Derivation) => Promise<Uint8Array<ArrayBuffer>>;

/** The passphrase as bytes. NFKC, so that two keyboards that write the same letters differently agree. */
export function passphraseBytes(passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(passphrase.normalize('NFKC'));
}
