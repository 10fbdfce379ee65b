import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAMAGED, aDisk, memoryVault, type Disk } from '../../tests/support/memory-vault.ts';
import { watchActivity } from './activity.ts';
import type { Clock } from './clock.ts';
import { withNeed, type RetentionPolicy } from './core/index.ts';
import { CASE_UNDO_SECONDS, Notebook, type Result } from './notebook.svelte.ts';

const PASSPHRASE = 'green river walks under seven lamps';

/** A clock that stands still until it is told to go on. */
class TestClock implements Clock {
  #now = Date.UTC(2026, 11, 1, 9, 30);
  wall = (): number => this.#now;
  steady = (): number => this.#now;
  goOn(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

function aTab(disk: Disk, clock = new TestClock()): Notebook {
  return new Notebook({ vault: memoryVault(disk), clock });
}
async function anOpenNotebook(disk = aDisk(), clock = new TestClock()): Promise<Notebook> {
  const notebook = aTab(disk, clock);
  await notebook.create(PASSPHRASE);
  return notebook;
}
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw result.fault;
  return result.value;
}
const aCaseIn = async (notebook: Notebook): Promise<string> =>
  valueOf(await notebook.newCase({ country: 'lt', stage: 'at-post-abroad' }));
function linesOf(notebook: Notebook, id: string): string[] {
  const found = notebook.find(id);
  return found?.damaged === false ? found.content.timeline.map(({ text }) => text) : [];
}
/** What lies on a disk, without the note of when the notebook was opened. */
const keptOn = (disk: Disk): string[] =>
  [...disk.records.values()].filter((text) => !text.includes('"kind":"clock"'));
const aScreening = {
  flow: 'visa-applicant',
  summary: 'A visa applicant',
  handbookFingerprint: 'abc',
  answers: { danger: { answer: 'no' } },
  band: 'talk-further',
  outcome: 'talk',
};

afterEach(() => {
  vi.useRealTimers();
});

describe('opening', () => {
  it('goes from absent to open when it is made, and from locked to open with its passphrase', async () => {
    const disk = aDisk();
    const notebook = aTab(disk);
    expect(notebook.status).toBe('checking');
    await notebook.check();
    expect(notebook.status).toBe('absent');
    await notebook.create(PASSPHRASE);
    expect(notebook.status).toBe('open');
    await notebook.lock();
    expect(notebook.status).toBe('locked');
    await notebook.unlock(PASSPHRASE);
    expect(notebook.status).toBe('open');
  });

  it('with a wrong passphrase says so and stays locked', async () => {
    const notebook = await anOpenNotebook();
    await notebook.lock();
    expect(await notebook.unlock('no')).toMatchObject({ ok: false, fault: { code: 'wrong-passphrase' } });
    expect(notebook.status).toBe('locked');
  });

  it('finds everything again after a restart', async () => {
    const disk = aDisk();
    const before = await anOpenNotebook(disk);
    const id = await aCaseIn(before);
    await before.addToTimeline(id, { text: 'The room has no key.' });
    const after = aTab(disk);
    await after.unlock(PASSPHRASE);
    expect(linesOf(after, id)).toEqual(['The room has no key.']);
  });

  it('shows a damaged entry as damaged, and deletes nothing', async () => {
    const disk = aDisk();
    const id = await aCaseIn(await anOpenNotebook(disk));
    disk.records.set(id, DAMAGED);
    const notebook = aTab(disk);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.cases).toEqual([{ id, damaged: true }]);
    expect(await notebook.addToTimeline(id, { text: 'More.' })).toMatchObject({
      fault: { code: 'damaged-record' },
    });
    const kept = valueOf(await notebook.keepScreening(aScreening, { caseId: id }));
    expect(kept).not.toBe(id);
    expect(disk.records.get(id)).toBe(DAMAGED);
  });

  it('leaves alone what a later version wrote', async () => {
    const disk = aDisk();
    await anOpenNotebook(disk);
    disk.records.set('later', JSON.stringify({ kind: 'case', format: 3 }));
    const notebook = aTab(disk);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.cases).toEqual([]);
    expect(disk.records.has('later')).toBe(true);
  });
});

