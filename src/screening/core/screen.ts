import type { Band, Flow, Outcome } from '../content/index.ts';
import { assess, heightOf, type Assessment, type Situation } from './assess.ts';
import { standing, type AnswerKey, type Answers } from './answers.ts';
import {
  countingRows,
  factsOf,
  openingThatCounts,
  pathOf,
  shownThemes,
  walkOpening,
  withAnswer,
  type Facts,
  type FlowWithId,
  type OpeningPlace,
} from './flow.ts';
import { ticksFor, type ConceptId, type IndicatorIndex, type ListedIndicator } from './indicators.ts';

/** Everything that follows from the answers of one screening. Worked out, never stored. */
export interface Screening {
  readonly place: OpeningPlace;
  readonly facts: Facts;
  /** Concepts recorded with "yes". */
  readonly concepts: readonly ConceptId[];
  readonly situation: Situation;
  readonly assessment: Assessment;
  readonly outcome: { readonly id: string; readonly outcome: Outcome };
  /** Needs answered "yes", as `question/need`. */
  readonly needs: readonly AnswerKey[];
  /** Rows on the screen that have no answer that counts: never a "no". */
  readonly notAsked: readonly AnswerKey[];
}

/**
 * Puts one screening together: where it stands, what is ticked, what it adds up to, and which outcome follows.
 * An age that nobody recorded is judged as an adult's, and `whatWouldRaise` names it first.
 *
 * @throws Error when the flow has no outcome for a band and path; the compiler refuses such a flow.
 */
export function screen(flow: FlowWithId, answers: Answers, index: IndicatorIndex): Screening {
  const { now: place } = walkOpening(flow, answers);
  const facts = factsOf(flow, answers);
  const rows = countingRows(flow, answers);
  const yes = rows.filter(({ key }) => standing(answers, key) === 'yes');

  const concepts = new Set<ConceptId>();
  for (const { row } of yes) if (row.kind === 'sign') concepts.add(row.concept);
  for (const id of openingThatCounts(flow, answers)) {
    const chosen = flow.opening[id]?.answers.find((option) => option.id === standing(answers, id));
    if (chosen?.concept !== undefined) concepts.add(chosen.concept);
  }

  const fit = { age: facts.age ?? 'adult', stage: flow.stage, forms: null };
  const situation = situationOf(flow, facts, ticksFor(concepts, fit, index));
  const assessment = assess(situation);
  const shown = new Set(
    shownThemes(flow, answers).flatMap((theme) => theme.questions.map((question) => question.id)),
  );
  return {
    place,
    facts,
    concepts: [...concepts],
    situation,
    assessment,
    outcome: outcomeFor(flow, place, pathOf(flow, answers), assessment.band),
    needs: yes.filter(({ row }) => row.kind === 'need').map(({ key }) => key),
    notAsked: rows
      .filter(({ key, question }) => shown.has(question) && standing(answers, key) === undefined)
      .map(({ key }) => key),
  };
}

/** What facts and ticks come to, as the rule takes it. An age that nobody recorded is judged as an adult's. */
export function situationOf(flow: FlowWithId, facts: Facts, ticks: readonly ListedIndicator[]): Situation {
  return {
    age: facts.age ?? 'adult',
    stage: flow.stage,
    danger: facts.danger ?? 'no',
    outAndSafe: facts.outAndSafe,
    // The officer ticks "within 48 hours"; any number below the limit says the same.
    hoursLeft: facts.leavesWithin48Hours ? 47 : null,
    unease: facts.unease,
    ticks,
  };
}

function outcomeFor(
  flow: FlowWithId,
  place: OpeningPlace,
  path: 'themes' | 'child',
  band: Band,
): Screening['outcome'] {
  if (place.at === 'outcome') {
    const outcome = flow.outcomes[place.outcome];
    if (outcome) return { id: place.outcome, outcome };
  }
  const found = outcomeOfBand(flow, path, band);
  if (!found) throw new Error(`The flow ${flow.id} has no outcome for ${band} on the path ${path}.`);
  return found;
}

/**
 * The outcome whose advice follows from a band on a path of the flow; undefined when the flow has none, which the
 * compiler refuses. A child's path without an outcome of its own takes that of the themes.
 */
export function outcomeOfBand(
  flow: Flow,
  path: 'themes' | 'child',
  band: Band,
): Screening['outcome'] | undefined {
  // The band itself stays as it was judged; only the advice of a flow in which nobody was spoken to goes no further.
  const { neverMoreThan } = flow;
  const advised =
    neverMoreThan !== undefined && heightOf(band) > heightOf(neverMoreThan) ? neverMoreThan : band;
  const fits = (wanted: string) =>
    Object.entries(flow.outcomes).find(
      ([id, outcome]) => outcome.band === advised && outcome.path === wanted && !isOpeningOnly(flow, id),
    );
  // In a flow for children alone, advice before the opening has been answered is the child's.
  const found = fits(path) ?? fits('themes') ?? fits('child');
  return found && { id: found[0], outcome: found[1] };
}

/** An outcome that the opening itself leads to (danger now) is not one that a band chooses. */
function isOpeningOnly(flow: Flow, outcome: string): boolean {
  return Object.values(flow.opening).some((question) =>
    question.answers.some((answer) => answer.goto === outcome),
  );
}

/** One answer that would raise the band. */
export interface Raise {
  /** The row or the opening question that is not settled. */
  readonly key: AnswerKey;
  readonly answer: string;
  readonly band: Band;
}

/**
 * Which single answer, not yet given, would raise the band: an unasked or unclear row answered "yes", or an age not
 * recorded as adult. Each is tried alone, by the same rule that judges the screening itself.
 */
export function whatWouldRaise(flow: FlowWithId, answers: Answers, index: IndicatorIndex): Raise[] {
  const now = screen(flow, answers, index);
  const height = heightOf(now.assessment.band);
  const raises: Raise[] = [];
  const attempt = (key: AnswerKey, answer: string): void => {
    const band = screen(flow, withAnswer(flow, answers, key, { answer }), index).assessment.band;
    if (heightOf(band) > height) raises.push({ key, answer, band });
  };
  if (now.facts.age === null) {
    const judged = assess({
      ...now.situation,
      age: 'unsure',
      ticks: ticksFor(now.concepts, { age: 'unsure', stage: flow.stage, forms: null }, index),
    }).band;
    const question = Object.entries(flow.opening).find(([, one]) =>
      one.answers.some((answer) => answer.record?.age === 'unsure'),
    );
    const answer = question?.[1].answers.find((one) => one.record?.age === 'unsure');
    if (question && answer && heightOf(judged) > height) {
      raises.push({ key: question[0], answer: answer.id, band: judged });
    }
  }
  for (const { key } of countingRows(flow, answers)) {
    const given = standing(answers, key);
    if (given === undefined || given === 'unclear') attempt(key, 'yes');
  }
  return raises;
}
