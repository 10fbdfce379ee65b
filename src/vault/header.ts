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

/** The vault key wrapped by the recovery key, which lies nowhere: it is split over printed sheets. */
export interface SharesWrap {
  readonly by: 'shares';
  /** Tells one set of sheets from the next: 4 random bytes in hex. It stands on each sheet. */
  readonly set: string;
  /** How many sheets bring the recovery key back. */
  readonly needed: number;
  /** How many sheets there are. */
  readonly total: number;
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

export type Format = 1 | 2 | 3 | 4 | 5;

export interface VaultHeader {
  readonly id: 'header';
  /** 5 has a list in pages; 4 has records in several rows; 3 has sheets or what was kept of them; 2 has a drop box; 1 is older still. Each opens as it is. */
  readonly format: Format;
  /** 128 random bits in hex: tells one vault from the next one made under the same name. */
  readonly vault: string;
  readonly wraps: readonly Wrap[];
  readonly dropBox?: DropBox;
  /** When sheets and backups were made, under the vault key. */
  readonly keeping?: SealedKeeping;
  /** The secret out of which the ids of the pages of the list are worked out, under the vault key. */
  readonly list?: SealedSecret;
  /** Wrong passphrases since the last right one, in clear. Missing means none. */
  readonly tries?: number;
}

export type Wrap = PassphraseWrap | SharesWrap | OtherWrap;

/** When sheets and backups were made: 512 bytes, zeros at their end, then 16 bytes of tag. */
export interface SealedKeeping {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** 32 bytes, then 16 bytes of tag. */
export interface SealedSecret {
  /** 12 bytes. */
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
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
  if (!isWhole(header?.format, 1, 5) || typeof header?.vault !== 'string' || !Array.isArray(header.wraps)) {
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
  return { ...withFormat(header, 2), dropBox };
}

/** The header saying that what `format` brought may be there: an app that knows less refuses it, and changes nothing. */
export function withFormat(header: VaultHeader, format: Format): VaultHeader {
  return header.format >= format ? header : { ...header, format };
}

/** The header with another secret of the list. An app that knows no list would leave it behind: it refuses format 5. */
export function withList(header: VaultHeader, list: SealedSecret): VaultHeader {
  return { ...withFormat(header, 5), list };
}

/** Seals the secret of the list, bound to the vault. */
export async function sealListSecret(
  key: CryptoKey,
  vault: string,
  secret: Uint8Array<ArrayBuffer>,
): Promise<SealedSecret> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, sealed: await subtle().encrypt(boundToList(vault, nonce), key, secret) };
}

/** The secret of the list; undefined where there is none, or none that opens. */
export async function openListSecret(
  key: CryptoKey,
  vault: string,
  list: unknown,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!isSealedSecret(list)) return undefined;
  try {
    return new Uint8Array(await subtle().decrypt(boundToList(vault, list.nonce), key, list.sealed));
  } catch {
    return undefined;
  }
}

/** Wrong passphrases since the last right one. What nobody can have counted is none. */
export function triesOf(header: VaultHeader): number {
  return isWhole(header.tries, 1, 1_000_000) ? Number(header.tries) : 0;
}

/** The header with another count of wrong tries; with none, it says nothing of them. */
export function withTries(header: VaultHeader, tries: number): VaultHeader {
  const { tries: _before, ...rest } = header;
  return tries > 0 ? { ...rest, tries } : rest;
}

/** The drop box of a header; undefined for a header of format 1, and for one whose box cannot be used. */
export function dropBoxOf(header: VaultHeader): DropBox | undefined {
  return isDropBox(header.dropBox) ? header.dropBox : undefined;
}

/** The vault key, not exportable. Rejects with `WrongPassphrase`, after the whole derivation. */
export function openHeader(header: KeyHolder, passphrase: string, derive: Derive): Promise<CryptoKey> {
  return openWrap(passphraseWrapOf(header), header.vault, passphrase, derive, false);
}

/** What is needed of a header to reach the key: the header of a notebook, or that of a backup. */
export type KeyHolder = Pick<VaultHeader, 'vault' | 'wraps'>;

/**
 * The vault key as one that can be wrapped anew. Rejects with `WrongPassphrase`. Whoever calls it lets go of it at once.
 */
export function openToWrap(header: KeyHolder, passphrase: string, derive: Derive): Promise<CryptoKey> {
  return openWrap(passphraseWrapOf(header), header.vault, passphrase, derive, true);
}

/** The same key, which no script can export or wrap any more. */
export async function locked(exportable: CryptoKey): Promise<CryptoKey> {
  const bytes = new Uint8Array(await subtle().exportKey('raw', exportable));
  try {
    return await subtle().importKey('raw', bytes, AES, false, ['encrypt', 'decrypt']);
  } finally {
    bytes.fill(0);
  }
}

