import { describe, expect, it } from 'vitest';
import { aFlow } from '../../../tests/support/screening.ts';
import { NO_ANSWERS } from './answers.ts';
import {
  answersOutOfReach,
  answersToConfirm,
  asksAlone,
  confirmAnswer,
  dropParked,
  factsOf,
  FIRST_SCREEN,
  holds,
  shownThemes,
  standingAnswers,
  standsAtFirstScreen,
  walkOpening,
  withAnswer,
} from './flow.ts';

const flow = aFlow();
const answered = (given: Record<string, string>) =>
  Object.entries(given).reduce(
    (answers, [key, answer]) => withAnswer(flow, answers, key, { answer }),
    NO_ANSWERS,
  );
const inTheRoom = answered({ danger: 'no', alone: 'yes', age: 'adult' });

describe('the opening', () => {
  it('begins with danger', () => {
    expect(walkOpening(flow, NO_ANSWERS)).toEqual({ trail: [], now: { at: 'question', question: 'danger' } });
  });

  it('leads to the danger outcome at once', () => {
    expect(walkOpening(flow, answered({ danger: 'yes' })).now).toEqual({
      at: 'outcome',
      outcome: 'danger-now',
    });
  });

  it.each(['under-18', 'unsure'])('leads to the child path when the age is %s', (age) => {
    expect(walkOpening(flow, answered({ danger: 'no', alone: 'no', age })).now).toEqual({ at: 'child' });
  });

  it('leads an adult to the themes', () => {
    expect(walkOpening(flow, inTheRoom).now).toEqual({ at: 'themes' });
  });
});

describe('what is shown', () => {
  const shown = (answers: Parameters<typeof shownThemes>[1]) =>
    shownThemes(flow, answers).flatMap((theme) => theme.questions.map((question) => question.id));

  it('holds only what a companion may hear until "alone" is recorded', () => {
    expect(shown(answered({ danger: 'no', alone: 'no', age: 'adult' }))).toEqual(['papers']);
    expect(shown(inTheRoom)).toEqual(['papers', 'private']);
  });

  it("is only the child's own questions on the child path", () => {
    expect(shown(answered({ danger: 'no', alone: 'yes', age: 'unsure' }))).toEqual(['who-is-with']);
  });

  it("is only the child's own questions when the danger of a child leads straight to advice", () => {
    const forChildren = aFlow({
      opening: {
        ...flow.opening,
        danger: {
          ...flow.opening.danger!,
          answers: [
            { id: 'yes', label: 'Yes', record: { danger: 'yes', age: 'unsure' }, goto: 'danger-now' },
          ],
        },
      },
    });
    const shownNow = shownThemes(forChildren, { danger: { answer: 'yes' } });
    expect(shownNow.flatMap(({ questions }) => questions.map(({ id }) => id))).toEqual(['who-is-with']);
  });
});

describe('changing an answer', () => {
  const told = withAnswer(flow, inTheRoom, 'private/threatened', { answer: 'yes', note: 'Said so.' });

  it('parks the answers of the opening that no longer lie on the way, and deletes none', () => {
    const inDanger = withAnswer(flow, told, 'danger', { answer: 'yes' });
    expect(inDanger.alone).toEqual({ answer: 'yes', parked: true });
    expect(Object.keys(inDanger).sort()).toEqual(Object.keys(told).sort());
  });

  it('brings a parked answer back only when it is confirmed', () => {
    const back = withAnswer(flow, withAnswer(flow, told, 'danger', { answer: 'yes' }), 'danger', {
      answer: 'no',
    });
    expect(walkOpening(flow, back).now).toEqual({ at: 'question', question: 'alone' });
    expect(answersToConfirm(flow, back)).toEqual(['alone']);
    expect(factsOf(flow, confirmAnswer(flow, back, 'alone')).alone).toBe(true);
  });

  it('keeps what was learned alone when a companion comes back', () => {
    const joined = withAnswer(flow, told, 'alone', { answer: 'no' });
    expect(joined['private/threatened']).toEqual({ answer: 'yes', note: 'Said so.' });
  });

  it('keeps every sign when the age is corrected', () => {
    const younger = withAnswer(flow, told, 'age', { answer: 'unsure' });
    expect(younger['private/threatened']?.parked).toBeUndefined();
  });

  it('takes an answer back to "not asked"', () => {
    expect(withAnswer(flow, told, 'private/threatened', null)['private/threatened']).toBeUndefined();
  });
});

describe('a first screen', () => {
  const telephone = aFlow({
    firstScreen: {
      title: 'Before the line drops',
      lines: [{ id: 'where', do: 'Ask where they are.', write: 'Country and place' }],
      ifTheyDoNotCallBack: { title: 'No call', steps: [] },
    },
  });

  it('stands before the opening until it was passed, and only in a flow that has one', () => {
    expect(standsAtFirstScreen(telephone, NO_ANSWERS)).toBe(true);
    expect(standsAtFirstScreen(flow, NO_ANSWERS)).toBe(false);
    const passed = withAnswer(telephone, NO_ANSWERS, FIRST_SCREEN, { answer: 'passed' });
    expect(standsAtFirstScreen(telephone, passed)).toBe(false);
  });

  it('keeps what was noted on it, whatever is answered later', () => {
    const noted = withAnswer(telephone, NO_ANSWERS, `${FIRST_SCREEN}/where`, {
      answer: 'noted',
      note: 'a port',
    });
    const later = withAnswer(telephone, noted, 'danger', { answer: 'yes' });
    expect(later[`${FIRST_SCREEN}/where`]).toEqual({ answer: 'noted', note: 'a port' });
  });
});

