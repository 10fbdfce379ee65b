/** How the officer knows: seen, told, or read in a paper. */
export type Evidence = 'seen' | 'said' | 'document';

/**
 * One answer. Rows are answered `yes`, `no` or `unclear`; questions of the opening by the id of the chosen answer.
 * "Not asked" is the absence of an answer, and is never a "no".
 */
export interface Answer {
  readonly answer: string;
  readonly evidence?: Evidence;
  readonly note?: string;
  /** Set aside by a change elsewhere: never counts, prints or leaves, until the officer confirms it again. */
  readonly parked?: true;
}

/** An opening question's id, or `question/row` for a row. */
export type AnswerKey = string;
export type Answers = Readonly<Record<AnswerKey, Answer>>;

export const NO_ANSWERS: Answers = {};

/** The key of a row: its question, and its concept, need or fact. */
export function rowKey(question: string, row: RowIdentity): AnswerKey {
  return `${question}/${rowId(row)}`;
}

export type RowIdentity =
  | { readonly kind: 'sign'; readonly concept: string }
  | { readonly kind: 'need'; readonly id: string }
  | { readonly kind: 'fact'; readonly fact: string };

/** What names a row within its question. */
export function rowId(row: RowIdentity): string {
  if (row.kind === 'sign') return row.concept;
  return row.kind === 'need' ? row.id : row.fact;
}

/** The answer at this key if it counts: given, and not parked. */
export function standing(answers: Answers, key: AnswerKey): string | undefined {
  const given = answers[key];
  return given === undefined || given.parked === true ? undefined : given.answer;
}
