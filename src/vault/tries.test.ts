import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere } from './argon2.ts';
import type { Cost } from './derivation.ts';
import { LONGEST_WAIT_SECONDS, waitAfter } from './tries.ts';
import { makeVault, type Vault } from './vault.ts';

const CHEAP: Cost = { memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'green river walks under seven lamps';

let name = '';
let count = 0;
/** A clock that goes on only when something waits, or when the test says so. */
let now = 0;
let waits: number[] = [];
beforeEach(() => {
  name = `tries-of-test-${String(++count)}`;
  now = 0;
  waits = [];
});
afterEach(() => vi.restoreAllMocks());

const aVault = (cost = CHEAP): Vault =>
  makeVault({
    name,
    cost,
    derive: deriveHere,
    waiting: {
      steady: () => now,
      wait: (milliseconds) => {
        waits.push(milliseconds / 1000);
        now += milliseconds;
        return Promise.resolve();
      },
    },
  });
async function aLockedVault(): Promise<Vault> {
  const vault = aVault();
  await vault.create(PASSPHRASE);
  vault.lock();
  return vault;
}
const wrong = (vault: Vault, limits = {}): Promise<unknown> =>
  vault.open('a guess', limits).then(
    () => 'open',
    (error: unknown) => (error as { code: string }).code,
  );
async function onDisk(): Promise<unknown[]> {
  const disk = await openDB(name);
  const all = (await disk.getAll('records')) as unknown[];
  disk.close();
  return all;
}

describe('wrong tries', () => {
  it('wait longer and longer, up to five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(waitAfter)).toEqual([
      0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300,
    ]);
    expect(waitAfter(1_000_000)).toBe(LONGEST_WAIT_SECONDS);
  });

  it('slow the next try down, a right one too, and a right one sets them to nothing', async () => {
    const vault = await aLockedVault();
    for (let n = 0; n < 5; n += 1) expect(await wrong(vault)).toBe('wrong-passphrase');
    expect(waits).toEqual([5, 10]);
    expect(await vault.tries()).toEqual({ wrong: 5, waitSeconds: 20 });
    await vault.open(PASSPHRASE);
    expect(waits).toEqual([5, 10, 20]);
    expect(await vault.tries()).toEqual({ wrong: 0, waitSeconds: 0 });
    vault.lock();
    await vault.open(PASSPHRASE);
    expect(waits).toHaveLength(3);
  });

  it('do not wait for what has passed already', async () => {
    const vault = await aLockedVault();
    for (let n = 0; n < 4; n += 1) await wrong(vault);
    now += 7000;
    await vault.open(PASSPHRASE);
    expect(waits).toEqual([5, 3]);
  });

  it('are remembered when the browser is started again, and the whole wait with them', async () => {
    const vault = await aLockedVault();
    for (let n = 0; n < 6; n += 1) await wrong(vault);
    waits = [];
    await wrong(aVault());
    expect(waits).toEqual([40]);
  });

  it('stand on the device as a number and nothing else', async () => {
    const vault = await aLockedVault();
    const [before] = await onDisk();
    await wrong(vault);
    await wrong(vault);
    expect(await onDisk()).toEqual([{ ...(before as object), tries: 2 }]);
    await vault.open(PASSPHRASE);
    expect(await onDisk()).toEqual([before]);
  });

  it('slow down whoever sits at an open screen and guesses there', async () => {
    const vault = await aLockedVault();
    await vault.open(PASSPHRASE);
    for (let n = 0; n < 4; n += 1) await vault.changePassphrase('a guess', 'mine').catch(() => undefined);
    expect(waits).toEqual([5]);
  });

  it('count in this tab where the disk takes nothing', async () => {
    const vault = await aLockedVault();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    for (let n = 0; n < 4; n += 1) expect(await wrong(vault)).toBe('wrong-passphrase');
    expect(waits).toEqual([5]);
    // Nobody is kept out because a number cannot be written.
    await vault.open(PASSPHRASE);
  });

  it('never erase anything unless a policy says so', async () => {
    const vault = await aLockedVault();
    for (let n = 0; n < 40; n += 1) await wrong(vault);
    await vault.open(PASSPHRASE);
  });

  it('erase the notebook at the number of the policy, at once and with no way back here', async () => {
    const vault = await aLockedVault();
    await vault.open(PASSPHRASE);
    await vault.write({ id: vault.newId(), content: { text: 'kept' } });
    vault.lock();
    const limits = { eraseAfterWrongTries: 10 };
    for (let n = 0; n < 9; n += 1) expect(await wrong(vault, limits)).toBe('wrong-passphrase');
    expect(await vault.exists()).toBe(true);
    await expect(vault.open('a guess', limits)).rejects.toMatchObject({
      code: 'erased-after-tries',
      tries: 10,
    });
    expect(await vault.exists()).toBe(false);
    const [left, ...more] = await onDisk();
    expect(more).toEqual([]);
    expect(Object.keys(left as object).sort()).toEqual(['erased', 'format', 'id']);
    // A new notebook begins with no tries against it.
    await vault.create(PASSPHRASE);
    expect(await vault.tries()).toEqual({ wrong: 0, waitSeconds: 0 });
  });

  it('lose nothing when the passphrase is right at the last try', async () => {
    const vault = await aLockedVault();
    const limits = { eraseAfterWrongTries: 10 };
    for (let n = 0; n < 9; n += 1) await wrong(vault, limits);
    await vault.open(PASSPHRASE, limits);
    expect(vault.unlocked).toBe(true);
  });
});

describe('the cost of a guess', () => {
  it('is raised at the next unlock where it was set when less was asked for, and the passphrase stays', async () => {
    const vault = await aLockedVault();
    await vault.open(PASSPHRASE);
    const id = vault.newId();
    await vault.write({ id, content: { n: 1 } });
    vault.lock();
    const dearer = { memoryKiB: 16, passes: 2, lanes: 1 };
    const costOnDisk = async (): Promise<object> => {
      const header = (await onDisk()).find((stored) => (stored as { id: string }).id === 'header');
      return (header as { wraps: { derivation: Cost }[] }).wraps[0]!.derivation;
    };
    expect(await costOnDisk()).toMatchObject(CHEAP);
    await expect(aVault(dearer).open('a guess')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(await costOnDisk()).toMatchObject(CHEAP);
    await aVault(dearer).open(PASSPHRASE);
    expect(await costOnDisk()).toMatchObject(dearer);
    // Never lowered by an app that asks for less.
    const again = aVault(CHEAP);
    await again.open(PASSPHRASE);
    expect(await costOnDisk()).toMatchObject(dearer);
    expect(await again.read(id)).toEqual({ n: 1 });
  });

  it('keeps nobody out when it cannot be raised', async () => {
    await aLockedVault();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const vault = aVault({ memoryKiB: 16, passes: 1, lanes: 1 });
    await vault.open(PASSPHRASE);
    expect(vault.unlocked).toBe(true);
  });
});
