import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAMAGED, aDisk, memoryVault, type Disk } from '../../tests/support/memory-vault.ts';
import { deriveHere } from '../vault/argon2.ts';
import { makeVault } from '../vault/vault.ts';
import { watchActivity } from './activity.ts';
import { dayOf, type Clock } from './clock.ts';
import { UNDECIDED, emptyCase, lineOf, packed, withHold } from './core/index.ts';
import { Notebook, type Result } from './notebook.svelte.ts';

const PASSPHRASE = 'green river walks under seven lamps';
const AT = Date.UTC(2026, 11, 1, 9, 30);
const DAY = 86_400_000;

function aClock(): Clock & { goOn: (milliseconds: number) => void } {
  let now = AT;
  return {
    wall: () => now,
    steady: () => now,
    goOn: (milliseconds) => {
      now += milliseconds;
    },
  };
}
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw result.fault;
  return result.value;
}

/** A tab whose reading of every record waits until `goOn` is called, as that of ten thousand cases does for seconds. */
function aSlowTab(disk: Disk, clock: Clock = aClock()) {
  const vault = memoryVault(disk);
  const all = vault.all.bind(vault);
  let goOn: () => void = () => undefined;
  let hold = new Promise<void>((resolve) => (goOn = resolve));
  let begun: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (begun = resolve));
  vault.all = async () => {
    const items = await all();
    begun();
    await hold;
    return items;
  };
  return {
    vault,
    notebook: new Notebook({ vault, clock }),
    /** Resolves when the records are being read. */
    reading,
    goOn: () => {
      goOn();
      hold = Promise.resolve();
    },
  };
}

/** A disk with so many cases, and a list of them. */
async function aDiskWith(cases: number): Promise<Disk> {
  const disk = aDisk();
  const notebook = new Notebook({ vault: memoryVault(disk), clock: aClock() });
  await notebook.create(PASSPHRASE);
  for (let n = 0; n < cases; n++) valueOf(await notebook.newCase({ country: 'lt', stage: null }));
  await notebook.lock();
  return disk;
}
const lying = (disk: Disk): unknown =>
  new Map([...(disk.list?.lines ?? [])].map(([id, line]) => [id, JSON.parse(line) as unknown]));
