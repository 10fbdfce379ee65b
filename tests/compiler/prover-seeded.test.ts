import { beforeAll, describe, expect, it } from 'vitest';
import type { Flow } from '#screening/content';
import {
  assess,
  heightOf,
  indexIndicators,
  ticksFor,
  walkOpening,
  type Assessment,
  type DimensionResult,
  type FlowWithId,
  type IndicatorIndex,
  type ListedIndicator,
  type ReasonCode,
  type Situation,
} from '#screening/core';
import { check } from '../../src/compiler/compile.ts';
import { everyState, faultsIn } from '../../src/compiler/prover/prove.ts';
import type { List } from '../../src/compiler/prover/signs.ts';
import type { State } from '../../src/compiler/prover/states.ts';
import {
  agree,
  answersTo,
  comparedApp,
  comparedProver,
  runTimeOf,
  withId,
  type Compared,
  type RunTime,
} from '../support/proved.ts';
import { SMALL_LISTS, aSoundFlow, otherShapes } from '../support/small-flow.ts';

/*
 * A proof that finds nothing may be a proof that looks at nothing. Each fault below is put in on purpose, into a flow or
 * into what the app makes of one, and each must be found.
 */

type Writable<T> = T extends readonly (infer One)[]
  ? Writable<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
/** Breaks a flow in place. */
type Break = (flow: Writable<Flow>) => void;

const answer = (flow: Writable<Flow>, question: string, id: string) =>
  flow.opening[question]!.answers.find((one) => one.id === id)!;
const stepsOf = (flow: Writable<Flow>, outcome: string) => flow.outcomes[outcome]!.steps;

