import type { ReturnFile, ReturnQuestion } from '../content/index.ts';
import { LIKELY, SEVERE } from './risk.ts';

export type Answer = 'yes' | 'no' | 'unclear';
export type Age = 'adult' | 'under-18' | 'unsure';
export type Likely = 'unlikely' | 'possible' | 'likely' | 'not-known';
export type Severe = 'some' | 'serious' | 'grave' | 'not-known';

/** How one risk stands today, with only what is in place already: a measure that is planned lowers nothing yet. */
export interface RiskEntry {
  /** Whom or what is feared. */
  readonly who: string;
  readonly likely: Likely | null;
  readonly severe: Severe | null;
  /** What reduces it, and who does that. */
  readonly reduces: string;
}

export interface StepEntry {
  readonly who: string;
  /** ISO day, or what was typed instead. */
  readonly when: string;
  readonly done: boolean;
}

/** One plan, as far as it was filled in. Names are never required. */
export interface ReturnPlan {
  readonly age: Age | null;
  readonly answers: Readonly<Partial<Record<ReturnQuestion, Answer>>>;
  readonly risks: Readonly<Record<string, RiskEntry>>;
  readonly steps: Readonly<Record<string, StepEntry>>;
  /** Everything that is written on a line of its own: `need/housing`, `money/ticket/amount`. */
  readonly lines: Readonly<Record<string, string>>;
}

/** The data as the compiler hands it over. */
export interface ReturnWithSources extends ReturnFile {
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly year: string;
    readonly url: string | null;
    readonly whatWasRead: string;
  }[];
}

export const EMPTY_PLAN: ReturnPlan = { age: null, answers: {}, risks: {}, steps: {}, lines: {} };

/** In the order in which they are asked: fear of the own State first, before any step that brings it in. */
export const ALWAYS_ASKED: readonly ReturnQuestion[] = [
  'fears-own-state',
  'wants-protection',
  'mission-involved',
  'wants-to-return',
  'wish-in-writing',
  'fit-to-travel',
  'case-open',
  'case-agreed',
  'receiving-body-agreed',
  'travel-document',
  'exit-problems-solved',
];
export const ASKED_FOR_CHILD: readonly ReturnQuestion[] = [
  'child-authority-leads',
  'child-heard',
  'best-interests-decided',
  'family-assessed',
  'collector-checked',
];

/** Whoever may be a child is treated as one. */
export const mayBeChild = ({ age }: Pick<ReturnPlan, 'age'>): boolean =>
  age === 'under-18' || age === 'unsure';

const NOT_BY_US: readonly ReturnQuestion[] = ['fears-own-state', 'wants-protection', 'mission-involved'];

/** Somebody else must help: the person fears their State, wants protection, or this mission is involved. Unclear counts. */
export const notByUs = ({ answers }: Pick<ReturnPlan, 'answers'>): boolean =>
  NOT_BY_US.some((question) => answers[question] === 'yes' || answers[question] === 'unclear');

/** A step that brings in the own State waits until all three were asked and answered with no. */
export const ownStateStepWaits = ({ answers }: Pick<ReturnPlan, 'answers'>): boolean =>
  NOT_BY_US.some((question) => answers[question] !== 'no');

/** Something was entered: it would be lost with the tab. */
export const isPlanBegun = (plan: ReturnPlan): boolean =>
  plan.age !== null ||
  Object.keys(plan.answers).length > 0 ||
  Object.values(plan.risks).some(
    ({ who, likely, severe, reduces }) => who !== '' || likely !== null || severe !== null || reduces !== '',
  ) ||
  Object.values(plan.steps).some(({ who, when, done }) => done || who !== '' || when !== '') ||
  Object.values(plan.lines).some((line) => line !== '');

const AGES: readonly unknown[] = ['adult', 'under-18', 'unsure'] satisfies Age[];
const ANSWERS: readonly unknown[] = ['yes', 'no', 'unclear'] satisfies Answer[];
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The entries of `value` that `read` understands, under their own names. */
function entriesOf<T>(value: unknown, read: (entry: unknown) => T | undefined): Record<string, T> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, entry]) => {
      const understood = read(entry);
      return understood === undefined ? [] : [[id, understood] as const];
    }),
  );
}

/** Reads a plan that was kept: here, by another version, or in a colleague's file. What it cannot read is left out. */
export function planOf(value: unknown): ReturnPlan {
  if (!isRecord(value)) return EMPTY_PLAN;
  return {
    age: AGES.includes(value.age) ? (value.age as Age) : null,
    answers: entriesOf(value.answers, (answer) =>
      ANSWERS.includes(answer) ? (answer as Answer) : undefined,
    ),
    risks: entriesOf(value.risks, (risk) =>
      isRecord(risk)
        ? {
            who: textIn(risk.who),
            likely: LIKELY.find((one) => one === risk.likely) ?? null,
            severe: SEVERE.find((one) => one === risk.severe) ?? null,
            reduces: textIn(risk.reduces),
          }
        : undefined,
    ),
    steps: entriesOf(value.steps, (step) =>
      isRecord(step)
        ? { who: textIn(step.who), when: textIn(step.when), done: step.done === true }
        : undefined,
    ),
    lines: entriesOf(value.lines, (line) => (typeof line === 'string' ? line : undefined)),
  };
}
