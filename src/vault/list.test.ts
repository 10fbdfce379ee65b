import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere } from './argon2.ts';
import type { Cost } from './derivation.ts';
import type { VaultHeader } from './header.ts';
import type { ListLine } from './list.ts';
import { idOfRow } from './split.ts';
import { makeVault, type Vault } from './vault.ts';

const CHEAP: Cost = { memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'green river walks under seven lamps';

let name = '';
let count = 0;
beforeEach(() => {
  name = `vault-of-list-${String(++count)}`;
});
afterEach(() => {
  vi.restoreAllMocks();
});

const aVault = (): Vault => makeVault({ name, cost: CHEAP, derive: deriveHere });
async function anOpenTab(): Promise<Vault> {
  const vault = aVault();
  await vault.open(PASSPHRASE);
  return vault;
}

type Lines = Map<string, ListLine>;
const line = (text: string): ListLine => [text, 1, null, true];
const write = (vault: Vault, id: string, text: string): Promise<void> =>
  vault.write({ id, content: { text }, line: line(text) });
/** What whoever read everything knows of the list. */
async function linesOfAll(vault: Vault): Promise<Lines> {
  const lines: Lines = new Map();
  for (const item of await vault.all()) {
    const { text } = (item.damaged ? {} : item.content) as { readonly text?: string };
    if (text !== undefined) lines.set(item.id, line(text));
  }
  return lines;
}
/** As the notebook does it at every unlock. Gives what the list said before. */
async function unlock(vault: Vault): Promise<ReadonlyMap<string, ListLine> | undefined> {
  if (!vault.unlocked) await vault.open(PASSPHRASE);
  const said = await vault.list();
  if (!said) {
    await vault.readyList();
    await vault.list();
  }
  await vault.mendList(await linesOfAll(vault));
  return said;
}
/** A vault with so many entries, and a list that is whole. */
async function aListed(entries: number): Promise<{ readonly vault: Vault; readonly ids: string[] }> {
  const vault = aVault();
  await vault.create(PASSPHRASE);
  await unlock(vault);
  const ids = Array.from({ length: entries }, () => vault.newId());
  for (const id of ids) await write(vault, id, `of ${id}`);
  return { vault, ids };
}
const listNow = async (): Promise<ReadonlyMap<string, ListLine> | undefined> => (await anOpenTab()).list();

async function onDisk<T>(work: (disk: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const disk = await openDB(name);
  try {
    return await work(disk);
  } finally {
    disk.close();
  }
}
interface Row {
  readonly id: string;
  readonly nonce: Uint8Array;
  readonly ciphertext: ArrayBuffer;
}
const rows = (): Promise<Row[]> =>
  onDisk(async (disk) => ((await disk.getAll('records')) as Row[]).filter(({ id }) => id !== 'header'));
const put = (value: unknown): Promise<unknown> => onDisk((disk) => disk.put('records', value));
const header = (): Promise<VaultHeader> =>
  onDisk(async (disk) => (await disk.get('records', 'header')) as VaultHeader);
const pagesOnDisk = async (entries: readonly string[]): Promise<Row[]> =>
  (await rows()).filter(({ id }) => !entries.includes(id));

describe('the list', () => {
  it('is not there until somebody makes it, and says nothing until it is known to be whole', async () => {
    const vault = aVault();
    await vault.create(PASSPHRASE);
    await write(vault, 'a', 'before');
    expect(await vault.list()).toBeUndefined();
    expect((await header()).format).toBe(2);
    await vault.readyList();
    expect(await vault.list()).toBeUndefined();
    expect((await header()).format).toBe(5);
    await write(vault, 'b', 'after');
    expect(await listNow()).toBeUndefined();
    await vault.mendList(await linesOfAll(vault));
    expect(await listNow()).toEqual(
      new Map([
        ['a', line('before')],
        ['b', line('after')],
      ]),
    );
  });

  it('says what was last written of each, and nothing of what was removed', async () => {
    const { vault, ids } = await aListed(3);
    const [first = '', second = '', third = ''] = ids;
    await write(vault, first, 'changed');
    await vault.remove(second);
    expect(await listNow()).toEqual(
      new Map([
        [third, line(`of ${third}`)],
        [first, line('changed')],
      ]),
    );
  });

  it('lies in rows like all others, and a change writes the page of its line and no other', async () => {
    const { vault, ids } = await aListed(120);
    const pages = await pagesOnDisk(ids);
    expect(pages.length).toBeGreaterThan(3);
    expect(new Set((await rows()).map((row) => Object.keys(row).sort().join())).size).toBe(1);
    expect(new Set((await rows()).map(({ ciphertext }) => ciphertext.byteLength))).toEqual(
      new Set([4096 + 16]),
    );
    expect(pages.every(({ id }) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
    await write(vault, ids[50] ?? '', `as ${ids[50] ?? ''}`);
    const before = new Map(pages.map(({ id, nonce }) => [id, String(nonce)]));
    const changed = (await pagesOnDisk(ids)).filter(({ id, nonce }) => before.get(id) !== String(nonce));
    expect(changed).toHaveLength(1);
  });

  it('fills the room again that removed lines left', async () => {
    const { vault, ids } = await aListed(80);
    const pages = (await pagesOnDisk(ids)).length;
    for (const id of ids) await vault.remove(id);
    for (const id of ids) await write(vault, id, `of ${id}`);
    expect(await pagesOnDisk(ids)).toHaveLength(pages);
    expect((await listNow())?.size).toBe(80);
  });

  it('moves a line that its page has no room for any more, and leaves out one that no page has room for', async () => {
    const { vault, ids } = await aListed(80);
    await write(vault, ids[3] ?? '', 'x'.repeat(3000));
    expect((await listNow())?.get(ids[3] ?? '')).toEqual(line('x'.repeat(3000)));
    await write(vault, ids[3] ?? '', 'x'.repeat(5000));
    const list = await listNow();
    expect(list?.size).toBe(79);
    expect(list?.has(ids[3] ?? '')).toBe(false);
  });

  it('is no entry to anybody who asks: not among all, not in a backup', async () => {
    const { ids } = await aListed(60);
    const tab = await anOpenTab();
    expect((await tab.ids()).sort()).toEqual([...ids].sort());
    expect((await tab.all()).map(({ id }) => id).sort()).toEqual([...ids].sort());
    const pages = (await pagesOnDisk(ids)).map(({ id }) => id);
    for (const id of pages) expect(await tab.read(id)).toBeUndefined();
    expect(await tab.some(pages)).toEqual([]);
    expect((await (await tab.recovery()).backUp(0)).entries).toBe(60);
  });

  it('is gone from memory with the key', async () => {
    const { vault } = await aListed(3);
    const reading = vault.list();
    vault.lock();
    await expect(reading).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.list()).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.mendList(new Map())).rejects.toMatchObject({ code: 'locked' });
    expect((await listNow())?.size).toBe(3);
  });

  it('is not mended by whoever was locked in the middle of it', async () => {
    const { vault } = await aListed(3);
    await vault.list();
    const mending = vault.mendList(new Map());
    vault.lock();
    await expect(mending).rejects.toMatchObject({ code: 'locked' });
    expect((await listNow())?.size).toBe(3);
  });
});

describe('an entry and its line', () => {
  const failingPut = (whenItIs: (n: number) => boolean, how: 'refused' | 'broken off'): void => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const real = IDBObjectStore.prototype.put;
    let n = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      const failing = whenItIs(n++);
      if (failing && how === 'refused') throw new DOMException('full', 'QuotaExceededError');
      const request = real.call(this, value);
      if (failing) request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
  };

  it.each([
    ['refused', 0],
    ['refused', 1],
    ['refused', 2],
    ['broken off', 0],
    ['broken off', 1],
    ['broken off', 2],
  ] as const)('are both as they were when the disk has %s write number %i', async (how, which) => {
    const { vault, ids } = await aListed(2);
    const [id = ''] = ids;
    const before = await listNow();
    failingPut((n) => n === which, how);
    // A new entry writes its row, the page, and row 0 of the list; what was there writes two.
    await expect(write(vault, vault.newId(), 'new')).rejects.toMatchObject({ code: 'storage-refused' });
    vi.restoreAllMocks();
    expect(await listNow()).toEqual(before);
    if (which < 2) {
      failingPut((n) => n === which, how);
      await expect(write(vault, id, 'changed')).rejects.toMatchObject({ code: 'storage-refused' });
      vi.restoreAllMocks();
      expect(await listNow()).toEqual(before);
    }
    expect(await vault.read(id)).toEqual({ text: `of ${id}` });
    await write(vault, id, 'changed later');
    expect((await listNow())?.get(id)).toEqual(line('changed later'));
  });

  it('are written on a fresh connection when the browser closed the one there was', async () => {
    const opened: IDBDatabase[] = [];
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((...given) => {
      const opening = open(...given);
      opening.addEventListener('success', () => opened.push(opening.result));
      return opening;
    });
    const { vault, ids } = await aListed(2);
    for (const one of opened.splice(0)) one.close();
    await Promise.all(ids.map((id) => write(vault, id, 'after')));
    vi.restoreAllMocks();
    expect([...((await listNow())?.values() ?? [])]).toEqual([line('after'), line('after')]);
  });

  it('do not part when restoring writes over it: its line goes, and the list is known not to be whole', async () => {
    const { vault, ids } = await aListed(2);
    const [id = '', other = ''] = ids;
    const recovery = await vault.recovery();
    const { file } = await recovery.backUp(0);
    await write(vault, id, 'changed since');
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    await recovery.restoreInto(opened, new Set([id]));
    expect(await listNow()).toBeUndefined();
    await unlock(vault);
    expect(await listNow()).toEqual(
      new Map([
        [other, line(`of ${other}`)],
        [id, line(`of ${id}`)],
      ]),
    );
  });

  it('of a whole vault come back from a backup as entries, and the list is made anew', async () => {
    const { vault } = await aListed(50);
    const { file } = await (await vault.recovery()).backUp(0);
    await onDisk((disk) => disk.clear('records'));
    const fresh = aVault();
    const recovery = await fresh.recovery();
    await recovery.restoreAll(await recovery.openBackup(file, { passphrase: PASSPHRASE }), undefined);
    expect(await rows()).toHaveLength(50);
    expect(await unlock(fresh)).toBeUndefined();
    expect((await listNow())?.size).toBe(50);
  });
});

describe('two tabs', () => {
  it('that write at the same time leave a list that is right, whatever each of them knew', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => n.toString(16).padStart(32, '0'));
    const aStep = fc.record({
      tab: fc.nat(1),
      id: fc.constantFrom(...ids),
      what: fc.oneof(
        fc.record({ text: fc.constantFrom('a', 'bb', 'c'.repeat(700), 'd'.repeat(2500)) }),
        fc.constant('remove' as const),
        fc.constant('unlock' as const),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(aStep, { maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        name = `vault-of-list-${String(++count)}`;
        const one = aVault();
        await one.create(PASSPHRASE);
        await unlock(one);
        const tabs = [one, await anOpenTab()];
        for (const steps of rounds) {
          await Promise.all(
            steps.map(async ({ tab, id, what }) => {
              const vault = tabs[tab] ?? one;
              if (what === 'remove') await vault.remove(id);
              else if (what === 'unlock') await unlock(vault);
              else await write(vault, id, what.text);
            }),
          );
        }
        const looking = await anOpenTab();
        const list = await looking.list();
        const all = await linesOfAll(looking);
        // What is said to be whole is so; and no line tells of an entry as it is not.
        if (list) expect(new Map([...list].sort())).toEqual(new Map([...all].sort()));
        await unlock(looking);
        expect(new Map([...((await listNow()) ?? [])].sort())).toEqual(new Map([...all].sort()));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('one that opens everything does not write over what the other wrote meanwhile', async () => {
    const { ids } = await aListed(3);
    const [changed = '', removed = ''] = ids;
    const [slow, quick] = [await anOpenTab(), await anOpenTab()];
    await slow.list();
    const read = await linesOfAll(slow);
    const added = quick.newId();
    await write(quick, changed, 'changed by the other');
    await quick.remove(removed);
    await write(quick, added, 'added by the other');
    await slow.mendList(read);
    expect(await listNow()).toEqual(new Map([...(await linesOfAll(quick))]));
  });

  it('one that makes the list does not tell of what the other removed meanwhile', async () => {
    const slow = aVault();
    await slow.create(PASSPHRASE);
    for (const id of ['a', 'b']) await write(slow, id, id);
    const quick = await anOpenTab();
    await slow.readyList();
    await slow.list();
    const read = await linesOfAll(slow);
    await quick.remove('a');
    await slow.mendList(read);
    expect(await listNow()).toEqual(new Map([['b', line('b')]]));
  });

  it('make one list, not two', async () => {
    const one = aVault();
    await one.create(PASSPHRASE);
    const two = await anOpenTab();
    await Promise.all([unlock(one), unlock(two)]);
    await write(one, 'a', 'a');
    await write(two, 'b', 'b');
    expect((await listNow())?.size).toBe(2);
    expect(await rows()).toHaveLength(4);
  });
});

describe('a list that somebody damaged', () => {
  const flipped = ({ ciphertext, ...row }: Row): Row => {
    const bytes = new Uint8Array(ciphertext.slice(0));
    bytes[10]! ^= 1;
    return { ...row, ciphertext: bytes.buffer };
  };
  const everything = (): Promise<unknown[]> => onDisk((disk) => disk.getAll('records'));
  const layDown = (records: readonly unknown[]): Promise<unknown> =>
    onDisk(async (disk) => {
      await disk.clear('records');
      for (const record of records) await disk.put('records', record);
    });

  it.each<[string, (row: Row, others: readonly Row[]) => Promise<unknown>]>([
    ['with a changed byte', (row) => put(flipped(row))],
    ['that was removed', (row) => onDisk((disk) => disk.delete('records', row.id))],
    ['that another lies in the place of', (row, [other]) => put({ ...other, id: row.id })],
    ['that is something else', (row) => put({ id: row.id, n: 1 })],
  ])('is not shown with a row %s; no entry is taken for damaged, and it is mended', async (_what, harm) => {
    const { ids } = await aListed(90);
    const healthy = await everything();
    const whole = (await listNow()) ?? new Map<string, ListLine>();
    const pages = await pagesOnDisk(ids);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      await layDown(healthy);
      await harm(
        page,
        pages.filter(({ id }) => id !== page.id),
      );
      const tab = await anOpenTab();
      expect(await tab.list()).toBeUndefined();
      expect((await tab.all()).filter(({ damaged }) => damaged)).toEqual([]);
      expect((await tab.ids()).sort()).toEqual([...ids].sort());
      // What is written before anybody mended it is kept, and so is its line.
      await write(tab, ids[0] ?? '', 'changed');
      await write(tab, 'new', 'new');
      expect(await listNow()).toBeUndefined();
      await unlock(await anOpenTab());
      const expected = new Map([...whole, [ids[0] ?? '', line('changed')], ['new', line('new')]]);
      expect(new Map([...((await listNow()) ?? [])].sort())).toEqual(new Map([...expected].sort()));
      expect(await (await anOpenTab()).all()).toHaveLength(91);
    }
  });

  it('by a secret in the header that does not open is made anew, and the pages of the old one go', async () => {
    const { ids } = await aListed(50);
    const there = await rows();
    const { list, ...rest } = await header();
    if (!list) throw new Error('There is no list.');
    for (const broken of [
      { ...list, sealed: flipped({ id: '', nonce: list.nonce, ciphertext: list.sealed }).ciphertext },
      { nonce: 'none' },
    ]) {
      await put({ ...rest, list: broken });
      const tab = await anOpenTab();
      expect(await tab.all()).toHaveLength(50);
      await write(tab, ids[0] ?? '', 'changed');
      expect(await unlock(await anOpenTab())).toBeUndefined();
      expect((await listNow())?.get(ids[0] ?? '')).toEqual(line('changed'));
      expect(await rows()).toHaveLength(there.length);
    }
  });

  it('of which one row, or all, was put back to an earlier day is mended, and is in the way of nothing', async () => {
    const { vault, ids } = await aListed(45);
    const early = await pagesOnDisk(ids);
    const more = Array.from({ length: 60 }, () => vault.newId());
    for (const id of more) await write(vault, id, `of ${id}`);
    await write(vault, ids[7] ?? '', 'changed');
    await vault.remove(ids[8] ?? '');
    vault.lock();
    const today = await everything();
    for (const back of [...early.map((row) => [row]), early]) {
      await layDown(today);
      for (const row of back) await put(row);
      const tab = await anOpenTab();
      for (let n = 0; n < 45; n++) await write(tab, `new-${String(n)}`, 'new');
      await unlock(await anOpenTab());
      const list = await listNow();
      expect(list?.size).toBe(44 + 60 + 45);
      expect(new Map([...(list ?? [])].sort())).toEqual(
        new Map([...(await linesOfAll(await anOpenTab()))].sort()),
      );
    }
  });

  it('whose pages lie under the key of another vault opens none of them', async () => {
    await aListed(5);
    const theirs = await rows();
    name = `${name}-other`;
    await aListed(0);
    for (const row of theirs) await put(row);
    const all = await (await anOpenTab()).all();
    expect(all).toHaveLength(theirs.length);
    expect(all.every(({ damaged }) => damaged)).toBe(true);
  });

  it('is named as the text of the format says it', async () => {
    const secret = new Uint8Array(32).fill(7);
    const bytes = new Uint8Array(36);
    bytes.set(secret);
    bytes[35] = 3;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(await idOfRow(secret, 3)).toBe(Buffer.from(hash.subarray(0, 16)).toString('hex'));
  });
});
