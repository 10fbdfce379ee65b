import { drawCode } from '#codes/drawing';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveHere } from '../vault/argon2.ts';
import { makeVault } from '../vault/vault.ts';
import type { Clock } from './clock.ts';
import { Notebook, type Result } from './notebook.svelte.ts';

const PASSPHRASE = 'green river walks under seven lamps';
const FRESH = 'seven lamps over a grey sea';
const AT = Date.UTC(2026, 11, 1, 9, 30);

/** A clock that stands still until it is told to go on. */
function aClock(): Clock & { goOn: (seconds: number) => void } {
  let now = AT;
  return {
    wall: () => now,
    steady: () => now,
    goOn: (seconds) => {
      now += seconds * 1000;
    },
  };
}
/** What the policy says of wrong tries in the test that runs. */
let limits: { readonly eraseAfterWrongTries?: number } = {};
beforeEach(() => {
  limits = {};
});
let devices = 0;
const aDevice = (): string => `device-of-notebook-test-${String(++devices)}`;

/** A notebook over the vault itself, with a derivation that costs nothing. */
function aTab(device: string, clock: Clock = aClock()): Notebook {
  const cost = { memoryKiB: 8, passes: 1, lanes: 1 };
  const waiting = { steady: clock.steady, wait: () => Promise.resolve() };
  return new Notebook({
    vault: makeVault({ name: device, cost, derive: deriveHere, waiting }),
    clock,
    tryLimits: () => limits,
  });
}
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw result.fault;
  return result.value;
}
async function withOneCase(
  device = aDevice(),
  clock = aClock(),
): Promise<{ notebook: Notebook; id: string }> {
  const notebook = aTab(device, clock);
  valueOf(await notebook.create(PASSPHRASE));
  const id = valueOf(await notebook.newCase({ country: 'lt', stage: null }));
  valueOf(await notebook.addToTimeline(id, { text: 'the room has no key' }));
  return { notebook, id };
}
function linesOf(notebook: Notebook, id: string): string[] {
  const found = notebook.find(id);
  return found?.damaged === false ? found.content.timeline.map(({ text }) => text) : [];
}

describe('a notebook and its sheets', () => {
  it('is opened by them after its passphrase was forgotten, with all its cases', async () => {
    const device = aDevice();
    const { notebook, id } = await withOneCase(device);
    const sheets = valueOf(await notebook.makeSheets(PASSPHRASE, { needed: 2, total: 3 }));
    expect(valueOf(await notebook.keeping()).sheets).toMatchObject({ madeAt: AT, rehearsedAt: null });
    valueOf(await notebook.rehearse(sheets[0]?.words.join(' ') ?? ''));
    expect(valueOf(await notebook.keeping()).sheets).toMatchObject({ rehearsedAt: AT });
    await notebook.lock();

    const again = aTab(device);
    await again.check();
    const first = valueOf(await again.takeSheet(sheets[2]?.words.join(' ') ?? '', []));
    const second = valueOf(await again.takeSheet(sheets[1]?.words.join(' ') ?? '', [first]));
    expect(await again.unlockWithSheets([first], FRESH)).toMatchObject({ fault: { reason: 'too-few' } });
    expect(again.status).toBe('locked');
    valueOf(await again.unlockWithSheets([first, second], FRESH));
    expect(again.status).toBe('open');
    expect(linesOf(again, id)).toEqual(['the room has no key']);
  });

  it('has for each sheet a code that is no larger than a printer can draw', async () => {
    const { notebook } = await withOneCase();
    for (const { words } of valueOf(await notebook.makeSheets(PASSPHRASE, { needed: 2, total: 2 }))) {
      const { size, path } = drawCode(words.join(' '));
      expect(size).toBeLessThanOrEqual(4 + 73 + 4);
      expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    }
  });
});

