import type { SelfTest, SelfTestPoint } from '../content/index.ts';
import type { ANSWERS } from './answers.ts';

export type SelfTestAnswer = (typeof ANSWERS)[number];
/** By the id of the point. A point without an answer was not asked yet. */
export type SelfTestAnswers = Readonly<Record<string, SelfTestAnswer>>;

/** The test as the compiler hands it over. */
/** Everything that is filled in. */
export interface SelfTestEntered {
  readonly answers: SelfTestAnswers;
  /** Who does what until when, by the id of the point. */
  readonly notes: Readonly<Record<string, string>>;
}

export interface SelfTestWithSources extends SelfTest {
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly year: string;
    readonly url: string | null;
    readonly whatWasRead: string;
  }[];
}

/** What is kept of a test that was taken, to compare the next one with. */
export interface SelfTestResult {
  readonly kind: 'self-test';
  /** Of this form of result. Old ones stay readable. */
  readonly version: 1;
  /** The edition of the handbook whose points were answered. */
  readonly edition: string;
  /** ISO day. */
  readonly day: string;
  readonly answers: SelfTestAnswers;
}

export interface Standing {
  /** Points answered with a plain yes. "Partly" is not in place: half a list of numbers helps nobody at night. */
  readonly inPlace: number;
  readonly answered: number;
  readonly all: number;
}

const answerTo = (answers: SelfTestAnswers, id: string): SelfTestAnswer | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined;

export function standing(points: readonly Pick<SelfTestPoint, 'id'>[], answers: SelfTestAnswers): Standing {
  const given = points.map(({ id }) => answerTo(answers, id));
  return {
    inPlace: given.filter((answer) => answer === 'yes').length,
    answered: given.filter((answer) => answer !== undefined).length,
    all: points.length,
  };
}

/** The sentence of the scale that holds for `inPlace` points. Throws nothing: a scale begins at 0. */
export function levelOf(scale: SelfTest['scale'], inPlace: number): SelfTest['scale'][number] | undefined {
  return scale.findLast(({ from }) => from <= inPlace);
}

/** The points that are answered, and not with yes, with what to do next; the plain no first, then not known, then partly. */
export function nextActions(
  points: readonly SelfTestPoint[],
  answers: SelfTestAnswers,
): { readonly point: SelfTestPoint; readonly answer: SelfTestAnswer }[] {
  const order: readonly SelfTestAnswer[] = ['no', 'not-known', 'partly'];
  return order.flatMap((answer) =>
    points.filter(({ id }) => answerTo(answers, id) === answer).map((point) => ({ point, answer })),
  );
}

export type Change = 'better' | 'worse' | 'same' | 'not-comparable';
export interface Compared {
  readonly id: string;
  readonly before: SelfTestAnswer | undefined;
  readonly now: SelfTestAnswer | undefined;
  readonly change: Change;
}

/** "No" and "not known" are equally far from being in place; between them nothing got better or worse. */
const RANK: Readonly<Record<SelfTestAnswer, number>> = { yes: 2, partly: 1, no: 0, 'not-known': 0 };

/** Each point then and now. What was not answered both times cannot be compared, and is neither better nor worse. */
export function compared(
  points: readonly Pick<SelfTestPoint, 'id'>[],
  before: SelfTestAnswers,
  now: SelfTestAnswers,
): Compared[] {
  return points.map(({ id }) => {
    const [then, today] = [answerTo(before, id), answerTo(now, id)];
    const change = ((): Change => {
      if (then === undefined || today === undefined) return 'not-comparable';
      if (RANK[today] === RANK[then]) return 'same';
      return RANK[today] > RANK[then] ? 'better' : 'worse';
    })();
    return { id, before: then, now: today, change };
  });
}

export const resultOf = (edition: string, day: string, answers: SelfTestAnswers): SelfTestResult => ({
  kind: 'self-test',
  version: 1,
  edition,
  day,
  answers,
});