/** What is broken, and words of the fault that the prover must report for it. */
const BROKEN_FLOWS: readonly (readonly [string, RegExp, Break])[] = [
  [
    'an edge of the opening is removed',
    /no way|never|`age`|nobody/i,
    (flow) => {
      flow.opening.mission!.answers = [];
    },
  ],
  [
    'an edge leads to a name that is nowhere',
    /`nowhere` is nowhere/,
    (flow) => {
      answer(flow, 'mission', 'yes').goto = 'nowhere';
    },
  ],
  [
    'the start is nowhere',
    /first question of the opening/,
    (flow) => {
      flow.start = 'nowhere';
    },
  ],
  [
    'an edge leads back to its own question',
    /turns in a circle/,
    (flow) => {
      answer(flow, 'mission', 'yes').goto = 'mission';
    },
  ],
  [
    'an edge leads back to the start',
    /turns in a circle/,
    (flow) => {
      answer(flow, 'age', 'adult').goto = 'danger';
    },
  ],
  [
    'two questions lead to each other',
    /turns in a circle/,
    (flow) => {
      answer(flow, 'mission', 'no').goto = 'alone';
    },
  ],
  [
    'a question of the opening is passed by',
    /No way through the opening comes to `mission`/,
    (flow) => {
      answer(flow, 'alone', 'no').goto = 'age';
      answer(flow, 'pass-on', 'said').goto = 'age';
    },
  ],
  [
    'danger is not asked first',
    /first question of the opening cannot record danger/,
    (flow) => {
      flow.start = 'alone';
    },
  ],
  [
    'the answer "danger" leads on',
    /in danger is led on/,
    (flow) => {
      answer(flow, 'danger', 'yes').goto = 'alone';
    },
  ],
  [
    'the answer "danger" leads to advice that begins elsewhere',
    /first contact is not `emergency`/,
    (flow) => {
      flow.outcomes['danger-now']!.contacts = ['trafficking-help', 'emergency'];
    },
  ],
  [
    'danger is recorded further on, and leads on',
    /in danger is led on/,
    (flow) => {
      answer(flow, 'mission', 'yes').record!.danger = 'yes';
    },
  ],
  [
    'an answer forgets to record about danger',
    /nobody has asked about danger/,
    (flow) => {
      delete answer(flow, 'danger', 'no').record;
    },
  ],
  [
    'a child is led to the questions for adults',
    /under 18 is led to the questions for adults/,
    (flow) => {
      answer(flow, 'age', 'under-18').goto = 'themes';
    },
  ],
  [
    '"not sure of the age" is led to the questions for adults',
    /under 18 is led to the questions for adults/,
    (flow) => {
      answer(flow, 'age', 'unsure').goto = 'themes';
    },
  ],
  [
    'an adult is led to the questions for children',
    /judged as an adult/,
    (flow) => {
      answer(flow, 'age', 'adult').goto = 'child';
    },
  ],
  [
    'the age is not recorded on the way to the child path',
    /judged as an adult/,
    (flow) => {
      delete answer(flow, 'age', 'under-18').record;
    },
  ],
  [
    'the question about age is passed by',
    /nobody has asked for the age/,
    (flow) => {
      answer(flow, 'mission', 'no').goto = 'themes';
    },
  ],
  [
    'the child path has a seventh question',
    /A child may be asked 7 questions/,
    (flow) => {
      for (let n = 2; n <= 7; n += 1) {
        flow.questions[`more-${String(n)}`] = structuredClone(flow.questions['who-is-with']!);
        flow.themes[2]!.questions.push(`more-${String(n)}`);
      }
    },
  ],
  [
    'what must be passed on is passed by',
    /has not said what must be passed on/,
    (flow) => {
      answer(flow, 'alone', 'yes').goto = 'mission';
    },
  ],
  [
    'the question that says what must be passed on is an ordinary one',
    /has not said what must be passed on/,
    (flow) => {
      delete flow.opening['pass-on']!.tells;
    },
  ],
  [
    'words for nobody else are reached while others listen',
    /is reached while somebody may/,
    (flow) => {
      answer(flow, 'alone', 'no').goto = 'pass-on';
    },
  ],
  [
    'nobody can say that they are alone, and a question waits for it',
    /`private` is never shown/,
    (flow) => {
      answer(flow, 'alone', 'yes').record!.alone = 'no';
      flow.opening['pass-on']!.hearing = 'with-companion';
    },
  ],
  [
    'a question stands in no theme',
    /No theme holds the question `private`/,
    (flow) => {
      flow.themes[0]!.questions = ['papers', 'own-state'];
    },
  ],
  [
    'a theme names a question that is not there',
    /There is no question `house`/,
    (flow) => {
      delete flow.questions.house;
    },
  ],
  [
    'a theme waits for what its path never has',
    /`house` is never shown/,
    (flow) => {
      flow.themes[1]!.when = 'person-may-be-child';
    },
  ],
  [
    'a question waits for a fact that nobody asks',
    /`house` is never shown/,
    (flow) => {
      flow.questions.house!.when = 'wants-police';
    },
  ],
  [
    'a question waits for being alone and for the opposite',
    /`private` is never shown/,
    (flow) => {
      flow.questions.private!.when = 'not-alone';
    },
  ],
  [
    'nothing leads to the path of a theme',
    /Nobody comes to this theme/,
    (flow) => {
      answer(flow, 'age', 'adult').goto = 'danger-now';
    },
  ],
  [
    'a question stands twice on one screen',
    /stands twice on one screen/,
    (flow) => {
      flow.themes[0]!.questions.push('papers');
    },
  ],
  [
    'an outcome is removed',
    /the band `refer` is reached, and no outcome there takes it/,
    (flow) => {
      delete flow.outcomes.refer;
    },
  ],
  [
    'an outcome for a child is removed',
    /On the path `child` the band `act-now` is reached/,
    (flow) => {
      delete flow.outcomes['child-act-now'];
    },
  ],
  [
    'two outcomes take one band',
    /two outcomes take the band `refer`/,
    (flow) => {
      flow.outcomes.inform!.band = 'refer';
    },
  ],
  [
    'an outcome for a child stands on the path of adults',
    /On the path `child` the band `inform`/,
    (flow) => {
      flow.outcomes['child-inform']!.path = 'themes';
    },
  ],
  [
    'an outcome lost its band',
    /No state of this flow comes to the outcome `inform`/,
    (flow) => {
      delete flow.outcomes.inform!.band;
    },
  ],
  [
    'the opening leads to what a band should choose',
    /the band `refer` is reached, and no outcome/,
    (flow) => {
      answer(flow, 'danger', 'unclear').goto = 'refer';
    },
  ],
  [
    'the only step without a network is removed',
    /no step that can be done with no network/,
    (flow) => {
      stepsOf(flow, 'refer')[0]!.noNetwork = false;
    },
  ],
  [
    'the only step for a watched moment is removed',
    /no step that can be done while the one who controls/,
    (flow) => {
      stepsOf(flow, 'child-refer')[0]!.controllerPresent = false;
    },
  ],
  [
    'the step without a network shows only when alone',
    /When not-alone holds, the outcome|The outcome `refer` has no step/,
    (flow) => {
      stepsOf(flow, 'refer')[0]!.when = 'alone';
    },
  ],
  [
    'the step for a watched moment shows only when the person fears their State',
    /while the one who controls/,
    (flow) => {
      stepsOf(flow, 'inform')[0]!.when = 'fears-own-state';
    },
  ],
  [
    'an outcome says that somebody is not a victim',
    /says or implies/,
    (flow) => {
      flow.outcomes['nothing-recorded']!.worth = 'The person is not a victim.';
    },
  ],
  [
    'a step clears somebody',
    /says or implies/,
    (flow) => {
      stepsOf(flow, 'inform')[0]!.do = 'Tell them that there is no sign of trafficking.';
    },
  ],
  [
    'a label of the opening clears somebody',
    /says or implies/,
    (flow) => {
      answer(flow, 'danger', 'no').label = 'No, a false alarm';
    },
  ],
  [
    'a row clears somebody',
    /says or implies/,
    (flow) => {
      flow.questions.papers!.rows.push({
        kind: 'need',
        id: 'n',
        statement: 'They were never trafficked',
        step: 'Go on.',
        contacts: 'legal-aid',
      });
    },
  ],
  [
    'the words of a first screen clear somebody',
    /says or implies/,
    (flow) => {
      flow.firstScreen = {
        title: 'First',
        lines: [{ id: 'first', do: 'Listen.', say: 'There is nothing to worry about.' }],
        ifTheyDoNotCallBack: { title: 'Later', steps: structuredClone(flow.outcomes.refer!.steps) },
      };
    },
  ],
];

