import type { CaseStage } from '../content/index.ts';
import type { PracticeCase } from './case.ts';

/** An answer of the real flow, as far as practice looks at it: see `Answer` of #screening/core, whose answers fit here. */
export interface GivenAnswer {
  readonly answer: string;
  readonly parked?: true;
}
/** An opening question's id, or `question/row`, with what the participant recorded. */
export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** What whoever works a case decides about a referral. */
export type Decision = 'offered' | 'urgent' | 'none';

/** One thing that a participant did. */
export type Happening =
  | { readonly kind: 'looked-at'; readonly document: string }
  | { readonly kind: 'chose' | 'took-back'; readonly stage: string; readonly choice: string }
  /** Went on: from here the choices of this stage stand. */
  | { readonly kind: 'went-on'; readonly stage: string }
  /** Recorded, changed or took away (null) an answer of the flow. */
  | { readonly kind: 'answered'; readonly key: string; readonly answer: string | null }
  /** Picked a contact for a need. */
  | { readonly kind: 'picked'; readonly contact: string }
  | { readonly kind: 'decided'; readonly referral: Decision }
  | { readonly kind: 'finished' };

/** A line of the log: what, and when in whole seconds since the case was begun. */
export interface LogLine {
  readonly at: number;
  readonly what: Happening;
}
export type CaseLog = readonly LogLine[];

/**
 * One working of a case. It holds what was done and nothing that follows from it: where the participant stands, what was
 * noticed and how it went are worked out again each time. Plain data, so that it can be kept as it is.
 */
export interface CaseRun {
  readonly caseId: string;
  /** 1 for the first time; a repeat counts on. */
  readonly attempt: number;
  readonly log: CaseLog;
  /** The answers to the real flow as they stand. */
  readonly answers: GivenAnswers;
  /**
   * The signs without a row that the participant says, in the debrief, to have noticed: no machine can tell it from what
   * they said at the table.
   */
  readonly saw: readonly string[];
}

/** A run before anything was done. */
export function beginRun(caseId: string): CaseRun {
  return { caseId, attempt: 1, log: [], answers: {}, saw: [] };
}

/** The same case from the start: nothing of the run before is taken over but its count. */
export function beginAgain(run: CaseRun): CaseRun {
  return { ...beginRun(run.caseId), attempt: run.attempt + 1 };
}

/** Where a participant stands. */
export interface CaseStanding {
  /** The stages read so far with the present one last; when all were worked through, all of them. */
  readonly open: readonly CaseStage[];
  /** The stage whose choices can be changed; undefined when every stage was gone on from. */
  readonly now: CaseStage | undefined;
  /** What stands as chosen, by stage. */
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>;
  /** The last decision about a referral. */
  readonly decided: Decision | undefined;
  /** The contacts picked, in order, each once. */
  readonly picked: readonly string[];
  readonly finished: boolean;
}

/** Works out from the log where the participant stands. Lines that name what the case does not have change nothing. */
export function standingOf(one: PracticeCase, log: CaseLog): CaseStanding {
  const chosen = new Map(one.stages.map(({ id }) => [id, new Set<string>()]));
  const picked = new Set<string>();
  let now = 0;
  let decided: Decision | undefined;
  let finished = false;
  for (const { what } of log) {
    if (finished) break;
    const stage = one.stages[now];
    if (what.kind === 'chose' && what.stage === stage?.id && hasChoice(stage, what.choice)) {
      chosen.get(stage.id)?.add(what.choice);
    }
    if (what.kind === 'took-back' && what.stage === stage?.id) chosen.get(stage.id)?.delete(what.choice);
    if (what.kind === 'went-on' && what.stage === stage?.id) now += 1;
    if (what.kind === 'picked') picked.add(what.contact);
    if (what.kind === 'decided') decided = what.referral;
    if (what.kind === 'finished' && now >= one.stages.length) finished = true;
  }
  return {
    open: one.stages.slice(0, now + 1),
    now: one.stages[now],
    chosen,
    decided,
    picked: [...picked],
    finished,
  };
}

