import { afterEach, describe, expect, it, vi } from 'vitest';
import { Notebook, type Clock } from '#notebook';
import { ReturnPlanHeld } from '#giveouts/return';
import { aDisk, memoryVault } from '../../../tests/support/memory-vault.ts';
import { HeldSheets } from './held-sheets.svelte.ts';
import { lockAway, opened, sealChanges } from './sheets-in-notebook.ts';
import { openSheet } from './open-sheet.ts';
import { nameOf } from './sheet-rooms.ts';

const PASSPHRASE = 'green river walks under seven lamps';
const clock: Clock = { wall: () => Date.UTC(2026, 11, 1, 9, 30), steady: () => 0 };
async function anOpenNotebook(): Promise<Notebook> {
  const notebook = new Notebook({ vault: memoryVault(aDisk()), clock });
  await notebook.create(PASSPHRASE);
  return notebook;
}
const aPlan = (sheets: HeldSheets) => sheets.hold('return', () => new ReturnPlanHeld());

/** A plan with a line in it, as if it was typed. */
function aBegunPlan(sheets: HeldSheets, line: string): ReturnType<typeof aPlan> {
  const open = aPlan(sheets);
  open.sheet.write('need/housing', line);
  return open;
}
async function lock(notebook: Notebook, sheets: HeldSheets): Promise<void> {
  await notebook.lock();
  lockAway(sheets);
}
async function unlock(notebook: Notebook, sheets: HeldSheets): Promise<void> {
  await notebook.unlock(PASSPHRASE);
  opened(sheets, notebook);
}

describe('a sheet while the notebook is open', () => {
  it('goes off the screen with the key, and comes back after the next unlock', async () => {
    const notebook = await anOpenNotebook();
    const sheets = new HeldSheets();
    const { sheet } = aBegunPlan(sheets, 'Two weeks');
    opened(sheets, notebook);
    await lock(notebook, sheets);
    expect(sheet.begun).toBe(false);
    expect(sheets.lockedAway).toEqual(['return']);
    await unlock(notebook, sheets);
    expect(sheet.lineOf('need/housing')).toBe('Two weeks');
    expect(sheets.lockedAway).toEqual([]);
  });

  it('comes back as it was kept, when nothing was changed since', async () => {
    const notebook = await anOpenNotebook();
    const sheets = new HeldSheets();
    const open = aBegunPlan(sheets, 'Two weeks');
    sealChanges(open, notebook);
    const id = open.work.id ?? '';
    const data = { format: 1, sheet: 'return', handbookFingerprint: 'abc', entered: open.sheet.entered };
    const kept = await notebook.keepSheet(
      { id, kind: 'return', title: 'Safe return', data },
      { country: null, stage: null },
    );
    open.work.keptIn = { caseId: kept.ok ? kept.value : null };
    open.work.kept = JSON.stringify(open.sheet.entered);
    await lock(notebook, sheets);
    expect(open.sheet.begun).toBe(false);
    await unlock(notebook, sheets);
    expect(open.sheet.lineOf('need/housing')).toBe('Two weeks');
    expect(open.work.keptIn).toEqual({ caseId: kept.ok ? kept.value : null });
    sealChanges(open, notebook);
    expect(notebook.restoreDraft({ work: id })).toBeUndefined();
  });

  it('never takes the place of another that was begun while the notebook was locked: that one waits as a draft', async () => {
    const notebook = await anOpenNotebook();
    const sheets = new HeldSheets();
    const { sheet } = aBegunPlan(sheets, 'Two weeks');
    opened(sheets, notebook);
    await lock(notebook, sheets);
    sheet.write('need/housing', 'Another person');
    await unlock(notebook, sheets);
    expect(sheet.lineOf('need/housing')).toBe('Another person');
    await lock(notebook, sheets);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.drafts).toHaveLength(2);
  });
});

