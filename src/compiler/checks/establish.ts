import type { Indicator } from '#screening/content';
import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';

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

/**
 * Every sign can be ticked by some question of a flow of its stage: a sign that nobody can record would be shown in the
 * lists and count never. Asked only of a handbook with a question bank; a small one may ask for a part of its signs.
 */
export function checkEstablished(handbook: Handbook): Problem[] {
  const unread = ['concepts', 'indicators', 'flows', 'questions', 'parts'].some((kind) =>
    handbook.unread.has(kind),
  );
  const { indicators, questions } = notEstablished(handbook);
  if (unread || questions === 0) return [];
  const missing = new Map(indicators.map(({ list, ids }) => [list, new Set(ids)]));
  return handbook.lists.flatMap(({ id, value, at }) =>
    value.indicators.flatMap((indicator, n) =>
      missing.get(id)?.has(indicator.id)
        ? [
            {
              ...at(['indicators', n, 'concept']),
              what: `No question can establish the sign \`${indicator.id}\` at any of its stages.`,
              mend: `Add a row with the concept \`${indicator.concept}\` to a question of a flow of that stage, or retire the sign.`,
            },
          ]
        : [],
    ),
  );
}
