import { Decrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { openFile, sealToFile } from './passphrase-file.ts';

const PASSPHRASE = 'green river under seven lamps';
const content = { kind: 'invented', text: 'The room has no key. ключ, مفتاح, 鍵.' };

describe('a file that a passphrase opens', async () => {
  const file = await sealToFile(content, PASSPHRASE);

  it('gives back what was sealed', async () => expect(await openFile(file, PASSPHRASE)).toEqual(content));

  it('opens with the library of the format alone, and what is in it is JSON', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    const plain = await decrypter.decrypt(file, 'text');
    expect(JSON.parse(plain)).toEqual(content);
    expect(new TextEncoder().encode(plain).length % 4096).toBe(0);
  });

  it('shows nothing of what is inside, and little of its length', async () => {
    expect(Buffer.from(file).includes('room')).toBe(false);
    const longer = await sealToFile({ ...content, more: 'x'.repeat(500) }, PASSPHRASE);
    expect(longer.length).toBe(file.length);
  });

  it.each([
    ['another passphrase', file, 'green river under six lamps'],
    ['a changed byte', file.map((byte, n) => (n === file.length - 1 ? byte ^ 1 : byte)), PASSPHRASE],
    ['the half of a file', file.slice(0, file.length / 2), PASSPHRASE],
    ['something else', new TextEncoder().encode('a letter'), PASSPHRASE],
  ])('does not open with %s, and says what to do', async (_what, bytes, passphrase) => {
    await expect(openFile(bytes, passphrase)).rejects.toMatchObject({ code: 'damaged-file' });
  });
});
