import type { Answers, FlowWithId } from '#screening/core';
import type { GivenAnswers } from '#training/cases/core';

/**
 * The answers to the questions of a flow, without what stands beside them (notes, what was ticked or shown): the log and
 * the debrief look at answers and at nothing that somebody wrote.
 */
export function answersOfFlow(flow: FlowWithId, answers: Answers): GivenAnswers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, { answer, parked }]) => {
      const [question = ''] = key.split('/');
      const isOfFlow = key.includes('/')
        ? Object.hasOwn(flow.questions, question)
        : Object.hasOwn(flow.opening, key);
      return isOfFlow ? [[key, parked === true ? { answer, parked } : { answer }]] : [];
    }),
  );
}
