import fc from 'fast-check';
import {
  DIMENSIONS,
  NO_ANSWERS,
  rowKey,
  shownThemes,
  walkOpening,
  withAnswer,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
} from '#screening/core';
import type { Condition, Dimension, Indicator, Question, Row } from '#screening/content';
import { aFlow, aList, aQuestion, anIndex, anIndicator } from './screening.ts';

const CONCEPTS = Array.from({ length: 10 }, (_, n) => `concept-${String(n)}`);
const SPEAKS_OF = [
  'deception',
  'coercion',
  'exploitation',
  'forced-crime',
  'vulnerability',
  'child-risk',
  'circumstance',
  'circumstance',
  'circumstance',
] as const;
const FACTS = [
  'out-and-safe',
  'leaves-within-48-hours',
  'unease',
  'fears-own-state',
  'wants-police',
] as const;

interface Sign {
  readonly list: string;
  readonly concept: string;
  readonly dimension: Dimension;
  readonly strength: Indicator['strength'];
  readonly speaksOf: Indicator['speaksOf'];
}

const anySign = (about: {
  readonly lists: readonly string[];
  readonly dimensions: readonly Dimension[];
  readonly strengths: readonly Indicator['strength'][];
  readonly kinds: readonly Indicator['speaksOf'][];
}): fc.Arbitrary<Sign> =>
  fc.record({
    list: fc.constantFrom(...about.lists),
    concept: fc.constantFrom(...CONCEPTS),
    dimension: fc.constantFrom(...about.dimensions),
    strength: fc.constantFrom(...about.strengths),
    speaksOf: fc.constantFrom(...about.kinds),
  });

/** Any concept stands for signs of any kind on any list. The first answers settle much. */
const muchAtOnce = anySign({
  lists: ['adult-labour', 'adult-labour', 'child-labour', 'adult-sexual', 'general'],
  dimensions: DIMENSIONS,
  strengths: ['strong', 'medium', 'weak', null],
  kinds: SPEAKS_OF,
});

/** Small signs on one list, in exploitation and two means. Much is needed together before anything rises. */
const littleByLittle = anySign({
  lists: ['adult-labour'],
  dimensions: ['exploitation', 'exploitation', 'deceptive-recruitment', 'coercion-at-destination'],
  strengths: ['strong', 'medium', 'medium', 'weak', 'weak', 'weak'],
  kinds: ['circumstance', 'circumstance', 'circumstance', 'vulnerability'],
});

/** The lists of the handbook, with other signs. */
const anyIndex: fc.Arbitrary<IndicatorIndex> = fc
  .oneof(
    fc.array(muchAtOnce, { minLength: 4, maxLength: 12 }),
    fc.array(littleByLittle, { minLength: 8, maxLength: 16 }),
  )
  .map((signs) => {
    const on = (list: string): Indicator[] =>
      signs.flatMap((sign, n) => {
        if (sign.list !== list) return [];
        const { concept, strength, speaksOf, dimension } = sign;
        const indicator = anIndicator({ id: `${list}-${String(n)}`, concept, strength, speaksOf });
        return [list === 'general' ? indicator : { ...indicator, dimension }];
      });
    return anIndex(
      aList('adult-labour', on('adult-labour'), { ages: 'adult', counts: true }),
      aList('child-labour', on('child-labour'), { ages: 'under-18', counts: true }),
      aList('adult-sexual', on('adult-sexual'), { ages: 'adult' }),
      aList('general', on('general')),
    );
  });

const anyRow: fc.Arbitrary<Row> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...CONCEPTS).map((concept): Row => ({ kind: 'sign', concept })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...FACTS).map((fact): Row => ({ kind: 'fact', fact, statement: 'A fact.' })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('sleep', 'medicine')
      .map((id): Row => ({ kind: 'need', id, statement: 'A need.', step: 'Help.', contacts: 'medical' })),
  },
);

const rowName = (row: Row): string => rowKey('', row);
const anyWhen = fc.constantFrom<(Condition | undefined)[]>(
  ...Array.from({ length: 9 }, () => undefined),
  'alone',
  'mission-involved',
  'fears-own-state',
  'out-and-safe',
);
const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    rows: fc.uniqueArray(anyRow, { selector: rowName, minLength: 1, maxLength: 3 }),
    way: fc.constantFrom('spoken' as const, 'look' as const, 'papers' as const),
    hearing: fc.constantFrom('with-companion' as const, 'with-companion' as const, 'alone-only' as const),
    words: fc.integer({ min: 1, max: 6 }),
    when: anyWhen,
  })
  .map(({ words, when, ...about }) =>
    aQuestion({
      ...about,
      ask: 'word '.repeat(words),
      look: 'word '.repeat(words),
      ...(when === undefined ? {} : { when }),
    }),
  );

