import { describe, expect, it } from 'vitest';
import { aFlow, aList, anIndex, anIndicator } from '../../../tests/support/screening.ts';
import { answersOf } from './examples.ts';
import { withAnswer } from './flow.ts';
import { ticksFor } from './indicators.ts';
import { screen, whatWouldRaise } from './screen.ts';

const index = anIndex(
  aList(
    'adult-labour',
    [
      anIndicator({
        id: 'al-papers',
        concept: 'papers-kept',
        dimension: 'coercion-at-destination',
        strength: 'strong',
        speaksOf: 'coercion',
        stages: ['at-post-abroad'],
      }),
    ],
    { ages: 'adult', counts: true },
  ),
  aList(
    'child-labour',
    [
      anIndicator({
        id: 'cl-papers',
        concept: 'papers-kept',
        dimension: 'coercion-at-destination',
        strength: 'strong',
        speaksOf: 'coercion',
      }),
    ],
    { ages: 'under-18', counts: true },
  ),
  aList('general', [
    anIndicator({ id: 'gen-papers', concept: 'papers-kept', speaksOf: 'coercion' }),
    anIndicator({ id: 'gen-threatened', concept: 'threatened', speaksOf: 'coercion' }),
  ]),
);
const flow = aFlow();
const opening = { danger: 'no', alone: 'yes', age: 'adult' };

describe('a recorded concept', () => {
  it('ticks the sign on every list that fits the age', () => {
    const of = (age: 'adult' | 'under-18' | 'unsure') =>
      ticksFor(['papers-kept'], { age, stage: 'at-post-abroad', forms: null }, index).map((tick) => tick.id);
    expect(of('adult')).toEqual(['al-papers', 'gen-papers']);
    expect(of('under-18')).toEqual(['cl-papers', 'gen-papers']);
    expect(of('unsure')).toEqual(['al-papers', 'cl-papers', 'gen-papers']);
  });

  it('ticks only signs of the stage', () => {
    const fit = { age: 'adult', stage: 'visa-application', forms: null } as const;
    expect(ticksFor(['papers-kept'], fit, index).map((tick) => tick.id)).toEqual(['gen-papers']);
  });

  it('of two signs is one sign', () => {
    const { assessment } = screen(
      flow,
      answersOf({ opening, answers: { 'papers/papers-kept': 'yes' } }),
      index,
    );
    expect(assessment.also.concat(assessment.because).map((reason) => reason.code)).not.toContain(
      'two-signs',
    );
  });
});

describe('a screening', () => {
  it('without answers has nothing recorded, and every row on the screen is "not asked"', () => {
    const empty = screen(flow, answersOf({ opening, answers: {} }), index);
    expect(empty.outcome.id).toBe('nothing-recorded');
    expect(empty.notAsked).toEqual(['papers/papers-kept', 'private/threatened', 'private/out-and-safe']);
  });

  it('chooses the outcome by band, on the path of the child where the opening led there', () => {
    const answers = { 'papers/papers-kept': 'yes' } as const;
    expect(screen(flow, answersOf({ opening, answers }), index).outcome.id).toBe('refer');
    expect(
      screen(flow, answersOf({ opening: { ...opening, age: 'unsure' }, answers }), index).outcome.id,
    ).toBe('child-act-now');
  });

  it('with danger now leads to the danger outcome', () => {
    expect(screen(flow, answersOf({ opening: { danger: 'yes' }, answers: {} }), index).outcome.id).toBe(
      'danger-now',
    );
  });

  it('does not count a parked answer', () => {
    const parked = {
      ...answersOf({ opening, answers: {} }),
      'papers/papers-kept': { answer: 'yes', parked: true as const },
    };
    expect(screen(flow, parked, index).assessment.band).toBe('nothing-recorded');
  });

  it('keeps its signs when the age is changed to unsure, and judges them on both lists', () => {
    const adult = answersOf({ opening, answers: { 'papers/papers-kept': 'yes' } });
    const unsure = screen(flow, withAnswer(flow, adult, 'age', { answer: 'unsure' }), index);
    expect(unsure.situation.ticks.map((tick) => tick.id)).toEqual(['al-papers', 'cl-papers', 'gen-papers']);
    expect(unsure.assessment.band).toBe('act-now');
  });
});

describe('what would change this', () => {
  it('names each single answer that would raise the band', () => {
    expect(whatWouldRaise(flow, answersOf({ opening, answers: {} }), index)).toEqual([
      { key: 'papers/papers-kept', answer: 'yes', band: 'refer' },
      { key: 'private/threatened', answer: 'yes', band: 'refer' },
      { key: 'who-is-with/papers-kept', answer: 'yes', band: 'refer' },
    ]);
  });

  it('names an age that nobody recorded', () => {
    const withoutAge = answersOf({
      opening: { danger: 'no', alone: 'yes' },
      answers: { 'papers/papers-kept': 'yes' },
    });
    expect(whatWouldRaise(flow, withoutAge, index)[0]).toEqual({
      key: 'age',
      answer: 'unsure',
      band: 'act-now',
    });
  });
});

describe('a flow that never advises more than to talk first', () => {
  const files = aFlow({ neverMoreThan: 'refer' });
  const child = answersOf({
    opening: { danger: 'no', alone: 'no', age: 'unsure' },
    answers: { 'who-is-with/papers-kept': 'yes' },
  });

  it('judges as any other, and gives the advice of that band', () => {
    expect(screen(aFlow(), child, index)).toMatchObject({
      assessment: { band: 'act-now' },
      outcome: { id: 'child-act-now' },
    });
    expect(screen(files, child, index)).toMatchObject({
      assessment: { band: 'act-now' },
      outcome: { id: 'child-refer' },
    });
  });

  it('leaves lower bands as they are, and danger where the opening leads', () => {
    expect(screen(files, answersOf({ opening: {}, answers: {} }), index).outcome.id).toBe('nothing-recorded');
    expect(screen(files, answersOf({ opening: { danger: 'yes' }, answers: {} }), index).outcome.id).toBe(
      'danger-now',
    );
  });
});

describe('a flow for children alone', () => {
  const usual = aFlow();
  const children = aFlow({
    themes: usual.themes.filter(({ path }) => path === 'child'),
    outcomes: Object.fromEntries(
      Object.entries(usual.outcomes).filter(([id]) => id === 'danger-now' || id.startsWith('child-')),
    ),
  });

  it('gives the advice for a child before the first answer', () => {
    expect(screen(children, answersOf({ opening: {}, answers: {} }), index).outcome.id).toBe(
      'child-nothing-recorded',
    );
    expect(screen(children, answersOf({ opening: { danger: 'unclear' }, answers: {} }), index)).toMatchObject(
      { assessment: { band: 'inform' }, outcome: { id: 'child-inform' } },
    );
  });
});
