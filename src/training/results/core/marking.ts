import type { SeminarTest, TestPaper, TestQuestion, TestSet, TestTopic } from '../content/index.ts';
import type { Answers, Chosen, TestResult } from './room-code.ts';

/** The test as the compiler hands it over. */
export interface SeminarTestFile extends Omit<SeminarTest, 'sets'> {
  readonly sets: readonly (TestSet & {
    /** 0 to 15: a fingerprint of the questions and their options, as it stands in the codes of results. */
    readonly text: number;
  })[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly year: string;
    readonly whatWasRead: string;
  }[];
}
export type NumberedSet = SeminarTestFile['sets'][number];

/** Which paper of a set. */
export type When = 'before' | 'after';

/** The options of a question as they stand on paper. */
export const LETTERS = ['a', 'b', 'c'] as const;

export const rightOption = (question: Pick<TestQuestion, 'options'>): Chosen => {
  const place = question.options.findIndex(({ right }) => right === true);
  return place === 0 || place === 1 || place === 2 ? place : null;
};

/** The questions of a paper, in its order. Empty where the handbook has no such paper: the compiler sees to it. */
export function questionsOf(
  test: Pick<SeminarTestFile, 'papers' | 'questions'>,
  paper: string,
): TestQuestion[] {
  const byId = new Map(test.questions.map((question) => [question.id, question]));
  const found = test.papers.find(({ id }: TestPaper) => id === paper);
  return (found?.questions ?? []).flatMap((id) => byId.get(id) ?? []);
}

/** The set of a result, in the very text that was answered; undefined where this edition has another. */
export function setOf(
  test: Pick<SeminarTestFile, 'sets'>,
  result: Pick<TestResult, 'set' | 'text'>,
): NumberedSet | undefined {
  return test.sets.find(({ number, text }) => number === result.set && text === result.text);
}

export const isRight = (question: TestQuestion, chosen: Chosen | undefined): boolean =>
  chosen !== undefined && chosen !== null && chosen === rightOption(question);

/** How many of a paper's answers are right. An answer that was not given is not right. */
export function scoreOf(questions: readonly TestQuestion[], answers: Answers): number {
  return questions.filter((question, n) => isRight(question, answers[n])).length;
}

/** What one person knew of a topic before and after. */
export interface TopicMoved {
  readonly topic: TestTopic;
  readonly before: boolean;
  readonly after: boolean;
}

/** Topic by topic, for whoever sat both papers. */
export function movedBy(test: SeminarTestFile, set: TestSet, before: Answers, after: Answers): TopicMoved[] {
  const [first, second] = [questionsOf(test, set.before), questionsOf(test, set.after)];
  return first.flatMap((question, n): TopicMoved[] => {
    const topic = test.topics.find(({ number }) => number === question.topic);
    const later = second[n];
    return topic && later
      ? [{ topic, before: isRight(question, before[n]), after: isRight(later, after[n]) }]
      : [];
  });
}

/** The answers of a paper that was filled in by hand: a, b or c, and anything else for none. Undefined unless there are ten. */
export function lettersToAnswers(letters: string): Answers | undefined {
  const given = Array.from(letters.toLowerCase().replace(/\s/g, ''));
  if (given.length !== 10 || given.some((letter) => !/[abc\-–.x_]/.test(letter))) return undefined;
  return given.map((letter): Chosen => {
    const place = LETTERS.findIndex((one) => one === letter);
    return place === 0 || place === 1 || place === 2 ? place : null;
  });
}
