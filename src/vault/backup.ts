import { base64 } from '@scure/base';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { DamagedBackup } from './errors.ts';
import { asHeader, subtle, type KeyHolder, type Wrap } from './header.ts';
import { pad, toHex, unpad } from './seal.ts';

/*
 * A backup is one file: two lines of text, then an age file. It is read on first use, and age with it.
 *
 *   countersign backup 1 <SHA-256 of the second line, hex>
 *   <JSON: the vault's id and wraps, the sealed key of the age file, its length and SHA-256>
 *   <age file>
 */

const MAGIC = 'countersign backup ';
const FORMAT = 1;
const NEWLINE = 10;
/** A header is a few hundred bytes; nothing beyond this is read as one. */
const LONGEST_LINE = 65_536;

/** What one entry of the notebook is in a backup. */
export interface BackupEntry {
  readonly id: string;
  readonly content: unknown;
  /** Put in while the vault was locked, and to be trusted no more than that. */
  readonly dropped?: true;
}

/** What is sealed inside a backup. */
export interface BackupContents {
  readonly format: 1;
  /** The vault that it was made of. */
  readonly vault: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly entries: readonly BackupEntry[];
  /** How many entries were damaged already when it was made, and so are not in it. */
  readonly damaged: number;
  /** When sheets and backups were made, as the vault knew it. */
  readonly keeping: unknown;
}

/** A backup whose outside is whole. Nothing is opened yet. */
export interface BackupFile extends KeyHolder {
  readonly key: {
    readonly recipient: string;
    readonly nonce: Uint8Array<ArrayBuffer>;
    readonly identity: ArrayBuffer;
  };
  readonly length: number;
  readonly sha256: string;
  readonly age: Uint8Array<ArrayBuffer>;
}

/** Writes a backup: the contents to a fresh age key, and that key sealed by the vault key, bound to the very bytes. */
export async function writeBackup(
  key: CryptoKey,
  header: KeyHolder,
  contents: BackupContents,
): Promise<Uint8Array<ArrayBuffer>> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const padded = pad(new TextEncoder().encode(JSON.stringify(contents)));
  const age = new Uint8Array(await encrypter.encrypt(padded));
  padded.fill(0);
  const about = { vault: header.vault, recipient, length: age.length, sha256: await hash(age) };
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle().encrypt(boundTo(about, nonce), key, new TextEncoder().encode(identity));
  const line = new TextEncoder().encode(
    JSON.stringify(
      {
        vault: header.vault,
        wraps: header.wraps,
        key: { recipient, nonce, identity: sealed },
        length: about.length,
        sha256: about.sha256,
      },
      bytesToText,
    ),
  );
  const first = new TextEncoder().encode(`${MAGIC}${FORMAT} ${await hash(line)}\n`);
  const file = new Uint8Array(first.length + line.length + 1 + age.length);
  file.set(first);
  file.set(line, first.length);
  file[first.length + line.length] = NEWLINE;
  file.set(age, first.length + line.length + 1);
  return file;
}

/** Reads the outside of a backup and sees to it that every part is whole. Rejects with `DamagedBackup`, which names the part. */
export async function readBackupFile(bytes: Uint8Array<ArrayBuffer>): Promise<BackupFile> {
  const first = lineFrom(bytes, 0);
  const [, format, hashOfLine] = new RegExp(`^${MAGIC}(\\d+) ([0-9a-f]{64})$`).exec(first?.text ?? '') ?? [];
  if (!first || format === undefined || hashOfLine === undefined) {
    throw new DamagedBackup((first?.text ?? '').startsWith(MAGIC) ? 'header' : 'not-a-backup');
  }
  if (Number(format) !== FORMAT) throw new DamagedBackup(Number(format) > FORMAT ? 'newer' : 'header');
  const second = lineFrom(bytes, first.end);
  if (!second) throw new DamagedBackup('cut-off');
  if ((await hash(second.bytes)) !== hashOfLine) throw new DamagedBackup('header');
  const head = headOf(second.text);
  const age = bytes.slice(second.end);
  if (age.length !== head.length) throw new DamagedBackup('cut-off');
  if ((await hash(age)) !== head.sha256) throw new DamagedBackup('entries');
  return { ...head, age };
}

