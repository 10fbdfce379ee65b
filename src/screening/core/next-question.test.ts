import { describe, expect, it } from 'vitest';
import { aFlow, aList, aQuestion, anIndex, anIndicator } from '../../../tests/support/screening.ts';
import type { Dimension, Indicator, Question, Row } from '../content/index.ts';
import type { Answers } from './answers.ts';
import { answersOf } from './examples.ts';
import type { FlowWithId } from './flow.ts';
import { nextBestQuestion, whatIsStillOpen, wordsOf } from './next-question.ts';
import { screen } from './screen.ts';

const OPENING = { danger: 'no', alone: 'yes', age: 'adult' };

/** A sign of an adult at work that says little by itself, so that only its strength counts. */
const onLabourList = (concept: string, dimension: Dimension, strength: Indicator['strength']): Indicator =>
  anIndicator({ id: `al-${concept}`, concept, dimension, strength, speaksOf: 'circumstance' });
const index = anIndex(
  aList(
    'adult-labour',
    [
      onLabourList('long-days', 'exploitation', 'medium'),
      onLabourList('little-pay', 'exploitation', 'medium'),
      onLabourList('bad-food', 'exploitation', 'weak'),
      onLabourList('other-job', 'deceptive-recruitment', 'strong'),
      onLabourList('other-place', 'deceptive-recruitment', 'weak'),
    ],
    { ages: 'adult', counts: true },
  ),
  aList('general', [
    anIndicator({ id: 'g-shy', concept: 'shy' }),
    anIndicator({ id: 'g-tired', concept: 'tired' }),
    anIndicator({ id: 'g-locked-in', concept: 'locked-in', speaksOf: 'coercion' }),
    anIndicator({ id: 'g-carried-drugs', concept: 'carried-drugs', speaksOf: 'forced-crime' }),
    anIndicator({ id: 'g-advert', concept: 'advert', speaksOf: 'circumstance' }),
  ]),
);

const sign = (concept: string): Row => ({ kind: 'sign', concept });
const fact = (name: 'out-and-safe' | 'leaves-within-48-hours' | 'fears-own-state'): Row => ({
  kind: 'fact',
  fact: name,
  statement: 'A fact.',
});
const asking = (words: number, rows: Row[], about: Partial<Question> = {}): Question =>
  aQuestion({ way: 'spoken', ask: 'word '.repeat(words), rows, ...about });

function flowOf(questions: Record<string, Question>, about: Partial<FlowWithId> = {}): FlowWithId {
  return aFlow({
    questions,
    themes: [{ id: 'all', title: 'All', path: 'themes', questions: Object.keys(questions) }],
    ...about,
  });
}
const answered = (given: Record<string, 'yes' | 'no' | 'unclear'> = {}, opening = OPENING): Answers =>
  answersOf({ opening, answers: given });