const FILES = otherShapes().find(({ id }) => id === 'files')!;
const BROKEN_FILES: typeof BROKEN_FLOWS = [
  [
    '`neverMoreThan` is dropped from a flow for files',
    /may lead to more than talking/,
    (flow) => {
      delete flow.neverMoreThan;
    },
  ],
  [
    'a flow for files has advice for `act-now`',
    /advises more than `refer`/,
    (flow) => {
      flow.outcomes.more = { ...flow.outcomes.refer!, band: 'act-now' };
    },
  ],
];

const broken = (flow: FlowWithId, how: Break): Flow => {
  const copy = structuredClone(flow);
  how(copy);
  return copy;
};

describe('a flow without a fault', () => {
  it.each(otherShapes())('is not reported: $id', (flow) => {
    expect(faultsIn(flow, SMALL_LISTS)).toEqual([]);
  });
});

describe('the prover reports that', () => {
  it.each(BROKEN_FLOWS)('%s', (_name, says, how) => {
    expect(
      faultsIn(broken(aSoundFlow(), how), SMALL_LISTS)
        .map(({ what }) => what)
        .join('\n'),
    ).toMatch(says);
  });
  it.each(BROKEN_FILES)('%s', (_name, says, how) => {
    expect(
      faultsIn(broken(FILES, how), SMALL_LISTS)
        .map(({ what }) => what)
        .join('\n'),
    ).toMatch(says);
  });
});

/** A flow with all its states, what the prover reads of each, and what the app makes of it. */
interface Proved {
  readonly flow: FlowWithId;
  readonly lists: readonly List[];
  readonly index: IndicatorIndex;
  readonly states: readonly { readonly state: State; readonly app: RunTime; readonly prover: Compared }[];
}

