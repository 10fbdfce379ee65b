import type { Condition, Flow, OpeningQuestion, Question, Row, Step } from '../content/index.ts';
import { rowKey, standing, type AnswerKey, type Answers } from './answers.ts';
import { isBeside } from './beside.ts';
import type { Age } from './indicators.ts';

/** A flow as the compiler hands it over: its id is its folder's name. */
export type FlowWithId = Flow & { readonly id: string };

/** Where the opening has led. */
export type OpeningPlace =
  | { readonly at: 'question'; readonly question: string }
  | { readonly at: 'themes' }
  | { readonly at: 'child' }
  | { readonly at: 'outcome'; readonly outcome: string };

export interface OpeningWalk {
  /** The questions passed, in order. */
  readonly trail: readonly string[];
  readonly now: OpeningPlace;
}

/**
 * Finds where the officer stands in the safety opening by walking it again from its start.
 *
 * The place is never stored. Changing an early answer keeps the later ones, and a screening kept under an older
 * handbook still opens. No step counter is needed: the compiler refuses an opening that comes back to a question.
 */
export function walkOpening(flow: Flow, answers: Answers): OpeningWalk {
  const trail: string[] = [];
  let here = flow.start;
  for (;;) {
    if (here === 'themes' || here === 'child') return { trail, now: { at: here } };
    const question: OpeningQuestion | undefined = flow.opening[here];
    if (!question) return { trail, now: { at: 'outcome', outcome: here } };
    const chosen = standing(answers, here);
    const answer = question.answers.find((option) => option.id === chosen);
    if (!answer) return { trail, now: { at: 'question', question: here } };
    trail.push(here);
    here = answer.goto;
  }
}

/** The key that records that the first screen was passed; its lines are `first-screen/line`. */
export const FIRST_SCREEN = 'first-screen';

/** true while the flow's first screen stands before the opening. */
export function standsAtFirstScreen(flow: Flow, answers: Answers): boolean {
  return flow.firstScreen !== undefined && standing(answers, FIRST_SCREEN) === undefined;
}

/** true when the opening can record that the officer is alone with the person. Without it, nobody is there. */
export function asksAlone(flow: Flow): boolean {
  return Object.values(flow.opening).some(({ answers }) =>
    answers.some(({ record }) => record?.alone === 'yes'),
  );
}

/**
 * Finds the opening questions that the officer may still come to: the one that waits, and what lies beyond it. An
 * answer that stands is followed, a question without one leads every way it can.
 */
function stillAhead(flow: Flow, answers: Answers, now: OpeningPlace): Set<string> {
  const ahead = new Set<string>();
  const open = now.at === 'question' ? [now.question] : [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const question = flow.opening[id];
    if (!question || ahead.has(id)) continue;
    ahead.add(id);
    const chosen = question.answers.find((option) => option.id === standing(answers, id));
    open.push(...(chosen ? [chosen] : question.answers).map((option) => option.goto));
  }
  return ahead;
}

/**
 * The opening questions whose answers count, in order: those passed, and those beyond a question that waits. When the
 * officer is suddenly alone, one question comes in between; the age that was recorded behind it must not drop out
 * of the advice meanwhile.
 */
export function openingThatCounts(flow: Flow, answers: Answers): string[] {
  const { trail, now } = walkOpening(flow, answers);
  const beyond = [...stillAhead(flow, answers, now)].filter((id) => standing(answers, id) !== undefined);
  return [...trail, ...beyond];
}

/** What the answers have settled beside signs. Undefined and null mean: not asked. */
export interface Facts {
  readonly danger: 'yes' | 'no' | 'unclear' | null;
  readonly alone: boolean;
  readonly age: Age | null;
  readonly independentInterpreter: 'yes' | 'no' | 'not-needed' | null;
  readonly outAndSafe: boolean;
  readonly missionInvolved: boolean;
  readonly leavesWithin48Hours: boolean;
  readonly unease: boolean;
  readonly fearsOwnState: boolean;
  readonly wantsPolice: 'yes' | 'no' | 'unclear' | null;
}

/**
 * Reads the facts from the opening's answers that count and from rows of the kind `fact`. Where two questions ask for
 * the same fact, one "yes" is enough: a "no" elsewhere never takes it back. Police alone are stopped by one "no",
 * because nobody is called without the person's clear agreement.
 */