describe('the next question', () => {
  const flow = flowOf({
    long: asking(9, [sign('shy')]),
    short: asking(4, [sign('tired')]),
    'just-as-short': asking(4, [sign('locked-in')]),
  });

  it('is one of the safety opening until that is through', () => {
    expect(nextBestQuestion(flow, answersOf({ opening: { danger: 'no' }, answers: {} }), index)).toEqual({
      question: 'alone',
      why: { kind: 'opening' },
    });
  });

  it('is none once the opening has led to an outcome', () => {
    expect(nextBestQuestion(flow, answersOf({ opening: { danger: 'yes' }, answers: {} }), index)).toBeNull();
  });

  it('is the one with the fewest words that could raise the band; of equals the first', () => {
    expect(nextBestQuestion(flow, answered(), index)).toEqual({
      question: 'short',
      why: { kind: 'raises', to: 'inform', together: [], settles: null },
    });
  });

  it('is not one that was answered, nor one that the officer passed by', () => {
    expect(nextBestQuestion(flow, answered({ 'short/tired': 'no' }), index)?.question).toBe('just-as-short');
    expect(nextBestQuestion(flow, answered(), index, new Set(['short', 'just-as-short']))?.question).toBe(
      'long',
    );
  });

  it('is again one whose answer was set aside', () => {
    const parked = { ...answered(), 'short/tired': { answer: 'yes', parked: true as const } };
    expect(nextBestQuestion(flow, parked, index)?.question).toBe('short');
  });

  it('is none that others must not hear, until the officer is alone', () => {
    const withCompany = { ...OPENING, alone: 'no' };
    const careful = flowOf({
      private: asking(1, [sign('shy')], { hearing: 'alone-only' }),
      open: asking(8, [sign('tired')]),
    });
    expect(nextBestQuestion(careful, answered({}, withCompany), index)?.question).toBe('open');
    expect(nextBestQuestion(careful, answered(), index)?.question).toBe('private');
  });

  it('is none that could add nothing: the same fact was recorded elsewhere, or the sign is on no list', () => {
    const again = flowOf({
      first: asking(5, [sign('shy')]),
      same: asking(1, [sign('shy'), sign('on-no-list')]),
    });
    expect(nextBestQuestion(again, answered({ 'first/shy': 'yes' }), index)).toBeNull();
  });
});

describe('when no question raises the band alone', () => {
  const flow = flowOf({
    hours: asking(6, [sign('long-days')]),
    pay: asking(3, [sign('little-pay')]),
    food: asking(9, [sign('bad-food')]),
    promise: asking(5, [sign('other-job')]),
    place: asking(2, [sign('other-place')]),
    advert: asking(1, [sign('advert')]),
    frightened: asking(1, [sign('locked-in')]),
  });
  const alreadyRefer = answered({ 'frightened/locked-in': 'yes' });

  it('the next one begins a smallest set that does, with the fewest words first', () => {
    expect(nextBestQuestion(flow, alreadyRefer, index)).toEqual({
      question: 'place',
      why: {
        kind: 'raises',
        to: 'act-now',
        together: expect.arrayContaining(['hours', 'pay', 'food', 'promise']) as string[],
        settles: { list: 'adult-labour', dimension: 'deceptive-recruitment' },
      },
    });
  });

  it('the list of what is still open names all of these, and not what adds nothing', () => {
    expect(whatIsStillOpen(flow, alreadyRefer, index).questions).toEqual([
      'hours',
      'pay',
      'food',
      'promise',
      'place',
    ]);
  });

  it('one that can no longer be completed is not asked for the sake of the band', () => {
    const noDeception = answered({
      'frightened/locked-in': 'yes',
      'promise/other-job': 'no',
      'place/other-place': 'no',
    });
    expect(nextBestQuestion(flow, noDeception, index)?.why).toEqual({
      kind: 'settles',
      settles: { list: 'adult-labour', dimension: 'exploitation' },
      together: expect.arrayContaining(['hours', 'food']) as string[],
    });
  });
});

describe('"out and safe"', () => {
  const flow = flowOf({
    tasks: asking(5, [sign('carried-drugs')]),
    bed: asking(5, [fact('out-and-safe')]),
  });
  const forced = answered({ 'tasks/carried-drugs': 'yes' });

  it('is asked when it could show that there is time until tomorrow', () => {
    expect(screen(flow, forced, index).assessment.band).toBe('act-now');
    expect(nextBestQuestion(flow, forced, index)).toEqual({
      question: 'bed',
      why: { kind: 'lowers', to: 'refer', together: [] },
    });
  });

  it('never hides what forced crime would raise', () => {
    expect(whatIsStillOpen(flow, answered(), index).questions).toEqual(['tasks']);
    expect(nextBestQuestion(flow, answered(), index)?.why).toMatchObject({ kind: 'raises', to: 'act-now' });
  });
});