let proved: readonly Proved[];
beforeAll(() => {
  const { handbook } = check('handbook');
  const lists = handbook.lists.map(({ id, value }) => ({ id, ...value }));
  const shipped = ['person-at-post', 'visa-applicant'].map((id) => {
    const { flow } = handbook.flows.find((one) => one.id === id)!;
    return { flow: withId(id, flow!.value), lists };
  });
  // The small ones first: most faults show there, and the search ends.
  proved = [...otherShapes().map((flow) => ({ flow, lists: SMALL_LISTS })), ...shipped].map((one) => {
    const index = indexIndicators(one.lists);
    const { states, read } = everyState(one.flow, one.lists);
    return {
      ...one,
      index,
      states: states.map((state) => ({
        state,
        app: runTimeOf(one.flow, state, index),
        prover: comparedProver(read(state)),
      })),
    };
  });
}, 240_000);

/** What a faulty app would make of a state. */
type Faulty = (proved: Proved, state: State, app: RunTime) => Compared;

/** true when some state of some flow shows the fault. */
const isCaught = (faulty: Faulty): boolean =>
  proved.some((one) =>
    one.states.some(({ state, app, prover }) => {
      try {
        return !agree(faulty(one, state, app), prover);
      } catch {
        // An app that fails has not agreed.
        return true;
      }
    }),
  );

/** The band that is left when reasons are taken away or changed. */
const bandFrom = (reasons: readonly { readonly band: Assessment['band'] }[]): Assessment['band'] =>
  reasons.reduce<Assessment['band']>(
    (highest, { band }) => (heightOf(band) > heightOf(highest) ? band : highest),
    'nothing-recorded',
  );
const reasonsOf = ({ screening }: RunTime) => [...screening.assessment.because, ...screening.assessment.also];

const without =
  (code: ReasonCode): Faulty =>
  (_, __, app) => ({
    ...comparedApp(app),
    band: bandFrom(reasonsOf(app).filter((one) => one.code !== code)),
  });

/** Each clause of the bands, left out. "Positive dimension" alone never lifts a band, as two signs do so too: see step 1. */
const CLAUSES: readonly ReasonCode[] = [
  'danger-now',
  'less-than-48-hours',
  'child-sign',
  'forced-crime',
  'exploitation-with-means',
  'exploitation-with-coercion',
  'strong-sign',
  'coercion-or-forced-crime',
  'two-signs',
  'child-any-sign',
  'danger-unclear-with-sign',
  'one-sign',
  'circumstances',
  'unease',
  'danger-unclear',
];

const swapped =
  (first: ReasonCode, second: ReasonCode): Faulty =>
  (_, __, app) => {
    const bands = new Map<ReasonCode, Assessment['band']>([
      ['coercion-or-forced-crime', 'refer'],
      ['one-sign', 'inform'],
      ['forced-crime', 'act-now'],
      ['strong-sign', 'refer'],
      ['child-sign', 'act-now'],
      ['child-any-sign', 'refer'],
    ]);
    return {
      ...comparedApp(app),
      band: bandFrom(
        reasonsOf(app).map((one) => {
          const other = one.code === first ? second : one.code === second ? first : undefined;
          return { band: (other && bands.get(other)) ?? one.band };
        }),
      ),
    };
  };

/** Step 1 with another threshold: which dimensions would be positive. */
const step1 =
  (positive: (counts: DimensionResult) => boolean): Faulty =>
  (_, __, app) => ({
    ...comparedApp(app),
    positive: Object.entries(app.screening.assessment.dimensions)
      .flatMap(([list, dimensions]) =>
        Object.entries(dimensions).flatMap(([name, counts]) => (positive(counts) ? [`${list}/${name}`] : [])),
      )
      .sort(),
  });

/** The rule, given another situation. */
const judged =
  (change: (situation: Situation, proved: Proved, app: RunTime) => Partial<Situation>): Faulty =>
  (one, _, app) => {
    const { situation } = app.screening;
    const assessment = assess({ ...situation, ...change(situation, one, app) });
    return comparedApp({ ...app, screening: { ...app.screening, assessment } });
  };
const ticked = (change: (tick: ListedIndicator) => Partial<ListedIndicator> | null): Faulty =>
  judged(({ ticks }) => ({
    ticks: ticks.flatMap((tick) => {
      const changed = change(tick);
      return changed ? [{ ...tick, ...changed }] : [];
    }),
  }));

