import { isAsked, walkOpening, withAnswer, type FlowWithId } from './flow.ts';
import { NO_ANSWERS, rowKey, type Answers } from './answers.ts';
import { heightOf } from './assess.ts';
import type { IndicatorIndex } from './indicators.ts';
import { nextBestQuestion } from './next-question.ts';
import { costOfOpening, costOfQuestion, secondsOf, type ScreenCost } from './pace.ts';
import { screen } from './screen.ts';

/** What an officer goes through before the advice. */
export interface Effort {
  /** Screens of the opening, and with questions. */
  readonly opening: number;
  readonly questions: number;
  /** What is asked aloud on them. */
  readonly spoken: number;
  readonly taps: number;
  readonly wordsRead: number;
  readonly wordsSaid: number;
  readonly seconds: number;
}

/** Who stands there: how the opening is answered, and which rows (`question/row`) are not answered with no. */
export interface Standing {
  readonly opening: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, 'yes' | 'no' | 'unclear'>>;
}

/**
 * Goes through a flow as the screen offers it: the opening, then each question that is suggested, until none is, or the
 * highest advice stands and what is left would only complete the picture.
 *
 * `statements`: what each concept says on the screen, by its id. Throws a TypeError when the opening has a question that
 * `person` does not answer.
 */
export function effortOf(
  flow: FlowWithId,
  index: IndicatorIndex,
  statements: ReadonlyMap<string, string>,
  person: Standing,
): Effort {
  let answers: Answers = NO_ANSWERS;
  const opening: ScreenCost[] = [];
  const questions: ScreenCost[] = [];

  for (;;) {
    const { now } = walkOpening(flow, answers);
    if (now.at !== 'question') break;
    const question = flow.opening[now.question];
    const answer = person.opening[now.question];
    if (!question || answer === undefined) throw new TypeError(`Nobody answers \`${now.question}\`.`);
    answers = withAnswer(flow, answers, now.question, { answer });
    opening.push(costOfOpening(question));
  }

  for (;;) {
    const next = nextBestQuestion(flow, answers, index);
    if (!next || next.why.kind === 'opening') break;
    const completes = next.why.kind === 'settles' || next.why.kind === 'steps';
    if (completes && heightOf(screen(flow, answers, index).assessment.band) === heightOf('act-now')) break;
    const question = flow.questions[next.question];
    if (!question || isAsked(next.question, question, answers)) break;
    for (const row of question.rows) {
      const key = rowKey(next.question, row);
      answers = withAnswer(flow, answers, key, { answer: person.answers[key] ?? 'no' });
    }
    questions.push(costOfQuestion(question, statements));
  }

  const screens = [...opening, ...questions];
  const sum = (of: (one: ScreenCost) => number): number => screens.reduce((all, one) => all + of(one), 0);
  return {
    opening: opening.length,
    questions: questions.length,
    spoken: sum((one) => one.answers),
    taps: sum((one) => one.taps),
    wordsRead: sum((one) => one.wordsRead),
    wordsSaid: sum((one) => one.wordsSaid),
    seconds: sum(secondsOf),
  };
}
