import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_ANSWERS,
  answersOf,
  answersOutOfReach,
  answersToConfirm,
  confirmAnswer,
  dropParked,
  rowKey,
  screen,
  standingAnswers,
  whatIsStillOpen,
  nextBestQuestion,
  withAnswer,
  type AnswerKey,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
} from '#screening/core';
import { anyFlow } from '../support/generated-flows.ts';
import { shippedFlows } from '../support/shipped-flows.ts';

/** One thing that an officer does to the answers. The numbers choose among what there is. */
type Edit = readonly [kind: 'answer' | 'take back' | 'confirm' | 'leave out', which: number, what: number];

const anyEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      'answer' as const,
      'answer' as const,
      'answer' as const,
      'take back' as const,
      'confirm' as const,
      'leave out' as const,
    ),
    fc.nat(),
    fc.nat(),
  ),
  { maxLength: 40 },
);

const rowKeys = (flow: FlowWithId): AnswerKey[] => [
  ...new Set(
    flow.themes
      .flatMap((theme) => theme.questions)
      .flatMap((id) => flow.questions[id]!.rows.map((row) => rowKey(id, row))),
  ),
];

function edit(flow: FlowWithId, answers: Answers, [kind, which, what]: Edit): Answers {
  const of = <T>(some: readonly T[]): T | undefined => some[which % some.length];
  if (kind === 'confirm') {
    const key = of(answersToConfirm(flow, answers));
    return key === undefined ? answers : confirmAnswer(flow, answers, key);
  }
  if (kind === 'leave out') {
    const key = of(Object.keys(answers));
    return key === undefined ? answers : dropParked(answers, key);
  }
  // The opening as often as everything else: danger, alone and age are what sets other answers aside.
  const key = what % 2 === 0 ? of(Object.keys(flow.opening))! : of(rowKeys(flow))!;
  if (kind === 'take back') return withAnswer(flow, answers, key, null);
  const options = flow.opening[key]?.answers.map(({ id }) => id) ?? ['yes', 'yes', 'no', 'unclear'];
  return withAnswer(flow, answers, key, { answer: options[(what >> 1) % options.length]! });
}

/** A screening in which only these answers were ever given, in the order of the flow. */
function freshRun(flow: FlowWithId, given: Answers): Answers {
  const order = [...Object.keys(flow.opening), ...rowKeys(flow)].filter((key) => key in given);
  let answers = NO_ANSWERS;
  for (const _round of order) {
    for (const key of order) {
      if (key in answers) continue;
      // Some rows stand only once another was answered, further down.
      const tried = withAnswer(flow, answers, key, given[key]!);
      if (!tried[key]?.parked) answers = tried;
    }
  }
  return answers;
}

const shipped = shippedFlows();
const flows: [string, fc.Arbitrary<{ flow: FlowWithId; index: IndicatorIndex }>, number][] = [
  ['any flow', anyFlow, 300],
  [
    'the flows of this edition',
    fc.constantFrom(...shipped.flows).map((flow) => ({ flow, index: shipped.index })),
    40,
  ],
];

describe.each(flows)('answers of %s, changed in any way,', { timeout: 60_000 }, (_name, anyOf, numRuns) => {
  const always = (property: (flow: FlowWithId, index: IndicatorIndex, edited: Answers) => void): void => {
    const edited = fc.record({ about: anyOf, edits: anyEdits }).map(({ about: { flow, index }, edits }) => {
      const answers = edits.reduce((before, one) => edit(flow, before, one), NO_ANSWERS);
      return { flow, index, answers, [fc.toStringMethod]: () => JSON.stringify({ flow: flow.id, edits }) };
    });
    fc.assert(
      fc.property(edited, ({ flow, index, answers }) => {
        property(flow, index, answers);
      }),
      { numRuns },
    );
  };

  it('come to the same as if only the last ones had ever been given', () => {
    always((flow, index, edited) => {
      const fresh = freshRun(flow, standingAnswers(edited));
      expect(Object.keys(fresh).sort()).toEqual(Object.keys(standingAnswers(edited)).sort());
      expect(screen(flow, edited, index)).toEqual(screen(flow, fresh, index));
    });
  });

  it('that were set aside change neither the advice nor the next question nor what is still open', () => {
    always((flow, index, edited) => {
      const counting = standingAnswers(edited);
      expect(Object.values(counting).some(({ parked }) => parked)).toBe(false);
      expect(screen(flow, edited, index)).toEqual(screen(flow, counting, index));
      expect(nextBestQuestion(flow, edited, index)).toEqual(nextBestQuestion(flow, counting, index));
      expect(whatIsStillOpen(flow, edited, index)).toEqual(whatIsStillOpen(flow, counting, index));
    });
  });

  it('are each counted, to be confirmed, or set aside out of reach', () => {
    always((flow, _index, edited) => {
      const each = [
        ...Object.keys(standingAnswers(edited)),
        ...answersToConfirm(flow, edited),
        ...answersOutOfReach(flow, edited),
      ];
      expect(each.sort()).toEqual(Object.keys(edited).sort());
    });
  });

  it('can be confirmed one by one until none within reach is left', () => {
    always((flow, index, edited) => {
      let answers = edited;
      for (
        let [key] = answersToConfirm(flow, answers);
        key !== undefined;
        [key] = answersToConfirm(flow, answers)
      ) {
        const confirmed = confirmAnswer(flow, answers, key);
        expect(confirmed[key]?.parked).toBeUndefined();
        answers = confirmed;
      }
      expect(screen(flow, answers, index)).toEqual(
        screen(flow, freshRun(flow, standingAnswers(answers)), index),
      );
    });
  });
});

describe('being suddenly alone with a child', () => {
  const { flows: all, index } = shipped;
  const flow = all.find(({ id }) => id === 'visa-applicant')!;
  const opening = {
    danger: 'no',
    alone: 'not-yet',
    interpreter: 'own-words',
    mission: 'nothing-known',
    age: 'under-18',
  };
  const before = answersOf({ opening, answers: { 'child-adult/companion-answers': 'yes' } });

  it('asks what lies between, and meanwhile keeps the age and the advice for a child', () => {
    const now = withAnswer(flow, before, 'alone', { answer: 'alone' });
    const { place, facts, outcome } = screen(flow, now, index);
    expect(place).toEqual({ at: 'question', question: 'pass-on' });
    expect(facts.age).toBe('under-18');
    expect(outcome.id).toBe(screen(flow, before, index).outcome.id);
    expect(answersToConfirm(flow, now)).toEqual([]);
  });
});
