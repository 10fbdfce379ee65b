import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere } from './argon2.ts';
import { liesHere } from './look.ts';
import { makeVault, type Vault } from './vault.ts';

let name = '';
let count = 0;
beforeEach(() => {
  name = `look-of-test-${String(++count)}`;
});
afterEach(() => {
  vi.unstubAllGlobals();
});
const aVault = (): Vault =>
  makeVault({ name, cost: { memoryKiB: 8, passes: 1, lanes: 1 }, derive: deriveHere });

describe('looking for a notebook without the vault', () => {
  it('finds none where there was never one, and makes no database by looking', async () => {
    expect(await liesHere(name)).toBe(false);
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
  });

  it('finds one that was made, open or locked, and says what the vault says', async () => {
    const vault = aVault();
    expect(await liesHere(name)).toBe(await vault.exists());
    await vault.create('green river walks');
    expect(await liesHere(name)).toBe(true);
    vault.lock();
    expect(await liesHere(name)).toBe(await vault.exists());
  });

  it('finds none where the vault looked and nothing was made', async () => {
    await aVault().exists();
    expect(await liesHere(name)).toBe(false);
  });

  it('finds none after it was erased', async () => {
    const vault = aVault();
    await vault.create('green river walks');
    await vault.erase();
    expect(await liesHere(name)).toBe(false);
  });

  it('does not know where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    expect(await liesHere(name)).toBeUndefined();
  });
});
