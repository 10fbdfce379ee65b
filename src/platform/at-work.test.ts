import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '#training/cases/core';
import { aTrainingCase } from '../../tests/support/training-case.ts';
import { AtWork } from './at-work.svelte.ts';
import { MASTERY } from './core/index.ts';
import type { Host } from './host.ts';

interface Heard {
  kept: string | undefined;
  readonly worked: { readonly score: number; readonly passed: boolean }[];
}

/** A platform that keeps what it is handed, and says no while `down`. */
function aHost(heard: Heard, down: () => boolean = () => false): Host {
  return {
    kind: 'scorm12',
    mode: 'normal',
    mastery: MASTERY,
    kept: heard.kept,
    keep: (text) => {
      if (!down()) heard.kept = text;
      return Promise.resolve(!down());
    },
    worked: (score, passed) => {
      if (!down()) heard.worked.push({ score, passed });
      return Promise.resolve(!down());
    },
    finish: () => Promise.resolve({ taken: true, back: undefined }),
    close: () => undefined,
  };
}

const one = aTrainingCase();
const doings: Happening[] = [
  ...one.stages.flatMap(({ id, choices }): Happening[] => [
    ...choices.flatMap((choice): Happening[] => [
      { kind: 'chose', stage: id, choice: choice.id },
      { kind: 'took-back', stage: id, choice: choice.id },
    ]),
    { kind: 'went-on', stage: id },
  ]),
  { kind: 'decided', referral: 'offered' },
  { kind: 'decided', referral: 'none' },
  { kind: 'finished' },
];
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('a case at work on a platform', () => {
  it('stands at the next visit where it stood, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...doings), { maxLength: 30 }), async (some) => {
        const heard: Heard = { kept: undefined, worked: [] };
        const first = new AtWork(one, aHost(heard), () => 1);
        for (const what of some) first.happen(what);
        await settled();
        const next = new AtWork(one, aHost(heard), () => 1);
        expect(next.standing).toEqual(first.standing);
        expect(next.result).toEqual(first.result);
        expect(next.run.attempt).toBe(first.run.attempt);
      }),
    );
  });

  it('tells the score when it is worked to its end, and not before', async () => {
    const heard: Heard = { kept: undefined, worked: [] };
    const work = new AtWork(one, aHost(heard), () => 1);
    for (const { id, choices } of one.stages) {
      for (const choice of choices.filter(({ verdict }) => verdict === 'good')) {
        work.happen({ kind: 'chose', stage: id, choice: choice.id });
      }
      work.happen({ kind: 'went-on', stage: id });
    }
    work.happen({ kind: 'decided', referral: one.referral.is });
    await settled();
    expect(heard.worked).toEqual([]);
    work.happen({ kind: 'finished' });
    await settled();
    expect(heard.worked).toEqual([{ score: 1, passed: true }]);
  });

  it('says when the platform took nothing, and loses nothing by it', async () => {
    let down = true;
    const heard: Heard = { kept: undefined, worked: [] };
    const work = new AtWork(
      one,
      aHost(heard, () => down),
      () => 1,
    );
    const [stage] = one.stages;
    work.happen({ kind: 'went-on', stage: stage!.id });
    await settled();
    expect(work.notTaken).toBe(true);
    down = false;
    await work.tellAgain();
    expect(work.notTaken).toBe(false);
    expect(new AtWork(one, aHost(heard), () => 1).standing).toEqual(work.standing);
  });

  it('begins anew when the case is another than the one that was kept', () => {
    const heard: Heard = { kept: '1;zzzz;3;1;0;none;7', worked: [] };
    const work = new AtWork(one, aHost(heard), () => 1);
    expect(work.resumed).toBe(false);
    expect(work.run.attempt).toBe(1);
  });
});
