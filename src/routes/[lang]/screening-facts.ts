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

/** What the answers of one screening give to a referral. Signs of a visa application are no part of what is handed on. */
export function screeningFacts(
  flow: FlowWithId,
  answers: Answers,
  { index, statements }: Signs,
): { readonly facts: ScreeningFacts; readonly concepts: readonly string[] } {
  const recorded = new Map<string, ScreeningFacts['recorded'][number]>();
  const needs = new Map<string, ScreeningFacts['needs'][number]>();
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
  return {
    facts: {
      visaStage,
      age: found.facts.age,
      danger: found.facts.danger,
      leavesWithin48Hours: found.facts.leavesWithin48Hours,
      fearsOwnState: found.facts.fearsOwnState,
      wantsPolice: found.facts.wantsPolice === 'yes' ? true : found.facts.wantsPolice === 'no' ? false : null,
      needs: [...needs.values()],
      recorded: [...recorded.values()],
    },
    concepts: found.concepts,
  };
}
