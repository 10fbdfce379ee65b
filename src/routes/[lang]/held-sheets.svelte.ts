import { createContext } from 'svelte';

/** Something that is filled in on one page: a checklist, a plan, an agreement. */
export interface HeldSheet {
  /** Something was entered: it would be lost with this tab. */
  readonly begun: boolean;
  /** Empties it for good. */
  clear(): void;
  /** What the idle time empties, where that is not everything: answers of nobody may wait for a whole seminar. */
  readonly idle?: { begun(): boolean; clear(): void };
}

/**
 * The sheets of this tab, in memory only, whether the notebook is open or not. Whoever looks something up on another
 * page finds a sheet as it was. They are emptied by Leave and after the idle time.
 */
export class HeldSheets {
  readonly #held = new Map<string, HeldSheet>();

  /** The sheet of this name, begun by `make` on the first visit. A name has one kind of sheet. */
  hold<T extends HeldSheet>(name: string, make: () => T): T {
    const held = this.#held.get(name) ?? make();
    this.#held.set(name, held);
    return held as T;
  }

  get begun(): boolean {
    return [...this.#held.values()].some((sheet) => sheet.begun);
  }

  clear(): void {
    for (const sheet of this.#held.values()) sheet.clear();
  }

  /** Something stands in a sheet that the idle time empties. */
  get idleBegun(): boolean {
    return [...this.#held.values()].some((sheet) => (sheet.idle ? sheet.idle.begun() : sheet.begun));
  }

  clearIdle(): void {
    for (const sheet of this.#held.values()) (sheet.idle ?? sheet).clear();
  }
}

export const [useHeldSheets, provideHeldSheets] = createContext<HeldSheets>();
