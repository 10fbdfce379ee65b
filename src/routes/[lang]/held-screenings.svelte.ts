import { createContext } from 'svelte';
import type { ScreeningSession } from '#screening';

/**
 * The screenings of this tab that were begun, one for each flow, in memory only. Whoever looks up a contact or unlocks
 * the notebook in the middle of one finds it as it was.
 */
export class HeldScreenings {
  /** The notebook locked and took a screening with it; it comes back out of its draft after unlocking. */
  lockedAway = $state(false);
  readonly #held = new Map<string, ScreeningSession>();

  /** Goes on with the screening of this flow in `made`, which may be in another language, or begins it there. */
  enter(made: ScreeningSession): ScreeningSession {
    const before = this.#held.get(made.flow.id);
    if (before) made.takeOver(before);
    this.#held.set(made.flow.id, made);
    return made;
  }

  /** An answer of any of them would be lost with this tab. */
  get begun(): boolean {
    return [...this.#held.values()].some((session) => session.begun);
  }

  /** Empties all of them at once. */
  clear(): void {
    for (const session of this.#held.values()) session.clear();
  }
}

export const [useHeldScreenings, provideHeldScreenings] = createContext<HeldScreenings>();
