import type { Flow, Indicator } from '#screening/content';
import type { FlowWithId, ListWithId } from '#screening/core';
import { aFlow, aList, anIndicator, aQuestion } from './screening.ts';

const sign = (id: string, about: Partial<Indicator> = {}): Indicator => anIndicator({ id, ...about });

/** Lists on which every clause of the bands can hold: signs with strengths, and signs without. */
export const SMALL_LISTS: ListWithId[] = [
  aList(
    'adult-labour',
    [
      ...(['kept', 'kept-2', 'kept-3'] as const).map((id) =>
        sign(`al-${id}`, {
          concept: id,
          dimension: 'coercion-at-destination',
          strength: 'medium',
          speaksOf: 'coercion',
        }),
      ),
      ...(['hours', 'hours-2', 'hours-3'] as const).map((id) =>
        sign(`al-${id}`, {
          concept: id,
          dimension: 'exploitation',
          strength: 'medium',
          speaksOf: 'exploitation',
        }),
      ),
      sign('al-lied-to', {
        concept: 'lied-to',
        dimension: 'deceptive-recruitment',
        strength: 'strong',
        speaksOf: 'deception',
      }),
    ],
    { ages: 'adult', counts: true },
  ),
  aList(
    'child-labour',
    [
      sign('cl-hours', {
        concept: 'hours',
        dimension: 'exploitation',
        strength: 'strong',
        speaksOf: 'exploitation',
      }),
    ],
    {
      ages: 'under-18',
      counts: true,
    },
  ),
  aList('others', [
    sign('o-poor', { concept: 'poor' }),
    sign('o-poor-again', { concept: 'poor', stages: ['returning'], speaksOf: 'coercion' }),
    sign('o-alone', { concept: 'far-away' }),
    sign('o-advert', { concept: 'advert', speaksOf: 'circumstance' }),
    sign('o-steals', { concept: 'made-to-steal', speaksOf: 'forced-crime' }),
    sign('o-threat', { concept: 'threatened', speaksOf: 'coercion' }),
    sign('o-begs', { concept: 'begs', speaksOf: 'exploitation' }),
  ]),
];

const rows = (...concepts: string[]) => concepts.map((concept) => ({ kind: 'sign' as const, concept }));
const fact = (name: 'unease' | 'leaves-within-48-hours' | 'fears-own-state' | 'out-and-safe') => ({
  kind: 'fact' as const,
  fact: name,
  statement: 'A fact.',
});

/** A whole small flow without a fault: every kind of guard stands in it once, for a test to take away. */
export function aSoundFlow(about: Partial<Flow> = {}): FlowWithId {
  const base = aFlow();
  const { danger, alone, age } = base.opening;
  return {
    ...base,
    opening: {
      danger: danger!,
      alone: {
        ...alone!,
        answers: [
          { id: 'yes', label: 'Yes', record: { alone: 'yes' }, goto: 'pass-on' },
          { id: 'no', label: 'No', record: { alone: 'no' }, goto: 'mission' },
        ],
      },
      'pass-on': {
        ask: 'Say what must be passed on.',
        way: 'spoken',
        hearing: 'alone-only',
        tells: 'duty-to-report',
        why: 'They should know first.',
        answers: [{ id: 'said', label: 'It is said', goto: 'mission' }],
      },
      mission: {
        ask: 'May one of this house be involved?',
        way: 'look',
        hearing: 'with-companion',
        why: 'The usual chain may be the danger.',
        answers: [
          { id: 'no', label: 'No', record: { 'mission-involved': 'no' }, goto: 'age' },
          { id: 'yes', label: 'Yes', record: { 'mission-involved': 'yes' }, goto: 'age' },
        ],
      },
      age: age!,
    },
    themes: [
      { id: 'journey', title: 'The journey', path: 'themes', questions: ['papers', 'private', 'own-state'] },
      {
        id: 'this-house',
        title: 'This house',
        path: 'themes',
        when: 'mission-involved',
        questions: ['house'],
      },
      { id: 'child', title: 'The child', path: 'child', questions: ['who-is-with'] },
    ],
    questions: {
      papers: aQuestion({
        rows: [
          ...rows('kept', 'kept-2', 'kept-3', 'lied-to', 'poor', 'far-away', 'advert'),
          fact('unease'),
          fact('leaves-within-48-hours'),
        ],
      }),
      private: aQuestion({
        hearing: 'alone-only',
        way: 'spoken',
        ask: 'What is a day like?',
        rows: [
          ...rows('hours', 'hours-2', 'hours-3', 'made-to-steal', 'threatened', 'begs'),
          fact('fears-own-state'),
          fact('out-and-safe'),
        ],
      }),
      'own-state': aQuestion({ when: 'fears-own-state', rows: rows('threatened') }),
      house: aQuestion({ rows: rows('begs') }),
      'who-is-with': aQuestion({ rows: [...rows('kept', 'poor'), fact('unease')] }),
    },
    outcomes: Object.fromEntries(
      Object.entries(base.outcomes).map(([id, outcome]) => [
        id,
        id === 'danger-now' ? { ...outcome, band: undefined, contacts: ['emergency'] } : outcome,
      ]),
    ),
    ...about,
  };
}

/** Shapes of flows that the two shipped ones do not have. Each is without a fault. */
export function otherShapes(): FlowWithId[] {
  const base = aSoundFlow();
  const withoutActNow = Object.fromEntries(
    Object.entries(base.outcomes).filter(([, { band }]) => band !== 'act-now'),
  );
  const { alone: _alone, 'pass-on': _passOn, ...nobodyThere } = base.opening;
  const opening = {
    ...nobodyThere,
    danger: {
      ...nobodyThere.danger!,
      answers: nobodyThere.danger!.answers.map((answer) =>
        answer.goto === 'alone' ? { ...answer, goto: 'mission' } : answer,
      ),
    },
  };
  const { private: _private, 'own-state': _ownState, ...heardByAll } = base.questions;
  const journey = [{ ...base.themes[0]!, questions: ['papers'] }, ...base.themes.slice(1)];
  const childOnly = Object.entries(base.outcomes).filter(
    ([id, { path }]) => path === 'child' || id === 'danger-now',
  );
  return [
    { ...base, id: 'with every kind of guard' },
    {
      ...base,
      id: 'files',
      entry: 'files-on-the-desk',
      neverMoreThan: 'refer',
      opening,
      themes: journey,
      questions: heardByAll,
      outcomes: withoutActNow,
    },
    {
      ...base,
      id: 'nobody is there',
      fixedLine: 'I cannot say whether anyone has contacted us.',
      opening,
      themes: journey,
      questions: heardByAll,
    },
    {
      ...base,
      id: 'a child alone',
      entry: 'child',
      opening: {
        ...base.opening,
        age: {
          ...base.opening.age!,
          answers: base.opening.age!.answers.filter(({ goto }) => goto === 'child'),
        },
      },
      themes: base.themes.filter(({ path }) => path === 'child'),
      questions: {
        'who-is-with': aQuestion({
          rows: [...rows('kept', 'poor', 'advert'), fact('unease')],
        }),
      },
      outcomes: Object.fromEntries(childOnly),
    },
    {
      ...base,
      id: 'a telephone',
      firstScreen: {
        title: 'First',
        lines: [{ id: 'where', do: 'Ask where they are.' }],
        ifTheyDoNotCallBack: { title: 'If the line drops', steps: base.outcomes.refer!.steps },
      },
    },
  ];
}