describe('keeping', () => {
  it('says "saved" only when the disk has it', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    let goOn: () => void = () => undefined;
    disk.slow = new Promise((resolve) => {
      goOn = resolve;
    });
    const making = notebook.newCase({ country: null, stage: null });
    await vi.waitFor(() => expect(notebook.save.state).toBe('saving'));
    expect(notebook.cases).toEqual([]);
    goOn();
    await making;
    expect(notebook.save.state).toBe('saved');
    expect(keptOn(disk)).toHaveLength(1);
  });

  it('on a full disk says what was kept, and the case is as it was', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    disk.full = true;
    const result = await notebook.addToTimeline(id, { text: 'No room for this.' });
    expect(result).toMatchObject({ ok: false, fault: { code: 'storage-refused', reason: 'full' } });
    expect(notebook.save.state).toBe('not-saved');
    expect(linesOf(notebook, id)).toEqual([]);
    disk.full = false;
    await notebook.addToTimeline(id, { text: 'Room again.' });
    expect(linesOf(notebook, id)).toEqual(['Room again.']);
  });

  it('keeps a screening with the handbook it was made under, in a new case or in one that is there', async () => {
    const notebook = await anOpenNotebook();
    const id = valueOf(await notebook.keepScreening(aScreening, { country: 'th', stage: null }));
    expect(valueOf(await notebook.keepScreening(aScreening, { caseId: id }))).toBe(id);
    expect(notebook.find(id)).toMatchObject({
      content: { code: 'K-1', country: 'th', screenings: [aScreening, aScreening] },
    });
  });

  it('does not mix up changes that are asked for at the same time', async () => {
    const notebook = await anOpenNotebook();
    const id = await aCaseIn(notebook);
    const texts = Array.from({ length: 20 }, (_one, n) => `Line ${String(n)}.`);
    await Promise.all(texts.map((text) => notebook.addToTimeline(id, { text })));
    expect(linesOf(notebook, id)).toEqual(texts);
  });
});

describe('drafts', () => {
  it('are sealed when the notebook locks, and given back after it opens', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    notebook.hold({ caseId: id, text: 'Half a sent' });
    await notebook.lock();
    expect(notebook.lostAtLock).toBe(false);
    expect(notebook.restoreDraft({ caseId: id })).toBeUndefined();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.restoreDraft({ caseId: id })).toEqual({ caseId: id, text: 'Half a sent' });
  });

  it('of a screening survive a tab that was killed, as far as they were journaled', async () => {
    const disk = aDisk();
    const killed = await anOpenNotebook(disk);
    const draft = { flow: 'visa-applicant', handbookFingerprint: 'abc', answers: { a: { answer: 'yes' } } };
    await killed.journal(draft);
    const notebook = aTab(disk);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.restoreDraft({ flow: 'visa-applicant' })).toEqual(draft);
  });

  it('are dropped only when what they became is on the disk', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    await notebook.journal({ caseId: id, text: 'A line.' });
    disk.full = true;
    await notebook.addToTimeline(id, { text: 'A line.' });
    expect(notebook.restoreDraft({ caseId: id })).toBeDefined();
    disk.full = false;
    await notebook.addToTimeline(id, { text: 'A line.' });
    expect(notebook.restoreDraft({ caseId: id })).toBeUndefined();
    expect(keptOn(disk)).toHaveLength(1);
  });

  it('that could not be sealed before the lock are told of', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    notebook.hold({ caseId: 'x', text: 'Typed on a full disk' });
    disk.full = true;
    await notebook.lock();
    expect(notebook.status).toBe('locked');
    expect(notebook.lostAtLock).toBe(true);
  });

  it('do not hold up the lock for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    notebook.hold({ caseId: 'x', text: 'On a disk that does not answer' });
    disk.slow = new Promise(() => undefined);
    const locking = notebook.lock();
    expect(notebook.status).toBe('locking');
    await vi.advanceTimersByTimeAsync(2000);
    await locking;
    expect(notebook.status).toBe('locked');
    expect(notebook.lostAtLock).toBe(true);
  });
});

