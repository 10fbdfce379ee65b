import { describe, expect, it } from 'vitest';
import { openText, sealText } from './sealed-file.ts';

const PASSPHRASE = 'walnut ferry under nineteen bells';

describe('a sealed file', () => {
  it('is an age file, holds nothing in clear, and comes back with its passphrase', async () => {
    const text = '{"name":"Night desk"} žąß 中';
    const sealed = await sealText(text, PASSPHRASE);
    const clear = Buffer.from(sealed);
    expect(clear.toString('latin1').startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
    expect(clear.includes('Night desk')).toBe(false);
    expect(await openText(sealed, PASSPHRASE)).toBe(text);
  });

  it('does not open with another passphrase, or when a byte was changed', async () => {
    const sealed = await sealText('a text', PASSPHRASE);
    await expect(openText(sealed, 'another')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const changed = sealed.slice();
    changed[changed.length - 1]! ^= 1;
    await expect(openText(changed, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('is not made without a passphrase', async () => {
    await expect(sealText('a text', '')).rejects.toMatchObject({ code: 'no-passphrase' });
  });
});
