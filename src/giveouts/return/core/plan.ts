import type { ReturnFile, ReturnQuestion } from '../content/index.ts';

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