/** The app, led by a flow that lost something: as if the app did not look at it. */
const walked = (how: Break): Faulty => {
  const copies = new Map<FlowWithId, FlowWithId>();
  return ({ flow, index }, state) => {
    const copy = copies.get(flow) ?? { ...broken(flow, how), id: flow.id };
    copies.set(flow, copy);
    return comparedApp(runTimeOf(copy, state, index));
  };
};
const answered =
  (from: string, to: 'yes' | 'no'): Faulty =>
  ({ flow, index }, state) => {
    const rows = Object.fromEntries(
      Object.entries(state.rows).map(([key, one]) => [key, one === from ? to : one]),
    );
    return comparedApp(runTimeOf(flow, { ...state, rows }, index));
  };

const POSITIVE = ({ strong, medium, weak }: DimensionResult): boolean =>
  strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);

const BROKEN_APPS: readonly (readonly [string, Faulty])[] = [
  ...CLAUSES.map((code) => [`the clause "${code}" is left out`, without(code)] as const),
  ['coercion only informs, and one sign refers', swapped('coercion-or-forced-crime', 'one-sign')],
  ['forced crime only refers, and a strong sign is act now', swapped('forced-crime', 'strong-sign')],
  ["a child's sign only refers, and any sign of a child is act now", swapped('child-sign', 'child-any-sign')],
  ['two medium signs are positive', step1((counts) => POSITIVE(counts) || counts.medium >= 2)],
  [
    'four medium signs are needed',
    step1((counts) => POSITIVE(counts) && (counts.strong > 0 || counts.medium > 3 || counts.weak > 0)),
  ],
  ['one strong sign is positive', step1((counts) => POSITIVE(counts) || counts.strong >= 1)],
  [
    'two strong signs are not enough',
    step1((counts) => POSITIVE(counts) && !(counts.strong === 2 && counts.medium + counts.weak === 0)),
  ],
  [
    'one strong and one other are not enough',
    step1((counts) => POSITIVE(counts) && !(counts.strong === 1 && counts.medium + counts.weak === 1)),
  ],
  [
    'two medium and one weak are not enough',
    step1((counts) => POSITIVE(counts) && !(counts.strong === 0 && counts.medium === 2)),
  ],
  [
    'danger that is unclear is read as none',
    judged(({ danger }) => ({ danger: danger === 'unclear' ? 'no' : danger })),
  ],
  [
    'an age nobody is sure of is read as an adult',
    judged(({ age }) => ({ age: age === 'unsure' ? 'adult' : age })),
  ],
  ['a child is judged by the rule for adults', judged(() => ({ age: 'adult' }))],
  ['"out and safe" is turned round', judged(({ outAndSafe }) => ({ outAndSafe: !outAndSafe }))],
  ['"out and safe" is not looked at', judged(() => ({ outAndSafe: false }))],
  ['the hours that are left are not looked at', judged(() => ({ hoursLeft: null }))],
  ['unease is not looked at', judged(() => ({ unease: false }))],
  [
    'circumstances count as signs',
    ticked(({ speaksOf }) => (speaksOf === 'circumstance' ? { speaksOf: 'vulnerability' } : {})),
  ],
  ['circumstances are thrown away', ticked(({ speaksOf }) => (speaksOf === 'circumstance' ? null : {}))],
  ['a concept on two lists counts twice', ticked(({ id }) => ({ concept: id }))],
  [
    'lists are pooled',
    ticked(({ list, counts }) => (counts && list === 'child-labour' ? { list: 'adult-labour' } : {})),
  ],
  ['dimensions are pooled', ticked(({ counts }) => (counts ? { dimension: 'exploitation' } : {}))],
  ['strengths of every list count', ticked(() => ({ counts: true }))],
  ['strengths of no list count', ticked(() => ({ counts: false }))],
  [
    'forced crime is read as a vulnerability',
    ticked(({ speaksOf }) => (speaksOf === 'forced-crime' ? { speaksOf: 'vulnerability' } : {})),
  ],
  [
    'child risk is read as a circumstance',
    ticked(({ speaksOf }) => (speaksOf === 'child-risk' ? { speaksOf: 'circumstance' } : {})),
  ],
  [
    'signs of every stage are ticked',
    judged(({ age, stage }, { index }, { screening }) => ({
      ticks: (['visa-application', 'at-post-abroad', 'returning'] as const).flatMap((one) =>
        ticksFor(screening.concepts, { age, stage: one, forms: null }, index),
      ),
      stage,
    })),
  ],
  [
    'lists for adults are not judged for an age nobody is sure of',
    judged(({ age, stage }, { index }, { screening }) => ({
      ticks: ticksFor(
        screening.concepts,
        { age: age === 'unsure' ? 'under-18' : age, stage, forms: null },
        index,
      ),
    })),
  ],
  [
    'lists for children are judged for adults',
    judged(({ stage }, { index }, { screening }) => ({
      ticks: ticksFor(screening.concepts, { age: 'unsure', stage, forms: null }, index),
    })),
  ],
  ['"unclear" counts as yes', answered('unclear', 'yes')],
  ['"no" counts as yes', answered('no', 'yes')],
  [
    'questions for nobody else are shown while others listen',
    walked((flow) => {
      for (const question of Object.values(flow.questions)) question.hearing = 'with-companion';
    }),
  ],
  [
    'the condition of a theme is not looked at',
    walked((flow) => {
      for (const theme of flow.themes) delete theme.when;
    }),
  ],
  [
    'the condition of a question is not looked at',
    walked((flow) => {
      for (const question of Object.values(flow.questions)) delete question.when;
    }),
  ],
  [
    "a child is shown adults' themes",
    walked((flow) => {
      for (const theme of flow.themes) theme.path = 'child';
    }),
  ],
  [
    "a child's outcome is that of an adult",
    walked((flow) => {
      flow.outcomes = Object.fromEntries(
        Object.entries(flow.outcomes).filter(([, { path }]) => path !== 'child'),
      );
    }),
  ],
  [
    '`neverMoreThan` is not looked at',
    walked((flow) => {
      delete flow.neverMoreThan;
    }),
  ],
  [
    'two outcomes are exchanged',
    walked((flow) => {
      const { refer, inform } = flow.outcomes;
      if (refer && inform)
        flow.outcomes = {
          ...flow.outcomes,
          refer: { ...refer, band: 'inform' },
          inform: { ...inform, band: 'refer' },
        };
    }),
  ],
  [
    'what the opening records is forgotten',
    walked((flow) => {
      for (const { answers } of Object.values(flow.opening)) for (const one of answers) delete one.record;
    }),
  ],
  [
    'a sign in the opening is forgotten',
    walked((flow) => {
      for (const { answers } of Object.values(flow.opening)) for (const one of answers) delete one.concept;
    }),
  ],
  [
    'a row is not counted',
    walked((flow) => {
      for (const { rows } of Object.values(flow.questions)) rows.shift();
    }),
  ],
  [
    'what was answered beyond a question that waits is forgotten',
    ({ flow, index }, state) => {
      const { trail } = walkOpening(flow, answersTo(state));
      const answers = Object.fromEntries(
        Object.entries(state.standing.answers).filter(([question]) => trail.includes(question)),
      );
      return comparedApp(runTimeOf(flow, { ...state, standing: { ...state.standing, answers } }, index));
    },
  ],
  [
    'the opening goes by the first answer',
    walked((flow) => {
      for (const { answers } of Object.values(flow.opening))
        for (const one of answers) one.goto = answers[0]!.goto;
    }),
  ],
];

describe('the prover and the app no longer agree when', () => {
  it('nothing is broken: they do', () => expect(isCaught((_, __, app) => comparedApp(app))).toBe(false));

  it.each(BROKEN_APPS)('%s', (_name, faulty) => expect(isCaught(faulty)).toBe(true));
});

it('at least thirty faults are put into flows, and thirty into the app', () => {
  expect(BROKEN_FLOWS.length).toBeGreaterThanOrEqual(30);
  expect(BROKEN_APPS.length).toBeGreaterThanOrEqual(30);
});
