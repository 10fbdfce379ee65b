import type { ElementContent } from 'hast';
import type { Handbook } from '../handbook.ts';
import type { SignPassage } from '../read/markdown.ts';

/** A question of a flow that can establish a concept. */
export interface Asked {
  readonly flow: string;
  readonly flowTitle: string;
  readonly title: string;
}

/** Where each concept is asked: by a question's row, or by an answer of an opening. In the order of the flows. */
export function questionsByConcept(handbook: Handbook): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  const note = (concept: string, asked: Asked): void => {
    const before = found.get(concept);
    if (before) before.push(asked);
    else found.set(concept, [asked]);
  };
  for (const { id, flow } of handbook.flows) {
    if (!flow) continue;
    const here = { flow: id, flowTitle: flow.value.title };
    for (const question of Object.values(flow.value.opening)) {
      for (const { concept } of question.answers) {
        if (concept !== undefined) note(concept, { ...here, title: question.ask });
      }
    }
    for (const question of Object.values(flow.value.questions)) {
      for (const row of question.rows) {
        if (row.kind === 'sign') note(row.concept, { ...here, title: question.title });
      }
    }
  }
  return found;
}

/** How many questions a box names: more would be a list, and the flow shows them all. */
const QUESTIONS_IN_A_BOX = 4;

/** What the box of a passage shows: the signs as statements, and the questions that lead to them. */
export function boxOfSigns(passage: SignPassage, handbook: Handbook): ElementContent[] {
  const statements = new Map(
    handbook.concepts.flatMap(({ value }) => value.concepts.map(({ id, statement }) => [id, statement])),
  );
  const asked = questionsByConcept(handbook);
  const questions = new Map(
    passage.concepts.flatMap((concept) =>
      (asked.get(concept) ?? []).map((one): [string, Asked] => [`${one.flow}\n${one.title}`, one]),
    ),
  );
  return [
    element('p', ['box-title'], text('Signs explained here')),
    element(
      'ul',
      [],
      ...passage.concepts.map((concept) => element('li', [], text(statements.get(concept) ?? concept))),
    ),
    element('p', ['box-title'], text('Asked in')),
    element(
      'ul',
      [],
      ...[...questions.values()].slice(0, QUESTIONS_IN_A_BOX).map(({ flow, flowTitle, title }) =>
        element('li', [], {
          type: 'element',
          tagName: 'a',
          // Works without script from /<language>/handbook/<chapter>/, as every link of a chapter does.
          properties: { href: `../../screening/${flow}/`, 'data-to': `screening/${flow}` },
          children: [text(`${flowTitle}: ${title}`)],
        }),
      ),
    ),
  ];
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function element(
  tagName: string,
  className: readonly string[],
  ...children: ElementContent[]
): ElementContent {
  return {
    type: 'element',
    tagName,
    properties: className.length === 0 ? {} : { className: [...className] },
    children,
  };
}
