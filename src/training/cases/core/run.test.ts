import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTrainingCase } from '../../../../tests/support/training-case.ts';
import { asRun, beginAgain, beginRun, canHappen, happened, standingOf, type Happening } from './index.ts';

const one = aTrainingCase();
const after = (...whats: Happening[]) =>
  whats.reduce((run, what, n) => happened(one, run, n * 10, what), beginRun(one.id));
const chose = (stage: string, choice: string): Happening => ({ kind: 'chose', stage, choice });
const wentOn = (stage: string): Happening => ({ kind: 'went-on', stage });

/** Anything a participant, or a file from elsewhere, could bring. */
const aHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('chose' as const, 'took-back' as const),
    stage: fc.constantFrom('window', 'alone', 'nowhere'),
    choice: fc.constantFrom('bench', 'ask-both', 'listen', 'refuse', 'nothing'),
  }),
  fc.record({ kind: fc.constant('went-on' as const), stage: fc.constantFrom('window', 'alone', 'nowhere') }),
  fc.record({ kind: fc.constant('looked-at' as const), document: fc.constantFrom('letter', 'nothing') }),
  fc.record({
    kind: fc.constant('answered' as const),
    key: fc.constantFrom('danger', 'who-pays/debt'),
    answer: fc.constantFrom('yes', 'no', null),
  }),
  fc.record({ kind: fc.constant('picked' as const), contact: fc.constantFrom('a-line', 'a-house') }),
  fc.record({
    kind: fc.constant('decided' as const),
    referral: fc.constantFrom('offered' as const, 'urgent' as const, 'none' as const),
  }),
  fc.constant({ kind: 'finished' as const }),
);

describe('working a case', () => {
  it('begins with the first stage and nothing chosen', () => {
    const standing = standingOf(one, beginRun(one.id).log);
    expect(standing.open.map(({ id }) => id)).toEqual(['window']);
    expect(standing.now?.id).toBe('window');
    expect([...standing.chosen.values()].flatMap((ids) => [...ids])).toEqual([]);
  });

  it('reads the next stage when the one before was gone on from', () => {
    const { log } = after(chose('window', 'bench'), wentOn('window'));
    expect(standingOf(one, log).open.map(({ id }) => id)).toEqual(['window', 'alone']);
  });

  it('takes a choice back until one goes on, and not after', () => {
    const takenBack = after(chose('window', 'ask-both'), {
      kind: 'took-back',
      stage: 'window',
      choice: 'ask-both',
    });
    expect(standingOf(one, takenBack.log).chosen.get('window')).toEqual(new Set());
    const goneOn = after(chose('window', 'ask-both'), wentOn('window'));
    expect(happened(one, goneOn, 99, { kind: 'took-back', stage: 'window', choice: 'ask-both' })).toBe(
      goneOn,
    );
  });

  it.each([
    ['a choice of a stage that is not open yet', chose('alone', 'listen')],
    ['a choice that the stage does not have', chose('window', 'listen')],
    ['going on from another stage', wentOn('alone')],
    ['a paper that does not lie there', { kind: 'looked-at', document: 'nothing' }],
    ['the end before every stage was worked through', { kind: 'finished' }],
  ] satisfies [string, Happening][])('does not write %s', (_name, what) => {
    const run = beginRun(one.id);
    expect(canHappen(one, run.log, what)).toBe(false);
    expect(happened(one, run, 5, what)).toBe(run);
  });

  it('writes nothing more once it is finished', () => {
    const done = after(wentOn('window'), wentOn('alone'), { kind: 'finished' });
    expect(standingOf(one, done.log).finished).toBe(true);
    expect(happened(one, done, 99, { kind: 'decided', referral: 'none' })).toBe(done);
  });

  it('keeps the answers of the flow as they stand, and how they came to be in the log', () => {
    const run = after(
      { kind: 'answered', key: 'who-pays/debt', answer: 'no' },
      { kind: 'answered', key: 'who-pays/debt', answer: 'yes' },
      { kind: 'answered', key: 'danger', answer: 'no' },
      { kind: 'answered', key: 'danger', answer: null },
    );
    expect(run.answers).toEqual({ 'who-pays/debt': { answer: 'yes' } });
    expect(run.log).toHaveLength(4);
  });

  it('takes the whole of the answers from a flow that changed several at once', () => {
    const answers = { danger: { answer: 'no' }, 'who-pays/debt': { answer: 'yes', parked: true as const } };
    const run = happened(
      one,
      beginRun(one.id),
      3,
      { kind: 'answered', key: 'danger', answer: 'no' },
      answers,
    );
    expect(run.answers).toEqual(answers);
  });

  it('begins again with nothing of the run before but its count', () => {
    const again = beginAgain(after(chose('window', 'ask-both'), wentOn('window')));
    expect(again).toEqual({ ...beginRun(one.id), attempt: 2 });
  });

  it('never runs backwards, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double(), aHappening), { maxLength: 30 }), (lines) => {
        const { log } = lines.reduce((run, [at, what]) => happened(one, run, at, what), beginRun(one.id));
        const times = log.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.every((at) => Number.isInteger(at) && at >= 0)).toBe(true);
      }),
    );
  });

  it('holds a choice for good once its stage was gone on from, whatever happens then', () => {
    fc.assert(
      fc.property(fc.array(aHappening, { maxLength: 30 }), (whats) => {
        const settled = after(chose('window', 'bench'), chose('window', 'ask-both'), wentOn('window'));
        const run = whats.reduce((before, what) => happened(one, before, 60, what), settled);
        expect(standingOf(one, run.log).chosen.get('window')).toEqual(new Set(['bench', 'ask-both']));
      }),
    );
  });

  it('comes to the same standing from any log, also from one that it would not have written', () => {
    fc.assert(
      fc.property(fc.array(aHappening, { maxLength: 30 }), (whats) => {
        const raw = whats.map((what) => ({ at: 0, what }));
        const sifted = whats.reduce((run, what) => happened(one, run, 0, what), beginRun(one.id));
        expect(standingOf(one, raw)).toEqual(standingOf(one, sifted.log));
      }),
    );
  });
});

describe('a run that was kept', () => {
  it('is read again as it was', () => {
    fc.assert(
      fc.property(fc.array(aHappening, { maxLength: 20 }), (whats) => {
        const run = whats.reduce((before, what) => happened(one, before, 1, what), beginRun(one.id));
        expect(asRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
      }),
    );
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['a run without answers', { caseId: 'x', attempt: 1, log: [], saw: [] }],
    ['a run of no attempt', { caseId: 'x', attempt: 0, log: [], answers: {}, saw: [] }],
    [
      'a line of no known kind',
      { caseId: 'x', attempt: 1, log: [{ at: 0, what: { kind: 'flew' } }], answers: {}, saw: [] },
    ],
    [
      'a decision that there is not',
      {
        caseId: 'x',
        attempt: 1,
        log: [{ at: 0, what: { kind: 'decided', referral: 'later' } }],
        answers: {},
        saw: [],
      },
    ],
  ])('is not read from %s', (_name, value) => {
    expect(asRun(value)).toBeUndefined();
  });
});
