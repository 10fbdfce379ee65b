/*
 * A second reader of the notebook's formats, written from src/vault/README.md and from age-encryption.org/v1, and sharing no
 * code with the app: Node's own cryptography, and this file. What it reads, somebody else can read in thirty years.
 *
 * Argon2id is not in Node 20; the two packages that have it are both used by the app, so the derivation is handed in.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** A header or a record, as it lies in the database or in a backup. */
export type Bytes = Uint8Array;
interface Wrap {
  readonly by: string;
  readonly nonce: Bytes;
  readonly wrapped: ArrayBuffer;
  readonly derivation: {
    readonly memoryKiB: number;
    readonly passes: number;
    readonly lanes: number;
    readonly salt: Bytes;
  };
  readonly set: string;
  readonly needed: number;
  readonly total: number;
}
export interface Header {
  readonly vault: string;
  readonly wraps: readonly Wrap[];
  readonly dropBox?: { readonly recipient: string; readonly nonce: Bytes; readonly identity: ArrayBuffer };
  readonly keeping?: { readonly nonce: Bytes; readonly sealed: ArrayBuffer };
  readonly list?: { readonly nonce: Bytes; readonly sealed: ArrayBuffer };
}
export type Derive = (passphrase: string, derivation: Wrap['derivation']) => Promise<Bytes>;

/** AES-256-GCM whose last 16 bytes are the tag. */
function open(key: Bytes, nonce: Bytes, sealed: Bytes, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}
const bytesOf = (buffer: ArrayBuffer): Bytes => new Uint8Array(buffer);
const hex = (bytes: Bytes): string => Buffer.from(bytes).toString('hex');

/** Four bytes of length, the content, zeros. */
function unpad(padded: Buffer): unknown {
  const length = padded.readUInt32BE(0);
  if (padded.length % 4096 !== 0) throw new Error('not whole blocks');
  if (padded.subarray(4 + length).some((byte) => byte !== 0)) throw new Error('not zeros');
  return JSON.parse(padded.toString('utf8', 4, 4 + length));
}

/** The vault key by the passphrase. */
export async function keyByPassphrase(header: Header, passphrase: string, derive: Derive): Promise<Bytes> {
  const wrap = header.wraps.find(({ by }) => by === 'passphrase');
  if (!wrap) throw new Error('no wrap by passphrase');
  const { memoryKiB, passes, lanes, salt } = wrap.derivation;
  const bound = `countersign header, format 1, ${header.vault}, argon2id, 19, ${memoryKiB}, ${passes}, ${lanes}, ${hex(salt)}`;
  return open(await derive(passphrase, wrap.derivation), wrap.nonce, bytesOf(wrap.wrapped), bound);
}

/** The vault key by the words of sheets. `list` is the English list of BIP 39. */
export function keyBySheets(header: Header, sheets: readonly string[], list: readonly string[]): Bytes {
  const shares = sheets.map((words) => shareOf(words, list));
  const wrap = header.wraps.find(({ by, set }) => by === 'shares' && shares.every((one) => one.set === set));
  if (!wrap) throw new Error('no wrap by these sheets');
  const bound = `countersign recovery, format 3, ${header.vault}, ${wrap.set}, ${wrap.needed}, ${wrap.total}`;
  return open(joined(shares.map(({ share }) => share)), wrap.nonce, bytesOf(wrap.wrapped), bound);
}

/** 32 words of 11 bits: form, set (4), index, needed, total, share (33), the start of a SHA-256 of all that (3). */
function shareOf(words: string, list: readonly string[]): { readonly set: string; readonly share: Bytes } {
  const bits = words.split(' ').map((word) => list.indexOf(word).toString(2).padStart(11, '0'));
  const digits = bits.join('').match(/.{8}/g) ?? [];
  const bytes = Uint8Array.from(digits, (byte) => parseInt(byte, 2));
  if (bytes.length !== 44 || bytes[0] !== 1) throw new Error('not a sheet');
  const sum = createHash('sha256').update(bytes.subarray(0, 41)).digest().subarray(0, 3);
  if (!timingSafeEqual(sum, bytes.subarray(41))) throw new Error('wrong checksum');
  return { set: hex(bytes.subarray(1, 5)), share: bytes.subarray(8, 41) };
}

/** Multiplies in the field of 256 elements with the polynomial x8 + x4 + x3 + x + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let [left, right] = [a, b]; right > 0; right >>= 1) {
    if (right & 1) product ^= left;
    left = (left << 1) ^ (left & 0x80 ? 0x11b : 0);
  }
  return product;
}
function inverse(a: number): number {
  for (let b = 1; b < 256; b += 1) if (times(a, b) === 1) return b;
  throw new Error('zero has none');
}

/** Shamir: the last byte of a share is where its polynomials were read, the secret is their value at zero. */
function joined(shares: readonly Bytes[]): Bytes {
  const at = shares.map((share) => share[share.length - 1] ?? 0);
  return Uint8Array.from({ length: (shares[0]?.length ?? 1) - 1 }, (_, n) =>
    shares.reduce((sum, share, i) => {
      const weight = at.reduce(
        (product, x, j) => (i === j ? product : times(product, times(x, inverse(x ^ (at[i] ?? 0))))),
        1,
      );
      return sum ^ times(share[n] ?? 0, weight);
    }, 0),
  );
}

