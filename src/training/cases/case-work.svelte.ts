import type { ScreeningSession } from '#screening';
import {
  beginAgain,
  beginRun,
  happened,
  saidToHaveSeen,
  standingOf,
  type CaseRun,
  type GivenAnswers,
  type Happening,
  type PracticeCase,
} from './core/index.ts';

/** The steps of working a case, in their order. */
export const CASE_STEPS = ['stages', 'screening', 'contacts', 'ending'] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** A contact that was chosen, as far as the debrief names it. */
export interface PickedContact {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string;
}

/** What another room adds to a case, in memory as well: the paper of the referral. */
export interface HeldPart {
  readonly begun: boolean;
  clear(): void;
}

/** Milliseconds that nobody can set. */
type Steady = () => number;

/**
 * One case that is worked in this tab, in memory only: what was done, the answers to the real questions and the paper of
 * the referral. It is emptied by Leave and after the idle time, and nothing of it knows the notebook.
 */
export class CaseWork {
  readonly id: string;
  readonly #steady: Steady;
  #startedAt: number | undefined;

  // raw: a run is replaced as a whole, never changed in place
  run = $state.raw<CaseRun>(beginRun(''));
  /** Where the participant is; null before the beginning. */
  step = $state.raw<CaseStep | null>(null);
  picked = $state.raw<readonly PickedContact[]>([]);
  screening = $state.raw<ScreeningSession>();
  paper = $state.raw<HeldPart>();
  /** It was worked to its end in this tab, now or before. */
  worked = $state.raw(false);

  constructor(id: string, steady: Steady = () => performance.now()) {
    this.id = id;
    this.#steady = steady;
    this.run = beginRun(id);
  }

  /** Something would be lost with this tab. */
  get begun(): boolean {
    return this.step !== null;
  }

  /** Begins, or goes on where it was left. */
  begin(): void {
    this.#startedAt ??= this.#steady();
    this.step ??= 'stages';
  }

  /** Writes down that something happened. What cannot happen now changes nothing. */
  happen(one: PracticeCase, what: Happening, answers?: GivenAnswers): void {
    const seconds = (this.#steady() - (this.#startedAt ?? this.#steady())) / 1000;
    this.run = happened(one, this.run, seconds, what, answers);
    if (what.kind === 'finished' && standingOf(one, this.run.log).finished) this.worked = true;
  }

  /** Takes over the answers of the real questions: each that is new, changed or taken away is a line of the log. */
  record(one: PracticeCase, answers: GivenAnswers): void {
    const before = this.run.answers;
    for (const key of new Set([...Object.keys(before), ...Object.keys(answers)])) {
      const [was, is] = [before[key], answers[key]];
      if (was?.answer === is?.answer && was?.parked === is?.parked) continue;
      this.happen(one, { kind: 'answered', key, answer: is?.answer ?? null }, answers);
    }
  }

  /** Chooses a contact, or takes it back. */
  pick(one: PracticeCase, contact: PickedContact, chosen: boolean): void {
    const others = this.picked.filter(({ id }) => id !== contact.id);
    this.picked = chosen ? [...others, contact] : others;
    if (chosen) this.happen(one, { kind: 'picked', contact: contact.id });
  }

  hasPicked(contact: string): boolean {
    return this.picked.some(({ id }) => id === contact);
  }

  /** A sign that no question records: only the participant knows whether they saw it. */
  say(sign: string, seen: boolean): void {
    this.run = saidToHaveSeen(this.run, sign, seen);
  }

  /** The same case from the start. */
  again(): void {
    this.run = beginAgain(this.run);
    this.#empty();
    this.begin();
  }

  /** Empties all of it at once. */
  clear(): void {
    this.run = beginRun(this.id);
    this.worked = false;
    this.#empty();
  }

  #empty(): void {
    this.#startedAt = undefined;
    this.step = null;
    this.picked = [];
    this.screening?.clear();
    this.screening = undefined;
    this.paper?.clear();
    this.paper = undefined;
  }
}
