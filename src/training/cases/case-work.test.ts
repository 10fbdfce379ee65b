import { describe, expect, it } from 'vitest';
import { aTrainingCase } from '../../../tests/support/training-case.ts';
import { CaseWork } from './case-work.svelte.ts';
import { standingOf } from './core/index.ts';

const one = aTrainingCase();
const aLine = { id: 'a-line', name: 'A line', kind: 'hotline', country: 'lt' };

/** A case that was begun, and a clock that only the test moves. */
function begun(): { readonly work: CaseWork; readonly pass: (seconds: number) => void } {
  let now = 50_000;
  const work = new CaseWork(one.id, () => now);
  work.begin();
  return { work, pass: (seconds) => (now += seconds * 1000) };
}

describe('a case in this tab', () => {
  it('is nothing to lose before it is begun', () => {
    expect(new CaseWork(one.id).begun).toBe(false);
    expect(begun().work.begun).toBe(true);
  });

  it('counts time from the beginning of the case', () => {
    const { work, pass } = begun();
    pass(75);
    work.happen(one, { kind: 'chose', stage: 'window', choice: 'bench' });
    expect(work.run.log).toEqual([{ at: 75, what: { kind: 'chose', stage: 'window', choice: 'bench' } }]);
  });

  it('writes down each answer once: new, changed, set aside and taken away', () => {
    const { work } = begun();
    work.record(one, { danger: { answer: 'no' } });
    work.record(one, { danger: { answer: 'no' }, 'who-pays/debt': { answer: 'yes' } });
    work.record(one, { danger: { answer: 'yes' }, 'who-pays/debt': { answer: 'yes', parked: true } });
    work.record(one, { danger: { answer: 'yes' } });
    expect(
      work.run.log.map(({ what }) => (what.kind === 'answered' ? [what.key, what.answer] : what)),
    ).toEqual([
      ['danger', 'no'],
      ['who-pays/debt', 'yes'],
      ['danger', 'yes'],
      ['who-pays/debt', 'yes'],
      ['who-pays/debt', null],
    ]);
    expect(work.run.answers).toEqual({ danger: { answer: 'yes' } });
  });

  it('takes a contact back', () => {
    const { work } = begun();
    work.pick(one, aLine, true);
    expect(work.hasPicked('a-line')).toBe(true);
    work.pick(one, aLine, false);
    expect(work.picked).toEqual([]);
  });

  it('is worked when it was gone through to its end, and stays so while it is worked again', () => {
    const { work } = begun();
    work.happen(one, { kind: 'finished' });
    expect(work.worked).toBe(false);
    for (const { id } of one.stages) work.happen(one, { kind: 'went-on', stage: id });
    work.happen(one, { kind: 'finished' });
    expect(work.worked).toBe(true);
    work.again();
    expect([work.worked, work.begun, work.run.attempt, work.run.log.length]).toEqual([true, true, 2, 0]);
  });

  it('is emptied for good, with the paper that another room holds for it', () => {
    const { work } = begun();
    const held = { begun: true, emptied: 0 };
    work.paper = {
      begun: true,
      clear: () => {
        held.emptied += 1;
      },
    };
    work.happen(one, { kind: 'chose', stage: 'window', choice: 'bench' });
    work.pick(one, aLine, true);
    work.clear();
    expect([work.begun, work.worked, work.picked, work.paper, held.emptied]).toEqual([
      false,
      false,
      [],
      undefined,
      1,
    ]);
    expect(work.run.log).toEqual([]);
    expect(standingOf(one, work.run.log).decided).toBeUndefined();
  });
});