describe('leaving', () => {
  it('drops the key and everything in memory before it returns', async () => {
    const notebook = await anOpenNotebook();
    await aCaseIn(notebook);
    notebook.leave();
    expect(notebook.status).toBe('locked');
    expect(notebook.cases).toEqual([]);
    expect(notebook.drafts).toEqual([]);
  });

  it('lets nothing back into memory that was under way', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    let goOn: () => void = () => undefined;
    disk.slow = new Promise((resolve) => {
      goOn = resolve;
    });
    const adding = notebook.addToTimeline(id, { text: 'Under way.' });
    await vi.waitFor(() => expect(notebook.save.state).toBe('saving'));
    notebook.leave();
    goOn();
    await adding;
    expect(notebook.cases).toEqual([]);
    expect(disk.records.get(id)).toContain('Under way.');
  });

  it('seals what was being typed', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    notebook.hold({ caseId: 'x', text: 'Half a sent' });
    notebook.leave();
    await vi.waitFor(() => expect([...disk.records.values()].join()).toContain('Half a sent'));
  });
});

describe('deleting', () => {
  it('a case can be undone for half a minute', async () => {
    const clock = new TestClock();
    const notebook = await anOpenNotebook(aDisk(), clock);
    const id = await aCaseIn(notebook);
    await notebook.addToTimeline(id, { text: 'One.' });
    const { undo } = valueOf(await notebook.deleteCase(id));
    expect(notebook.find(id)).toBeUndefined();
    clock.goOn(CASE_UNDO_SECONDS);
    await undo();
    expect(linesOf(notebook, id)).toEqual(['One.']);
  });

  it('a case is final after that', async () => {
    const clock = new TestClock();
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk, clock);
    const id = await aCaseIn(notebook);
    const { undo } = valueOf(await notebook.deleteCase(id));
    clock.goOn(CASE_UNDO_SECONDS + 1);
    await undo();
    expect(notebook.find(id)).toBeUndefined();
    expect(keptOn(disk)).toHaveLength(0);
  });

  it('the notebook can be undone, and is locked then', async () => {
    const notebook = await anOpenNotebook();
    const id = await aCaseIn(notebook);
    await notebook.erase();
    expect(notebook.status).toBe('erased-can-undo');
    expect(notebook.cases).toEqual([]);
    await notebook.undoErase();
    await vi.waitFor(() => expect(notebook.status).toBe('locked'));
    await notebook.unlock(PASSPHRASE);
    expect(notebook.find(id)).toBeDefined();
  });
});

