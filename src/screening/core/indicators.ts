import type { Dimension, ExploitationType, Indicator, IndicatorList, Stage } from '../content/index.ts';

export type IndicatorId = string;
export type ConceptId = string;

/** The age as the officer recorded it. `unsure` judges adult and child lists. */
export type Age = 'adult' | 'under-18' | 'unsure';

/** The four lists of the published rule. Only the two labour lists have strengths that count. */
export const PUBLISHED_LISTS = ['adult-labour', 'adult-sexual', 'child-labour', 'child-sexual'] as const;
export type PublishedList = (typeof PUBLISHED_LISTS)[number];

export const DIMENSIONS = [
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-abuse-of-vulnerability',
  'exploitation',
  'coercion-at-destination',
  'abuse-of-vulnerability-at-destination',
] as const satisfies readonly Dimension[];

/** A list as the compiler hands it over: its id is its file name. */
export type ListWithId = IndicatorList & { readonly id: string };

/** An indicator together with what its list says of it. */
export interface ListedIndicator extends Indicator {
  readonly list: string;
  readonly ages: IndicatorList['ages'];
  /** true only on the two labour lists. */
  readonly counts: boolean;
}

/** Every indicator of every list, by id and by concept. */
export interface IndicatorIndex {
  readonly byId: ReadonlyMap<IndicatorId, ListedIndicator>;
  readonly byConcept: ReadonlyMap<ConceptId, readonly ListedIndicator[]>;
}

/** Builds the index once; `lists` are all lists of the handbook. */
export function indexIndicators(lists: readonly ListWithId[]): IndicatorIndex {
  const byId = new Map<IndicatorId, ListedIndicator>();
  const byConcept = new Map<ConceptId, ListedIndicator[]>();
  for (const list of lists) {
    for (const indicator of list.indicators) {
      const listed = { ...indicator, list: list.id, ages: list.ages, counts: list.counts };
      byId.set(indicator.id, listed);
      const sameConcept = byConcept.get(indicator.concept);
      if (sameConcept) sameConcept.push(listed);
      else byConcept.set(indicator.concept, [listed]);
    }
  }
  return { byId, byConcept };
}

/** What decides on which lists a recorded concept is ticked. */
export interface Fit {
  readonly age: Age;
  readonly stage: Stage;
  /** Forms of exploitation that are known; null while none is, and then every form fits. */
  readonly forms: readonly ExploitationType[] | null;
}

/** true when a list for `ages` is judged for a person of this age. */
export function fitsAge(ages: IndicatorList['ages'], age: Age): boolean {
  return ages === 'any' || age === 'unsure' || ages === age;
}

function fitsForm(types: readonly ExploitationType[], forms: Fit['forms']): boolean {
  return forms === null || types.some((type) => type === 'all' || type === 'child' || forms.includes(type));
}

/**
 * Finds the indicators that the recorded concepts tick: one on every list that fits age, stage and form.
 * Nothing is remembered, so a change of age ticks the other lists anew and loses no concept.
 */
export function ticksFor(concepts: Iterable<ConceptId>, fit: Fit, index: IndicatorIndex): ListedIndicator[] {
  const ticks: ListedIndicator[] = [];
  for (const concept of new Set(concepts)) {
    for (const indicator of index.byConcept.get(concept) ?? []) {
      if (indicator.retired !== undefined) continue;
      if (!indicator.stages.includes(fit.stage)) continue;
      if (fitsAge(indicator.ages, fit.age) && fitsForm(indicator.types, fit.forms)) ticks.push(indicator);
    }
  }
  return ticks;
}
