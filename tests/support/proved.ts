import type { Flow } from '#screening/content';
import {
  screen,
  shownThemes,
  walkOpening,
  type Answers,
  type FlowWithId,
  type IndicatorIndex,
  type OpeningPlace,
  type Screening,
} from '#screening/core';
import { answersOf, type Reading, type State } from '../../src/compiler/prover/states.ts';

/** What the app makes of a state: the same things that the prover reads of it. */
export interface RunTime {
  readonly place: OpeningPlace;
  readonly shown: readonly string[];
  readonly screening: Screening;
}

/** The answers that lead to a state, as the app holds them. */
export function answersTo(state: State): Answers {
  return Object.fromEntries(Object.entries(answersOf(state)).map(([key, answer]) => [key, { answer }]));
}

export function runTimeOf(flow: FlowWithId, state: State, index: IndicatorIndex): RunTime {
  const answers = answersTo(state);
  return {
    place: walkOpening(flow, answers).now,
    shown: shownThemes(flow, answers).flatMap(({ questions }) => questions.map(({ id }) => id)),
    screening: screen(flow, answers, index),
  };
}

/** What two readings of a state are compared by. */
export interface Compared {
  readonly place: unknown;
  readonly shown: readonly string[];
  readonly band: string;
  readonly outcome: string | undefined;
  readonly positive: readonly string[];
  readonly profile: string | null;
}

export function comparedApp({ place, shown, screening }: RunTime): Compared {
  const { assessment, outcome } = screening;
  const positive = Object.entries(assessment.dimensions).flatMap(([list, dimensions]) =>
    Object.entries(dimensions).flatMap(([dimension, result]) =>
      result.positive ? [`${list}/${dimension}`] : [],
    ),
  );
  return {
    place,
    shown,
    band: assessment.band,
    outcome: outcome.id,
    positive: positive.sort(),
    profile: assessment.profile,
  };
}

export function comparedProver({ place, shown, band, outcomes, positive, profile }: Reading): Compared {
  return {
    place,
    shown,
    band,
    outcome: outcomes.length === 1 ? outcomes[0] : undefined,
    positive: [...positive].sort(),
    profile,
  };
}

/** true when both say the same of a state. */
export function agree(app: Compared, prover: Compared): boolean {
  return JSON.stringify(app) === JSON.stringify(prover);
}

/** A whole flow with its id, as the app holds it. */
export const withId = (id: string, flow: Flow): FlowWithId => ({ id, ...flow });