describe('how long cases are kept', () => {
  const DAYS = 86_400;
  /** A notebook with one case, looked at each week, so that its clock does not jump. */
  async function openedEachWeek(weeks: number, retention?: RetentionPolicy) {
    const disk = aDisk();
    const clock = new TestClock();
    const notebook = new Notebook({
      vault: memoryVault(disk),
      clock,
      ...(retention ? { retention: () => retention } : {}),
    });
    await notebook.create(PASSPHRASE);
    const id = await aCaseIn(notebook);
    await notebook.journal({ caseId: id, text: 'Half a sent' });
    for (let week = 0; week < weeks; week += 1) {
      await notebook.lock();
      clock.goOn(7 * DAYS);
      await notebook.unlock(PASSPHRASE);
    }
    return { disk, clock, notebook, id };
  }

  it('a case is warned of, and deleted with what was typed for it, before the list is shown', async () => {
    const { notebook, disk, clock, id } = await openedEachWeek(11);
    expect(notebook.find(id)).toMatchObject({ content: { keeping: { warnedAt: clock.wall() } } });
    await notebook.lock();
    clock.goOn(7 * DAYS);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.cases).toHaveLength(1);
    await notebook.lock();
    clock.goOn(7 * DAYS);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.cases).toEqual([]);
    expect(notebook.keptOrGone.removed).toEqual(['K-1']);
    expect(keptOn(disk)).toEqual([]);
  });

  it('a clock that jumped deletes nothing until somebody says that it is right', async () => {
    const { notebook, clock, id } = await openedEachWeek(12);
    const before = clock.wall();
    await notebook.lock();
    clock.goOn(400 * DAYS);
    for (const _again of [1, 2]) {
      await notebook.unlock(PASSPHRASE);
      expect(notebook.keptOrGone).toEqual({ removed: [], handOver: [], clockJumpedSince: before });
      expect(notebook.find(id)).toBeDefined();
      await notebook.lock();
    }
    await notebook.unlock(PASSPHRASE);
    await notebook.confirmClock();
    expect(notebook.keptOrGone).toEqual({ removed: ['K-1'], handOver: [], clockJumpedSince: null });
  });

  it('a case that is to be handed over first waits, and says so', async () => {
    const policy = {
      retentionDays: 90,
      legalHold: false,
      endDayAction: 'hand-over-then-delete',
      records: null,
      legalBasis: null,
      decided: true,
    } as const;
    const { notebook } = await openedEachWeek(20, policy);
    expect(notebook.cases).toHaveLength(1);
    expect(notebook.keptOrGone.handOver).toEqual(['K-1']);
  });

  it('the notebook opens although the disk refuses to delete, and nothing is said to be gone', async () => {
    const { notebook, disk, clock, id } = await openedEachWeek(12);
    await notebook.lock();
    clock.goOn(7 * DAYS);
    disk.full = true;
    await notebook.unlock(PASSPHRASE);
    expect(notebook.status).toBe('open');
    expect(notebook.keptOrGone.removed).toEqual([]);
    expect(notebook.find(id)).toBeDefined();
  });
});

describe('changing a case', () => {
  it('takes what lies on the disk, not what this tab had read', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    const id = await aCaseIn(one);
    await two.unlock(PASSPHRASE);
    await one.changeCase(id, (was, now) =>
      withNeed(was, { id: 'n1', what: 'A bed', since: now, metAt: null }),
    );
    await two.changeCase(id, (was, now) =>
      withNeed(was, { id: 'n2', what: 'A coat', since: now, metAt: null }),
    );
    const found = two.find(id);
    expect(found?.damaged === false && found.content.needs.map(({ what }) => what)).toEqual([
      'A bed',
      'A coat',
    ]);
  });

  it('is seen in another tab when it reads the case again', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    const id = await aCaseIn(one);
    await two.unlock(PASSPHRASE);
    await one.addToTimeline(id, { text: 'From the first.' });
    expect(linesOf(two, id)).toEqual([]);
    await two.refresh(id);
    expect(linesOf(two, id)).toEqual(['From the first.']);
    await one.deleteCase(id);
    await two.refresh(id);
    expect(two.find(id)).toBeUndefined();
  });

  it('drops the draft of the form it was typed into, and no other', async () => {
    const notebook = await anOpenNotebook();
    const id = await aCaseIn(notebook);
    await notebook.journal({ caseId: id, text: 'A line' });
    await notebook.journal({ caseId: id, part: 'need', text: 'A bed' });
    await notebook.changeCase(id, (was) => was, { caseId: id, part: 'need' });
    expect(notebook.restoreDraft({ caseId: id, part: 'need' })).toBeUndefined();
    expect(notebook.restoreDraft({ caseId: id })).toMatchObject({ text: 'A line' });
  });

  it('opens only what it needs of the disk', async () => {
    const disk = aDisk();
    const vault = memoryVault(disk);
    const notebook = new Notebook({ vault, clock: new TestClock() });
    await notebook.create(PASSPHRASE);
    const id = await aCaseIn(notebook);
    for (let n = 0; n < 20; n += 1) await aCaseIn(notebook);
    const opened = vi.spyOn(vault, 'some');
    const whole = vi.spyOn(vault, 'all');
    await notebook.addToTimeline(id, { text: 'One.' });
    expect(opened.mock.calls).toEqual([[[id]]]);
    expect(whole).not.toHaveBeenCalled();
  });
});

