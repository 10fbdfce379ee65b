import { createContext } from 'svelte';

/** Something of training that is filled in on one page: a test, a plan of a seminar, a case in hand. */
export interface HeldExercise {
  /** Something was entered: it would be lost with this tab. */
  readonly begun: boolean;
  /** Empties it for good. */
  clear(): void;
  /** What the idle time empties, where that is not everything: answers of nobody may wait for a whole seminar. */
  readonly idle?: { begun(): boolean; clear(): void };
}

/**
 * What is practised in this tab, in memory only: apart from the sheets that the notebook may take, because no exercise
 * comes near it. Whoever looks something up on another page finds it as it was. It is emptied by Leave and after the idle
 * time.
 */
export class HeldExercises {
  readonly #held = new Map<string, HeldExercise>();

  /** The exercise of this name, begun by `make` on the first visit. A name has one kind of exercise. */
  hold<T extends HeldExercise>(name: string, make: () => T): T {
    const held = this.#held.get(name) ?? make();
    this.#held.set(name, held);
    return held as T;
  }

  get begun(): boolean {
    return [...this.#held.values()].some((exercise) => exercise.begun);
  }

  clear(): void {
    for (const exercise of this.#held.values()) exercise.clear();
  }

  /** Something stands in an exercise that the idle time empties. */
  get idleBegun(): boolean {
    return [...this.#held.values()].some((exercise) =>
      exercise.idle ? exercise.idle.begun() : exercise.begun,
    );
  }

  clearIdle(): void {
    for (const exercise of this.#held.values()) (exercise.idle ?? exercise).clear();
  }
}

export const [useHeldExercises, provideHeldExercises] = createContext<HeldExercises>();
