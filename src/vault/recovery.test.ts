import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere } from './argon2.ts';
import { readBackupFile, writeBackup, type BackupContents } from './backup.ts';
import type { Cost } from './derivation.ts';
import { asHeader, type VaultHeader } from './header.ts';
import type { Keeping, OpenedBackup, PrintedSheet, Recovery } from './recovery.ts';
import { readSheet, type Sheet } from './sheets.ts';
import { makeVault, type Vault } from './vault.ts';

const CHEAP: Cost = { memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'green river walks under seven lamps';
const FRESH = 'seven lamps over a grey sea';
const AT = Date.parse('2026-11-27T10:00:00Z');

let count = 0;
let device = '';
const anotherDevice = (): void => {
  device = `device-of-test-${String(++count)}`;
};
beforeEach(anotherDevice);
afterEach(() => vi.restoreAllMocks());

const aVault = (): Vault => makeVault({ name: device, cost: CHEAP, derive: deriveHere });
async function aNotebook(...contents: readonly object[]): Promise<{ vault: Vault; recovery: Recovery }> {
  const vault = aVault();
  await vault.create(PASSPHRASE);
  for (const content of contents) await vault.write({ id: vault.newId(), content });
  return { vault, recovery: await vault.recovery() };
}
async function onDisk(): Promise<unknown[]> {
  const disk = await openDB(device);
  const all = disk.objectStoreNames.contains('records') ? ((await disk.getAll('records')) as unknown[]) : [];
  disk.close();
  return all;
}
const headerOnDisk = async (): Promise<VaultHeader> =>
  asHeader((await onDisk()).find((stored) => (stored as { id: string }).id === 'header'));
const contentsOf = async (vault: Vault): Promise<unknown[]> =>
  (await vault.all()).map((item) => (item.damaged ? 'damaged' : item.content));
const typed = (sheets: readonly PrintedSheet[], ...which: readonly number[]): Sheet[] =>
  which.map((n) => readSheet(sheets[n]?.words.join(' ') ?? ''));

/** A notebook with one case, sheets of which any two open it, and a backup made after them. */
async function kept(): Promise<{
  vault: Vault;
  recovery: Recovery;
  sheets: readonly PrintedSheet[];
  file: Uint8Array<ArrayBuffer>;
}> {
  const { vault, recovery } = await aNotebook({ text: 'the room has no key' });
  const sheets = await recovery.makeSheets(PASSPHRASE, { needed: 2, total: 3 }, AT);
  const { file } = await recovery.backUp(AT);
  return { vault, recovery, sheets, file };
}

describe('recovery sheets', () => {
  it('open the notebook of a device whose passphrase was forgotten, any two of three, and give it a new one', async () => {
    for (const pair of [
      [0, 1],
      [2, 0],
      [1, 2],
    ] as const) {
      anotherDevice();
      const { vault, recovery, sheets } = await kept();
      vault.lock();
      await recovery.openWithSheets(typed(sheets, ...pair), FRESH);
      expect(await contentsOf(vault)).toEqual([{ text: 'the room has no key' }]);
      vault.lock();
      await vault.open(FRESH);
      vault.lock();
      await expect(vault.open(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
  });

  it('round trip for every number of sheets, with as many of them as are needed or more', async () => {
    const numbers = fc.integer({ min: 2, max: 16 }).chain((total) =>
      fc.record({
        total: fc.constant(total),
        needed: fc.integer({ min: 2, max: total }),
        order: fc.shuffledSubarray(
          Array.from({ length: total }, (_, n) => n),
          { minLength: total },
        ),
        more: fc.nat(3),
      }),
    );
    await fc.assert(
      fc.asyncProperty(numbers, async ({ total, needed, order, more }) => {
        anotherDevice();
        const { vault, recovery } = await aNotebook({ n: 1 });
        const sheets = await recovery.makeSheets(PASSPHRASE, { needed, total }, AT);
        expect(sheets.map(({ index }) => index)).toEqual(Array.from({ length: total }, (_, n) => n + 1));
        vault.lock();
        const few = typed(sheets, ...order.slice(0, needed - 1));
        await expect(recovery.openWithSheets(few, FRESH)).rejects.toMatchObject({ reason: 'too-few' });
        expect(vault.unlocked).toBe(false);
        await recovery.openWithSheets(typed(sheets, ...order.slice(0, needed + more)), FRESH);
        expect(await contentsOf(vault)).toEqual([{ n: 1 }]);
      }),
      { numRuns: 25 },
    );
  });

  it('are not made by somebody who sits at the open screen and does not know the passphrase', async () => {
    const { recovery } = await aNotebook();
    const before = await headerOnDisk();
    await expect(recovery.makeSheets('a guess', { needed: 2, total: 3 }, AT)).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    expect((await headerOnDisk()).wraps).toEqual(before.wraps);
  });

  it('are refused for numbers that make no sense', async () => {
    const { recovery } = await aNotebook();
    for (const [needed, total] of [
      [1, 3],
      [4, 3],
      [2, 17],
      [NaN, 3],
    ] as const) {
      await expect(recovery.makeSheets(PASSPHRASE, { needed, total }, AT)).rejects.toThrow(RangeError);
    }
  });

  it('go on opening it after the passphrase is changed, and no record is touched', async () => {
    const { vault, recovery, sheets } = await kept();
    const wrapsBefore = (await headerOnDisk()).wraps;
    const recordsBefore = (await onDisk()).filter((stored) => (stored as { id: string }).id !== 'header');
    await vault.changePassphrase(PASSPHRASE, FRESH);
    const wrapsAfter = (await headerOnDisk()).wraps;
    expect(wrapsAfter[1]).toEqual(wrapsBefore[1]);
    expect((await onDisk()).filter((stored) => (stored as { id: string }).id !== 'header')).toEqual(
      recordsBefore,
    );
    vault.lock();
    await recovery.openWithSheets(typed(sheets, 0, 2), 'a third passphrase');
    expect(vault.unlocked).toBe(true);
  });

  it('that are older open it until one of the new set was rehearsed, and not after', async () => {
    const { vault, recovery, sheets: older } = await kept();
    const newer = await recovery.makeSheets(PASSPHRASE, { needed: 2, total: 2 }, AT + 1);
    vault.lock();
    await recovery.openWithSheets(typed(older, 0, 1), PASSPHRASE);
    await expect(recovery.rehearse(older[0]?.words.join(' ') ?? '', AT + 2)).rejects.toMatchObject({
      reason: 'other-set',
    });
    await recovery.rehearse(newer[1]?.words.join(' ') ?? '', AT + 2);
    expect((await recovery.keeping()).sheets).toEqual({
      set: newer[0]?.set,
      needed: 2,
      total: 2,
      madeAt: AT + 1,
      rehearsedAt: AT + 2,
    });
    vault.lock();
    await expect(recovery.openWithSheets(typed(older, 0, 1), FRESH)).rejects.toMatchObject({
      reason: 'other-set',
    });
    await recovery.openWithSheets(typed(newer, 0, 1), FRESH);
  });

  it('of another notebook, or entered twice, open nothing, and are told apart', async () => {
    const { sheets: others } = await kept();
    anotherDevice();
    const { vault, recovery, sheets } = await kept();
    vault.lock();
    const [first] = typed(sheets, 0);
    if (!first) throw new Error('no sheet');
    const words = (n: number, of = sheets): string => of[n]?.words.join(' ') ?? '';
    expect(() => recovery.takeSheet(words(0), [first])).toThrow(/entered before/);
    expect(() => recovery.takeSheet(words(1, others), [first])).toThrow(/another set/);
    await expect(recovery.openWithSheets([first, first], FRESH)).rejects.toMatchObject({ reason: 'twice' });
    await expect(recovery.openWithSheets(typed(others, 0, 1), FRESH)).rejects.toMatchObject({
      reason: 'other-set',
    });
    // Somebody who makes up a sheet with the right set gets past the words and not past the seal.
    const made = { ...first, index: 2, share: new Uint8Array(first.share).fill(7, 0, 32).fill(9, 32) };
    await expect(recovery.openWithSheets([first, made], FRESH)).rejects.toMatchObject({
      reason: 'do-not-fit',
    });
    expect(vault.unlocked).toBe(false);
  });

  it('are bound to the vault and to their numbers: a header that says fewer are needed does not open', async () => {
    const { vault, recovery, sheets } = await kept();
    vault.lock();
    const header = await headerOnDisk();
    const disk = await openDB(device);
    const wraps = header.wraps.map((wrap) => (wrap.by === 'shares' ? { ...wrap, total: 4 } : wrap));
    await disk.put('records', { ...header, wraps });
    disk.close();
    await expect(recovery.openWithSheets(typed(sheets, 0, 1), FRESH)).rejects.toMatchObject({
      reason: 'do-not-fit',
    });
  });

  it('leave nothing of themselves and of when they were made in clear on the device', async () => {
    const { recovery, sheets } = await kept();
    await recovery.rehearse(sheets[0]?.words.join(' ') ?? '', AT);
    const text = JSON.stringify(await headerOnDisk(), (_key, value: unknown) =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? Buffer.from(value as Uint8Array).toString('latin1')
        : value,
    );
    expect(text).not.toContain(String(AT));
    expect(text).not.toContain('rehearsedAt');
    // Some fields of the header, as `salt` and `total`, are words of the list too: a name is followed by a colon.
    const words = sheets.flatMap((sheet) => sheet.words);
    expect(words.filter((word) => new RegExp(`"${word}"(?!:)`).test(text))).toEqual([]);
  });

  it('count for nothing while the disk is full: the error is told, and those before go on', async () => {
    const { vault, recovery, sheets } = await kept();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(recovery.makeSheets(PASSPHRASE, { needed: 2, total: 2 }, AT)).rejects.toMatchObject({
      code: 'storage-refused',
      reason: 'full',
    });
    full.mockRestore();
    vault.lock();
    await recovery.openWithSheets(typed(sheets, 1, 2), FRESH);
  });
});

describe('a backup', () => {
  it('comes back on another device, offline, with the passphrase', async () => {
    const { file } = await kept();
    anotherDevice();
    const vault = aVault();
    const recovery = await vault.recovery();
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    expect(await vault.exists()).toBe(false);
    await recovery.restoreAll(opened, undefined);
    expect(await contentsOf(vault)).toEqual([{ text: 'the room has no key' }]);
    vault.lock();
    await vault.open(PASSPHRASE);
  });

  it('comes back with two of three sheets and a new passphrase, and the sheets go on opening what was restored', async () => {
    const { file, sheets } = await kept();
    anotherDevice();
    const vault = aVault();
    const recovery = await vault.recovery();
    const opened = await recovery.openBackup(file, { sheets: typed(sheets, 2, 1) });
    await expect(recovery.restoreAll(opened, undefined)).rejects.toMatchObject({ code: 'no-passphrase' });
    await recovery.restoreAll(opened, FRESH);
    expect(await contentsOf(vault)).toEqual([{ text: 'the room has no key' }]);
    expect(await recovery.keeping()).toMatchObject<Keeping>({
      sheets: { set: sheets[0]?.set ?? '', needed: 2, total: 3, madeAt: AT, rehearsedAt: null },
      backup: { madeAt: AT, entries: 1, set: sheets[0]?.set ?? '' },
    });
    vault.lock();
    await expect(vault.open(PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await vault.open(FRESH);
    vault.lock();
    await recovery.openWithSheets(typed(sheets, 0, 2), 'a third passphrase');
    // What was counted while it was locked finds a way in again.
    vault.lock();
    await vault.drop({ kind: 'briefing' });
  });

  it('holds every entry, whatever it holds, also what was put in while it was locked', async () => {
    const content = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), { noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fc.array(content, { maxLength: 6 }), async (contents) => {
        anotherDevice();
        const { vault, recovery } = await aNotebook(...contents);
        await vault.drop({ kind: 'briefing' });
        const before = await vault.all();
        const { file, entries } = await recovery.backUp(AT);
        expect(entries).toBe(contents.length + 1);
        anotherDevice();
        const other = aVault();
        const there = await other.recovery();
        await there.restoreAll(await there.openBackup(file, { passphrase: PASSPHRASE }), undefined);
        const after = await other.all();
        const byId = (items: typeof after) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(after)).toEqual(JSON.parse(JSON.stringify(byId(before))));
      }),
      { numRuns: 15 },
    );
  });

  it('says how many entries were damaged when it was made, and holds all the others', async () => {
    const { vault, recovery } = await aNotebook({ n: 1 }, { n: 2 });
    const [first] = await vault.all();
    const disk = await openDB(device);
    const record = (await disk.get('records', first?.id ?? '')) as { ciphertext: ArrayBuffer };
    await disk.put('records', { ...record, ciphertext: record.ciphertext.slice(1) });
    disk.close();
    const { file, entries, damaged } = await recovery.backUp(AT);
    expect({ entries, damaged }).toEqual({ entries: 1, damaged: 1 });
    expect(await recovery.openBackup(file, { passphrase: PASSPHRASE })).toMatchObject({ damaged: 1 });
  });

  it('never writes over a notebook that is there', async () => {
    const { vault, recovery, file } = await kept();
    const before = await onDisk();
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    await expect(recovery.restoreAll(opened, undefined)).rejects.toMatchObject({ code: 'vault-exists' });
    expect(await onDisk()).toEqual(before);
    expect(vault.unlocked).toBe(true);
  });

  it('gives into another notebook just the entries that were chosen, sealed by that notebook', async () => {
    const first = await aNotebook({ n: 1 }, { n: 2 });
    const { file } = await first.recovery.backUp(AT);
    anotherDevice();
    const { vault, recovery } = await aNotebook({ n: 3 });
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    const one = opened.entries.find(({ content }) => (content as { n: number }).n === 2);
    await recovery.restoreInto(opened, new Set([one?.id ?? '']));
    const found = await contentsOf(vault);
    expect(found).toHaveLength(2);
    expect(found).toEqual(expect.arrayContaining([{ n: 2 }, { n: 3 }]));
  });

  it('made before there were sheets is opened by no sheets, and says so', async () => {
    const { recovery } = await aNotebook({ n: 1 });
    const { file } = await recovery.backUp(AT);
    await recovery.backedUp({ at: AT, entries: 1 });
    expect((await recovery.keeping()).backup).toEqual({ madeAt: AT, entries: 1, set: null });
    const sheets = await recovery.makeSheets(PASSPHRASE, { needed: 2, total: 3 }, AT);
    await expect(recovery.openBackup(file, { sheets: typed(sheets, 0, 1) })).rejects.toMatchObject({
      code: 'no-sheets',
    });
  });

  it('shows to whoever finds it nothing of what is inside, nor when it was made', async () => {
    const { file } = await kept();
    const seen = Buffer.from(file).toString('latin1');
    for (const text of ['the room', 'madeAt', String(AT), 'AGE-SECRET-KEY', 'entries']) {
      expect(seen).not.toContain(text);
    }
    expect(seen.startsWith('countersign backup 1 ')).toBe(true);
  });
});

describe('a damaged backup', () => {
  /** Opens it on a device with a notebook, and sees to it that nothing there was changed. */
  async function faultOf(file: Uint8Array<ArrayBuffer>): Promise<unknown> {
    const before = await onDisk();
    const recovery = await aVault().recovery();
    const fault: unknown = await recovery.openBackup(file, { passphrase: PASSPHRASE }).then(
      (opened: OpenedBackup) => opened,
      (error: unknown) => error,
    );
    expect(await onDisk()).toEqual(before);
    return fault;
  }

  it('names the part that is damaged, whichever byte was changed, and changes nothing', async () => {
    const { file } = await kept();
    const firstLine = file.indexOf(10);
    const secondLine = file.indexOf(10, firstLine + 1);
    const byteAt = fc.nat(file.length - 1);
    await fc.assert(
      fc.asyncProperty(byteAt, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = file.slice();
        changed[at]! ^= change;
        const parts =
          at <= firstLine
            ? ['not-a-backup', 'header', 'newer', 'cut-off']
            : at <= secondLine
              ? ['header', 'cut-off']
              : ['entries'];
        const fault = await faultOf(changed);
        expect(fault).toMatchObject({ code: 'damaged-backup' });
        expect(parts).toContain((fault as { part: string }).part);
      }),
      { numRuns: 150 },
    );
  });

  it('that was cut off at any place, or got something at its end, says so', async () => {
    const { file } = await kept();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect(await faultOf(file.slice(0, length))).toMatchObject({ code: 'damaged-backup' });
      }),
      { numRuns: 40 },
    );
    expect(await faultOf(file.slice(0, file.length - 1))).toMatchObject({ part: 'cut-off' });
    expect(await faultOf(Uint8Array.from([...file, 0]))).toMatchObject({ part: 'cut-off' });
    expect(await faultOf(new TextEncoder().encode('%PDF-1.7\n'))).toMatchObject({ part: 'not-a-backup' });
  });

  it('that somebody made up who has not the key of the vault is refused, though all its sums are right', async () => {
    const { file } = await kept();
    const own = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const { vault, wraps } = await readBackupFile(file);
    const contents: BackupContents = {
      format: 1,
      vault,
      madeAt: AT,
      entries: [{ id: '0'.repeat(32), content: { text: 'made up' } }],
      damaged: 0,
      keeping: {},
    };
    const made = await writeBackup(own, { vault, wraps }, contents);
    expect(await faultOf(made)).toMatchObject({ part: 'header' });
  });

  it.each([
    ['an entry that would lie where the header lies', [{ id: 'header', content: {} }]],
    ['an entry without content', [{ id: '0'.repeat(32) }]],
    ['two entries of one id', [0, 1].map(() => ({ id: '0'.repeat(32), content: {} }))],
  ])('with %s is refused as a whole', async (_what, entries) => {
    const vault = '1'.repeat(32);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
      'encrypt',
      'decrypt',
    ]);
    const { wraps } = await readBackupFile((await kept()).file);
    const contents = {
      format: 1,
      vault,
      madeAt: AT,
      entries,
      damaged: 0,
      keeping: {},
    } as unknown as BackupContents;
    const file = await readBackupFile(await writeBackup(key, { vault, wraps }, contents));
    const { openBackupFile } = await import('./backup.ts');
    await expect(openBackupFile(file, key)).rejects.toMatchObject({ part: 'one-entry' });
  });

  it('is told apart from a wrong passphrase', async () => {
    const { recovery, file } = await kept();
    await expect(recovery.openBackup(file, { passphrase: 'a guess' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
  });
});

describe('a restore that the browser does not finish', () => {
  it('leaves no half notebook behind: the device is as it was', async () => {
    const { file } = await kept();
    anotherDevice();
    const vault = aVault();
    const recovery = await vault.recovery();
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      // The header is written, and the record after it finds no room.
      if (puts === 2) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, given);
    });
    await expect(recovery.restoreAll(opened, undefined)).rejects.toMatchObject({ reason: 'full' });
    failing.mockRestore();
    expect(await vault.exists()).toBe(false);
    expect(await onDisk()).toEqual([]);
    expect(vault.unlocked).toBe(false);
    await recovery.restoreAll(opened, undefined);
    expect(await contentsOf(vault)).toHaveLength(1);
  });

  it('takes all the chosen entries or none', async () => {
    const first = await aNotebook({ n: 1 }, { n: 2 });
    const { file } = await first.recovery.backUp(AT);
    anotherDevice();
    const { vault, recovery } = await aNotebook({ n: 3 });
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE });
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      puts += 1;
      if (puts === 2) throw new DOMException('full', 'QuotaExceededError');
      return original.apply(this, given);
    });
    await expect(
      recovery.restoreInto(opened, new Set(opened.entries.map(({ id }) => id))),
    ).rejects.toMatchObject({ reason: 'full' });
    expect(await contentsOf(vault)).toEqual([{ n: 3 }]);
  });
});