describe('two tabs', () => {
  it('add to the same case without losing a line of the other', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    const id = await aCaseIn(one);
    await two.unlock(PASSPHRASE);
    await one.addToTimeline(id, { text: 'From the first.' });
    await two.addToTimeline(id, { text: 'From the second.' });
    await one.addToTimeline(id, { text: 'From the first again.' });
    expect(linesOf(one, id)).toEqual(['From the first.', 'From the second.', 'From the first again.']);
  });

  it('give different codes', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    await two.unlock(PASSPHRASE);
    await aCaseIn(one);
    await aCaseIn(two);
    const codes = two.cases.map((entry) => (entry.damaged ? '' : entry.content.code));
    expect(codes.sort()).toEqual(['K-1', 'K-2']);
  });

  it('what is typed into a case that the other deleted is a fault, not a loss', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    const id = await aCaseIn(one);
    await two.unlock(PASSPHRASE);
    await one.deleteCase(id);
    expect(await two.addToTimeline(id, { text: 'Typed here.' })).toMatchObject({
      ok: false,
      fault: { code: 'missing-record' },
    });
  });

  it('one writes nothing after the other erased the notebook', async () => {
    const disk = aDisk();
    const one = await anOpenNotebook(disk);
    const two = aTab(disk);
    await two.unlock(PASSPHRASE);
    await one.erase();
    expect(await two.newCase({ country: null, stage: null })).toMatchObject({
      ok: false,
      fault: { code: 'no-vault' },
    });
    expect(two.status).toBe('absent');
    expect(keptOn(disk)).toHaveLength(0);
  });
});

describe('what is kept beside the cases', () => {
  const aNumber = { kind: 'own-contact', format: 1, about: { name: 'Desk' } } as const;
  const apart = (...cases: string[]) =>
    ({ kind: 'links-apart', format: 1, cases, about: 'a number' }) as const;

  it('is there after a restart, can be changed and dropped, and is never a case', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = valueOf(await notebook.keepBeside(aNumber));
    const changed = { ...aNumber, about: { name: 'New desk' } };
    await notebook.keepBeside(changed, id);
    const after = aTab(disk);
    await after.unlock(PASSPHRASE);
    expect(after.beside).toEqual([{ id, content: changed }]);
    expect(after.cases).toEqual([]);
    await after.dropBeside(id);
    // What is left is the day on which the notebook was open last.
    expect([after.beside, disk.records.size]).toEqual([[], 1]);
  });

  it('is gone from memory with the lock', async () => {
    const notebook = await anOpenNotebook();
    await notebook.keepBeside(aNumber);
    await notebook.lock();
    expect(notebook.beside).toEqual([]);
  });

  it('is not said to be kept when it is not', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    disk.full = true;
    expect(await notebook.keepBeside(aNumber)).toMatchObject({ ok: false });
    expect(notebook.beside).toEqual([]);
  });

  it('goes with the last case it speaks of, and comes back with it', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const [one, two] = [await aCaseIn(notebook), await aCaseIn(notebook)];
    const id = valueOf(await notebook.keepBeside(apart(one, two)));
    const { undo: undoFirst } = valueOf(await notebook.deleteCase(one));
    expect(notebook.beside).toEqual([{ id, content: apart(two) }]);
    const { undo: undoSecond } = valueOf(await notebook.deleteCase(two));
    expect(notebook.beside).toEqual([]);
    // What is left is the day on which the notebook was open last.
    expect(disk.records.size).toBe(1);
    await undoSecond();
    await undoFirst();
    expect(notebook.beside).toEqual([{ id, content: apart(one, two) }]);
  });
});

