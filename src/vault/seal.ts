import { DamagedRecord } from './errors.ts';

/** What lies in the database. Nothing in clear tells whose note it is, what kind, or when it was written. */
export interface SealedRecord {
  /** 128 random bits in hex. */
  readonly id: string;
  /** Which way of sealing was used. Old ways stay readable for ever. */
  readonly seal: 1;
  /** 12 bytes, fresh for every write. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** The padded content in one block, or in several from before format 4, then 16 bytes of tag. */
  readonly ciphertext: ArrayBuffer;
}

/** What was put in while the notebook was locked. `sealed` is an age file. */
export interface DroppedRecord {
  readonly id: string;
  readonly seal: 2;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Padded content is a whole number of these, in bytes, so that a length says little. */
export const BLOCK = 4096;
/** Four bytes, big-endian, at the start of the first block: how many bytes of content follow. */
const LENGTH_BYTES = 4;
export const TAG_BYTES = 16;
const NONCE_BYTES = 12;

/** A random id of 128 bits, in hex. */
export function newId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Bytes out of hex digits. Throws RangeError for anything else. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})*$/.test(hex)) throw new RangeError('not hex');
  return Uint8Array.from({ length: hex.length / 2 }, (_, n) => parseInt(hex.slice(2 * n, 2 * n + 2), 16));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ties the ciphertext to its id and way of sealing, so that a record copied over another will not open. */
function boundTo(id: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`countersign record, seal 1, ${id}`),
    tagLength: TAG_BYTES * 8,
  };
}

/** Seals whole blocks under an id, and wipes them. */
export async function sealBlocks(
  key: CryptoKey,
  id: string,
  padded: Uint8Array<ArrayBuffer>,
): Promise<SealedRecord> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const ciphertext = await crypto.subtle.encrypt(boundTo(id, nonce), key, padded);
  padded.fill(0);
  return { id, seal: 1, nonce, ciphertext };
}

/** Opens the blocks of a record. Rejects with `DamagedRecord` for whatever is not exactly what was sealed under this id. */
export async function openBlocks(
  key: CryptoKey,
  stored: unknown,
  id: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isSealedRecord(stored) || stored.id !== id) throw new DamagedRecord(id);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(boundTo(id, stored.nonce), key, stored.ciphertext));
  } catch {
    throw new DamagedRecord(id);
  }
}

/** Tells one write of a record from the next; '' for what is not there, or is not such a record. */
export const writeOf = (stored: unknown): string => (isSealedRecord(stored) ? toHex(stored.nonce) : '');

function isSealedRecord(stored: unknown): stored is SealedRecord {
  if (typeof stored !== 'object' || stored === null) return false;
  const record = stored as Partial<Record<keyof SealedRecord, unknown>>;
  return (
    typeof record.id === 'string' &&
    record.seal === 1 &&
    record.nonce instanceof Uint8Array &&
    record.nonce.length === NONCE_BYTES &&
    record.ciphertext instanceof ArrayBuffer
  );
}

export const fitsOneBlock = (content: Uint8Array): boolean => LENGTH_BYTES + content.length <= BLOCK;

/** Content in whole blocks, its length before it. */
export function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((LENGTH_BYTES + content.length) / BLOCK);
  const padded = new Uint8Array(blocks * BLOCK);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** What stands in whole blocks. Throws RangeError for what `pad` did not make. */
export function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array {
  if (padded.length === 0 || padded.length % BLOCK !== 0) throw new RangeError('not whole blocks');
  const length = new DataView(padded.buffer).getUint32(0);
  if (length > padded.length - LENGTH_BYTES) throw new RangeError('longer than its blocks');
  return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}

export function isDropped(stored: unknown): stored is DroppedRecord {
  if (typeof stored !== 'object' || stored === null) return false;
  const record = stored as Partial<Record<keyof DroppedRecord, unknown>>;
  return typeof record.id === 'string' && record.seal === 2 && record.sealed instanceof Uint8Array;
}