describe('a notebook and its backup', () => {
  it('comes back on another device, and what was being typed with it', async () => {
    const { notebook, id } = await withOneCase();
    notebook.hold({ caseId: id, text: 'half a sentence' });
    const made = valueOf(await notebook.backUp());
    expect(made).toMatchObject({ entries: 2, damaged: 0, at: AT });
    valueOf(await notebook.backedUp(made));
    expect(valueOf(await notebook.keeping()).backup).toEqual({ madeAt: AT, entries: 2, set: null });

    const other = aTab(aDevice());
    await other.check();
    const opened = valueOf(await other.openBackup(made.file, { passphrase: PASSPHRASE }));
    expect(other.status).toBe('absent');
    valueOf(await other.restoreAll(opened));
    expect(other.status).toBe('open');
    expect(linesOf(other, id)).toEqual(['the room has no key']);
    expect(other.restoreDraft({ caseId: id })).toEqual({ caseId: id, text: 'half a sentence' });
  });

  it('is shown entry by entry before any of it is taken, and only what was chosen is', async () => {
    const clock = aClock();
    const { notebook, id } = await withOneCase(aDevice(), clock);
    const { file } = valueOf(await notebook.backUp());
    clock.goOn(60);
    valueOf(await notebook.addToTimeline(id, { text: 'a line that came later' }));
    const gone = valueOf(await notebook.newCase({ country: null, stage: null }));
    const second = valueOf(await notebook.backUp());
    valueOf(await notebook.deleteCase(gone));

    const opened = valueOf(await notebook.openBackup(second.file, { passphrase: PASSPHRASE }));
    const lines = valueOf(await notebook.previewRestore(opened));
    expect(lines.map(({ code, state }) => [code, state])).toEqual([
      ['K-1', 'same'],
      ['K-2', 'new'],
    ]);
    valueOf(
      await notebook.restoreInto(
        opened,
        lines.filter(({ state }) => state === 'new'),
      ),
    );
    expect(notebook.cases.map((one) => one.id).sort()).toEqual([id, gone].sort());

    const older = valueOf(await notebook.openBackup(file, { passphrase: PASSPHRASE }));
    const [line] = valueOf(await notebook.previewRestore(older));
    expect(line).toMatchObject({ state: 'older', changedInBackup: AT, changedHere: AT + 60_000 });
    expect(linesOf(notebook, id)).toHaveLength(2);
  });

  it('writes over nothing that was changed after the list was shown', async () => {
    const clock = aClock();
    const device = aDevice();
    const { notebook, id } = await withOneCase(device, clock);
    const { file } = valueOf(await notebook.backUp());
    const opened = valueOf(await notebook.openBackup(file, { passphrase: PASSPHRASE }));
    const lines = valueOf(await notebook.previewRestore(opened));
    const otherTab = aTab(device, clock);
    valueOf(await otherTab.unlock(PASSPHRASE));
    clock.goOn(60);
    valueOf(await otherTab.addToTimeline(id, { text: 'typed in the other tab' }));
    expect(await notebook.restoreInto(opened, lines)).toMatchObject({ fault: { code: 'restore-moved-on' } });
    expect(linesOf(notebook, id)).toEqual(['the room has no key', 'typed in the other tab']);
  });

  it('that is damaged leaves a device without a notebook as it is', async () => {
    const { notebook } = await withOneCase();
    const { file } = valueOf(await notebook.backUp());
    file[file.length - 1]! ^= 1;
    const other = aTab(aDevice());
    await other.check();
    expect(await other.openBackup(file, { passphrase: PASSPHRASE })).toMatchObject({
      fault: { code: 'damaged-backup', part: 'entries' },
    });
    expect(other.status).toBe('absent');
  });
});

describe('wrong tries at a notebook', () => {
  it('are told, and erase it where the policy says so: then there is none, and a backup brings it back', async () => {
    const device = aDevice();
    const { notebook, id } = await withOneCase(device);
    const { file } = valueOf(await notebook.backUp());
    await notebook.lock();
    limits = { eraseAfterWrongTries: 10 };
    for (let n = 0; n < 9; n += 1) await notebook.unlock('a guess');
    expect(valueOf(await notebook.tries())).toEqual({ wrong: 9, waitSeconds: 300 });
    expect(await notebook.unlock('a guess')).toMatchObject({ fault: { code: 'erased-after-tries' } });
    expect(notebook.status).toBe('absent');
    const opened = valueOf(await notebook.openBackup(file, { passphrase: PASSPHRASE }));
    valueOf(await notebook.restoreAll(opened));
    expect(linesOf(notebook, id)).toEqual(['the room has no key']);
  });
});
