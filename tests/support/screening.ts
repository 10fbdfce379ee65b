import { indexIndicators, type IndicatorIndex, type ListWithId, type ListedIndicator } from '#screening/core';
import type { FlowWithId } from '#screening/core';
import type { Flow, Indicator, Question } from '#screening/content';

/** An indicator in which only what a test cares about is said. */
export function anIndicator(about: Partial<Indicator> & Pick<Indicator, 'id'>): Indicator {
  return {
    label: `Sign ${about.id}`,
    see: 'Something is seen.',
    strength: null,
    strengthRead: about.strength ? 'secondary' : 'none',
    types: ['all'],
    stages: ['visa-application', 'at-post-abroad', 'returning'],
    source: 'an-invented-source',
    seenIn: null,
    read: 'known',
    concept: about.id,
    speaksOf: 'vulnerability',
    ...about,
  };
}

export function aList(
  id: string,
  indicators: Indicator[],
  about: Partial<Omit<ListWithId, 'id' | 'indicators'>> = {},
): ListWithId {
  return { id, title: id, ages: 'any', counts: false, reason: 'For a test.', ...about, indicators };
}

export function anIndex(...lists: ListWithId[]): IndicatorIndex {
  return indexIndicators(lists);
}

/** A ticked sign, as `assess` takes it. */
export function aTick(about: Partial<ListedIndicator> & Pick<ListedIndicator, 'id'>): ListedIndicator {
  return { ...anIndicator(about), list: 'somewhere', ages: 'any', counts: false, ...about };
}

export function aQuestion(about: Partial<Question> & Pick<Question, 'rows'>): Question {
  return {
    title: 'A question',
    way: 'look',
    hearing: 'with-companion',
    look: 'What there is to see.',
    why: 'For a test.',
    ...about,
  };
}

const STEP = { id: 'step', do: 'Do this.', noNetwork: true, controllerPresent: true };
const outcome = (title: string): Omit<Flow['outcomes'][string], 'band' | 'path'> => ({
  title,
  worth: 'A reason to talk.',
  steps: [STEP],
  unsafe: 'Come back another day.',
  contacts: ['trafficking-help'],
});

const BANDS = ['act-now', 'refer', 'inform', 'nothing-recorded'] as const;

/** A whole small flow: danger, alone, age; one theme for adults and one for children. */
export function aFlow(about: Partial<Flow> = {}): FlowWithId {
  return {
    id: 'a-flow',
    title: 'A flow',
    summary: 'For a test.',
    depth: 'counter',
    stage: 'at-post-abroad',
    entry: 'someone-needs-help',
    order: 1,
    reviewed: '2026-11-01',
    sources: ['an-invented-source'],
    start: 'danger',
    opening: {
      danger: {
        ask: 'Is there danger?',
        way: 'look',
        hearing: 'with-companion',
        why: 'First.',
        answers: [
          { id: 'yes', label: 'Yes', record: { danger: 'yes' }, goto: 'danger-now' },
          { id: 'unclear', label: 'Unclear', record: { danger: 'unclear' }, goto: 'alone' },
          { id: 'no', label: 'No', record: { danger: 'no' }, goto: 'alone' },
        ],
      },
      alone: {
        ask: 'Are you alone?',
        way: 'look',
        hearing: 'with-companion',
        why: 'To speak.',
        answers: [
          { id: 'yes', label: 'Yes', record: { alone: 'yes' }, goto: 'age' },
          { id: 'no', label: 'No', record: { alone: 'no' }, goto: 'age' },
        ],
      },
      age: {
        ask: 'How old?',
        way: 'papers',
        hearing: 'with-companion',
        why: 'A child is heard otherwise.',
        answers: [
          { id: 'adult', label: 'Adult', record: { age: 'adult' }, goto: 'themes' },
          { id: 'unsure', label: 'Unsure', record: { age: 'unsure' }, goto: 'child' },
          { id: 'under-18', label: 'Under 18', record: { age: 'under-18' }, goto: 'child' },
        ],
      },
    },
    themes: [
      { id: 'journey', title: 'The journey', path: 'themes', questions: ['papers', 'private'] },
      { id: 'child', title: 'The child', path: 'child', questions: ['who-is-with'] },
    ],
    questions: {
      papers: aQuestion({ rows: [{ kind: 'sign', concept: 'papers-kept' }] }),
      private: aQuestion({
        hearing: 'alone-only',
        way: 'spoken',
        ask: 'Are you afraid?',
        rows: [
          { kind: 'sign', concept: 'threatened' },
          { kind: 'fact', fact: 'out-and-safe', statement: 'The person is out and safe' },
        ],
      }),
      'who-is-with': aQuestion({ rows: [{ kind: 'sign', concept: 'papers-kept' }] }),
    },
    outcomes: {
      'danger-now': { ...outcome('Danger'), band: 'act-now', path: 'themes' },
      ...Object.fromEntries<Flow['outcomes'][string]>(
        BANDS.flatMap((band) => [
          [band, { ...outcome(band), band, path: 'themes' as const }],
          [`child-${band}`, { ...outcome(band), band, path: 'child' as const }],
        ]),
      ),
    },
    ...about,
  };
}
