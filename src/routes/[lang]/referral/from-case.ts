import type { Case, KeptScreening } from '#notebook/core';
import type { ScreeningFacts } from '#referral/core';
import type { Answers, FlowWithId } from '#screening/core';
import { screeningFacts, type Signs } from '../screening-facts.ts';

export { signsOf } from '../screening-facts.ts';

/** What the screenings of a case come to, under the handbook of today. */
export interface FromScreenings {
  readonly facts: ScreeningFacts | null;
  readonly concepts: readonly string[];
  /** Screenings whose conversation is not in this handbook any more: they say nothing here. */
  readonly notRead: readonly KeptScreening[];
}

/**
 * Reads the screenings of a case for a referral. Of several, the needs and signs of all stand together; the latest age
 * that was recorded holds; danger in any of them is danger. Signs of a visa application are left out: they are no part
 * of what is handed on.
 */
export async function readScreenings(
  { screenings }: Pick<Case, 'screenings'>,
  readFlow: (id: string) => Promise<FlowWithId>,
  signs: Signs,
): Promise<FromScreenings> {
  const notRead: KeptScreening[] = [];
  const concepts = new Set<string>();
  const recorded = new Map<string, ScreeningFacts['recorded'][number]>();
  const needs = new Map<string, ScreeningFacts['needs'][number]>();
  let facts: ScreeningFacts | null = null;
  for (const kept of screenings) {
    const flow = await readFlow(kept.flow).catch(() => undefined);
    if (!flow) {
      notRead.push(kept);
      continue;
    }
    const one = screeningFacts(flow, kept.answers as Answers, signs);
    for (const need of one.facts.needs) needs.set(need.id, need);
    for (const sign of one.facts.recorded) recorded.set(sign.id, sign);
    for (const concept of one.concepts) concepts.add(concept);
    facts = joined(facts, { ...one.facts, needs: [], recorded: [] });
  }
  return {
    facts: facts && { ...facts, needs: [...needs.values()], recorded: [...recorded.values()] },
    concepts: [...concepts],
    notRead,
  };
}

const DANGER = [null, 'no', 'unclear', 'yes'] as const;

function joined(before: ScreeningFacts | null, next: ScreeningFacts): ScreeningFacts {
  if (!before) return next;
  return {
    ...next,
    visaStage: before.visaStage && next.visaStage,
    age: next.age ?? before.age,
    danger: DANGER.indexOf(next.danger) > DANGER.indexOf(before.danger) ? next.danger : before.danger,
    leavesWithin48Hours: before.leavesWithin48Hours || next.leavesWithin48Hours,
    fearsOwnState: before.fearsOwnState === true || next.fearsOwnState,
    // One "no" holds: nobody is called without a clear agreement.
    wantsPolice:
      before.wantsPolice === false || next.wantsPolice === false
        ? false
        : (next.wantsPolice ?? before.wantsPolice),
  };
}
