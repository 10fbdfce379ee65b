import type { Indicator } from '#screening/content';
import type { Handbook } from '../handbook.ts';

/** What no question asks about yet. */
export interface NotEstablished {
  /** Concepts that no row and no answer of an opening names, in the order of their files. */
  readonly concepts: readonly string[];
  /** Signs that no flow of one of their stages can tick, by list. */
  readonly indicators: readonly { readonly list: string; readonly ids: readonly string[] }[];
  /** How many questions the bank holds. */
  readonly questions: number;
}

/**
 * Which concepts and signs no question can establish. A sign is established when a flow of one of its stages has a row
 * or an answer that names its concept.
 */
export function notEstablished(handbook: Handbook): NotEstablished {
  const asked = new Map<string, Set<string>>();
  for (const { flow } of handbook.flows) {
    if (!flow) continue;
    const { stage, opening, questions } = flow.value;
    const named = [
      ...Object.values(opening).flatMap(({ answers }) => answers.flatMap(({ concept }) => concept ?? [])),
      ...Object.values(questions).flatMap(({ rows }) =>
        rows.flatMap((row) => (row.kind === 'sign' ? row.concept : [])),
      ),
    ];
    for (const concept of named) asked.set(concept, (asked.get(concept) ?? new Set<string>()).add(stage));
  }
  const isAsked = ({ concept, stages }: Indicator): boolean =>
    stages.some((stage) => asked.get(concept)?.has(stage) === true);
  return {
    concepts: handbook.concepts.flatMap(({ value }) =>
      value.concepts.flatMap(({ id }) => (asked.has(id) ? [] : id)),
    ),
    indicators: handbook.lists.flatMap(({ id, value }) => {
      const ids = value.indicators.flatMap((one) =>
        one.retired !== undefined || isAsked(one) ? [] : one.id,
      );
      return ids.length > 0 ? [{ list: id, ids }] : [];
    }),
    questions: handbook.shared.questions.size,
  };
}
