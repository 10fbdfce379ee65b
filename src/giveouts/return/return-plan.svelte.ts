import type { ReturnQuestion } from './content/index.ts';
import {
  EMPTY_PLAN,
  isPlanBegun,
  planOf,
  type Age,
  type Answer,
  type ReturnPlan,
  type RiskEntry,
  type StepEntry,
} from './core/index.ts';

const NO_RISK: RiskEntry = { who: '', likely: null, severe: null, reduces: '' };
const NO_STEP: StepEntry = { who: '', when: '', done: false };

/** One plan on one screen, in memory only. */
export class ReturnPlanHeld {
  // raw: the plan is replaced as a whole, never changed in place
  plan = $state.raw<ReturnPlan>(EMPTY_PLAN);
  #before: ReturnPlan | undefined;

  get begun(): boolean {
    return isPlanBegun(this.plan);
  }

  /** All of it, to be kept. */
  get entered(): ReturnPlan {
    return this.plan;
  }

  /** Takes up one that was kept. */
  takeUp(entered: unknown): void {
    this.plan = planOf(entered);
    this.#before = undefined;
  }

  riskOf(id: string): RiskEntry {
    return this.plan.risks[id] ?? NO_RISK;
  }

  stepOf(id: string): StepEntry {
    return this.plan.steps[id] ?? NO_STEP;
  }

  lineOf(id: string): string {
    return this.plan.lines[id] ?? '';
  }

  setAge(age: Age): void {
    this.plan = { ...this.plan, age };
  }

  answer(question: ReturnQuestion, answer: Answer): void {
    this.plan = { ...this.plan, answers: { ...this.plan.answers, [question]: answer } };
  }

  rate(id: string, change: Partial<RiskEntry>): void {
    this.plan = { ...this.plan, risks: { ...this.plan.risks, [id]: { ...this.riskOf(id), ...change } } };
  }

  step(id: string, change: Partial<StepEntry>): void {
    this.plan = { ...this.plan, steps: { ...this.plan.steps, [id]: { ...this.stepOf(id), ...change } } };
  }

  write(id: string, line: string): void {
    this.plan = { ...this.plan, lines: { ...this.plan.lines, [id]: line } };
  }

  /** Empties it for good: after the idle time, and when the officer leaves. */
  clear(): void {
    this.plan = EMPTY_PLAN;
    this.#before = undefined;
  }

  /** Empties it on the officer's wish; `bringBack` takes that back. */
  empty(): void {
    this.#before = this.plan;
    this.plan = EMPTY_PLAN;
  }

  bringBack(): void {
    if (this.#before) this.plan = this.#before;
    this.#before = undefined;
  }
}
