import type { Concept } from '#screening/content';
import type { AnswerKey, FlowWithId } from '#screening/core';

/** What an answer of a flow speaks of: the question of the opening, or the row's own statement. */
export function nameIn(flow: FlowWithId, concepts: readonly Concept[], key: AnswerKey): string {
  const [question = '', row] = key.split('/');
  if (row === undefined) return flow.opening[question]?.ask ?? question;
  const found = flow.questions[question]?.rows.find((one) =>
    one.kind === 'sign' ? one.concept === row : one.kind === 'need' ? one.id === row : one.fact === row,
  );
  if (!found) return row;
  return found.kind === 'sign'
    ? (found.statement ?? concepts.find(({ id }) => id === found.concept)?.statement ?? row)
    : found.statement;
}
