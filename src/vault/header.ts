import type { Cost, Derivation, Derive } from './derivation.ts';
import { DamagedHeader, NoKey, WrongPassphrase } from './errors.ts';
import { newId, toHex } from './seal.ts';

/** One way to the vault key: wrapped by a key that someone can bring. */
export interface PassphraseWrap {
  readonly by: 'passphrase';
  readonly derivation: Derivation;
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** The 32 bytes of the vault key, then 16 bytes of tag. */
  readonly wrapped: ArrayBuffer;
}

/** A wrap that a later version added; kept as it is when the passphrase changes. */
export interface OtherWrap {
  readonly by: string;
}

/**
 * A way into the notebook while it is locked: its public key lies in the header in clear, its private key is sealed with
 * the vault key. Whoever has the public key can put something in, and nobody takes anything out without the passphrase.
 */
export interface DropBox {
  /** An age recipient, `age1...`. */
  readonly recipient: string;
  /** 12 bytes. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  /** The age identity, `AGE-SECRET-KEY-1...`, under the vault key, then 16 bytes of tag. */
  readonly identity: ArrayBuffer;
}

export interface VaultHeader {
  readonly id: 'header';
  /** 2 has a drop box; 1 was written before there was one, and opens as it is. */
  readonly format: 1 | 2;
  /** 128 random bits in hex: tells one vault from the next one made under the same name. */
  readonly vault: string;
  readonly wraps: readonly (PassphraseWrap | OtherWrap)[];
  readonly dropBox?: DropBox;
}

/** What overwrites the header when a vault is erased. */
export interface Tombstone {
  readonly id: 'header';
  readonly format: 1;
  /** 128 random bits in hex, so that an undo and a clean-up meet only the erasure they belong to. */
  readonly erased: string;
}

const AES = { name: 'AES-GCM', length: 256 } as const;

export function tombstone(): Tombstone {
  return { id: 'header', format: 1, erased: newId() };
}

export function isTombstone(stored: unknown): stored is Tombstone {
  return typeof stored === 'object' && stored !== null && 'erased' in stored;
}

/** Reads what lies in the header store. Throws `DamagedHeader` for what this version cannot use. */
export function asHeader(stored: unknown): VaultHeader {
  const header = stored as Partial<Record<keyof VaultHeader, unknown>> | null | undefined;
  if (
    (header?.format !== 1 && header?.format !== 2) ||
    typeof header.vault !== 'string' ||
    !Array.isArray(header.wraps)
  ) {
    throw new DamagedHeader();
  }
  passphraseWrapOf(stored as VaultHeader);
  return stored as VaultHeader;
}

/** Makes a header with a new random vault key in it, and hands back that key, which cannot be exported. */
export async function makeHeader(
  passphrase: string,
  cost: Cost,
  derive: Derive,
): Promise<{ header: VaultHeader; key: CryptoKey }> {
  const exportable = await subtle().generateKey(AES, true, ['encrypt', 'decrypt']);
  const vault = newId();
  const wrap = await wrapByPassphrase(exportable, vault, passphrase, cost, derive);
  const key = await openWrap(wrap, vault, passphrase, derive, false);
  const header: VaultHeader = { id: 'header', format: 2, vault, wraps: [wrap] };
  // A notebook without a way in is a notebook all the same: it gets one at the next unlock.
  const dropBox = await import('./drop-box.ts')
    .then((part) => part.makeDropBox(key, vault))
    .catch(() => undefined);
  return { header: dropBox ? { ...header, dropBox } : header, key };
}

/** The header with another drop box. Everything else stays, also what a later version added. */
export function withDropBox(header: VaultHeader, dropBox: DropBox): VaultHeader {
  return { ...header, format: 2, dropBox };
}

/** The drop box of a header; undefined for a header of format 1, and for one whose box cannot be used. */
export function dropBoxOf(header: VaultHeader): DropBox | undefined {
  return isDropBox(header.dropBox) ? header.dropBox : undefined;
}

/** The vault key, not exportable. Rejects with `WrongPassphrase`, after the whole derivation. */
export function openHeader(header: VaultHeader, passphrase: string, derive: Derive): Promise<CryptoKey> {
  return openWrap(passphraseWrapOf(header), header.vault, passphrase, derive, false);
}

