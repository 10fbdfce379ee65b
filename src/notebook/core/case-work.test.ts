import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPENED, aCase, aDeadline, aShare, anAgreement, wholeCase } from '../../../tests/support/a-case.ts';
import {
  dayAfter,
  daysBetween,
  daysNamed,
  deadlineFrom,
  documentsOf,
  dueIn,
  handoverIn,
  handoverOf,
  heldAbout,
  isDay,
  previewOf,
  takenOver,
  undecidedLines,
  withTask,
  withTaskDone,
} from './index.ts';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('days', () => {
  it.each([
    ['2026-12-01', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['1 December', false],
  ])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is));

  it('go on over months, years and leap days, and back', () => {
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), (n) => {
        expect(daysBetween('2026-12-01', dayAfter('2026-12-01', n))).toBe(n);
      }),
    );
  });
});

describe('a day of law out of a fact', () => {
  it.each([
    ['45 days.', 45],
    ['A temporary permit of 30 days (chapter 5, section 15). Since 1 August 2022 the committee can ask.', 30],
    ['A 30-day stay; the 30 days begin when asked for.', 30],
    ['People get 30 days. This can grow to 120 days in all.', null],
    ['Three months.', null],
    ['Not fixed by law.', null],
    ['0 days.', null],
  ])('%s names %s', (text, days) => expect(daysNamed(text)).toBe(days));

  const about = { id: 'd', country: 'se', fact: 'reflectionPeriod', from: '2026-12-01' };

  it('is counted with its first day, so that it is never a day late, and always stands to be checked', () => {
    const deadline = deadlineFrom({ text: '30 days.', confidence: 'high', sources: [] }, about);
    expect(deadline).toMatchObject({ day: '2026-12-30', needsCheck: true, text: '30 days.' });
  });

  it('has no day where the fact names none, and is nothing where the fact is not known', () => {
    expect(deadlineFrom({ text: 'Ask the police.', confidence: 'low', sources: [] }, about)?.day).toBeNull();
    expect(deadlineFrom({ text: null, confidence: null, sources: [] }, about)).toBeUndefined();
  });
});

describe('what is due', () => {
  it('is in the order of its days, with what is late said, and without what is done', () => {
    const one = aCase({
      tasks: [
        { id: 't1', what: 'Ring the lawyer', due: '2026-12-05', doneAt: null },
        { id: 't2', what: 'Some time', due: null, doneAt: null },
        { id: 't3', what: 'Done', due: '2026-12-01', doneAt: 5 },
      ],
      deadlines: [aDeadline({ day: '2026-12-30' }), aDeadline({ id: 'd2', day: null })],
      nextSafeContact: { at: OPENED, how: 'telephone', number: '+99 000', coverSentence: '' },
    });
    expect(dueIn(one, '2026-12-06', dayOf).map(({ of, day, late }) => [of, day, late])).toEqual([
      ['safe-contact', '2026-12-01', true],
      ['task', '2026-12-05', true],
      ['deadline', '2026-12-30', false],
    ]);
  });

  it('goes when it is done, and comes back when it was not', () => {
    const one = withTask(aCase(), { id: 't', what: 'Ring', due: '2026-12-02', doneAt: null }, OPENED);
    const done = withTaskDone(one, 't', true, OPENED);
    expect(dueIn(done, '2026-12-01', dayOf)).toEqual([]);
    expect(dueIn(withTaskDone(done, 't', false, OPENED), '2026-12-01', dayOf)).toHaveLength(1);
  });
});

describe('what we hold about you', () => {
  const one = aCase({
    timeline: [
      { at: 1, text: 'The room has no key.', words: 'person' },
      { at: 2, text: 'Her cousin rang twice.', words: 'officer' },
      { at: 3, text: 'An old line.', words: 'not-noted' },
    ],
    screenings: [
      {
        flow: 'room',
        summary: 'Someone needs help',
        handbookFingerprint: 'x',
        answers: { threat: { answer: 'yes' } },
        band: 'act-now',
        outcome: 'call',
        keptAt: 4,
      },
    ],
    agreements: [anAgreement({ interpreter: 'Interpretia Inventa', present: 'A cousin' })],
    sheets: [{ id: 's', kind: 'referral', at: 5, title: 'Referral', data: { about: 'secret of another' } }],
  });

  it('waits for a decision on each line that an officer wrote', () => {
    expect(undecidedLines(one, {})).toEqual([1, 2]);
    expect(undecidedLines(one, { 1: 'leave-out', 2: 'keep' })).toEqual([]);
  });

  it('has what the person said, and of the rest only what somebody decided to keep', () => {
    const texts = (choice: Record<number, 'keep' | 'leave-out'>): string[] =>
      heldAbout(one, choice).lines.map(({ text }) => text);
    expect(texts({})).toEqual(['The room has no key.']);
    expect(texts({ 0: 'leave-out', 2: 'keep' })).toEqual(['An old line.']);
  });

  it('names nobody else, no finding, and nothing of what other rooms keep', () => {
    const paper = JSON.stringify(heldAbout(one, { 1: 'leave-out', 2: 'keep' }));
    for (const other of ['Inventa', 'cousin', 'act-now', 'threat', 'secret of another']) {
      expect(paper).not.toContain(other);
    }
    expect(paper).toContain('Someone needs help');
  });
});