describe('a question that opens further ones', () => {
  const flow = flowOf({
    authorities: asking(7, [fact('fears-own-state')]),
    papers: asking(2, [sign('shy')], { when: 'fears-own-state' }),
  });

  it('comes first when only those could raise the band', () => {
    expect(nextBestQuestion(flow, answered(), index)).toEqual({
      question: 'authorities',
      why: { kind: 'raises', to: 'inform', together: ['papers'], settles: null },
    });
  });

  it('still changes the steps when the band cannot be raised', () => {
    const act = flowOf({
      time: asking(2, [fact('leaves-within-48-hours')]),
      authorities: asking(7, [fact('fears-own-state')]),
    });
    expect(nextBestQuestion(act, answered({ 'time/leaves-within-48-hours': 'yes' }), index)).toEqual({
      question: 'authorities',
      why: { kind: 'steps' },
    });
  });
});

describe('needs', () => {
  const need: Row = { kind: 'need', id: 'bed', statement: 'No bed.', step: 'Find one.', contacts: 'shelter' };
  const questions = { threat: asking(2, [sign('locked-in')]), tonight: asking(8, [need]) };

  it('come before the account in a room', () => {
    expect(nextBestQuestion(flowOf(questions, { depth: 'room' }), answered(), index)).toEqual({
      question: 'tonight',
      why: { kind: 'need' },
    });
  });

  it('come after what could change the band at the counter', () => {
    const flow = flowOf(questions);
    expect(nextBestQuestion(flow, answered(), index)?.question).toBe('threat');
    expect(nextBestQuestion(flow, answered({ 'threat/locked-in': 'yes' }), index)?.question).toBe('tonight');
  });
});

describe('a child', () => {
  const flow = aFlow({
    questions: {
      'who-is-with': asking(3, [sign('locked-in')]),
      day: asking(3, [sign('other-job'), sign('other-place')]),
    },
    themes: [{ id: 'child', title: 'Child', path: 'child', questions: ['who-is-with', 'day'] }],
  });

  it('is not asked for signs beyond what could change the advice', () => {
    const unsure = answered({ 'who-is-with/locked-in': 'yes' }, { ...OPENING, age: 'unsure' });
    expect(screen(flow, unsure, index).assessment.band).toBe('act-now');
    expect(nextBestQuestion(flow, unsure, index)).toBeNull();
  });
});

describe('at the counter', () => {
  const spoken = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [
      `spoken-${String(n)}`,
      asking(n, [sign(n === 6 ? 'locked-in' : `nothing-${String(n)}`)]),
    ]),
  );
  const look = aQuestion({ look: 'word '.repeat(30), rows: [sign('shy')] });
  const flow = flowOf({ ...spoken, look });
  const fiveAsked = answered(
    Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`spoken-${String(n)}/nothing-${String(n)}`, 'no'])),
  );

  it('five spoken questions are enough, and then only looking and papers follow', () => {
    expect(nextBestQuestion(flow, fiveAsked, index)?.question).toBe('look');
    expect(nextBestQuestion({ ...flow, depth: 'room' }, fiveAsked, index)?.question).toBe('spoken-6');
  });

  it('what was not spoken any more stays on the list of what could raise the band', () => {
    const all = { ...fiveAsked, 'look/shy': { answer: 'yes' } };
    expect(nextBestQuestion(flow, all, index)).toBeNull();
    expect(whatIsStillOpen(flow, all, index)).toEqual({ questions: ['spoken-6'], onceAlone: false });
  });

  it('what others must not hear is not named while they hear, but said to be there', () => {
    const careful = flowOf({ private: asking(3, [sign('locked-in')], { hearing: 'alone-only' }) });
    expect(whatIsStillOpen(careful, answered({}, { ...OPENING, alone: 'no' }), index)).toEqual({
      questions: [],
      onceAlone: true,
    });
  });
});

describe('the words of a question', () => {
  it('are those that are spoken, else what is to be looked for', () => {
    expect(wordsOf(asking(3, [], { look: 'five words to look for' }))).toBe(3);
    expect(wordsOf(aQuestion({ ask: 'Ask.', look: 'five words to look for', rows: [] }))).toBe(5);
  });
});