/** What a record holds, by the vault key; and by the key of the drop box for what was put in while it was locked. */
export function readRecord(key: Bytes, header: Header, record: unknown): unknown {
  const { id, seal, nonce, ciphertext, sealed } = record as {
    readonly id: string;
    readonly seal: number;
    readonly nonce: Bytes;
    readonly ciphertext: ArrayBuffer;
    readonly sealed: Bytes;
  };
  if (seal === 1) return unpad(open(key, nonce, bytesOf(ciphertext), `countersign record, seal 1, ${id}`));
  const box = header.dropBox;
  if (!box) throw new Error('no drop box');
  const bound = `countersign drop box, format 2, ${header.vault}, ${box.recipient}`;
  const identity = open(key, box.nonce, bytesOf(box.identity), bound).toString('utf8');
  const inside = unpad(readAge(sealed, identity)) as { readonly id: string; readonly content: unknown };
  if (inside.id !== id) throw new Error('another id');
  return inside.content;
}

/**
 * Everything that rows hold, those of a long entry put together. Format 4: a row of one block whose length does not fit into
 * it is the first of several. After the length stand 32 bytes, and the SHA-256 of these and of a number begins with the id
 * of the further row of that number. A further row says ffffffff, its number, and the id that it belongs to.
 */
export function readAll(key: Bytes, header: Header, records: readonly unknown[]): unknown[] {
  const rows = new Map(records.map((record) => [(record as { readonly id: string }).id, record]));
  const inside = (id: string): Buffer | undefined => {
    const row = rows.get(id) as { seal: number; nonce: Bytes; ciphertext: ArrayBuffer } | undefined;
    if (!row) throw new Error(`the row ${id} is lost`);
    if (row.seal !== 1) return undefined;
    return open(key, row.nonce, bytesOf(row.ciphertext), `countersign record, seal 1, ${id}`);
  };
  const found: unknown[] = [];
  for (const [id, record] of rows) {
    const first = inside(id);
    if (first?.readUInt32BE(0) === 0xffffffff) continue;
    // Format 5: a page of the list, which is no entry.
    if (first?.readUInt32BE(0) === 0xfffffffe) continue;
    if (first?.length !== 4096 || first.readUInt32BE(0) <= 4092) {
      found.push(readRecord(key, header, record));
      continue;
    }
    const length = first.readUInt32BE(0);
    const secret = first.subarray(4, 36);
    let content = first.subarray(36);
    for (let number = 0; content.length < length; number += 1) {
      const counted = Buffer.alloc(4);
      counted.writeUInt32BE(number);
      const name = createHash('sha256').update(secret).update(counted).digest('hex').slice(0, 32);
      const further = inside(name);
      if (further?.readUInt32BE(4) !== number) throw new Error('not the row that is wanted');
      const start = 9 + (further[8] ?? 0);
      if (further.toString('utf8', 9, start) !== id) throw new Error('a row of another entry');
      content = Buffer.concat([content, further.subarray(start)]);
    }
    if (content.subarray(length).some((byte) => byte !== 0)) throw new Error('not zeros');
    found.push(JSON.parse(content.toString('utf8', 0, length)));
  }
  return found;
}

/**
 * The list of format 5: its lines by the id of their entry. Row number n has as its id the start of the SHA-256 of a secret
 * and of n. Row 0 says how many others there are, and whether they have a line of every case.
 */
export function readList(
  key: Bytes,
  { vault, list }: Header,
  records: readonly unknown[],
): { readonly whole: boolean; readonly lines: ReadonlyMap<string, readonly unknown[]> } {
  if (!list) throw new Error('no list');
  const secret = open(key, list.nonce, bytesOf(list.sealed), `countersign list, format 5, ${vault}`);
  if (secret.length !== 32) throw new Error('not a secret');
  const page = (number: number): unknown => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(number);
    const name = createHash('sha256').update(secret).update(counted).digest('hex').slice(0, 32);
    const row = records.find((record) => (record as { readonly id: string }).id === name) as
      { readonly nonce: Bytes; readonly ciphertext: ArrayBuffer } | undefined;
    if (!row) throw new Error(`page ${number} is lost`);
    const inside = open(key, row.nonce, bytesOf(row.ciphertext), `countersign record, seal 1, ${name}`);
    const length = inside.readUInt32BE(4);
    if (inside.length !== 4096 || inside.readUInt32BE(0) !== 0xfffffffe) throw new Error('not a page');
    if (inside.subarray(8 + length).some((byte) => byte !== 0)) throw new Error('not zeros');
    return JSON.parse(inside.toString('utf8', 8, 8 + length));
  };
  const { pages, whole } = page(0) as { readonly pages: number; readonly whole: boolean };
  const lines = new Map<string, readonly unknown[]>();
  for (let number = 1; number <= pages; number += 1) {
    for (const [id, line] of page(number) as readonly [string, readonly unknown[]][]) lines.set(id, line);
  }
  return { whole, lines };
}