/** The header with another wrap by passphrase in the place of its own. Other wraps stay, also those of a later version. */
export function withPassphraseWrap(header: VaultHeader, fresh: PassphraseWrap): VaultHeader {
  const old = passphraseWrapOf(header);
  return { ...header, wraps: header.wraps.map((wrap) => (wrap === old ? fresh : wrap)) };
}

/** true when two headers are opened by the very same wrap: the passphrase was not changed between them. */
export function samePassphraseWrap(one: VaultHeader, other: VaultHeader): boolean {
  return toHex(passphraseWrapOf(one).nonce) === toHex(passphraseWrapOf(other).nonce);
}

/** Whether a guess at the passphrase costs less than one at `cost` would: in memory, or in all its passes. */
export function isWeaker(header: VaultHeader, cost: Cost): boolean {
  const { memoryKiB, passes } = passphraseWrapOf(header).derivation;
  return memoryKiB < cost.memoryKiB || memoryKiB * passes < cost.memoryKiB * cost.passes;
}

/** Wraps a vault key by a recovery key of 32 bytes, bound to the vault and to how many sheets there are. */
export async function wrapByShares(
  exportable: CryptoKey,
  vault: string,
  about: Pick<SharesWrap, 'set' | 'needed' | 'total'>,
  recoveryKey: Uint8Array<ArrayBuffer>,
): Promise<SharesWrap> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await subtle().importKey('raw', recoveryKey, AES, false, ['wrapKey']);
  const wrapped = await subtle().wrapKey('raw', exportable, wrapping, boundToShares(vault, about, nonce));
  return { by: 'shares', ...about, nonce, wrapped };
}

/** The vault key out of a wrap by shares, exportable; undefined when the recovery key is not the one it was made with. */
export async function openByShares(
  wrap: SharesWrap,
  vault: string,
  recoveryKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey | undefined> {
  const wrapping = await subtle().importKey('raw', recoveryKey, AES, false, ['unwrapKey']);
  try {
    const bound = boundToShares(vault, wrap, wrap.nonce);
    return await subtle().unwrapKey('raw', wrap.wrapped, wrapping, bound, AES, true, ['encrypt', 'decrypt']);
  } catch {
    return undefined;
  }
}

/** The wraps by shares of a header, the newest last; those that cannot be used are left out. */
export function sharesWrapsOf(header: KeyHolder): readonly SharesWrap[] {
  return header.wraps.filter((wrap): wrap is SharesWrap => isSharesWrap(wrap));
}

/** The header with a wrap for new sheets. Those before it stay until one of the new sheets was rehearsed. */
export function withSharesWrap(header: VaultHeader, fresh: SharesWrap): VaultHeader {
  return { ...withFormat(header, 3), wraps: [...header.wraps, fresh] };
}

/** The header opened by no sheets but those of `set`. */
export function withoutOtherSheets(header: VaultHeader, set: string): VaultHeader {
  return {
    ...header,
    wraps: header.wraps.filter((wrap) => wrap.by !== 'shares' || ('set' in wrap && wrap.set === set)),
  };
}

/** Wraps a vault key by a passphrase, with a fresh salt. */
export async function wrapByPassphrase(
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

function boundToShares(
  vault: string,
  { set, needed, total }: Pick<SharesWrap, 'set' | 'needed' | 'total'>,
  nonce: Uint8Array<ArrayBuffer>,
): AesGcmParams {
  const bound = ['countersign recovery, format 3', vault, set, needed, total];
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(bound.join(', ')),
    tagLength: 128,
  };
}

function boundToList(vault: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`countersign list, format 5, ${vault}`),
    tagLength: 128,
  };
}

function isSealedSecret(value: unknown): value is SealedSecret {
  if (typeof value !== 'object' || value === null) return false;
  const { nonce, sealed } = value as Partial<Record<keyof SealedSecret, unknown>>;
  return (
    nonce instanceof Uint8Array &&
    nonce.length === 12 &&
    sealed instanceof ArrayBuffer &&
    sealed.byteLength === 48
  );
}

function passphraseWrapOf(header: KeyHolder): PassphraseWrap {
  const wrap = header.wraps.find((candidate) => candidate.by === 'passphrase');
  if (wrap === undefined || !isPassphraseWrap(wrap)) throw new DamagedHeader();
  return wrap;
}

function isSharesWrap(wrap: Wrap): wrap is SharesWrap {
  const { by, set, needed, total, nonce, wrapped } = wrap as Partial<Record<keyof SharesWrap, unknown>>;
  return (
    by === 'shares' &&
    typeof set === 'string' &&
    /^[0-9a-f]{8}$/.test(set) &&
    isWhole(needed, 2, 255) &&
    isWhole(total, 2, 255) &&
    nonce instanceof Uint8Array &&
    nonce.length === 12 &&
    wrapped instanceof ArrayBuffer &&
    wrapped.byteLength === 48
  );
}

function isPassphraseWrap(wrap: Wrap): wrap is PassphraseWrap {
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
export function subtle(): SubtleCrypto {
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
