import type { OfferTick } from '#giveouts/offers/core';
import { countingRows, standing, type AnswerKey, type Answers, type FlowWithId } from '#screening/core';

/** A tick that a screening has a place for. */
export interface PlacedTick extends OfferTick {
  /** The row that would be answered with yes. */
  readonly key: AnswerKey;
  readonly question: string;
  /** What is answered there now; undefined: not asked. */
  readonly before: string | undefined;
}

export interface PlacedTicks {
  readonly placed: readonly PlacedTick[];
  /** Answered with yes already. */
  readonly there: readonly OfferTick[];
  /** What this conversation asks nowhere under its answers: it can only be noted, and never counts. */
  readonly withoutPlace: readonly OfferTick[];
}

/**
 * Where the ticks of an offer would stand in a screening. Only rows whose answers count now are a place: what is put where
 * nobody comes would be set aside at once. Where several rows ask after the same, the first one is taken.
 */
export function placesFor(ticks: readonly OfferTick[], flow: FlowWithId, answers: Answers): PlacedTicks {
  const rows = countingRows(flow, answers);
  const placed: PlacedTick[] = [];
  const there: OfferTick[] = [];
  const withoutPlace: OfferTick[] = [];
  for (const tick of ticks) {
    const places = rows.filter(({ row }) => row.kind === 'sign' && row.concept === tick.concept);
    const [place] = places;
    if (!place) withoutPlace.push(tick);
    else if (places.some(({ key }) => standing(answers, key) === 'yes')) there.push(tick);
    else
      placed.push({
        ...tick,
        key: place.key,
        question: place.question,
        before: standing(answers, place.key),
      });
  }
  return { placed, there, withoutPlace };
}