/** The same vault key under another passphrase: records need no new sealing. Other wraps stay. */
export async function rewrapHeader(
  header: VaultHeader,
  passphrase: string,
  newPassphrase: string,
  cost: Cost,
  derive: Derive,
): Promise<VaultHeader> {
  const old = passphraseWrapOf(header);
  const exportable = await openWrap(old, header.vault, passphrase, derive, true);
  const fresh = await wrapByPassphrase(exportable, header.vault, newPassphrase, cost, derive);
  return { ...header, wraps: header.wraps.map((wrap) => (wrap === old ? fresh : wrap)) };
}

async function wrapByPassphrase(
  exportable: CryptoKey,
  vault: string,
  passphrase: string,
  cost: Cost,
  derive: Derive,
): Promise<PassphraseWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const derivation: Derivation = { way: 'argon2id', version: 19, ...cost, salt };
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(passphrase, derivation, derive);
  const wrapped = await subtle().wrapKey('raw', exportable, wrapping, boundTo(vault, derivation, nonce));
  return { by: 'passphrase', derivation, nonce, wrapped };
}

async function openWrap(
  wrap: PassphraseWrap,
  vault: string,
  passphrase: string,
  derive: Derive,
  exportable: boolean,
): Promise<CryptoKey> {
  const wrapping = await wrappingKey(passphrase, wrap.derivation, derive);
  try {
    return await subtle().unwrapKey(
      'raw',
      wrap.wrapped,
      wrapping,
      boundTo(vault, wrap.derivation, wrap.nonce),
      AES,
      exportable,
      ['encrypt', 'decrypt'],
    );
  } catch {
    // A changed byte in the wrap looks the same from here; nobody can tell the two apart.
    throw new WrongPassphrase();
  }
}

async function wrappingKey(passphrase: string, derivation: Derivation, derive: Derive): Promise<CryptoKey> {
  const bytes = await derive(passphrase, derivation);
  try {
    return await subtle().importKey('raw', bytes, AES, false, ['wrapKey', 'unwrapKey']);
  } finally {
    bytes.fill(0);
  }
}

/**
 * A wrap is the same in both formats, and so is what it is bound to: a header of format 1 that gets a drop box keeps its
 * wraps. It ties the wrapped key to its vault and to the parameters, so that none of them can be changed unseen.
 */
function boundTo(vault: string, derivation: Derivation, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  const { way, version, memoryKiB, passes, lanes, salt } = derivation;
  const bound = ['countersign header, format 1', vault, way, version, memoryKiB, passes, lanes, toHex(salt)];
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(bound.join(', ')),
    tagLength: 128,
  };
}

function passphraseWrapOf(header: VaultHeader): PassphraseWrap {
  const wrap = header.wraps.find((candidate) => candidate.by === 'passphrase');
  if (wrap === undefined || !isPassphraseWrap(wrap)) throw new DamagedHeader();
  return wrap;
}

function isPassphraseWrap(wrap: PassphraseWrap | OtherWrap): wrap is PassphraseWrap {
  const { derivation, nonce, wrapped } = wrap as Partial<Record<keyof PassphraseWrap, unknown>>;
  return (
    nonce instanceof Uint8Array &&
    nonce.length === 12 &&
    wrapped instanceof ArrayBuffer &&
    wrapped.byteLength === 48 &&
    isDerivation(derivation)
  );
}

/** Upper bounds, because a tampered header must not make the device ask for memory it does not have. */
function isDerivation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { way, version, memoryKiB, passes, lanes, salt } = value as Partial<
    Record<keyof Derivation, unknown>
  >;
  return (
    way === 'argon2id' &&
    version === 19 &&
    isWhole(memoryKiB, 8, 1_048_576) &&
    isWhole(passes, 1, 64) &&
    isWhole(lanes, 1, 16) &&
    salt instanceof Uint8Array &&
    salt.length >= 16 &&
    salt.length <= 64
  );
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** Browsers hide `crypto.subtle` on an address that is not https or localhost. */
function subtle(): SubtleCrypto {
  const found = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (found === undefined) throw new NoKey();
  return found;
}

export function isDropBox(value: unknown): value is DropBox {
  if (typeof value !== 'object' || value === null) return false;
  const box = value as Partial<Record<keyof DropBox, unknown>>;
  return (
    typeof box.recipient === 'string' &&
    box.nonce instanceof Uint8Array &&
    box.nonce.length === 12 &&
    box.identity instanceof ArrayBuffer
  );
}
