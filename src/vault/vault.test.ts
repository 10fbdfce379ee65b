import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere, deriveHereWithoutWasm } from './argon2.ts';
import { COST, type Cost, type Derivation, type Derive } from './derivation.ts';
import type { PassphraseWrap, VaultHeader } from './header.ts';
import { UNDO_SECONDS, makeVault, type Vault } from './vault.ts';

const CHEAP: Cost = { memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'green river walks under seven lamps';

let name = '';
let count = 0;
beforeEach(() => {
  name = `vault-of-test-${String(++count)}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const aVault = (derive: Derive = deriveHere, cost = CHEAP): Vault => makeVault({ name, cost, derive });
async function anOpenVault(): Promise<Vault> {
  const vault = aVault();
  await vault.create(PASSPHRASE);
  return vault;
}

/** The database beneath, as somebody sees it who holds the disk. */
async function onDisk<T>(work: (disk: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const disk = await openDB(name);
  try {
    return await work(disk);
  } finally {
    disk.close();
  }
}
const stored = (id: string): Promise<unknown> =>
  onDisk(async (disk) => (await disk.get('records', id)) as unknown);
const put = (value: unknown): Promise<unknown> => onDisk((disk) => disk.put('records', value));
const idsOnDisk = (): Promise<IDBValidKey[]> => onDisk((disk) => disk.getAllKeys('records'));

describe('a vault', () => {
  it('is not there before it is made, and is after', async () => {
    const vault = aVault();
    expect(await vault.exists()).toBe(false);
    await vault.create(PASSPHRASE);
    expect(await vault.exists()).toBe(true);
    expect(vault.unlocked).toBe(true);
  });

  it('opens again with its passphrase, in another tab or after a restart', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: { text: 'kept' } });
    vault.lock();
    const again = aVault();
    await again.open(PASSPHRASE);
    expect(await again.read(id)).toEqual({ text: 'kept' });
  });

  it('opens whichever way a keyboard writes the same letters', async () => {
    const vault = aVault();
    await vault.create('caf\u00e9 au lait');
    vault.lock();
    await vault.open('cafe\u0301 au lait');
    expect(vault.unlocked).toBe(true);
  });

  it('is never overwritten by making another', async () => {
    await anOpenVault();
    await expect(aVault().create('another one')).rejects.toMatchObject({ code: 'vault-exists' });
  });

  it('takes no empty passphrase', async () => {
    await expect(aVault().create('')).rejects.toMatchObject({ code: 'no-passphrase' });
    const vault = await anOpenVault();
    await expect(vault.open('')).rejects.toMatchObject({ code: 'no-passphrase' });
    await expect(vault.changePassphrase(PASSPHRASE, '')).rejects.toMatchObject({ code: 'no-passphrase' });
  });

  it('gives nothing while it is locked', async () => {
    const vault = await anOpenVault();
    vault.lock();
    for (const work of [
      () => vault.write({ id: 'x', content: {} }),
      () => vault.read('x'),
      () => vault.all(),
      () => vault.remove('x'),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'locked' });
    }
  });

  it('seals what was on its way when it was locked', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    const writing = vault.write({ id, content: { text: 'typed just before' } });
    vault.lock();
    await writing;
    await vault.open(PASSPHRASE);
    expect(await vault.read(id)).toEqual({ text: 'typed just before' });
  });

  it('tells those who listen of every lock, once', async () => {
    const vault = await anOpenVault();
    const heard = vi.fn();
    vault.onlock(heard);
    vault.lock();
    vault.lock();
    expect(heard.mock.calls).toEqual([['asked']]);
  });
});

describe('reading only what is asked for', () => {
  it('gives the ids of all that lies there, without the header', async () => {
    const vault = await anOpenVault();
    const ids = [vault.newId(), vault.newId()];
    for (const id of ids) await vault.write({ id, content: { id } });
    expect((await vault.ids()).sort()).toEqual([...ids].sort());
  });

  it('opens the records that were named, and leaves out what is not there', async () => {
    const vault = await anOpenVault();
    const [one, other] = [vault.newId(), vault.newId()];
    for (const id of [one, other]) await vault.write({ id, content: { id } });
    expect(await vault.some([other, vault.newId()])).toEqual([
      { id: other, damaged: false, content: { id: other } },
    ]);
  });

  it('is refused while it is locked', async () => {
    const vault = await anOpenVault();
    vault.lock();
    await expect(vault.ids()).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.some([])).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('a long note', () => {
  const long = (text: string) => ({ text: text.repeat(10_000) });
  /** The further rows of the one note that lies there. */
  const partsOf = async (id: string): Promise<string[]> =>
    (await idsOnDisk()).map(String).filter((row) => row !== 'header' && row !== id);

  it('lies in rows of one block, and is one note to everybody who asks', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: long('a') });
    expect(await idsOnDisk()).toHaveLength(4);
    expect(await stored('header')).toMatchObject({ format: 4 });
    for (const tab of [vault, aVault()]) {
      if (!tab.unlocked) await tab.open(PASSPHRASE);
      expect(await tab.ids()).toEqual([id]);
      expect(await tab.read(id)).toEqual(long('a'));
      expect(await tab.some([id])).toEqual([{ id, damaged: false, content: long('a') }]);
      expect(await tab.all()).toEqual([{ id, damaged: false, content: long('a') }]);
    }
  });

  it('that is written again, or shortened, or deleted leaves no row behind', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: long('a') });
    const before = await partsOf(id);
    await vault.write({ id, content: long('b') });
    const after = await partsOf(id);
    expect(after).toHaveLength(2);
    expect(after.filter((row) => before.includes(row))).toEqual([]);
    await vault.write({ id, content: { text: 'short' } });
    expect(await partsOf(id)).toEqual([]);
    await vault.write({ id, content: long('c') });
    await vault.remove(id);
    expect(await idsOnDisk()).toEqual(['header']);
    expect(await vault.ids()).toEqual([]);
  });

  it('is written by two tabs, each over what the other left, and stays whole', async () => {
    const [one, other] = [await anOpenVault(), aVault()];
    await other.open(PASSPHRASE);
    const id = one.newId();
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((text, n) =>
        (n % 2 ? one : other).write({ id, content: long(text) }),
      ),
    );
    expect(await partsOf(id)).toHaveLength(2);
    const found = (await one.read(id)) as { readonly text: string };
    expect(new Set(found.text).size).toBe(1);
    expect(await other.all()).toEqual([{ id, damaged: false, content: found }]);
    expect(await other.ids()).toEqual([id]);
  });

  it.each(['first', 'middle', 'last'])(
    'that lost its %s row is said to be damaged, and the others stay',
    async (which) => {
      const vault = await anOpenVault();
      const [id, whole] = [vault.newId(), vault.newId()];
      await vault.write({ id: whole, content: { text: 'whole' } });
      await vault.write({ id, content: long('a') });
      const parts = (await partsOf(id)).filter((row) => row !== whole);
      const lost = which === 'first' ? id : parts[which === 'middle' ? 0 : 1]!;
      await onDisk((disk) => disk.delete('records', lost));
      const again = aVault();
      await again.open(PASSPHRASE);
      const items = await again.all();
      expect(items).toHaveLength(2);
      expect(items).toEqual(
        expect.arrayContaining([
          { id, damaged: true },
          { id: whole, damaged: false, content: { text: 'whole' } },
        ]),
      );
      expect((await again.ids()).sort()).toEqual([id, whole].sort());
      expect(await again.some([id])).toEqual([{ id, damaged: true }]);
      await expect(again.read(id)).rejects.toMatchObject({ code: 'damaged-record' });
      // Looking at it deleted nothing; a person may.
      expect(await partsOf(id)).toHaveLength(which === 'first' ? 3 : 2);
      await again.remove(id);
      expect(await idsOnDisk()).toEqual(expect.arrayContaining(['header', whole]));
      if (which !== 'first') expect(await idsOnDisk()).toHaveLength(2);
      expect(await again.ids()).toEqual([whole]);
    },
  );

  it('with a changed byte in any of its rows does not open, and is told of once', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: long('a') });
    for (const row of [id, ...(await partsOf(id))]) {
      const whole = (await stored(row)) as { readonly ciphertext: ArrayBuffer };
      const changed = new Uint8Array(whole.ciphertext.slice(0));
      changed[100]! ^= 1;
      await put({ ...whole, ciphertext: changed.buffer });
      const again = aVault();
      await again.open(PASSPHRASE);
      expect(await again.all()).toEqual([{ id, damaged: true }]);
      await put(whole);
    }
    expect(await vault.read(id)).toEqual(long('a'));
  });

  it('goes into a backup as one entry, and comes back whole', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: long('a') });
    const recovery = await vault.recovery();
    const { file, entries } = await recovery.backUp(0);
    expect(entries).toBe(1);
    await vault.write({ id, content: long('b') });
    await recovery.restoreInto(await recovery.openBackup(file, { passphrase: PASSPHRASE }), new Set([id]));
    expect(await vault.read(id)).toEqual(long('a'));
    expect(await partsOf(id)).toHaveLength(2);
    await onDisk((disk) => disk.clear('records'));
    const fresh = aVault();
    const there = await fresh.recovery();
    await there.restoreAll(await there.openBackup(file, { passphrase: PASSPHRASE }), undefined);
    expect(await fresh.all()).toEqual([{ id, damaged: false, content: long('a') }]);
    expect(await stored('header')).toMatchObject({ format: 4 });
  });
});

describe('the passphrase', () => {
  it('that is wrong is refused after the same work as a right one, and changes nothing', async () => {
    await anOpenVault();
    const asked: Derivation[] = [];
    const vault = aVault((passphrase, derivation) => {
      asked.push(derivation);
      return deriveHere(passphrase, derivation);
    });
    const before = await stored('header');
    await expect(vault.open('not the right words')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await vault.open(PASSPHRASE);
    expect(asked[0]).toEqual(asked[1]);
    expect(await stored('header')).toEqual(before);
  });

  it('can be changed: the new one opens, the old one does not, and no record is touched', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: { n: 1 } });
    const record = await stored(id);
    await vault.changePassphrase(PASSPHRASE, 'seven lamps over a grey sea');
    vault.lock();
    await expect(vault.open(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await vault.open('seven lamps over a grey sea');
    expect(await vault.read(id)).toEqual({ n: 1 });
    expect(await stored(id)).toEqual(record);
  });

  it('is not changed by somebody who does not know it', async () => {
    const vault = await anOpenVault();
    await expect(vault.changePassphrase('a guess', 'mine now')).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    vault.lock();
    await vault.open(PASSPHRASE);
  });

  it('costs 64 MiB and three passes, and gives the same key with and without WebAssembly', async () => {
    expect(COST).toEqual({ memoryKiB: 65_536, passes: 3, lanes: 1 });
    const vault = aVault(deriveHere, COST);
    await vault.create(PASSPHRASE);
    vault.lock();
    await vault.open(PASSPHRASE);
    expect(vault.unlocked).toBe(true);
    const derivation: Derivation = {
      way: 'argon2id',
      version: 19,
      ...CHEAP,
      salt: new Uint8Array(16).fill(7),
    };
    expect(deriveHereWithoutWasm(PASSPHRASE, derivation)).toEqual(await deriveHere(PASSPHRASE, derivation));
  }, 60_000);
});

describe('a header that was tampered with', () => {
  const withDerivation = async (change: Partial<Record<keyof Derivation, unknown>>): Promise<void> => {
    const header = (await stored('header')) as VaultHeader;
    const [wrap] = header.wraps as [PassphraseWrap];
    await put({ ...header, wraps: [{ ...wrap, derivation: { ...wrap.derivation, ...change } }] });
  };

  it.each<[string, Partial<Record<keyof Derivation, unknown>>]>([
    ['four terabytes of memory', { memoryKiB: 2 ** 32 }],
    ['no memory', { memoryKiB: 0 }],
    ['a million passes', { passes: 1_000_000 }],
    ['no pass', { passes: 0 }],
    ['a hundred lanes', { lanes: 100 }],
    ['half a pass', { passes: 1.5 }],
    ['a text for a number', { memoryKiB: '64' }],
    ['no salt', { salt: new Uint8Array(0) }],
    ['a salt without end', { salt: new Uint8Array(100_000) }],
    ['another way', { way: 'none' }],
    ['another version of Argon2', { version: 16 }],
  ])('to ask for %s is refused before any work', async (_what, change) => {
    await anOpenVault();
    await withDerivation(change);
    const derive = vi.fn();
    await expect(aVault(derive).open(PASSPHRASE)).rejects.toMatchObject({ code: 'damaged-header' });
    expect(derive).not.toHaveBeenCalled();
  });

  it('to be cheaper does not open: the parameters are bound to the key', async () => {
    await anOpenVault();
    await withDerivation({ passes: 2 });
    await expect(aVault().open(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it.each<[string, unknown]>([
    ['is of a later format', { id: 'header', format: 2, vault: 'x', wraps: [] }],
    ['has no way to the key', { id: 'header', format: 1, vault: 'x', wraps: [] }],
    ['is something else', { id: 'header' }],
  ])('so that it %s is reported and left as it is', async (_what, header) => {
    await anOpenVault();
    await put(header);
    const vault = aVault();
    await expect(vault.open(PASSPHRASE)).rejects.toMatchObject({ code: 'damaged-header' });
    expect(await vault.exists()).toBe(true);
    await expect(vault.create('another one')).rejects.toMatchObject({ code: 'vault-exists' });
    expect(await stored('header')).toEqual(header);
  });

  it('by a later version with one more way to the key still opens, and keeps that way', async () => {
    await anOpenVault();
    const header = (await stored('header')) as VaultHeader;
    await put({ ...header, wraps: [{ by: 'sheets', shares: 3 }, ...header.wraps] });
    const vault = aVault();
    await vault.open(PASSPHRASE);
    await vault.changePassphrase(PASSPHRASE, 'seven lamps over a grey sea');
    expect(((await stored('header')) as VaultHeader).wraps[0]).toEqual({ by: 'sheets', shares: 3 });
  });
});

describe('a damaged record', () => {
  it('is shown as damaged beside the others, and stays on the disk', async () => {
    const vault = await anOpenVault();
    const [whole, damaged] = [vault.newId(), vault.newId()];
    await vault.write({ id: whole, content: { n: 1 } });
    await vault.write({ id: damaged, content: { n: 2 } });
    const record = (await stored(damaged)) as { ciphertext: ArrayBuffer };
    new Uint8Array(record.ciphertext)[100]! ^= 1;
    await put(record);
    const items = await vault.all();
    expect(items).toContainEqual({ id: whole, damaged: false, content: { n: 1 } });
    expect(items).toContainEqual({ id: damaged, damaged: true });
    await expect(vault.read(damaged)).rejects.toMatchObject({ code: 'damaged-record', id: damaged });
    vault.lock();
    await vault.open(PASSPHRASE);
    expect(await idsOnDisk()).toContain(damaged);
  });

  it('is what two swapped records are', async () => {
    const vault = await anOpenVault();
    await vault.write({ id: 'a', content: { n: 1 } });
    await vault.write({ id: 'b', content: { n: 2 } });
    const [a, b] = [(await stored('a')) as object, (await stored('b')) as object];
    await put({ ...a, id: 'b' });
    await put({ ...b, id: 'a' });
    const items = await vault.all();
    expect(items.map(({ damaged }) => damaged)).toEqual([true, true]);
  });
});

describe('a disk that does not do what it is told', () => {
  const failPut = (error: DOMException): void => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw error;
    });
  };

  it('full: says so, and what was there before is unchanged', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    await vault.write({ id, content: { n: 1 } });
    failPut(new DOMException('full', 'QuotaExceededError'));
    await expect(vault.write({ id, content: { n: 2 } })).rejects.toMatchObject({
      code: 'storage-refused',
      reason: 'full',
    });
    vi.restoreAllMocks();
    expect(await vault.read(id)).toEqual({ n: 1 });
  });

  it('that closed the connection: a fresh one is opened, and everything that was under way goes on it', async () => {
    const opened: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
      const opening = open(...given);
      opening.addEventListener('success', () => opened.push(opening.result));
      return opening;
    });
    const vault = await anOpenVault();
    const ids = [vault.newId(), vault.newId(), vault.newId()];
    for (const one of opened.splice(0)) one.close();
    await Promise.all(ids.map((id) => vault.write({ id, content: { id } })));
    for (const one of opened.splice(0)) one.close();
    expect((await vault.ids()).sort()).toEqual([...ids].sort());
    expect(await vault.read(ids[1]!)).toEqual({ id: ids[1] });
  });

  it('that accepts the write and then breaks it off: it is not acknowledged', async () => {
    const vault = await anOpenVault();
    const id = vault.newId();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      const request = real.call(this, value);
      request.addEventListener('success', () => {
        this.transaction.abort();
      });
      return request;
    });
    await expect(vault.write({ id, content: { n: 1 } })).rejects.toMatchObject({ code: 'storage-refused' });
    vi.restoreAllMocks();
    expect(await vault.read(id)).toBeUndefined();
  });

  it('full while the passphrase changes: the old one still opens', async () => {
    const vault = await anOpenVault();
    failPut(new DOMException('full', 'QuotaExceededError'));
    await expect(vault.changePassphrase(PASSPHRASE, 'another one')).rejects.toMatchObject({
      code: 'storage-refused',
    });
    vi.restoreAllMocks();
    vault.lock();
    await vault.open(PASSPHRASE);
    expect(vault.unlocked).toBe(true);
  });

  it('full while it is made: there is none, and it can be made later', async () => {
    failPut(new DOMException('full', 'QuotaExceededError'));
    const vault = aVault();
    await expect(vault.create(PASSPHRASE)).rejects.toMatchObject({ reason: 'full' });
    vi.restoreAllMocks();
    expect(await vault.exists()).toBe(false);
    await vault.create(PASSPHRASE);
  });

  it.each([
    ['SecurityError', 'unavailable'],
    ['InvalidStateError', 'unavailable'],
    ['VersionError', 'newer-version'],
    ['UnknownError', 'failed'],
  ])('that refuses to open with %s is told in words', async (error, reason) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', error);
    });
    await expect(aVault().exists()).rejects.toMatchObject({ code: 'storage-refused', reason });
  });

  it('a device that cannot work out the key says so and makes nothing', async () => {
    const vault = aVault(() => Promise.reject(new Error('no memory')));
    await expect(vault.create(PASSPHRASE)).rejects.toThrow('no memory');
    expect(await vault.exists()).toBe(false);
  });
});

describe('erasing', () => {
  it('overwrites the header at once: nothing opens any more', async () => {
    const vault = await anOpenVault();
    const other = aVault();
    await vault.erase();
    expect(vault.unlocked).toBe(false);
    expect(await other.exists()).toBe(false);
    await expect(other.open(PASSPHRASE)).rejects.toMatchObject({ code: 'no-vault' });
    expect(JSON.stringify(await stored('header'))).not.toContain('wraps');
  });

  it('can be undone by the tab that did it', async () => {
    const vault = await anOpenVault();
    await vault.write({ id: 'a', content: { n: 1 } });
    const undo = await vault.erase();
    expect(await undo.undo()).toBe(true);
    await expect(undo.gone).resolves.toBe('undone');
    await vault.open(PASSPHRASE);
    expect(await vault.read('a')).toEqual({ n: 1 });
  });

  it('is final after half a minute, and takes the records with it', async () => {
    const vault = await anOpenVault();
    await vault.write({ id: 'a', content: { n: 1 } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const undo = await vault.erase();
    vi.advanceTimersByTime(UNDO_SECONDS * 1000);
    vi.useRealTimers();
    await expect(undo.gone).resolves.toBe('deleted');
    expect(await undo.undo()).toBe(false);
    expect(await idsOnDisk()).toEqual([]);
  });

  it('undone too late does not touch the vault that was made since', async () => {
    const vault = await anOpenVault();
    const undo = await vault.erase();
    await vault.create('another one');
    expect(await undo.undo()).toBe(false);
    vault.lock();
    await vault.open('another one');
    expect(vault.unlocked).toBe(true);
  });

  it('works while the vault is locked, too', async () => {
    const vault = await anOpenVault();
    vault.lock();
    await vault.erase();
    expect(await vault.exists()).toBe(false);
  });
});

describe('the way in while it is locked', () => {
  const count = { kind: 'briefing', lang: 'th' };
  const found = async (vault: Vault): Promise<unknown[]> =>
    (await vault.all()).map((item) => (item.damaged ? 'damaged' : item.content));
  const header = async (): Promise<VaultHeader> => (await stored('header')) as VaultHeader;

  it('takes what is put in, and gives it out only with the passphrase', async () => {
    const vault = await anOpenVault();
    vault.lock();
    await vault.drop(count);
    await expect(vault.all()).rejects.toMatchObject({ code: 'locked' });
    await vault.open(PASSPHRASE);
    expect(await vault.all()).toEqual([
      { id: expect.any(String) as string, damaged: false, content: count, dropped: true },
    ]);
  });

  it('works in a tab that never knew the passphrase', async () => {
    const vault = await anOpenVault();
    await aVault().drop(count);
    expect(await found(vault)).toEqual([count]);
  });

  it('shows on the disk that something was put in, of one length whatever it is, and nothing of it', async () => {
    const vault = await anOpenVault();
    vault.lock();
    await vault.drop(count);
    await vault.drop({ ...count, text: 'x'.repeat(900) });
    const dropped = await onDisk(async (disk) => (await disk.getAll('records')) as { sealed?: Uint8Array }[]);
    const sealed = dropped.flatMap((record) => (record.sealed ? [Buffer.from(record.sealed)] : []));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    expect(sealed.every((bytes) => bytes.includes('age-encryption.org/v1'))).toBe(true);
    expect(sealed.some((bytes) => bytes.includes('briefing'))).toBe(false);
  });

  it('is written over in its own place when it is taken in', async () => {
    const vault = await anOpenVault();
    await vault.drop(count);
    const [item] = await vault.all();
    await vault.write({ id: item!.id, content: count });
    expect(await vault.all()).toEqual([{ id: item!.id, damaged: false, content: count }]);
  });

  it('opens nothing that was copied under another id, or to another vault, or changed by a byte', async () => {
    const vault = await anOpenVault();
    await vault.drop(count);
    const [item] = await vault.all();
    const record = (await stored(item!.id)) as { sealed: Uint8Array };
    await put({ ...record, id: 'another' });
    const bytes = record.sealed.slice();
    bytes[bytes.length - 1]! ^= 1;
    await put({ ...record, id: item!.id, sealed: bytes });
    expect(await found(vault)).toEqual(['damaged', 'damaged']);
  });

  it('is made anew when its public key was changed on the disk, and says that what came to that key is damaged', async () => {
    const vault = await anOpenVault();
    const mine = await header();
    name = `${name}-of-somebody-else`;
    await anOpenVault();
    const theirs = await header();
    name = name.replace('-of-somebody-else', '');
    await put({ ...mine, dropBox: theirs.dropBox });
    await vault.drop(count);
    expect(await found(vault)).toEqual(['damaged']);
    await vault.readyDropBox();
    expect((await header()).dropBox?.recipient).not.toBe(theirs.dropBox?.recipient);
    await vault.drop(count);
    expect(await found(vault)).toEqual(expect.arrayContaining(['damaged', count]));
  });

  it('is not there in a vault of format 1 until that was opened and made ready, and its passphrase stays', async () => {
    const vault = await anOpenVault();
    const { dropBox: _dropBox, ...rest } = await header();
    await put({ ...rest, format: 1 });
    vault.lock();
    await expect(vault.drop(count)).rejects.toMatchObject({ code: 'no-drop-box' });
    await vault.open(PASSPHRASE);
    expect((await header()).format).toBe(1);
    await vault.readyDropBox();
    expect((await header()).format).toBe(2);
    vault.lock();
    await vault.drop(count);
    await vault.open(PASSPHRASE);
    expect(await found(vault)).toEqual([count]);
  });

  it('stays through a change of the passphrase', async () => {
    const vault = await anOpenVault();
    await vault.changePassphrase(PASSPHRASE, 'other words of mine');
    vault.lock();
    await vault.drop(count);
    await vault.open('other words of mine');
    expect(await found(vault)).toEqual([count]);
  });

  it('is gone with a vault that was erased', async () => {
    const vault = await anOpenVault();
    await vault.erase();
    await expect(aVault().drop(count)).rejects.toMatchObject({ code: 'no-vault' });
  });
});

describe('two tabs', () => {
  it('see what the other has written', async () => {
    const [one, two] = [await anOpenVault(), aVault()];
    await two.open(PASSPHRASE);
    await one.write({ id: 'a', content: { n: 1 } });
    expect(await two.read('a')).toEqual({ n: 1 });
  });

  it('the other one is locked when the vault is erased, and writes nothing into the next one', async () => {
    const [one, two] = [await anOpenVault(), aVault()];
    await two.open(PASSPHRASE);
    const locked = new Promise((resolve) => {
      two.onlock(resolve);
    });
    await one.erase();
    await expect(locked).resolves.toBe('erased');
    await one.create('another one');
    await expect(two.write({ id: 'a', content: { n: 1 } })).rejects.toMatchObject({ code: 'locked' });
    expect(await idsOnDisk()).toEqual(['header']);
  });

  it('one that heard nothing of it still writes nothing into the next one', async () => {
    const [one, two] = [await anOpenVault(), aVault()];
    await two.open(PASSPHRASE);
    const silent = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined);
    await one.erase();
    silent.mockRestore();
    await one.create('another one');
    await expect(two.write({ id: 'a', content: { n: 1 } })).rejects.toMatchObject({ code: 'no-vault' });
    expect(two.unlocked).toBe(false);
    expect(await idsOnDisk()).toEqual(['header']);
  });
});

describe('what a person reads when something failed', () => {
  it('says what happened, what was kept and what to do next, and nothing that was sealed', async () => {
    const vault = await anOpenVault();
    const fault = await vault.open('a wrong one').then(
      () => undefined,
      (error: unknown) => error as { what: string; kept: string; next: string; message: string },
    );
    expect([fault?.what, fault?.kept, fault?.next].every((words) => /\w.*\.$/.test(words ?? ''))).toBe(true);
    expect(fault?.message).not.toContain('a wrong one');
  });
});