const ofCases = (notebook: Notebook): unknown =>
  new Map(
    notebook.cases.flatMap((entry) =>
      entry.damaged ? [] : [[entry.id, packed(lineOf(entry.content, dayOf))] as const],
    ),
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('the list of a large notebook', () => {
  it('is there before the cases are, and nothing can be changed until they are', async () => {
    const disk = await aDiskWith(120);
    const { notebook, goOn } = aSlowTab(disk);
    const opening = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toHaveLength(120));
    expect(notebook.status).toBe('opening');
    expect(notebook.shown).toBe(true);
    expect(notebook.cases).toEqual([]);
    const [first] = notebook.lines ?? [];
    expect(notebook.find(first?.id ?? '')).toBeUndefined();
    goOn();
    expect(await opening).toMatchObject({ ok: true });
    expect(notebook.status).toBe('open');
    expect(notebook.lines).toBeUndefined();
    expect(notebook.cases).toHaveLength(120);
  });

  it('shows no case that is over: what is to become of it is decided on the case itself', async () => {
    const disk = await aDiskWith(101);
    const clock = aClock();
    const [over = '', held = ''] = [...disk.records].flatMap(([id, text]) =>
      text.includes('"kind":"case"') ? [id] : [],
    );
    const old = { ...emptyCase({ code: 'K-over', country: null, stage: null }, AT - 200 * DAY) };
    const warned = { ...old, keeping: { warnedAt: AT - 20 * DAY, keptOnAt: null } };
    for (const [id, one] of [
      [over, warned],
      [held, { ...withHold(warned, 'A court asked.', AT), keeping: warned.keeping }],
    ] as const) {
      disk.records.set(id, JSON.stringify(one));
      disk.list?.lines.set(id, JSON.stringify(packed(lineOf(one, dayOf))));
    }
    const { notebook, goOn } = aSlowTab(disk, clock);
    const opening = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toHaveLength(100));
    expect(notebook.lines?.some(({ id }) => id === over)).toBe(false);
    expect(notebook.lines?.some(({ id }) => id === held)).toBe(true);
    goOn();
    await opening;
    expect(notebook.keptOrGone.removed).toEqual(['K-over']);
    expect(notebook.retention).toEqual(UNDECIDED);
  });

  it.each([
    ['lock', 'before'],
    ['lock', 'while'],
    ['leave', 'before'],
    ['leave', 'while'],
  ] as const)('is forgotten at %s %s the cases are read, and nothing is opened', async (how, when) => {
    const disk = await aDiskWith(120);
    const { notebook, vault, reading, goOn } = aSlowTab(disk);
    const opening = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toBeDefined(), { interval: 1 });
    if (when === 'while') await reading;
    await notebook[how]();
    expect(notebook.lines).toBeUndefined();
    expect(notebook.status).toBe('locked');
    goOn();
    expect(await opening).toMatchObject({ ok: false, fault: { code: 'locked' } });
    expect(notebook.status).toBe('locked');
    expect(vault.unlocked).toBe(false);
    expect(notebook.cases).toEqual([]);
    expect(notebook.shown).toBe(false);
  });

  it('is not shown when the lock was asked for before the key was there', async () => {
    const { notebook, vault } = aSlowTab(await aDiskWith(120));
    const opening = notebook.unlock(PASSPHRASE);
    await notebook.lock();
    expect(await opening).toMatchObject({ ok: false, fault: { code: 'locked' } });
    expect(notebook.status).toBe('locked');
    expect(notebook.lines).toBeUndefined();
    expect(vault.unlocked).toBe(false);
  });

  it('opened again while the first opening is still on its way is opened once, by the second', async () => {
    const disk = await aDiskWith(120);
    const { notebook, reading, goOn } = aSlowTab(disk);
    const first = notebook.unlock(PASSPHRASE);
    await reading;
    await notebook.lock();
    const second = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toBeDefined());
    goOn();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toMatchObject({ ok: true });
    expect(notebook.status).toBe('open');
    expect(notebook.cases).toHaveLength(120);
    expect(disk.list?.lines.size).toBe(120);
  });

  it('is forgotten when another tab erases the notebook', async () => {
    const disk = await aDiskWith(120);
    const { notebook, reading, goOn } = aSlowTab(disk);
    const opening = notebook.unlock(PASSPHRASE);
    await reading;
    expect(notebook.lines).toBeDefined();
    // What the vault does when it hears of it.
    await notebook.erase();
    expect(notebook.lines).toBeUndefined();
    goOn();
    expect(await opening).toMatchObject({ ok: false });
    expect(notebook.status).toBe('erased-can-undo');
  });

  it('is locked after a while like the cases, when these do not come', async () => {
    const clock = aClock();
    const { notebook } = aSlowTab(await aDiskWith(120), clock);
    const page = new EventTarget() as Document;
    const stop = watchActivity(notebook, { page, clock });
    void notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toBeDefined());
    page.dispatchEvent(new Event('keydown'));
    clock.goOn(3_600_000);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(notebook.status).toBe('locked');
    expect(notebook.lines).toBeUndefined();
    stop();
  });

  it('goes when the cases cannot be read, and the gate says why', async () => {
    const disk = await aDiskWith(120);
    const { notebook, vault, goOn } = aSlowTab(disk);
    const { DamagedHeader } = await import('#vault');
    const waiting = vault.all.bind(vault);
    vault.all = async () => {
      await waiting();
      throw new DamagedHeader();
    };
    const opening = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toBeDefined());
    goOn();
    await opening;
    expect(notebook.status).toBe('locked');
    expect(notebook.lines).toBeUndefined();
    expect(notebook.notOpened?.code).toBe('damaged-header');
  });
});

describe('the list of a small notebook', () => {
  it('is not shown when the cases are there in a moment', async () => {
    const notebook = new Notebook({ vault: memoryVault(await aDiskWith(5)), clock: aClock() });
    const opening = notebook.unlock(PASSPHRASE);
    const seen = new Set<unknown>();
    for (let n = 0; n < 50; n++) {
      seen.add(notebook.lines);
      await Promise.resolve();
    }
    await opening;
    expect([...seen]).toEqual([undefined]);
    expect(notebook.cases).toHaveLength(5);
  });

  it('is shown when they are not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { notebook, goOn } = aSlowTab(await aDiskWith(5));
    const opening = notebook.unlock(PASSPHRASE);
    await vi.advanceTimersByTimeAsync(299);
    expect(notebook.lines).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(notebook.lines).toHaveLength(5);
    goOn();
    await opening;
    expect(notebook.lines).toBeUndefined();
  });
});

