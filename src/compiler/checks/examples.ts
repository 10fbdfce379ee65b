import {
  heightOf,
  indexIndicators,
  rowId,
  runExample,
  type FlowWithId,
  type IndicatorIndex,
} from '#screening/core';
import type { FlowExample } from '#screening/content';
import type { FlowFolder, Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';
import { faultsByFlow } from './flows.ts';

/** Of 100 unremarkable people, fewer than this many may reach `refer`. */
export const MOST_REFERRED_IN_100 = 5;
/** The file of people in whom nothing is unusual, and of people who need help. */
const UNREMARKABLE = 'unremarkable-applicants';
const IN_NEED = 'people-in-need';

type Answered = Pick<FlowExample, 'opening' | 'answers'>;

/** Runs every example and every invented person through the same core as the app. */
export function checkExamples(handbook: Handbook): Problem[] {
  // A flow that does not hold together, or signs that could not be read, would make every example come out wrong.
  if (['indicators', 'concepts'].some((kind) => handbook.unread.has(kind))) return [];
  const index = indexOf(handbook);
  const flows = flowsToRun(handbook);
  const sound = handbook.flows.filter(({ id }) => flows.has(id));
  return [
    ...sound.flatMap((folder) => [...checkFlowExamples(folder, flows, index), ...checkReached(folder)]),
    ...checkPeople(handbook, flows, index),
  ];
}

/** The flows that hold together, by id: in any other, answers could lead nowhere. */
export function flowsToRun(handbook: Handbook): Map<string, FlowWithId> {
  const faults = faultsByFlow(handbook);
  return new Map(
    handbook.flows.flatMap(({ id, flow }): [string, FlowWithId][] =>
      flow && faults.get(id)?.length === 0 ? [[id, { id, ...flow.value }]] : [],
    ),
  );
}

/** All signs of the handbook, as the core takes them. */
export function indexOf(handbook: Handbook): IndicatorIndex {
  return indexIndicators(handbook.lists.map(({ id, value }) => ({ id, ...value })));
}

/** Every outcome of a flow is reached by an example. */
function checkReached({ flow, examples }: FlowFolder): Problem[] {
  if (!flow || !examples) return [];
  const reached = new Set(examples.value.examples.map((example) => example.reaches));
  return Object.keys(flow.value.outcomes)
    .filter((id) => !reached.has(id))
    .map((id) => ({
      ...flow.at(['outcomes', id]),
      what: `No example reaches the outcome \`${id}\`.`,
      mend: 'Add one to examples.yaml: what nobody tried may not work.',
    }));
}

/** The faults of answers that name what the flow does not have; empty when they can be run. */
export function unknownAnswers(
  flow: FlowWithId,
  given: Answered,
  at: (path: readonly (string | number)[]) => Place,
): Problem[] {
  const problems: Problem[] = [];
  for (const [id, answer] of Object.entries(given.opening)) {
    const question = flow.opening[id];
    if (!question) {
      problems.push({
        ...at(['opening', id]),
        what: `The opening of \`${flow.id}\` has no question \`${id}\`.`,
        mend: 'Take its id from flow.yaml.',
      });
    } else if (!question.answers.some((option) => option.id === answer)) {
      problems.push({
        ...at(['opening', id]),
        what: `The question \`${id}\` has no answer \`${answer}\`.`,
        mend: `Write one of: ${question.answers.map((option) => option.id).join(', ')}.`,
      });
    }
  }
  for (const key of Object.keys(given.answers)) {
    const [id = '', row] = key.split('/');
    const question = flow.questions[id];
    if (!question?.rows.some((one) => rowId(one) === row)) {
      problems.push({
        ...at(['answers', key]),
        what: `\`${key}\` is no row of \`${flow.id}\`.`,
        mend: question
          ? `Write one of: ${question.rows.map((one) => `${id}/${rowId(one)}`).join(', ')}.`
          : 'Write `question/row`, with ids from flow.yaml.',
      });
    }
  }
  return problems;
}

function checkFlowExamples(
  folder: FlowFolder,
  flows: ReadonlyMap<string, FlowWithId>,
  index: IndicatorIndex,
): Problem[] {
  const flow = flows.get(folder.id);
  const file = folder.examples;
  if (!flow || !file) return [];
  const names = new Set<string>();
  return file.value.examples.flatMap((example, n) => {
    const at = (path: readonly (string | number)[]): Place => file.at(['examples', n, ...path]);
    const problems = unknownAnswers(flow, example, at);
    if (names.has(example.name)) {
      problems.push({
        ...at(['name']),
        what: `The example "${example.name}" stands twice.`,
        mend: 'Give one of them another name.',
      });
    }
    names.add(example.name);
    if (!flow.outcomes[example.reaches]) {
      problems.push({
        ...at(['reaches']),
        what: `The flow has no outcome \`${example.reaches}\`.`,
        mend: `Write one of: ${Object.keys(flow.outcomes).join(', ')}.`,
      });
    }
    if (problems.length > 0) return problems;
    const { assessment, outcome } = runExample(flow, example, index);
    if (assessment.band !== example.band) {
      problems.push({
        ...at(['band']),
        what: `"${example.name}" comes out as \`${assessment.band}\`, not \`${example.band}\`${because(assessment.because)}.`,
        mend: 'Mend the flow or the signs if that is wrong; else write what is right here.',
      });
    }
    if (outcome.id !== example.reaches) {
      problems.push({
        ...at(['reaches']),
        what: `"${example.name}" reaches \`${outcome.id}\`, not \`${example.reaches}\`.`,
        mend: 'Mend the flow if that is wrong; else write what is right here.',
      });
    }
    return problems;
  });
}

/** What led to a band, as the end of a sentence; empty when nothing did. */
export function because(
  reasons: readonly { readonly code: string; readonly signs: readonly string[] }[],
): string {
  const texts = reasons.map(({ code, signs }) => (signs.length > 0 ? `${code} (${signs.join(', ')})` : code));
  return texts.length > 0 ? `, because: ${texts.join('; ')}` : '';
}

function checkPeople(
  handbook: Handbook,
  flows: ReadonlyMap<string, FlowWithId>,
  index: IndicatorIndex,
): Problem[] {
  const problems: Problem[] = [];
  for (const file of handbook.people) {
    const referred: string[] = [];
    file.value.people.forEach((person, n) => {
      const at = (path: readonly (string | number)[]): Place => file.at(['people', n, ...path]);
      const flow = flows.get(person.flow);
      if (!flow && handbook.flows.some(({ id }) => id === person.flow)) return;
      if (!flow) {
        problems.push({
          ...at(['flow']),
          what: `There is no flow \`${person.flow}\`.`,
          mend: `Write one of: ${[...flows.keys()].join(', ')}.`,
        });
        return;
      }
      const unknown = unknownAnswers(flow, person, at);
      problems.push(...unknown);
      if (unknown.length > 0) return;
      const { assessment } = runExample(flow, person, index);
      if (heightOf(assessment.band) >= heightOf('refer')) referred.push(person.name);
      if (person.band !== undefined && assessment.band !== person.band) {
        problems.push({
          ...at(['band']),
          what: `"${person.name}" comes out as \`${assessment.band}\`, not \`${person.band}\`${because(assessment.because)}.`,
          mend: 'Mend the flow or the signs if that is wrong; else write what is right here.',
        });
      }
      if (file.id === IN_NEED && person.band === undefined) {
        problems.push({
          ...at(['name']),
          what: `"${person.name}" needs help, and nothing says which band they should reach.`,
          mend: 'Add `band`.',
        });
      }
    });
    const count = file.value.people.length;
    if (file.id === UNREMARKABLE && referred.length * 100 >= count * MOST_REFERRED_IN_100) {
      problems.push({
        ...file.at(['people']),
        what: `${String(referred.length)} of ${String(count)} unremarkable people reach \`refer\` or higher: ${referred.join('; ')}.`,
        mend: `Fewer than ${String(MOST_REFERRED_IN_100)} in 100 may. Look at which signs weigh too much.`,
      });
    }
  }
  return problems;
}

/** How many of the unremarkable people reach `refer` or higher, for the report. */
export function referredAmongUnremarkable(handbook: Handbook): {
  readonly referred: number;
  readonly of: number;
} {
  const index = indexOf(handbook);
  const people = handbook.people.find(({ id }) => id === UNREMARKABLE)?.value.people ?? [];
  const referred = people.filter((person) => {
    const flow = handbook.flows.find(({ id }) => id === person.flow);
    if (!flow?.flow) return false;
    const { assessment } = runExample({ id: flow.id, ...flow.flow.value }, person, index);
    return heightOf(assessment.band) >= heightOf('refer');
  });
  return { referred: referred.length, of: people.length };
}
