import type { OfferCondition, OfferPoint, OfferQuestion } from '../content/index.ts';
import type { Offer } from './offer.ts';
import { measuresOf, reckon } from './reckon.ts';

/** The rules of the checker, as the compiler hands them over. */
export interface OfferRules {
  readonly points: readonly OfferPoint[];
  readonly questions: readonly OfferQuestion[];
}

type Measures = ReturnType<typeof measuresOf>;

/** Whether one condition holds. What is not known holds nothing, so an empty form raises no point. */
function holds(condition: OfferCondition, offer: Offer, measures: Measures): boolean {
  const { fact, is = [], measure, above, atMost, aboveMeasure, belowMeasure } = condition;
  if (fact !== undefined) {
    const answer = offer.chosen[fact];
    return answer !== undefined && is.includes(answer);
  }
  const value = measure === undefined ? null : measures[measure];
  if (value === null) return false;
  if (above !== undefined) return value > above;
  if (atMost !== undefined) return value <= atMost;
  const other = aboveMeasure ?? belowMeasure;
  const against = other === undefined ? null : measures[other];
  if (against === null) return false;
  return aboveMeasure === undefined ? value < against : value > against;
}

/**
 * What in an offer is worth talking about, in the order of the handbook. An empty list says that nothing was recorded
 * from what was filled in, and nothing about the offer.
 */
export function pointsOf(offer: Offer, { points }: OfferRules): OfferPoint[] {
  const measures = measuresOf(offer, reckon(offer));
  return points.filter(({ when }) => when.every((condition) => holds(condition, offer, measures)));
}

/** What to ask about this offer: what its points lead to first, then what is worth asking about any offer. */
export function questionsOf(points: readonly OfferPoint[], { questions }: OfferRules): OfferQuestion[] {
  const led = new Set(points.flatMap(({ ask }) => ask));
  return [
    ...questions.filter(({ id }) => led.has(id)),
    ...questions.filter(({ id, always }) => always && !led.has(id)),
  ];
}

/** A concept that a screening could record, and the points it stands on. */
export interface OfferTick {
  readonly concept: string;
  readonly because: readonly string[];
}

/**
 * Which concepts of the screening an offer would support, for an officer to take over one by one. Nothing without the
 * person's agreement. What only stands out, and is no concept of any list, is never made into one.
 */
export function ticksFrom(offer: Offer, rules: OfferRules, agreed: boolean): OfferTick[] {
  if (!agreed) return [];
  const because = new Map<string, string[]>();
  for (const { id, concept } of pointsOf(offer, rules)) {
    if (concept !== null) because.set(concept, [...(because.get(concept) ?? []), id]);
  }
  return [...because].map(([concept, ids]) => ({ concept, because: ids }));
}