describe('conditions', () => {
  const facts = factsOf(flow, NO_ANSWERS);

  it.each([
    ['leaves-within-48-hours', { leavesWithin48Hours: true }],
    ['wants-police', { wantsPolice: 'yes' }],
    ['interpreter-not-independent', { independentInterpreter: 'no' }],
    ['out-and-safe', { outAndSafe: true }],
    ['fears-own-state', { fearsOwnState: true }],
    ['mission-involved', { missionInvolved: true }],
  ] as const)('%s holds once it was recorded, and not before', (condition, recorded) => {
    expect(holds(condition, facts)).toBe(false);
    expect(holds(condition, { ...facts, ...recorded })).toBe(true);
  });

  it('knows a flow in which nobody is there to be alone with', () => {
    const { alone: _alone, ...rest } = flow.opening;
    expect(asksAlone(flow)).toBe(true);
    expect(asksAlone(aFlow({ opening: rest }))).toBe(false);
  });
});

describe('what was set aside', () => {
  const flowOfFear = aFlow({
    themes: [
      { id: 'first', title: 'First', path: 'themes', questions: ['papers'] },
      { id: 'fear', title: 'Fear', path: 'themes', when: 'mission-involved', questions: ['authorities'] },
      { id: 'further', title: 'Further', path: 'themes', when: 'fears-own-state', questions: ['private'] },
    ],
    opening: {
      ...flow.opening,
      alone: {
        ...flow.opening.alone!,
        answers: [
          { id: 'yes', label: 'Yes', record: { alone: 'yes', 'mission-involved': 'yes' }, goto: 'age' },
          { id: 'no', label: 'No', record: { alone: 'no' }, goto: 'age' },
        ],
      },
    },
    questions: {
      ...flow.questions,
      authorities: {
        ...flow.questions.papers!,
        rows: [{ kind: 'fact', fact: 'fears-own-state', statement: 'Afraid of the State' }],
      },
    },
  });
  const told = [
    ['danger', 'no'],
    ['alone', 'yes'],
    ['age', 'adult'],
    ['authorities/fears-own-state', 'yes'],
    ['private/threatened', 'yes'],
  ].reduce(
    (answers, [key, answer]) => withAnswer(flowOfFear, answers, key!, { answer: answer! }),
    NO_ANSWERS,
  );

  it('takes with it what only its own answers had opened', () => {
    const changed = withAnswer(flowOfFear, told, 'alone', { answer: 'no' });
    expect(answersOutOfReach(flowOfFear, changed)).toEqual([
      'authorities/fears-own-state',
      'private/threatened',
    ]);
    expect(Object.keys(standingAnswers(changed)).sort()).toEqual(['age', 'alone', 'danger']);
  });

  it('is left out for good only where the officer says so, and what counts cannot be left out that way', () => {
    const changed = withAnswer(flowOfFear, told, 'alone', { answer: 'no' });
    expect(dropParked(changed, 'private/threatened')).not.toHaveProperty('private/threatened');
    expect(dropParked(changed, 'danger')).toBe(changed);
  });
});

describe('a fact that two questions ask for', () => {
  it('is not taken back by a "no" to the other', () => {
    const twice = aFlow({
      questions: {
        ...flow.questions,
        papers: {
          ...flow.questions.papers!,
          rows: [{ kind: 'fact', fact: 'leaves-within-48-hours', statement: 'Leaves soon' }],
        },
        private: {
          ...flow.questions.private!,
          rows: [{ kind: 'fact', fact: 'leaves-within-48-hours', statement: 'Leaves soon' }],
        },
      },
    });
    const answers = {
      ...inTheRoom,
      'papers/leaves-within-48-hours': { answer: 'no' },
      'private/leaves-within-48-hours': { answer: 'yes' },
    };
    expect(factsOf(twice, answers).leavesWithin48Hours).toBe(true);
  });

  it.each([
    ['no', 'yes'],
    ['yes', 'no'],
  ])('lets one "no" stop the police: %s, %s', (first, second) => {
    const police = { kind: 'fact', fact: 'wants-police', statement: 'Wants the police' } as const;
    const twice = aFlow({
      questions: {
        ...flow.questions,
        papers: { ...flow.questions.papers!, rows: [police] },
        private: { ...flow.questions.private!, rows: [police] },
      },
    });
    const answers = {
      ...inTheRoom,
      'papers/wants-police': { answer: first },
      'private/wants-police': { answer: second },
    };
    expect(factsOf(twice, answers).wantsPolice).toBe('no');
  });
});