/** When sheets and backups were made. */
export function readKeeping(key: Bytes, { vault, keeping }: Header): unknown {
  if (!keeping) return undefined;
  const plain = open(key, keeping.nonce, bytesOf(keeping.sealed), `countersign keeping, format 3, ${vault}`);
  return JSON.parse(plain.toString('utf8').replace(/\0+$/, ''));
}

/** The header of a backup, and how to read its contents once the vault key is there. */
export function readBackup(file: Bytes): {
  readonly header: Header;
  readonly contents: (key: Bytes) => unknown;
} {
  const first = file.indexOf(10);
  const second = file.indexOf(10, first + 1);
  const line = Buffer.from(file.subarray(first + 1, second));
  const sum = /^countersign backup 1 ([0-9a-f]{64})$/.exec(
    Buffer.from(file.subarray(0, first)).toString(),
  )?.[1];
  if (createHash('sha256').update(line).digest('hex') !== sum) throw new Error('the header is damaged');
  const head = JSON.parse(line.toString('utf8'), (_key, value: unknown) => {
    const { bytes, buffer } = (value ?? {}) as { readonly bytes?: string; readonly buffer?: string };
    if (bytes !== undefined) return new Uint8Array(Buffer.from(bytes, 'base64'));
    return buffer === undefined ? value : new Uint8Array(Buffer.from(buffer, 'base64')).buffer;
  }) as Header & {
    readonly key: { readonly recipient: string; readonly nonce: Bytes; readonly identity: ArrayBuffer };
    readonly length: number;
    readonly sha256: string;
  };
  const age = file.subarray(second + 1);
  const hash = createHash('sha256').update(age).digest('hex');
  if (age.length !== head.length || hash !== head.sha256) throw new Error('the entries are damaged');
  const { recipient, nonce, identity } = head.key;
  const bound = `countersign backup, format 1, ${head.vault}, ${recipient}, ${head.length}, ${head.sha256}`;
  return {
    header: head,
    contents: (key) => unpad(readAge(age, open(key, nonce, bytesOf(identity), bound).toString('utf8'))),
  };
}

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');
const hkdf = (key: Bytes, salt: Bytes, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));
function openChaCha(key: Bytes, nonce: Bytes, sealed: Bytes): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

/** An age file to one X25519 recipient (age-encryption.org/v1). */
function readAge(file: Bytes, identity: string): Buffer {
  const bytes = Buffer.from(file);
  const text = bytes.toString('latin1');
  const dashes = text.indexOf('\n--- ') + 1;
  const end = text.indexOf('\n', dashes);
  const [version, stanza = '', body = ''] = text.slice(0, dashes).split('\n');
  const [, kind, share = ''] = stanza.split(' ');
  if (version !== 'age-encryption.org/v1' || kind !== 'X25519') throw new Error('not such an age file');

  const secret = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), secretOf(identity)]);
  const privateKey = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const theirs = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), fromBase64(share)]),
    format: 'der',
    type: 'spki',
  });
  const shared = diffieHellman({ privateKey, publicKey: theirs });
  const wrapKey = hkdf(shared, Buffer.concat([fromBase64(share), own]), 'age-encryption.org/v1/X25519');
  const fileKey = openChaCha(wrapKey, Buffer.alloc(12), fromBase64(body));

  const mac = createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
    .update(bytes.subarray(0, dashes + 3))
    .digest();
  if (!timingSafeEqual(mac, fromBase64(text.slice(dashes + 4, end)))) throw new Error('wrong MAC');

  const payload = bytes.subarray(end + 1);
  const streamKey = hkdf(fileKey, payload.subarray(0, 16), 'payload');
  const chunks: Buffer[] = [];
  const CHUNK = 65_536 + 16;
  for (let at = 16, n = 0; at < payload.length; at += CHUNK, n += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(n, 7);
    nonce[11] = at + CHUNK >= payload.length ? 1 : 0;
    chunks.push(openChaCha(streamKey, nonce, payload.subarray(at, at + CHUNK)));
  }
  return Buffer.concat(chunks);
}

/** The 32 bytes of `AGE-SECRET-KEY-1...`: bech32, whose last six letters are its checksum. */
function secretOf(identity: string): Buffer {
  const letters = identity.toLowerCase().slice(identity.lastIndexOf('1') + 1, -6);
  const digits = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const bits = Array.from(letters, (letter) => digits.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