/** What is sealed in a backup, by its vault key. Rejects with `DamagedBackup`; also for one that somebody made up. */
export async function openBackupFile(file: BackupFile, key: CryptoKey): Promise<BackupContents> {
  let identity: string;
  try {
    const about = { ...file, recipient: file.key.recipient };
    const plain = await subtle().decrypt(boundTo(about, file.key.nonce), key, file.key.identity);
    identity = new TextDecoder().decode(plain);
  } catch (error) {
    throw new DamagedBackup('header', error);
  }
  let text: string;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const padded = new Uint8Array(await decrypter.decrypt(file.age));
    text = new TextDecoder('utf-8', { fatal: true }).decode(unpad(padded));
  } catch (error) {
    throw new DamagedBackup('entries', error);
  }
  return contentsOf(text, file.vault);
}

function contentsOf(text: string, vault: string): BackupContents {
  let contents: Partial<Omit<BackupContents, 'format'>> & { readonly format?: unknown };
  try {
    contents = JSON.parse(text) as typeof contents;
  } catch (error) {
    throw new DamagedBackup('entries', error);
  }
  if (typeof contents.format === 'number' && contents.format > 1) throw new DamagedBackup('newer');
  const { madeAt, entries, damaged } = contents;
  if (contents.vault !== vault || typeof madeAt !== 'number' || !Array.isArray(entries)) {
    throw new DamagedBackup('entries');
  }
  const seen = new Set<string>();
  for (const entry of entries as readonly Partial<BackupEntry>[]) {
    const { id, content } = entry;
    // Ids are what newId makes: one that is `header` would write over the header.
    const sound = typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) && !seen.has(id);
    if (!sound || typeof content !== 'object' || content === null) throw new DamagedBackup('one-entry');
    seen.add(id);
  }
  return { format: 1, vault, madeAt, entries, damaged: damaged ?? 0, keeping: contents.keeping };
}

function headOf(line: string): Omit<BackupFile, 'age'> {
  try {
    const head = JSON.parse(line, textToBytes) as Omit<BackupFile, 'age'>;
    const header = asHeader({ id: 'header', format: 3, vault: head.vault, wraps: head.wraps as Wrap[] });
    const { key, length, sha256 } = head;
    const sound =
      typeof key.recipient === 'string' &&
      key.nonce instanceof Uint8Array &&
      key.identity instanceof ArrayBuffer &&
      Number.isInteger(length) &&
      typeof sha256 === 'string';
    if (!sound) throw new DamagedBackup('header');
    return { vault: header.vault, wraps: header.wraps, key, length, sha256 };
  } catch (error) {
    throw new DamagedBackup('header', error);
  }
}

/** Ties the key of the age file to the vault and to every byte of the file: nobody without the vault key makes one up. */
function boundTo(
  about: {
    readonly vault: string;
    readonly recipient: string;
    readonly length: number;
    readonly sha256: string;
  },
  nonce: Uint8Array<ArrayBuffer>,
): AesGcmParams {
  const { vault, recipient, length, sha256 } = about;
  const bound = [`countersign backup, format ${FORMAT}`, vault, recipient, length, sha256];
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(bound.join(', ')),
    tagLength: 128,
  };
}

function lineFrom(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
): { readonly text: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly end: number } | undefined {
  const end = bytes.subarray(start, start + LONGEST_LINE).indexOf(NEWLINE);
  if (end < 0) return undefined;
  const line = bytes.slice(start, start + end);
  return { text: new TextDecoder().decode(line), bytes: line, end: start + end + 1 };
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await subtle().digest('SHA-256', bytes)));
}

/** JSON has no bytes: the two kinds that a header holds are told apart, so that a wrap comes back as it was. */
function bytesToText(_key: string, value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { buffer: base64.encode(new Uint8Array(value)) };
  if (value instanceof Uint8Array) return { bytes: base64.encode(value) };
  return value;
}

function textToBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { buffer, bytes } = value as { readonly buffer?: unknown; readonly bytes?: unknown };
  if (typeof buffer === 'string') return new Uint8Array(base64.decode(buffer)).buffer;
  if (typeof bytes === 'string') return new Uint8Array(base64.decode(bytes));
  return value;
}
