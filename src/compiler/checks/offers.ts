import { stagesOf, type Handbook } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';

/** The labour-offer checker: ids once, questions that exist and are asked, concepts of a visa applicant, rule 2. */
export function checkOffers(handbook: Handbook): Problem[] {
  const { offers, unread } = handbook;
  const points = offers.flatMap(({ value, at }) =>
    value.points.map((point, n) => ({
      point,
      at: (path: (string | number)[]) => at(['points', n, ...path]),
    })),
  );
  const questions = offers.flatMap(({ value, at }) =>
    value.questions.map((question, n) => ({ question, place: at(['questions', n, 'id']) })),
  );
  const known = new Set(questions.map(({ question }) => question.id));
  const asked = new Set(points.flatMap(({ point }) => point.ask));
  const stages = stagesOf(handbook.lists);
  const problems: Problem[] = [
    ...twice(
      points.map(({ point, at }) => ({ id: point.id, place: at(['id']) })),
      'point',
    ),
    ...twice(
      questions.map(({ question, place }) => ({ id: question.id, place })),
      'question',
    ),
  ];
  if (unread.has('offers')) return problems;
  for (const { point, at } of points) {
    point.ask.forEach((id, n) => {
      if (known.has(id)) return;
      problems.push({
        ...at(['ask', n]),
        what: `No file in offers/ has a question \`${id}\`.`,
        mend: 'Check its id, or write the question.',
      });
    });
    if (
      point.concept !== null &&
      !unread.has('indicators') &&
      stages.get(point.concept)?.has('visa-application') !== true
    ) {
      problems.push({
        ...at(['concept']),
        what: `No sign of a visa applicant stands for the concept \`${point.concept}\`.`,
        mend: 'An offer is looked at before the work begins: name a concept of that stage, or write null.',
      });
    }
  }
  for (const { question, place } of questions) {
    if (question.always || asked.has(question.id)) continue;
    problems.push({
      ...place,
      what: `Nothing leads to the question \`${question.id}\`.`,
      mend: 'Name it under `ask` of a point, write `always: true`, or take it out.',
    });
  }
  return problems;
}

function twice(named: readonly { id: string; place: Place }[], what: string): Problem[] {
  const first = new Map<string, Place>();
  return named.flatMap(({ id, place }) => {
    const before = first.get(id);
    if (!before) {
      first.set(id, place);
      return [];
    }
    return [
      {
        ...place,
        what: `The ${what} \`${id}\` stands a second time; the first is at ${before.file}:${String(before.line)}.`,
        mend: 'Give one of them another id, or remove it.',
      },
    ];
  });
}
