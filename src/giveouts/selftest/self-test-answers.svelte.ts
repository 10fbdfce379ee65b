import {
  enteredOf,
  type SelfTestAnswer,
  type SelfTestAnswers,
  type SelfTestEntered,
  type SelfTestResult,
} from './core/index.ts';

const NOTHING: SelfTestEntered = { answers: {}, notes: {} };

/** One self-test on one screen, in memory only, and the earlier result it is compared with. */
export class SelfTestAnswersHeld {
  #entered = $state.raw<SelfTestEntered>(NOTHING);
  earlier = $state.raw<SelfTestResult>();
  #before: SelfTestEntered | undefined;

  get answers(): SelfTestAnswers {
    return this.#entered.answers;
  }

  get begun(): boolean {
    const { answers, notes } = this.#entered;
    return Object.keys(answers).length > 0 || Object.values(notes).some((note) => note.trim() !== '');
  }

  /** All of it, to be kept. */
  get entered(): SelfTestEntered {
    return this.#entered;
  }

  /** Takes up one that was kept. */
  takeUp(entered: unknown): void {
    this.#entered = enteredOf(entered);
    this.#before = undefined;
  }

  noteOn(id: string): string {
    return this.#entered.notes[id] ?? '';
  }

  answer(id: string, answer: SelfTestAnswer): void {
    this.#entered = { ...this.#entered, answers: { ...this.#entered.answers, [id]: answer } };
  }

  note(id: string, note: string): void {
    this.#entered = { ...this.#entered, notes: { ...this.#entered.notes, [id]: note } };
  }

  /** Empties it for good, the earlier result too. */
  clear(): void {
    this.#entered = NOTHING;
    this.#before = undefined;
    this.earlier = undefined;
  }

  /** Empties it on the officer's wish, to take the test again; `bringBack` takes that back. */
  empty(): void {
    this.#before = this.#entered;
    this.#entered = NOTHING;
  }

  bringBack(): void {
    if (this.#before) this.#entered = this.#before;
    this.#before = undefined;
  }
}
