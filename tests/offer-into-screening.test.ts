import { describe, expect, it } from 'vitest';
import { readOffer, ticksFrom, type OfferRules } from '#giveouts/offers/core';
import {
  screen,
  indexIndicators,
  withAnswer,
  type Answers,
  type FlowWithId,
  type ListWithId,
} from '#screening/core';
import { compile } from '../src/compiler/compile.ts';
import { placesFor } from '../src/routes/[lang]/offer/into-screening.ts';

const files = compile('handbook');
const rules = files['offers/rules'] as OfferRules;
const work = files['screening/flow-visa-work'] as FlowWithId;
const child = files['screening/flow-child-at-post'] as FlowWithId;
const { lists } = files['screening/indicators'] as { readonly lists: readonly ListWithId[] };

const typed = { costAgency: '900', contracts: 'two-that-differ', agency: 'no-licence' } as const;
const ticks = ticksFrom(readOffer(typed).offer, rules, true);
const concepts = ticks.map(({ concept }) => concept);

/** Answers as they are after taking over everything that has a place. */
function takenOver(flow: FlowWithId, answers: Answers = {}): Answers {
  return placesFor(ticks, flow, answers).placed.reduce(
    (now, { key }) => withAnswer(flow, now, key, { answer: 'yes', evidence: 'document' }),
    answers,
  );
}

describe('the ticks of an offer in a screening', () => {
  it('are some, so that the rest of this says something', () => {
    expect(concepts).toContain('recruitment-fee');
    expect(concepts.length).toBeGreaterThan(2);
  });

  it('are placed, there already, or named as without a place: none is lost', () => {
    for (const flow of [work, child]) {
      const { placed, there, withoutPlace } = placesFor(ticks, flow, {});
      expect([...placed, ...there, ...withoutPlace].map(({ concept }) => concept).sort()).toEqual(
        [...concepts].sort(),
      );
    }
  });

  it('count in the screening once they are taken over, and stand there with their evidence', () => {
    const answers = takenOver(work);
    const found = screen(work, answers, indexIndicators(lists)).concepts;
    const { placed } = placesFor(ticks, work, {});
    expect(placed.length).toBeGreaterThan(0);
    for (const { concept } of placed) expect(found).toContain(concept);
    expect(Object.values(answers).every(({ evidence }) => evidence === 'document')).toBe(true);
  });

  it('are not offered twice', () => {
    const { placed, there } = placesFor(ticks, work, takenOver(work));
    expect(placed).toEqual([]);
    expect(there.length).toBeGreaterThan(0);
  });

  it('say what was answered there before: a no is not turned over unseen', () => {
    const [first] = placesFor(ticks, work, {}).placed;
    const key = first?.key ?? '';
    const { placed } = placesFor(ticks, work, withAnswer(work, {}, key, { answer: 'no' }));
    expect(placed.find((tick) => tick.key === key)?.before).toBe('no');
  });
});