const hasChoice = (stage: CaseStage, choice: string): boolean =>
  stage.choices.some(({ id }) => id === choice);

/** Whether this can happen now: choices belong to the present stage, papers to those read, and the end comes after all. */
export function canHappen(one: PracticeCase, log: CaseLog, what: Happening): boolean {
  const { now, open, chosen, finished } = standingOf(one, log);
  if (finished) return false;
  switch (what.kind) {
    case 'chose':
      return (
        what.stage === now?.id &&
        hasChoice(now, what.choice) &&
        chosen.get(now.id)?.has(what.choice) === false
      );
    case 'took-back':
      return what.stage === now?.id && chosen.get(now.id)?.has(what.choice) === true;
    case 'went-on':
      return what.stage === now?.id;
    case 'looked-at':
      return open.some(({ documents }) => documents.includes(what.document));
    case 'finished':
      return now === undefined;
    default:
      return true;
  }
}

/**
 * The run with this written into its log. `at` is the seconds since the case was begun; the log never runs backwards,
 * whatever the clock of the device does. What cannot happen now is not written: the same run comes back. An answer of the
 * flow is written here and also stands in `answers`; hand in the whole of them where the flow changed several at once.
 */
export function happened(
  one: PracticeCase,
  run: CaseRun,
  at: number,
  what: Happening,
  answers: GivenAnswers = run.answers,
): CaseRun {
  if (!canHappen(one, run.log, what)) return run;
  const last = run.log.at(-1)?.at ?? 0;
  const second = Number.isFinite(at) ? Math.max(last, Math.floor(at)) : last;
  const line: LogLine = { at: second, what };
  return {
    ...run,
    log: [...run.log, line],
    answers: what.kind === 'answered' && answers === run.answers ? withOne(answers, what) : answers,
  };
}

function withOne(
  answers: GivenAnswers,
  { key, answer }: { key: string; answer: string | null },
): GivenAnswers {
  const others = Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key));
  return answer === null ? others : { ...others, [key]: { answer } };
}

/** The run with a sign of no row said, or no longer said, to have been noticed. Asked in the debrief only. */
export function saidToHaveSeen(run: CaseRun, sign: string, seen: boolean): CaseRun {
  const others = run.saw.filter((one) => one !== sign);
  return { ...run, saw: seen ? [...others, sign] : others };
}

/**
 * A kept value read as a run, and undefined when it is none: what lies in a database may be older than this edition.
 * A run of a case that has changed since is a run; the debrief says what it could not place.
 */
export function asRun(value: unknown): CaseRun | undefined {
  if (!isObject(value)) return undefined;
  const { caseId, attempt, log, answers, saw } = value;
  const sound =
    typeof caseId === 'string' &&
    Number.isInteger(attempt) &&
    (attempt as number) >= 1 &&
    Array.isArray(log) &&
    log.every(isLine) &&
    isObject(answers) &&
    Object.values(answers).every((one) => isObject(one) && typeof one.answer === 'string') &&
    Array.isArray(saw) &&
    saw.every((one) => typeof one === 'string');
  return sound ? ({ caseId, attempt, log, answers, saw } as unknown as CaseRun) : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The texts that each happening has beside its kind. */
const PARTS: Readonly<Record<Happening['kind'], readonly string[]>> = {
  'looked-at': ['document'],
  chose: ['stage', 'choice'],
  'took-back': ['stage', 'choice'],
  'went-on': ['stage'],
  answered: ['key'],
  picked: ['contact'],
  decided: ['referral'],
  finished: [],
};

function isLine(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.what) || typeof value.at !== 'number') return false;
  const { what } = value;
  const parts = Object.entries(PARTS).find(([kind]) => kind === what.kind)?.[1];
  if (parts?.every((part) => typeof what[part] === 'string') !== true) return false;
  if (what.kind === 'answered') return what.answer === null || typeof what.answer === 'string';
  return what.kind !== 'decided' || ['offered', 'urgent', 'none'].includes(what.referral as string);
}
