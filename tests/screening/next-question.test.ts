import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heightOf,
  nextBestQuestion,
  rowKey,
  costOfQuestion,
  screen,
  secondsOf,
  spokenIsUsedUp,
  timeLeft,
  walkOpening,
  whatIsStillOpen,
  wordsOf,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
} from '#screening/core';
import { aFlow } from '../support/screening.ts';
import {
  anyFlow,
  ask,
  askEverything,
  throughTheOpening,
  unasked,
  type Truth,
} from '../support/generated-flows.ts';
import { shippedFlows } from '../support/shipped-flows.ts';

interface Case {
  readonly flow: FlowWithId;
  readonly index: IndicatorIndex;
  /** The opening, and the questions asked before the property looks. */
  readonly answers: Answers;
  readonly truth: Truth;
}

/** A screening somewhere on its way, of a person of whom each row is true or not. */
const anyCaseOf = (flows: fc.Arbitrary<{ flow: FlowWithId; index: IndicatorIndex }>, often: number) =>
  fc
    .record({
      about: flows,
      opening: fc.array(fc.nat({ max: 5 }), { minLength: 10, maxLength: 10 }),
      isTrue: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 37, maxLength: 37 }),
      before: fc.array(fc.nat(), { maxLength: 3 }),
    })
    .map(({ about: { flow, index }, opening, isTrue, before }): Case => {
      const rows = Object.entries(flow.questions).flatMap(([id, question]) =>
        question.rows.map((row) => rowKey(id, row)),
      );
      const truths = new Map(rows.map((key, n) => [key, isTrue[n % isTrue.length]! < often]));
      const truth: Truth = (key) => truths.get(key) === true;
      const questions = Object.keys(flow.opening);
      // Danger now leads to its own outcome at once, and asks nothing.
      let answers = throughTheOpening(flow, (id) => {
        const any = opening[questions.indexOf(id) % opening.length]!;
        if (id === 'danger') return any === 0 ? 1 : 2;
        // Adults oftener: with a child the first sign is already enough.
        return id === 'age' && any < 4 ? 0 : any;
      });
      for (const n of before) {
        const left = unasked(flow, answers);
        if (left.length > 0) answers = ask(flow, answers, left[n % left.length]!, truth);
      }
      return Object.assign(
        { flow, index, answers, truth },
        { [fc.toStringMethod]: () => printed(flow, answers) },
      );
    })
    // The opening can end the talk: then nothing is asked any more.
    .filter(({ flow, answers }) => walkOpening(flow, answers).now.at !== 'outcome');

/** A flow of this edition by its name: nobody finds a fault in forty pages. */
function printed(flow: FlowWithId, answers: Answers): string {
  const themes = flow.id === aFlow().id ? { questions: flow.questions, themes: flow.themes } : {};
  return JSON.stringify({ flow: flow.id, ...themes, answers });
}

const bandOf = ({ flow, index }: Case, answers: Answers) => screen(flow, answers, index).assessment.band;

/** Five spoken questions at the counter are a limit of their own; without it the order alone is looked at. */
const withoutLimit = (flow: FlowWithId): FlowWithId => ({ ...flow, depth: 'room' });

/** The height of the band when everything these questions ask is true, with or without the person being out and safe. */
function highest(one: Case, questions: readonly string[]): number {
  const outOrNot: Truth[] = [() => true, (key) => !key.endsWith('/out-and-safe')];
  return Math.max(
    ...outOrNot.map((truth) => {
      let given = one.answers;
      // Some are shown only once another was answered.
      const left = (): string | undefined => unasked(one.flow, given).find((id) => questions.includes(id));
      for (let id = left(); id !== undefined; id = left()) given = ask(one.flow, given, id, truth);
      return heightOf(bandOf(one, given));
    }),
  );
}

/** Asks the next best question until none is left that could change the band. */
function askOnlyWhatMatters(one: Case): Answers {
  const flow = withoutLimit(one.flow);
  let { answers } = one;
  for (;;) {
    const next = nextBestQuestion(flow, answers, one.index);
    if (!next || ['settles', 'steps'].includes(next.why.kind)) return answers;
    answers = ask(flow, answers, next.question, one.truth);
  }
}