describe('handing a case over', () => {
  const one = aCase({
    tasks: [
      { id: 't1', what: 'Ring the lawyer', due: null, doneAt: null },
      { id: 't2', what: 'Done', due: null, doneAt: 5 },
    ],
    agreements: [anAgreement()],
    deadlines: [aDeadline()],
    sharedWith: [aShare()],
    sheets: [{ id: 's', kind: 'offer', at: 5, title: 'Offer', data: [1, { two: 2 }] }],
    keeping: { warnedAt: 5, keptOnAt: 6 },
  });
  const handover = handoverOf(one, { from: 'Testa', to: 'Examplo', note: 'Ring first.', madeAt: OPENED });
  const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('brings everything but the clock of keeping', () => {
    const there = handoverIn(through(handover))!;
    expect(there.case).toEqual({ ...one, keeping: { warnedAt: null, keptOnAt: null } });
  });

  it('shows what would come, and under which code', () => {
    expect(previewOf(handover, [])).toEqual({
      code: 'K-1',
      alreadyHere: [],
      openTasks: ['Ring the lawyer'],
      openNeeds: [],
    });
    const other = aCase({ openedAt: 3 });
    expect(previewOf(handover, [other])).toMatchObject({ code: 'K-2', alreadyHere: [] });
    const before = takenOver(handover, 'K-7', OPENED);
    expect(previewOf(handover, [other, before])).toMatchObject({ code: 'K-8', alreadyHere: ['K-7'] });
    expect(before.takenOver).toEqual({ code: 'K-1', from: 'Testa', at: OPENED });
  });

  it.each([
    ['nothing', null],
    ['another thing', { kind: 'backup', format: 1 }],
    ['a later format', { ...handover, format: 2 }],
    ['no case', { ...handover, case: null }],
    ['a case whose lines are no list', { ...handover, case: { ...one, timeline: 'x' } }],
    ['a line that is no line', { ...handover, case: { ...one, timeline: [null] } }],
    [
      'a task without a text',
      { ...handover, case: { ...one, tasks: [{ id: 't', due: null, doneAt: null }] } },
    ],
    ['a day that is none', { ...handover, case: { ...one, deadlines: [aDeadline({ day: 'soon' })] } }],
  ])('does not take %s', (_what, value) => expect(handoverIn(through(value))).toBeUndefined());

  it('takes nothing, or something whole, whatever a file holds', () => {
    const damaged = fc.record({ field: fc.constantFrom(...Object.keys(one)), value: fc.jsonValue() });
    fc.assert(
      fc.property(damaged, ({ field, value }) => {
        const read = handoverIn({ ...handover, case: { ...one, [field]: value } });
        if (!read) return;
        expect(() => {
          heldAbout(read.case, {});
          dueIn(read.case, '2026-12-01', dayOf);
          documentsOf([wholeCase(read.case)], (code) => code);
          previewOf(read, [read.case]);
        }).not.toThrow();
      }),
    );
  });
});

describe('searching in the notebook', () => {
  it('finds in what was written, by code and by country, and not in what other rooms keep', () => {
    const [document] = documentsOf(
      [
        wholeCase({
          timeline: [{ at: 1, text: 'The room has no key.', words: 'person' }],
          sheets: [{ id: 's', kind: 'offer', at: 1, title: 'Offer of work', data: 'inside' }],
        }),
      ],
      () => 'Sweden',
    );
    expect(document).toMatchObject({ id: 'one', title: 'K-1', where: 'Sweden' });
    expect(document?.text).toContain('no key');
    expect(document?.text).toContain('Offer of work');
    expect(document?.text).not.toContain('inside');
  });
});
