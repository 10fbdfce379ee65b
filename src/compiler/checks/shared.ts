import type { FlowFile, StepsFile } from '#screening/content';
import type { Handbook } from '../handbook.ts';
import type { Problem } from '../problem.ts';
import type { Piece } from '../resolve.ts';

/** What can be answered with yes or no begins with one of these. */
const ASKS_FOR_YES_OR_NO =
  /^(?:Am|Are|Can|Could|Did|Do|Does|Has|Have|Is|May|Must|Should|Was|Were|Will|Would)\b[^?]*\?$/;
/** A person may hold the card in front of the one they fear. */
const NAMES_A_SIGN =
  /\b(?:traffick\w*|exploit\w*|victims?|slave\w*|abus\w*|forced labou?r|prostitut\w*|crim\w+|illegal\w*|police|indicator\w*|red flags?)\b/i;

/** The question bank and the shared parts: each is used, each row leads somewhere, and a card can be shown to anyone. */
export function checkShared(handbook: Handbook): Problem[] {
  return [...checkCards(handbook), ...(handbook.unread.has('flows') ? [] : checkUsed(handbook))];
}

function checkCards({ shared }: Handbook): Problem[] {
  return [...shared.questions.values()].flatMap(({ value: { card }, at }): Problem[] => {
    if (card === undefined) return [];
    return [
      ...(ASKS_FOR_YES_OR_NO.test(card) && /\byou(?:r|rs|rself)?\b/i.test(card)
        ? []
        : [
            {
              ...at(['card']),
              what: 'This card does not ask the person for a yes or a no.',
              mend: 'Write one question to "you" that begins with a word such as Do, Are, Can or Has, and ends with a question mark.',
            },
          ]),
      ...(NAMES_A_SIGN.test(card)
        ? [
            {
              ...at(['card']),
              what: 'This card holds a word that gives away what the talk is about.',
              mend: 'Say it in everyday words: others may read the screen too.',
            },
          ]
        : []),
    ];
  });
}

/** A piece that no flow uses is not tried by any example, and grows old unseen. */
function checkUsed(handbook: Handbook): Problem[] {
  const { shared } = handbook;
  const used = {
    questions: new Set<string>(),
    opening: new Set<string>(),
    themes: new Set<string>(),
    outcomes: new Set<string>(),
    steps: new Set<string>(),
  };
  const useSteps = (steps: StepsFile | undefined): void => {
    for (const step of steps ?? []) if (typeof step === 'string') used.steps.add(step);
  };
  const useFlow = ({ opening, themes, outcomes, firstScreen }: FlowFile): void => {
    for (const one of Object.values(opening)) if ('use' in one) used.opening.add(one.use);
    for (const one of themes) {
      if ('use' in one) used.themes.add(one.use);
      else for (const id of one.questions) used.questions.add(id);
    }
    for (const one of Object.values(outcomes)) {
      if ('use' in one) {
        used.outcomes.add(one.use);
        useSteps(one.first);
        useSteps(one.more);
      } else useSteps(one.steps);
    }
    useSteps(firstScreen?.ifTheyDoNotCallBack.steps);
  };
  for (const { written } of handbook.flows) if (written) useFlow(written.value);
  for (const { value } of shared.themes.values()) for (const id of value.questions) used.questions.add(id);
  for (const { value } of shared.outcomes.values()) useSteps(value.steps);
  for (const { value } of shared.stepLists.values()) for (const id of value) used.steps.add(id);

  const unused = (
    pieces: ReadonlyMap<string, Piece<unknown>>,
    named: ReadonlySet<string>,
    what: string,
    mend: string,
  ): Problem[] =>
    [...pieces].flatMap(([id, { at }]) =>
      named.has(id) ? [] : [{ ...at([]), what: `No flow uses the ${what} \`${id}\`.`, mend }],
    );
  return [
    ...unused(shared.questions, used.questions, 'question', 'Put it into a theme, or remove it.'),
    ...unused(
      shared.opening,
      used.opening,
      'shared question',
      'Use it in the opening of a flow, or remove it.',
    ),
    ...unused(shared.themes, used.themes, 'shared theme', 'Use it in a flow, or remove it.'),
    ...unused(shared.outcomes, used.outcomes, 'shared outcome', 'Use it in a flow, or remove it.'),
    ...unused(shared.steps, used.steps, 'shared step', 'Name it in an outcome, or remove it.'),
    ...unused(shared.stepLists, used.steps, 'shared list of steps', 'Name it in an outcome, or remove it.'),
    ...checkRows(handbook),
  ];
}

/** A row of the bank that every flow leaves out, for want of a sign at its stage. */
function checkRows(handbook: Handbook): Problem[] {
  if (handbook.unread.has('indicators')) return [];
  const shown = new Map<string, Set<string>>();
  for (const { flow } of handbook.flows) {
    for (const [id, { rows }] of Object.entries(flow?.value.questions ?? {})) {
      const concepts = shown.get(id) ?? new Set<string>();
      for (const row of rows) if (row.kind === 'sign') concepts.add(row.concept);
      shown.set(id, concepts);
    }
  }
  return [...handbook.shared.questions].flatMap(([id, { value, at }]) =>
    value.rows.flatMap((row, n): Problem[] =>
      row.kind !== 'sign' || shown.get(id)?.has(row.concept) !== false
        ? []
        : [
            {
              ...at(['rows', n]),
              what: `No flow that asks \`${id}\` has a stage at which a sign stands for \`${row.concept}\`.`,
              mend: 'Remove the row, or ask the question in a flow of another stage.',
            },
          ],
    ),
  );
}