describe('what the list says', () => {
  it('is what the cases say, after each change', async () => {
    const disk = aDisk();
    const clock = aClock();
    const notebook = new Notebook({ vault: memoryVault(disk), clock });
    await notebook.create(PASSPHRASE);
    const ids: string[] = [];
    const agree = (): void => expect(lying(disk)).toEqual(ofCases(notebook));
    for (let n = 0; n < 3; n++) {
      ids.push(valueOf(await notebook.newCase({ country: 'lt', stage: null })));
      agree();
    }
    const [first = '', second = ''] = ids;
    clock.goOn(1000);
    valueOf(await notebook.addToTimeline(first, { text: 'The room has no key.' }));
    agree();
    const { undo } = valueOf(await notebook.deleteCase(second));
    agree();
    await undo();
    agree();
    clock.goOn(80 * DAY);
    await notebook.lock();
    await notebook.unlock(PASSPHRASE);
    await notebook.confirmClock();
    agree();
    await notebook.journal({ caseId: first, text: 'Not added yet.' });
    agree();
    expect(disk.list?.whole).toBe(true);
  });

  it('is made for a notebook that has none, and mended where it differs; a damaged case keeps its line', async () => {
    const disk = await aDiskWith(4);
    const [damaged = '', stale = '', lost = ''] = [...(disk.list?.lines.keys() ?? [])];
    const before = lying(disk);
    disk.records.set(damaged, DAMAGED);
    disk.list?.lines.set(stale, JSON.stringify(['K-99', null, 9, 1, null, null, null, null, null]));
    disk.list?.lines.delete(lost);
    disk.list?.lines.set('nobody', JSON.stringify(['K-98', null, 9, 1, null, null, null, null, null]));
    const settled = async (): Promise<void> => {
      const notebook = new Notebook({ vault: memoryVault(disk), clock: aClock() });
      await notebook.unlock(PASSPHRASE);
      await notebook.confirmClock();
    };
    await settled();
    expect(lying(disk)).toEqual(before);
    disk.list = undefined;
    await settled();
    expect((lying(disk) as Map<string, unknown>).size).toBe(3);
  });

  it('that nobody can read is left out, and the cases come as ever', async () => {
    const disk = await aDiskWith(120);
    const [odd = ''] = [...(disk.list?.lines.keys() ?? [])];
    disk.list?.lines.set(odd, '[7]');
    const { notebook, goOn } = aSlowTab(disk);
    const opening = notebook.unlock(PASSPHRASE);
    await vi.waitFor(() => expect(notebook.lines).toHaveLength(119));
    goOn();
    await opening;
    expect(notebook.cases).toHaveLength(120);
  });

  it('is wanted by nothing: on a full disk the notebook opens without one', async () => {
    const disk = await aDiskWith(3);
    disk.list = undefined;
    disk.full = true;
    const notebook = new Notebook({ vault: memoryVault(disk), clock: aClock() });
    expect(await notebook.unlock(PASSPHRASE)).toMatchObject({ ok: true });
    expect(notebook.cases).toHaveLength(3);
    expect(notebook.save.state).toBe('idle');
    expect(disk.list).toBeUndefined();
  });
});

describe('on the vault itself', () => {
  it('a notebook shows at once what its cases are, also after one was restored', async () => {
    const name = 'notebook-of-list-test';
    const clock = aClock();
    const aVault = () => makeVault({ name, cost: { memoryKiB: 8, passes: 1, lanes: 1 }, derive: deriveHere });
    const notebook = new Notebook({ vault: aVault(), clock });
    await notebook.create(PASSPHRASE);
    const ids: string[] = [];
    for (let n = 0; n < 130; n++) ids.push(valueOf(await notebook.newCase({ country: 'lt', stage: null })));
    const { file } = valueOf(await notebook.backUp());
    const opened = valueOf(await notebook.openBackup(file, { passphrase: PASSPHRASE }));
    clock.goOn(60_000);
    valueOf(await notebook.addToTimeline(ids[0] ?? '', { text: 'Since the backup.' }));
    const preview = valueOf(await notebook.previewRestore(opened));
    valueOf(
      await notebook.restoreInto(
        opened,
        preview.filter(({ id }) => id === ids[0]),
      ),
    );
    await notebook.lock();
    const vault = aVault();
    const later = new Notebook({ vault, clock });
    let said: Notebook['lines'];
    const all = vault.all.bind(vault);
    vault.all = () => {
      said = later.lines;
      return all();
    };
    valueOf(await later.unlock(PASSPHRASE));
    expect(said).toHaveLength(130);
    expect(said?.map(({ id }) => id)).toEqual(later.cases.map(({ id }) => id));
    expect(said).toEqual(
      later.cases.map((entry) =>
        entry.damaged ? entry : { id: entry.id, damaged: false, line: lineOf(entry.content, dayOf) },
      ),
    );
  }, 30_000);
});