describe('a sheet that is kept right after its last change', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('leaves no draft behind that waits in the notebook as if it was not kept', async () => {
    const notebook = await anOpenNotebook();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const open = aBegunPlan(new HeldSheets(), 'Two weeks');
    sealChanges(open, notebook);
    const id = open.work.id ?? '';
    const data = { format: 1, sheet: 'return', handbookFingerprint: 'abc', entered: open.sheet.entered };
    const kept = await notebook.keepSheet({ id, kind: 'return', title: 'Plan', data }, 'beside');
    expect(kept.ok).toBe(true);
    open.work.keptIn = { caseId: null };
    open.work.kept = JSON.stringify(open.sheet.entered);
    await vi.advanceTimersByTimeAsync(1000);
    expect(notebook.drafts).toEqual([]);
  });
});

describe('a sheet without the notebook', () => {
  it('stays as it is: a lock takes along only what it has sealed', () => {
    const sheets = new HeldSheets();
    const { sheet } = aBegunPlan(sheets, 'Two weeks');
    lockAway(sheets);
    expect(sheet.begun).toBe(true);
    sheets.clear();
    expect(sheet.begun).toBe(false);
  });

  it('is filled in before its page is first shown, and counts as begun until then', () => {
    const sheets = new HeldSheets();
    sheets.prefill('return', { age: 'unsure' });
    expect(sheets.begun).toBe(true);
    expect(aPlan(sheets).sheet.plan.age).toBe('unsure');
  });
});

describe('opening a sheet', () => {
  it('seals what stood there first', async () => {
    const notebook = await anOpenNotebook();
    const sheets = new HeldSheets();
    await notebook.journal({
      sheet: 'return',
      work: 'w-1',
      keptIn: null,
      entered: { lines: { 'need/housing': 'Earlier' } },
    });
    const open = aBegunPlan(sheets, 'Now');
    const of = { sheet: 'return', work: 'w-1', keptIn: null };
    expect(await openSheet(of, { notebook, sheets })).toBe('return');
    expect(open.sheet.lineOf('need/housing')).toBe('Earlier');
    expect(notebook.drafts).toHaveLength(2);
  });

  it('of a kind that has no page changes nothing', async () => {
    const notebook = await anOpenNotebook();
    const of = { sheet: 'elsewhere', work: 'w-1', keptIn: null };
    expect(await openSheet(of, { notebook, sheets: new HeldSheets() })).toBeUndefined();
  });

  it('goes by what is kept, and by nothing that a file pretends', () => {
    expect(nameOf({ kind: 'checklist', data: { format: 1, sheet: 'checklist states' } })).toBe(
      'checklist states',
    );
    expect(nameOf({ kind: 'return', data: { format: 1, sheet: 'offer' } })).toBeUndefined();
    expect(nameOf({ kind: 'checklist', data: { format: 1, sheet: 'checklist ../notes' } })).toBeUndefined();
    expect(nameOf({ kind: 'return', data: { format: 2, sheet: 'return' } })).toBeUndefined();
  });

  it('takes a change of a sheet of one case for no change of the same sheet in another', async () => {
    const notebook = await anOpenNotebook();
    const data = { format: 1, sheet: 'return', handbookFingerprint: 'abc', entered: { age: 'adult' } };
    const sheet = { id: 's-1', kind: 'return', title: 'Safe return', data };
    const first = await notebook.keepSheet(sheet, { country: null, stage: null });
    const second = await notebook.keepSheet(sheet, { country: null, stage: null });
    if (!first.ok || !second.ok) throw new Error('They were not kept.');
    await notebook.journal({
      sheet: 'return',
      work: 's-1',
      keptIn: { caseId: first.value },
      entered: { age: 'unsure' },
    });
    const sheets = new HeldSheets();
    await openSheet({ sheet: 'return', work: 's-1', keptIn: { caseId: second.value } }, { notebook, sheets });
    expect(aPlan(sheets).sheet.plan.age).toBe('adult');
  });
});