/** A small flow with its lists. The opening is that of `aFlow`, with one question more after "we are alone". */
export const anyFlow: fc.Arbitrary<{ readonly flow: FlowWithId; readonly index: IndicatorIndex }> = fc
  .record({
    index: anyIndex,
    depth: fc.constantFrom('counter' as const, 'room' as const),
    stage: fc.constantFrom('visa-application' as const, 'at-post-abroad' as const),
    questions: fc.array(anyQuestion, { minLength: 4, maxLength: 8 }),
    forChild: fc.array(anyQuestion, { minLength: 2, maxLength: 4 }),
    when: anyWhen,
    cut: fc.nat(),
  })
  .map(({ index, depth, stage, questions, forChild, when, cut }) => {
    const named = [
      ...questions.map((question, n): [string, Question] => [`q-${String(n)}`, question]),
      ...forChild.map((question, n): [string, Question] => [`child-${String(n)}`, question]),
    ];
    const ids = questions.map((_, n) => `q-${String(n)}`);
    const at = cut % ids.length;
    const small = aFlow();
    const { alone } = small.opening;
    const flow = aFlow({
      depth,
      stage,
      opening: {
        ...small.opening,
        alone: {
          ...alone!,
          answers: [
            { id: 'yes', label: 'Yes', record: { alone: 'yes' }, goto: 'say-first' },
            { id: 'no', label: 'No', record: { alone: 'no' }, goto: 'mission' },
          ],
        },
        'say-first': {
          ...alone!,
          way: 'spoken',
          answers: [{ id: 'said', label: 'Said', goto: 'mission' }],
        },
        mission: {
          ...alone!,
          answers: [
            {
              id: 'yes',
              label: 'Yes',
              record: { 'mission-involved': 'yes' },
              concept: 'concept-0',
              goto: 'age',
            },
            {
              id: 'no',
              label: 'No',
              record: { 'mission-involved': 'no' },
              concept: 'concept-0',
              goto: 'age',
            },
          ],
        },
      },
      questions: Object.fromEntries(named),
      themes: [
        ...(at > 0
          ? [{ id: 'first', title: 'First', path: 'themes' as const, questions: ids.slice(0, at) }]
          : []),
        {
          id: 'second',
          title: 'Second',
          path: 'themes',
          questions: ids.slice(at),
          ...(when === undefined ? {} : { when }),
        },
        {
          id: 'child',
          title: 'Child',
          path: 'child',
          questions: forChild.map((_, n) => `child-${String(n)}`),
        },
      ],
    });
    return { flow, index };
  });

/** Which rows are true of an invented person. */
export type Truth = (key: string) => boolean;

/** Answers every question of the opening with one of its answers: the first that `choose` likes. */
export function throughTheOpening(flow: FlowWithId, choose: (question: string) => number): Answers {
  let answers = NO_ANSWERS;
  for (;;) {
    const { now } = walkOpening(flow, answers);
    if (now.at !== 'question') return answers;
    const options = flow.opening[now.question]!.answers;
    const option = options[choose(now.question) % options.length]!;
    answers = withAnswer(flow, answers, now.question, { answer: option.id });
  }
}

/** Asks one question of the themes: every row is answered with what is true. */
export function ask(flow: FlowWithId, answers: Answers, question: string, truth: Truth): Answers {
  return flow.questions[question]!.rows.reduce((given, row) => {
    const key = rowKey(question, row);
    return withAnswer(flow, given, key, { answer: truth(key) ? 'yes' : 'no' });
  }, answers);
}

/** Questions that may be shown and of which no row has an answer that counts, in the order of the flow. */
export function unasked(flow: FlowWithId, answers: Answers): string[] {
  const shown = shownThemes(flow, answers).flatMap((theme) => theme.questions.map(({ id }) => id));
  return [...new Set(shown)].filter((id) =>
    flow.questions[id]!.rows.every((row) => {
      const given = answers[rowKey(id, row)];
      return given === undefined || given.parked === true;
    }),
  );
}

/** Asks everything that there is to ask, in the order of the flow. */
export function askEverything(flow: FlowWithId, answers: Answers, truth: Truth): Answers {
  let given = answers;
  for (let next = unasked(flow, given)[0]; next !== undefined; next = unasked(flow, given)[0]) {
    given = ask(flow, given, next, truth);
  }
  return given;
}
