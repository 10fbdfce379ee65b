import { createContext } from 'svelte';
import type { ScreeningSession } from '#screening';
import type { Answers } from '#screening/core';

/**
 * The screenings of this tab that were begun, one for each flow, in memory only. Whoever looks up a contact or unlocks
 * the notebook in the middle of one finds it as it was.
 */
export class HeldScreenings {
  /** The notebook locked and took a screening with it; it comes back out of its draft after unlocking. */
  lockedAway = $state(false);
  readonly #held = new Map<string, ScreeningSession>();
  readonly #sealed = new Map<string, string>();

  /** Goes on with the screening of this flow in `made`, which may be in another language, or begins it there. */
  enter(made: ScreeningSession): ScreeningSession {
    const before = this.#held.get(made.flow.id);
    if (before) made.takeOver(before);
    this.#held.set(made.flow.id, made);
    return made;
  }

  /** All that were begun in this tab. */
  get all(): ScreeningSession[] {
    return [...this.#held.values()].filter((session) => session.begun);
  }

  /** The screening of this flow, if it was begun in this tab. */
  of(flow: string): ScreeningSession | undefined {
    return this.#held.get(flow);
  }

  /** Remembers what the notebook is about to seal while the screenings stay in memory, behind a card. */
  rememberSealed(): void {
    this.#sealed.clear();
    for (const [flow, session] of this.#held) this.#sealed.set(flow, JSON.stringify(session.answers));
  }

  /** true for a draft that was sealed when a card was opened: what is in memory has grown out of it. */
  wasSealed(flow: string, answers: Answers): boolean {
    return this.#sealed.get(flow) === JSON.stringify(answers);
  }

  /** An answer of any of them would be lost with this tab. */
  get begun(): boolean {
    return [...this.#held.values()].some((session) => session.begun);
  }

  /** Empties all of them at once. */
  clear(): void {
    for (const session of this.#held.values()) session.clear();
    this.#sealed.clear();
  }
}

export const [useHeldScreenings, provideHeldScreenings] = createContext<HeldScreenings>();
