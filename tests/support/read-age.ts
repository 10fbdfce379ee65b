import { createDecipheriv, createHmac, hkdfSync, scryptSync } from 'node:crypto';

/*
 * A second reader of sealed files, written from the description of the format (age-encryption.org/v1, one passphrase)
 * with nothing but Node's own cryptography. It shares no line with what seals them.
 */

const CHUNK = 64 * 1024;
const TAG = 16;

const unarmed = (text: string): Buffer => Buffer.from(text, 'base64');

function opened(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
}

const derived = (fileKey: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', fileKey, salt, info, 32));

/** Opens an age file that was sealed with a passphrase. Throws for whatever is not exactly one. */
export function readAgeFile(file: Buffer, passphrase: string): string {
  const mark = file.indexOf('\n--- ');
  const end = file.indexOf('\n', mark + 1);
  const header = file.subarray(0, mark + 4);
  const [version, stanza = '', ...body] = header.subarray(0, mark).toString('latin1').split('\n');
  if (version !== 'age-encryption.org/v1') throw new Error('This is no file of the first version.');
  const [, salt = '', work = ''] = /^-> scrypt (\S+) (\d+)$/.exec(stanza) ?? [];
  if (salt === '') throw new Error('This was not sealed with one passphrase.');

  const wrapping = scryptSync(
    passphrase,
    Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), unarmed(salt)]),
    32,
    { N: 2 ** Number(work), r: 8, p: 1, maxmem: 512 * 1024 * 1024 },
  );
  const fileKey = opened(wrapping, Buffer.alloc(12), unarmed(body.join('')));
  const mac = createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest();
  if (!mac.equals(unarmed(file.subarray(mark + 5, end).toString('latin1')))) {
    throw new Error('The header was changed.');
  }

  const payload = file.subarray(end + 1);
  const key = derived(fileKey, payload.subarray(0, 16), 'payload');
  const texts: Buffer[] = [];
  let at = 16;
  for (let counter = 0; at < payload.length; counter += 1) {
    const last = payload.length - at <= CHUNK + TAG;
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(counter, 7);
    nonce[11] = last ? 1 : 0;
    texts.push(opened(key, nonce, payload.subarray(at, at + CHUNK + TAG)));
    at += CHUNK + TAG;
  }
  return Buffer.concat(texts).toString('utf8');
}