export function factsOf(flow: Flow, answers: Answers): Facts {
  const records = openingThatCounts(flow, answers).map(
    (id) => flow.opening[id]?.answers.find((option) => option.id === standing(answers, id))?.record ?? {},
  );
  const recorded = Object.assign({}, ...records) as NonNullable<OpeningQuestion['answers'][number]['record']>;
  const given = new Map<string, string>();
  for (const [id, question] of Object.entries(flow.questions)) {
    for (const line of question.rows) {
      const prevails = line.kind === 'fact' && line.fact === 'wants-police' ? 'no' : 'yes';
      if (line.kind !== 'fact' || given.get(line.fact) === prevails) continue;
      const answer = standing(answers, rowKey(id, line));
      if (answer === prevails || (answer !== undefined && !given.has(line.fact)))
        given.set(line.fact, answer);
    }
  }
  const row = (fact: string): string | undefined => given.get(fact);
  const wantsPolice = row('wants-police');
  return {
    danger: recorded.danger ?? null,
    alone: recorded.alone === 'yes',
    age: recorded.age ?? null,
    independentInterpreter: recorded['independent-interpreter'] ?? null,
    outAndSafe: row('out-and-safe') === 'yes' || recorded['out-and-safe'] === 'yes',
    missionInvolved: recorded['mission-involved'] === 'yes',
    leavesWithin48Hours: row('leaves-within-48-hours') === 'yes',
    unease: row('unease') === 'yes',
    fearsOwnState: row('fears-own-state') === 'yes',
    wantsPolice:
      wantsPolice === 'yes' || wantsPolice === 'no' || wantsPolice === 'unclear' ? wantsPolice : null,
  };
}

/** The closed list of conditions that a flow may name, each a rule here and nowhere else. */
const CONDITIONS: Readonly<Record<Condition, (facts: Facts) => boolean>> = {
  alone: (facts) => facts.alone,
  'not-alone': (facts) => !facts.alone,
  'person-is-adult': (facts) => facts.age === 'adult',
  'person-may-be-child': (facts) => facts.age === 'under-18' || facts.age === 'unsure',
  'fears-own-state': (facts) => facts.fearsOwnState,
  'mission-involved': (facts) => facts.missionInvolved,
  'out-and-safe': (facts) => facts.outAndSafe,
  'leaves-within-48-hours': (facts) => facts.leavesWithin48Hours,
  'wants-police': (facts) => facts.wantsPolice === 'yes',
  'interpreter-not-independent': (facts) => facts.independentInterpreter === 'no',
};

/** true when there is no condition, or it holds. */
export function holds(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || CONDITIONS[condition](facts);
}

/**
 * Conditions that decide what is shown now, but never take back what was learned: a companion who returns, or a
 * corrected age, must not make a sign disappear.
 */
const SHOWS_ONLY: readonly Condition[] = [
  'alone',
  'not-alone',
  'person-is-adult',
  'person-may-be-child',
  'leaves-within-48-hours',
  'wants-police',
  'interpreter-not-independent',
];

function countsUnder(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || SHOWS_ONLY.includes(condition) || holds(condition, facts);
}

/** Which themes are the person's own: those of a child as soon as an age that may be a child's is recorded, in danger too. */
export function pathOf(flow: Flow, answers: Answers): 'themes' | 'child' {
  const { now } = walkOpening(flow, answers);
  if (now.at === 'themes' || now.at === 'child') return now.at;
  return CONDITIONS['person-may-be-child'](factsOf(flow, answers)) ? 'child' : 'themes';
}

export interface ShownQuestion {
  readonly id: string;
  readonly theme: string;
  readonly question: Question;
}

export interface ShownTheme {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly ShownQuestion[];
}

/**
 * The themes and questions that may be on the screen now. Until "alone" is recorded, only questions that a
 * companion may hear; on the child path, only the child's themes.
 */
export function shownThemes(flow: Flow, answers: Answers): ShownTheme[] {
  const facts = factsOf(flow, answers);
  const path = pathOf(flow, answers);
  const shown: ShownTheme[] = [];
  for (const theme of flow.themes) {
    if (theme.path !== path || !holds(theme.when, facts)) continue;
    const questions: ShownQuestion[] = [];
    for (const id of theme.questions) {
      const question = flow.questions[id];
      if (!question || !holds(question.when, facts)) continue;
      if (question.hearing === 'alone-only' && !facts.alone) continue;
      questions.push({ id, theme: theme.id, question });
    }
    if (questions.length > 0) shown.push({ id: theme.id, title: theme.title, questions });
  }
  return shown;
}

/** Steps whose condition holds, in the order of the flow. */
export function stepsThatFit(steps: readonly Step[], facts: Facts): Step[] {
  return steps.filter((step) => holds(step.when, facts));
}

