import type { TestQuestion, TestTopic } from '../content/index.ts';
import {
  isRight,
  movedBy,
  questionsOf,
  rightOption,
  scoreOf,
  setOf,
  type SeminarTestFile,
} from './marking.ts';
import { readCode, type Answers, type CaseResult, type ReadCode, type TestResult } from './room-code.ts';

/** What became of a code that was handed to the trainer's device. */
export type Taken =
  | { readonly ok: true; readonly codes: readonly string[]; readonly mark: string }
  | { readonly ok: false; readonly why: 'twice'; readonly mark: string }
  | { readonly ok: false; readonly why: 'other-text' | 'a-seminar' }
  | Extract<ReadCode, { ok: false }>;

/**
 * Adds a code to those of the room. The same fourteen characters count once. A code that cannot be read, that was made by
 * another edition's paper or that is a certificate's changes nothing, and says why.
 */
export function taken(test: Pick<SeminarTestFile, 'sets'>, codes: readonly string[], typed: string): Taken {
  const read = readCode(typed);
  if (!read.ok) return read;
  const { code, characters } = read;
  if (code.kind === 'seminar') return { ok: false, why: 'a-seminar' };
  if (code.kind === 'test' && !setOf(test, code)) return { ok: false, why: 'other-text' };
  if (codes.includes(characters)) return { ok: false, why: 'twice', mark: code.mark };
  return { ok: true, codes: [...codes, characters], mark: code.mark };
}

/** How often a number of right answers was reached, of `of` possible. */
export interface Topics {
  readonly topic: TestTopic;
  readonly before: number;
  readonly after: number;
  /** Of how many people, who sat both papers. */
  readonly of: number;
}

export interface Slip {
  readonly question: TestQuestion;
  /** Which wrong option was chosen most. */
  readonly chosen: 0 | 1 | 2;
  readonly times: number;
  /** Of how many who had this question after the seminar. */
  readonly of: number;
}

export interface CaseWorked {
  readonly caseNumber: number;
  readonly times: number;
  readonly noticed: number;
  readonly signs: number;
  readonly good: number;
  readonly goods: number;
  /** How many of them did something that can hurt. */
  readonly harmed: number;
}

/** The room as the trainer sees it: nobody, only how many. */
export interface Room {
  readonly results: number;
  readonly both: number;
  readonly beforeOnly: number;
  readonly afterOnly: number;
  /** Halves with the same mark that were put together. */
  readonly joined: number;
  /** Marks that stand on more results than can be put together: the same person twice, or two who chose alike. */
  readonly doubled: readonly { readonly mark: string; readonly results: number }[];
  /** The middle of all scores; null where there is none. */
  readonly before: number | null;
  readonly after: number | null;
  /** For those who sat both: how much more, in the middle, and how many went which way. */
  readonly gain: {
    readonly mean: number;
    readonly more: number;
    readonly same: number;
    readonly less: number;
  } | null;
  readonly topics: readonly Topics[];
  readonly slips: readonly Slip[];
  /** How many said 1, 2, 3, 4, 5. */
  readonly useful: readonly number[];
  readonly cases: readonly CaseWorked[];
}

const SLIPS = 3;
const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

interface Sat extends TestResult {
  readonly joinedFrom?: 2;
}

const same = (one: Answers | null, other: Answers | null): boolean =>
  one !== null && other !== null && one.every((chosen, n) => chosen === other[n]);

/** Whether a paper that was handed in alone is also half of `whole`, which was handed in later. */
const isHalfOf = (half: TestResult, whole: TestResult): boolean =>
  whole.before !== null &&
  whole.after !== null &&
  ((half.after === null && same(half.before, whole.before)) ||
    (half.before === null && same(half.after, whole.after)));

/**
 * The results behind the codes. A paper before and a paper after with the same mark, the same set and nothing else under that
 * mark are one person's: they are put together. Where more stand under a mark, nobody can tell which belong together. A half that was
 * handed in before the whole counts once.
 */
function together(results: readonly TestResult[]): {
  readonly sat: readonly Sat[];
  readonly doubled: Room['doubled'];
} {
  const byMark = new Map<string, TestResult[]>();
  for (const result of results) {
    const key = `${result.mark} ${String(result.set)} ${String(result.text)}`;
    byMark.set(key, [...(byMark.get(key) ?? []), result]);
  }
  const sat: Sat[] = [];
  const doubled: { mark: string; results: number }[] = [];
  for (const all of byMark.values()) {
    const group = all.filter((result) => !all.some((other) => other !== result && isHalfOf(result, other)));
    const [first, second] = group;
    const halves =
      group.length === 2 &&
      first !== undefined &&
      second !== undefined &&
      [first, second].filter(({ before, after }) => before !== null && after === null).length === 1 &&
      [first, second].filter(({ before, after }) => before === null && after !== null).length === 1;
    if (halves) {
      const [before, after] = first.before ? [first, second] : [second, first];
      sat.push({ ...after, before: before.before, useful: after.useful ?? before.useful, joinedFrom: 2 });
      continue;
    }
    sat.push(...group);
    if (group.length > 1 && first) doubled.push({ mark: first.mark, results: group.length });
  }
  return { sat, doubled: doubled.sort((a, b) => b.results - a.results || (a.mark < b.mark ? -1 : 1)) };
}

