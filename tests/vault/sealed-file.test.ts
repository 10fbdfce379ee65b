import { describe, expect, it } from 'vitest';
import { openFile, sealFile } from '#vault/sealed-file';
import { readAgeFile } from '../support/read-age.ts';

const PASSPHRASE = 'green river walks under seven lamps';

describe('a sealed file', () => {
  it.each([
    ['a line', 'The person needs a bed tonight.'],
    ['any script', 'ที่พักคืนนี้ · مأوى الليلة · 今晚的床'],
    ['nothing', ''],
    ['more than one block', 'A long account. '.repeat(10_000)],
  ])('with %s is read by a second reader of the format, and by ours', async (_what, text) => {
    const sealed = await sealFile(text, PASSPHRASE);
    expect(readAgeFile(Buffer.from(sealed), PASSPHRASE)).toBe(text);
    expect(await openFile(sealed, PASSPHRASE)).toBe(text);
    if (text !== '') expect(Buffer.from(sealed).includes(Buffer.from(text.slice(0, 12)))).toBe(false);
  });

  it('does not open with another passphrase, nor with one byte changed', async () => {
    const sealed = await sealFile('A text.', PASSPHRASE);
    expect(await openFile(sealed, 'another')).toBeUndefined();
    expect(() => readAgeFile(Buffer.from(sealed), 'another')).toThrow();
    const changed = sealed.slice();
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(await openFile(changed, PASSPHRASE)).toBeUndefined();
    expect(() => readAgeFile(Buffer.from(changed), PASSPHRASE)).toThrow();
  });

  it('is not made without a passphrase', async () => {
    await expect(sealFile('A text.', '')).rejects.toThrow(TypeError);
  });
});
