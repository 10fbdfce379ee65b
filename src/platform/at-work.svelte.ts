import {
  beginAgain,
  beginRun,
  debriefOf,
  happened,
  resultOf,
  standingOf,
  type CaseRun,
  type Happening,
  type PracticeCase,
} from '#training/cases/core';
import { editionOf, isPassed, readKept, scoreOf, writeKept, type Kept } from './core/index.ts';
import type { Host, Seconds } from './host.ts';

/** One case at work in a package: the core of cases, and the platform that hears of it. */
export class AtWork {
  readonly one: PracticeCase;
  readonly #host: Host;
  readonly #seconds: Seconds;
  #completed: boolean;
  #passed: boolean;
  // raw: a run is replaced as a whole, never changed in place
  run = $state.raw<CaseRun>(beginRun(''));
  /** The platform did not take the last thing that it was told. */
  notTaken = $state(false);
  /** It was begun at an earlier visit. */
  readonly resumed: boolean;
  readonly standing = $derived.by(() => standingOf(this.one, this.run.log));
  readonly debrief = $derived.by(() => debriefOf(this.one, this.run));

  constructor(one: PracticeCase, host: Host, seconds: Seconds) {
    this.one = one;
    this.#host = host;
    this.#seconds = seconds;
    const kept = host.kept === undefined ? undefined : readKept(host.kept, one);
    this.#completed = kept?.completed ?? false;
    this.#passed = kept?.passed ?? false;
    this.run = kept ? this.#runOf(kept) : beginRun(one.id);
    this.resumed = this.run.log.length > 0;
  }

  /** The score as it stands, and whether it passes. */
  get result(): { readonly score: number; readonly passed: boolean } {
    const { good, goods, harm } = resultOf(this.one, this.run);
    const referralRight = ['as-the-author', 'rightly-without'].includes(this.debrief.referral.standing);
    const worked = { good, goods, harm, referralRight };
    return { score: scoreOf(worked), passed: isPassed(worked, this.#host.mastery) };
  }

  happen(what: Happening): void {
    this.run = happened(this.one, this.run, this.#seconds(), what);
    if (this.standing.finished) {
      this.#completed = true;
      if (this.result.passed) this.#passed = true;
    }
    void this.tellAgain();
  }

  /** The same case from the start. What the platform heard stands. */
  again(): void {
    this.run = beginAgain(this.run);
    void this.tellAgain();
  }

  /** Tells the platform how it stands. It may be told again what it did not take. */
  async tellAgain(): Promise<void> {
    const text = writeKept(this.#kept());
    const kept = text !== undefined && (await this.#host.keep(text));
    const { score, passed } = this.result;
    const told = !this.standing.finished || (await this.#host.worked(score, passed));
    this.notTaken = !kept || !told;
  }

  #kept(): Kept {
    const { open, now, chosen, decided, finished } = this.standing;
    return {
      edition: editionOf(this.one),
      attempt: this.run.attempt,
      left: now ? open.length - 1 : this.one.stages.length,
      chosen: open.map(({ id, choices }) =>
        choices.flatMap((choice, at) => (chosen.get(id)?.has(choice.id) === true ? [at] : [])),
      ),
      decided: decided ?? null,
      finished,
      completed: this.#completed,
      passed: this.#passed,
    };
  }

  /** Does again what was kept, by the same rules as the first time. */
  #runOf({ attempt, left, chosen, decided, finished }: Kept): CaseRun {
    const doings = this.one.stages.slice(0, left + 1).flatMap((stage, n): Happening[] => [
      ...(chosen[n] ?? []).flatMap((at): Happening[] => {
        const choice = stage.choices[at];
        return choice ? [{ kind: 'chose', stage: stage.id, choice: choice.id }] : [];
      }),
      ...(n < left ? [{ kind: 'went-on', stage: stage.id } as const] : []),
    ]);
    if (decided) doings.push({ kind: 'decided', referral: decided });
    if (finished) doings.push({ kind: 'finished' });
    return doings.reduce<CaseRun>((run, what) => happened(this.one, run, 0, what), {
      ...beginRun(this.one.id),
      attempt,
    });
  }
}