const shipped = shippedFlows();
const anyShipped = fc.constantFrom(...shipped.flows).map((flow) => ({ flow, index: shipped.index }));
const cases: [string, fc.Arbitrary<Case>, number][] = [
  ['any flow', fc.oneof(anyCaseOf(anyFlow, 50), anyCaseOf(anyFlow, 85)), 500],
  ['the flows of this edition', fc.oneof(anyCaseOf(anyShipped, 6), anyCaseOf(anyShipped, 40)), 60],
];

describe.each(cases)('the next best question of %s', { timeout: 60_000 }, (_name, anyCase, numRuns) => {
  const always = (property: (one: Case) => void): void => {
    fc.assert(fc.property(anyCase, property), { numRuns });
  };

  it('is asked until none could change the band, and then the band is that of asking everything', () => {
    always((one) => {
      const everything = askEverything(one.flow, one.answers, one.truth);
      expect(bandOf(one, askOnlyWhatMatters(one))).toBe(bandOf(one, everything));
    });
  });

  it('may be shown now and has no answer', () => {
    always(({ flow, index, answers }) => {
      const next = nextBestQuestion(flow, answers, index);
      if (next) expect(unasked(flow, answers)).toContain(next.question);
    });
  });

  it('leads to the band it names, and only together with every other question it names', () => {
    always((one) => {
      const { flow, index, answers } = one;
      const next = nextBestQuestion(flow, answers, index);
      if (next?.why.kind !== 'raises') return;
      const { to, together } = next.why;
      const now = heightOf(bandOf(one, answers));
      const all = [next.question, ...together];
      expect(heightOf(to)).toBeGreaterThan(now);
      expect(highest(one, all)).toBe(heightOf(to));
      for (const left of all)
        expect(
          highest(
            one,
            all.filter((id) => id !== left),
          ),
        ).toBe(now);
    });
  });

  it('has the fewest words of those that raise the band alone, whenever one of them does', () => {
    always((one) => {
      const flow = withoutLimit(one.flow);
      const next = nextBestQuestion(flow, one.answers, one.index);
      if (next?.why.kind !== 'raises') return;
      const now = heightOf(bandOf(one, one.answers));
      const alone = unasked(flow, one.answers).filter((id) => highest(one, [id]) > now);
      const words = (id: string): number => wordsOf(flow.questions[id]!);
      if (alone.length > 0) expect(words(next.question)).toBe(Math.min(...alone.map(words)));
      expect(next.why.together.length > 0).toBe(alone.length === 0);
    });
  });

  it('is the same each time', () => {
    always(({ flow, index, answers }) => {
      expect(nextBestQuestion(flow, answers, index)).toEqual(nextBestQuestion(flow, answers, index));
    });
  });

  it('stands on the list of what could still raise the band, which is empty only when nothing could', () => {
    always(({ flow, index, answers }) => {
      const next = nextBestQuestion(flow, answers, index);
      const { questions } = whatIsStillOpen(flow, answers, index);
      if (next?.why.kind === 'raises') expect(questions).toContain(next.question);
      if (questions.length === 0) expect(next?.why.kind).not.toBe('raises');
    });
  });

  it('may stop at the counter before the band is final, and then the list names what could still raise it', () => {
    always((one) => {
      const flow: FlowWithId = { ...one.flow, depth: 'counter' };
      let { answers } = one;
      for (;;) {
        const next = nextBestQuestion(flow, answers, one.index);
        if (next?.why.kind !== 'raises' && next?.why.kind !== 'lowers') break;
        answers = ask(flow, answers, next.question, one.truth);
      }
      const everything = heightOf(bandOf(one, askEverything(flow, answers, one.truth)));
      if (everything <= heightOf(bandOf(one, answers))) return;
      expect(whatIsStillOpen(flow, answers, one.index).questions).not.toEqual([]);
      const left = timeLeft(flow, answers);
      const tooLong = unasked(flow, answers).some((id) => {
        const question = flow.questions[id];
        return question !== undefined && secondsOf(costOfQuestion(question)) > left;
      });
      expect(spokenIsUsedUp(flow, answers) || tooLong).toBe(true);
    });
  });
});
