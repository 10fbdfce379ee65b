import type { Case, KeptScreening } from '#notebook/core';
import type { ScreeningFacts } from '#referral/core';
import type { Concept } from '#screening/content';
import {
  countingRows,
  indexIndicators,
  screen,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
  type ListWithId,
} from '#screening/core';

/** What the handbook says of signs, made ready once. */
export interface Signs {
  readonly index: IndicatorIndex;
  readonly statements: ReadonlyMap<string, string>;
}

export function signsOf(file: {
  readonly lists: readonly ListWithId[];
  readonly concepts: readonly Concept[];
}): Signs {
  return {
    index: indexIndicators(file.lists),
    statements: new Map(file.concepts.map(({ id, statement }) => [id, statement])),
  };
}

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
  { index, statements }: Signs,
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
    const answers = kept.answers as Answers;
    const found = screen(flow, answers, index);
    const visaStage = flow.stage === 'visa-application';
    for (const { row, question, key } of countingRows(flow, answers)) {
      if (row.kind === 'need' && found.needs.includes(key)) {
        needs.set(row.id, { id: row.id, statement: row.statement });
      }
      if (row.kind !== 'sign' || !found.concepts.includes(row.concept) || visaStage) continue;
      const made = flow.questions[question]?.notes === 'control-only';
      const speaks = index.byConcept.get(row.concept)?.some(({ speaksOf }) => speaksOf === 'forced-crime');
      recorded.set(row.concept, {
        id: row.concept,
        statement: row.statement ?? statements.get(row.concept) ?? row.concept,
        forcedCrime: made || speaks === true,
      });
    }
    for (const concept of found.concepts) concepts.add(concept);
    facts = joined(facts, {
      visaStage,
      age: found.facts.age,
      danger: found.facts.danger,
      leavesWithin48Hours: found.facts.leavesWithin48Hours,
      fearsOwnState: found.facts.fearsOwnState,
      wantsPolice: found.facts.wantsPolice === 'yes' ? true : found.facts.wantsPolice === 'no' ? false : null,
      needs: [],
      recorded: [],
    });
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