/** true when any row has an answer that counts. One that was set aside is none. */
export function isAsked(id: string, question: Question, answers: Answers): boolean {
  return question.rows.some((row) => standing(answers, rowKey(id, row)) !== undefined);
}

export interface KeyedRow {
  readonly key: AnswerKey;
  readonly question: string;
  readonly row: Row;
}

/** Every row whose answer counts under these answers, whether or not it is on the screen now. */
export function countingRows(flow: Flow, answers: Answers): KeyedRow[] {
  const facts = factsOf(flow, answers);
  const rows: KeyedRow[] = [];
  const seen = new Set<string>();
  for (const theme of flow.themes) {
    if (!countsUnder(theme.when, facts)) continue;
    for (const id of theme.questions) {
      const question = flow.questions[id];
      if (!question || seen.has(id) || !countsUnder(question.when, facts)) continue;
      seen.add(id);
      for (const row of question.rows) rows.push({ key: rowKey(id, row), question: id, row });
    }
  }
  return rows;
}

/**
 * Gives an answer, takes one back (`null`), and parks what this puts out of reach: answers of the opening that no way
 * leads to any more, and rows of themes that no longer apply. Nothing is deleted; a parked answer that is within
 * reach again waits until it is confirmed.
 */
export function withAnswer(
  flow: Flow,
  answers: Answers,
  key: AnswerKey,
  answer: Omit<Answers[string], 'parked'> | null,
): Answers {
  const others = Object.entries(answers).filter(([one]) => one !== key);
  return parkWhatIsOutOfReach(
    flow,
    Object.fromEntries(answer === null ? others : [...others, [key, answer]]),
  );
}

/** Parked answers that are within reach again, for the officer to confirm or to drop. */
export function answersToConfirm(flow: Flow, answers: Answers): AnswerKey[] {
  const within = keysWithinReach(flow, answers);
  return Object.keys(answers).filter((key) => answers[key]?.parked === true && within.has(key));
}

/** Parked answers that nothing leads to now: shown as set aside, and only to be left out for good. */
export function answersOutOfReach(flow: Flow, answers: Answers): AnswerKey[] {
  const within = keysWithinReach(flow, answers);
  return Object.keys(answers).filter((key) => answers[key]?.parked === true && !within.has(key));
}

/** Lets a parked answer count again. Without effect while it is out of reach. */
export function confirmAnswer(flow: Flow, answers: Answers, key: AnswerKey): Answers {
  const given = answers[key];
  if (!given?.parked || !keysWithinReach(flow, answers).has(key)) return answers;
  const { parked: _parked, ...kept } = given;
  return parkWhatIsOutOfReach(flow, { ...answers, [key]: kept });
}

/** Leaves a parked answer out for good. One that counts is taken back with `withAnswer` instead, and stays here. */
export function dropParked(answers: Answers, key: AnswerKey): Answers {
  if (!answers[key]?.parked) return answers;
  return Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key));
}

/** Only what counts, for whatever is kept as a case, printed or written to a file: no parked answer is among it. */
export function standingAnswers(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, given]) => !given.parked));
}

/** Once is not enough: a fact that is parked can put further themes out of reach. */
function parkWhatIsOutOfReach(flow: Flow, answers: Answers): Answers {
  const kept = keysWithinReach(flow, answers);
  for (const id of stillAhead(flow, answers, walkOpening(flow, answers).now)) kept.add(id);
  const stranded = Object.keys(answers).filter((key) => !answers[key]?.parked && !kept.has(key));
  if (stranded.length === 0) return answers;
  const parked = Object.entries(answers).map(([key, given]): [AnswerKey, Answers[string]] => [
    key,
    stranded.includes(key) ? { ...given, parked: true } : given,
  ]);
  return parkWhatIsOutOfReach(flow, Object.fromEntries(parked));
}

/** Keys that the officer can come to now: the opening as far as it is walked, and every row that counts. */
function keysWithinReach(flow: Flow, answers: Answers): Set<AnswerKey> {
  const { trail, now } = walkOpening(flow, answers);
  const keys = new Set<AnswerKey>(trail);
  if (now.at === 'question') keys.add(now.question);
  for (const key of Object.keys(answers)) if (isBeside(key)) keys.add(key);
  for (const { key } of countingRows(flow, answers)) keys.add(key);
  if (flow.firstScreen) {
    keys.add(FIRST_SCREEN);
    for (const { id } of flow.firstScreen.lines) keys.add(`${FIRST_SCREEN}/${id}`);
  }
  return keys;
}