const readAll = (codes: readonly string[]): (TestResult | CaseResult)[] =>
  codes.flatMap((characters) => {
    const read = readCode(characters);
    return read.ok && read.code.kind !== 'seminar' ? [read.code] : [];
  });

/** What the codes of a room come to. Works with none, with one and with thirty, and does not depend on their order. */
export function roomOf(test: SeminarTestFile, codes: readonly string[]): Room {
  const all = readAll([...new Set(codes)].sort());
  const { sat, doubled } = together(all.filter((code) => code.kind === 'test'));
  const scored = sat.flatMap((result) => {
    const set = setOf(test, result);
    if (!set) return [];
    const score = (paper: string, answers: Answers | null): number | null =>
      answers === null ? null : scoreOf(questionsOf(test, paper), answers);
    return [
      {
        result,
        set,
        before: score(set.before, result.before),
        after: score(set.after, result.after),
      },
    ];
  });
  const both = scored.filter(({ before, after }) => before !== null && after !== null);
  const gains = both.map(({ before, after }) => (after ?? 0) - (before ?? 0));
  const middle = mean(gains);
  const moved = both.flatMap(({ result, set }) =>
    result.before && result.after ? movedBy(test, set, result.before, result.after) : [],
  );
  return {
    results: scored.length,
    both: both.length,
    beforeOnly: scored.filter(({ before, after }) => before !== null && after === null).length,
    afterOnly: scored.filter(({ before, after }) => before === null && after !== null).length,
    joined: sat.filter(({ joinedFrom }) => joinedFrom !== undefined).length,
    doubled,
    before: mean(scored.flatMap(({ before }) => before ?? [])),
    after: mean(scored.flatMap(({ after }) => after ?? [])),
    gain:
      middle === null
        ? null
        : {
            mean: middle,
            more: gains.filter((gain) => gain > 0).length,
            same: gains.filter((gain) => gain === 0).length,
            less: gains.filter((gain) => gain < 0).length,
          },
    topics: test.topics.map((topic) => {
      const here = moved.filter((one) => one.topic.number === topic.number);
      return {
        topic,
        before: here.filter((one) => one.before).length,
        after: here.filter((one) => one.after).length,
        of: here.length,
      };
    }),
    slips: slipsOf(
      test,
      sat.flatMap((result) => {
        const set = setOf(test, result);
        return set && result.after
          ? [{ questions: questionsOf(test, set.after), answers: result.after }]
          : [];
      }),
    ),
    useful: [1, 2, 3, 4, 5].map((number) => sat.filter(({ useful }) => useful === number).length),
    cases: casesOf(all.filter((code) => code.kind === 'case')),
  };
}

/** The wrong answers that were given most after the seminar, the most first: what to take up again before all go home. */
export function slipsOf(
  test: Pick<SeminarTestFile, 'questions'>,
  papers: readonly { readonly questions: readonly TestQuestion[]; readonly answers: Answers }[],
): Slip[] {
  const had = new Map<string, number>();
  const wrong = new Map<string, number>();
  for (const { questions, answers } of papers) {
    questions.forEach((question, n) => {
      had.set(question.id, (had.get(question.id) ?? 0) + 1);
      const chosen = answers[n] ?? null;
      if (chosen === null || isRight(question, chosen)) return;
      const key = `${question.id} ${String(chosen)}`;
      wrong.set(key, (wrong.get(key) ?? 0) + 1);
    });
  }
  return test.questions
    .flatMap((question) =>
      ([0, 1, 2] as const).flatMap((chosen): Slip[] => {
        const times =
          chosen === rightOption(question) ? 0 : (wrong.get(`${question.id} ${String(chosen)}`) ?? 0);
        return times === 0 ? [] : [{ question, chosen, times, of: had.get(question.id) ?? 0 }];
      }),
    )
    .sort(
      (a, b) =>
        b.times - a.times || b.times / b.of - a.times / a.of || (a.question.id < b.question.id ? -1 : 1),
    )
    .slice(0, SLIPS);
}

function casesOf(results: readonly CaseResult[]): CaseWorked[] {
  const numbers = [...new Set(results.map(({ caseNumber }) => caseNumber))].sort((a, b) => a - b);
  return numbers.map((caseNumber) => {
    const here = results.filter((result) => result.caseNumber === caseNumber);
    const sum = (of: (result: CaseResult) => number): number =>
      here.reduce((all, result) => all + of(result), 0);
    return {
      caseNumber,
      times: here.length,
      noticed: sum(({ noticed }) => noticed),
      signs: sum(({ signs }) => signs),
      good: sum(({ good }) => good),
      goods: sum(({ goods }) => goods),
      harmed: here.filter(({ harm }) => harm > 0).length,
    };
  });
}