describe('a notebook that nobody touches', () => {
  const aPage = (): Document => new EventTarget() as Document;

  it('warns a minute before, locks after five, and a touch begins the time anew', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const clock = new TestClock();
    const notebook = await anOpenNotebook(aDisk(), clock);
    const page = aPage();
    const stop = watchActivity(notebook, { page, clock });
    const after = (seconds: number): void => {
      clock.goOn(seconds);
      vi.advanceTimersByTime(1000);
    };
    after(200);
    page.dispatchEvent(new Event('keydown'));
    after(250);
    expect(notebook.secondsToLock).toBe(50);
    page.dispatchEvent(new Event('pointerdown'));
    after(10);
    expect(notebook.secondsToLock).toBeUndefined();
    after(290);
    await vi.waitFor(() => expect(notebook.status).toBe('locked'));
    stop();
  });

  it('keeps to the times of the policy, also when they are read later', async () => {
    const clock = new TestClock();
    const notebook = await anOpenNotebook(aDisk(), clock);
    const page = aPage();
    let lockMinutes = 5;
    const stop = watchActivity(notebook, {
      page,
      clock,
      times: () => ({ lockMinutes, lockWhenHiddenMinutes: 5 }),
    });
    clock.goOn(61);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(notebook.status).toBe('open');
    lockMinutes = 1;
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(notebook.status).toBe('locked'));
    stop();
  });

  it.each([
    ['at once, where the policy says so', 0, 0],
    ['after the minutes of the policy', 2, 120],
  ])('is locked out of sight %s', async (_when, lockWhenHiddenMinutes, seconds) => {
    const clock = new TestClock();
    const notebook = await anOpenNotebook(aDisk(), clock);
    const page = Object.assign(aPage(), { visibilityState: 'visible' });
    const stop = watchActivity(notebook, {
      page,
      clock,
      times: () => ({ lockMinutes: 15, lockWhenHiddenMinutes }),
    });
    const turn = (visibilityState: string): void => {
      Object.assign(page, { visibilityState });
      page.dispatchEvent(new Event('visibilitychange'));
    };
    clock.goOn(600);
    turn('visible');
    expect(notebook.status).toBe('open');
    turn('hidden');
    if (seconds > 0) expect(notebook.status).toBe('open');
    clock.goOn(seconds);
    turn('visible');
    await vi.waitFor(() => expect(notebook.status).toBe('locked'));
    stop();
  });

  it('is locked when the page is shown after a sleep, and the first touch does not save it', async () => {
    const clock = new TestClock();
    const notebook = await anOpenNotebook(aDisk(), clock);
    const page = aPage();
    const stop = watchActivity(notebook, { page, clock });
    clock.goOn(3600);
    page.dispatchEvent(new Event('pointerdown'));
    await vi.waitFor(() => expect(notebook.status).toBe('locked'));
    stop();
  });
});

describe('cards that were given', () => {
  const thai = { edition: '2026.11', lang: 'th', alone: true };

  it('are counted while it is open, with the day of the clock', async () => {
    const notebook = await anOpenNotebook();
    valueOf(await notebook.countBriefing(thai));
    expect(notebook.briefings).toEqual([
      { kind: 'briefing', format: 1, card: 'rights', ...thai, day: '2026-12-01' },
    ]);
  });

  it('are not seen while it is locked, and are counted once when it opens, however often', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    await notebook.lock();
    valueOf(await notebook.countBriefing(thai));
    valueOf(await notebook.countBriefing({ ...thai, lang: 'ar' }));
    expect(notebook.briefings).toEqual([]);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.briefings.map(({ lang }) => lang).sort()).toEqual(['ar', 'th']);
    await notebook.lock();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.briefings).toHaveLength(2);
    expect([...disk.records.values()].filter((text) => text.startsWith('dropped'))).toEqual([]);
  });

  it('are counted although the disk has no room to take them in, and taken in later', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    await notebook.lock();
    valueOf(await notebook.countBriefing(thai));
    disk.full = true;
    await notebook.unlock(PASSPHRASE);
    expect(notebook.status).toBe('open');
    expect(notebook.briefings).toHaveLength(1);
    disk.full = false;
    await notebook.lock();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.briefings).toHaveLength(1);
  });

  it('are not counted without a notebook', async () => {
    const notebook = aTab(aDisk());
    await notebook.check();
    const result = await notebook.countBriefing(thai);
    expect(result.ok).toBe(false);
    expect(result.ok || result.fault.code).toBe('no-vault');
  });

  it('are the only thing that can be put in while it is locked: a case from elsewhere is not taken', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    await notebook.lock();
    const forged = { kind: 'case', format: 1, code: 'K-9', timeline: [], screenings: [], changedAt: 1 };
    await memoryVault(disk).drop(forged);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.cases).toEqual([]);
    expect(notebook.briefings).toEqual([]);
  });
});

