import type { Condition, Flow, Row, Step } from '#screening/content';
import type { Place, Recorded } from './opening.ts';

type RowFact = Extract<Row, { kind: 'fact' }>['fact'];

/** What stands beside the signs, from the opening and from rows that were answered with yes. */
export interface Facts extends Recorded {
  /** Facts that a row was answered yes for. */
  readonly rows: ReadonlySet<RowFact>;
}

export const isOut = (facts: Facts): boolean =>
  facts['out-and-safe'] === 'yes' || facts.rows.has('out-and-safe');

/** When each condition holds. What was never asked does not hold, and its opposite does only for being alone. */
const HOLDS: Readonly<Record<Condition, (facts: Facts) => boolean>> = {
  alone: ({ alone }) => alone === 'yes',
  'not-alone': ({ alone }) => alone !== 'yes',
  'person-is-adult': ({ age }) => age === 'adult',
  'person-may-be-child': ({ age }) => age === 'under-18' || age === 'unsure',
  'fears-own-state': ({ rows }) => rows.has('fears-own-state'),
  'mission-involved': (facts) => facts['mission-involved'] === 'yes',
  'out-and-safe': isOut,
  'leaves-within-48-hours': ({ rows }) => rows.has('leaves-within-48-hours'),
  'wants-police': ({ rows }) => rows.has('wants-police'),
  'interpreter-not-independent': (facts) => facts['independent-interpreter'] === 'no',
};

export function holds(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || HOLDS[condition](facts);
}

/** Conditions that this flow names anywhere. */
export function conditionsOf(flow: Flow): Condition[] {
  return [
    ...new Set(
      [
        ...flow.themes,
        ...Object.values(flow.questions),
        ...Object.values(flow.outcomes).flatMap(({ steps }) => steps),
      ].flatMap(({ when }) => (when === undefined ? [] : [when])),
    ),
  ];
}

/** Whose questions and advice these are: a child's as soon as the age that is recorded may be a child's. */
export function pathOf(place: Place, facts: Facts): 'themes' | 'child' {
  if (place.at === 'themes' || place.at === 'child') return place.at;
  return HOLDS['person-may-be-child'](facts) ? 'child' : 'themes';
}

/**
 * Questions that may be asked now, in order. Themes of the child path stand on that path alone. What may be heard by
 * nobody else waits until "alone" is recorded.
 */
export function questionsShown(flow: Flow, place: Place, facts: Facts): string[] {
  const path = pathOf(place, facts);
  return flow.themes.flatMap((theme) =>
    theme.path === path && holds(theme.when, facts)
      ? theme.questions.filter((id) => {
          const question = flow.questions[id];
          if (!question || !holds(question.when, facts)) return false;
          return question.hearing === 'with-companion' || facts.alone === 'yes';
        })
      : [],
  );
}

/**
 * Conditions that belong to the story itself: while one does not hold, its questions were put to nobody, and what was
 * answered is parked. All others say only what may be on the screen now; what was learned under them stays, so that a
 * companion who comes back, or an age that is corrected, takes no sign away.
 */
const PARKS: readonly (Condition | undefined)[] = ['fears-own-state', 'mission-involved', 'out-and-safe'];

const keeps = (condition: Condition | undefined, facts: Facts): boolean =>
  !PARKS.includes(condition) || holds(condition, facts);

/** Questions whose answers count, on whichever path they were given. */
export function questionsThatCount(flow: Flow, facts: Facts): string[] {
  const ids = flow.themes.flatMap(({ when, questions }) => (keeps(when, facts) ? questions : []));
  return [...new Set(ids)].filter((id) => {
    const question = flow.questions[id];
    return question !== undefined && keeps(question.when, facts);
  });
}

/** What names a row among the answers. */
export function keyOf(question: string, row: Row): string {
  if (row.kind === 'sign') return `${question}/${row.concept}`;
  return `${question}/${row.kind === 'need' ? row.id : row.fact}`;
}

export function stepsShown(steps: readonly Step[], facts: Facts): Step[] {
  return steps.filter(({ when }) => holds(when, facts));
}