describe('the words of cards that a fluent reader has read', () => {
  it('are remembered for their language and edition, and only while it is open', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    valueOf(await notebook.keepCardWordsRead({ lang: 'ar', edition: '2026.11' }));
    expect(notebook.hasCardWordsRead({ lang: 'ar', edition: '2026.11' })).toBe(true);
    expect(notebook.hasCardWordsRead({ lang: 'ar', edition: '2027.05' })).toBe(false);
    expect(notebook.hasCardWordsRead({ lang: 'th', edition: '2026.11' })).toBe(false);
    await notebook.lock();
    expect(notebook.hasCardWordsRead({ lang: 'ar', edition: '2026.11' })).toBe(false);
    await notebook.unlock(PASSPHRASE);
    expect(notebook.hasCardWordsRead({ lang: 'ar', edition: '2026.11' })).toBe(true);
  });
});

describe('a sheet of another room', () => {
  const plan = { id: 'plan-1', kind: 'return', title: 'Safe return', data: { entered: { age: 'adult' } } };
  const draft = { sheet: 'return', work: 'plan-1', keptIn: null, entered: { age: 'adult' } };

  it('is kept in a case, comes back after a lock, and takes the place of itself when it is kept again', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    expect(valueOf(await notebook.keepSheet(plan, { caseId: id }))).toBe(id);
    await notebook.lock();
    expect(notebook.findSheet('plan-1', id)).toBeUndefined();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.findSheet('plan-1', id)).toMatchObject(plan);
    await notebook.keepSheet({ ...plan, data: { entered: { age: 'unsure' } } }, { caseId: id });
    const found = notebook.find(id);
    expect(found?.damaged === false && found.content.sheets.map(({ data }) => data)).toEqual([
      { entered: { age: 'unsure' } },
    ]);
  });

  it('can begin a case of its own', async () => {
    const notebook = await anOpenNotebook();
    const id = valueOf(await notebook.keepSheet(plan, { country: 'lt', stage: null }));
    expect(id).not.toBeNull();
    expect(notebook.findSheet('plan-1', id)).toMatchObject(plan);
  });

  it('stands beside the cases when it is about no person, and outlives them', async () => {
    const notebook = await anOpenNotebook();
    const id = await aCaseIn(notebook);
    const test = { ...plan, id: 'test-1', kind: 'self-test' };
    expect(valueOf(await notebook.keepSheet(test, 'beside'))).toBeNull();
    await notebook.deleteCase(id);
    await notebook.lock();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.sheetsBeside).toMatchObject([test]);
  });

  it('is never kept in a case that is gone: the caller still has what was entered', async () => {
    const notebook = await anOpenNotebook();
    const result = await notebook.keepSheet(plan, { caseId: 'nowhere' });
    expect(result.ok || result.fault.code).toBe('missing-record');
  });

  it('that was filled in and not kept is sealed by the lock, and comes back', async () => {
    const notebook = await anOpenNotebook();
    notebook.hold(draft);
    await notebook.lock();
    await notebook.unlock(PASSPHRASE);
    expect(notebook.restoreDraft({ work: 'plan-1' })).toEqual(draft);
    expect(notebook.restoreDraft({ work: 'plan-2' })).toBeUndefined();
  });

  it('is no draft any more once it is kept', async () => {
    const notebook = await anOpenNotebook();
    await notebook.journal(draft);
    await notebook.keepSheet(plan, { country: null, stage: null });
    expect(notebook.drafts).toEqual([]);
  });

  it('of a case goes with it, the draft of a change too', async () => {
    const disk = aDisk();
    const notebook = await anOpenNotebook(disk);
    const id = await aCaseIn(notebook);
    await notebook.keepSheet(plan, { caseId: id });
    await notebook.journal({ ...draft, keptIn: { caseId: id } });
    await notebook.deleteCase(id);
    expect(keptOn(disk)).toEqual([]);
  });
});
