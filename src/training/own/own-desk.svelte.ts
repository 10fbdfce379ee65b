import type { PracticeCase } from './case-schema.ts';
import type { Checked } from './check-case.ts';
import { NOTHING_GATHERED, type Draft, type Gathered } from './core/index.ts';

/** Where a trainer is on the page of own cases. */
export type DeskView = 'start' | 'write' | 'take' | 'ready' | 'show';

/**
 * A trainer's own case in this tab, in memory only: what is being written, what was loaded, and the codes that were read
 * so far. Leave and the idle time empty it.
 */
export class OwnDesk {
  view = $state.raw<DeskView>('start');
  /** What stands in the form. It stays whatever the check says, and whatever page is looked at meanwhile. */
  draft = $state.raw<Draft>();
  /** What the last check said, of exactly this draft; gone with the next change. */
  checked = $state.raw<Checked>();
  gathered = $state.raw<Gathered>(NOTHING_GATHERED);

  /** The case that is being worked; undefined while the page of own cases is shown. */
  working = $state.raw<PracticeCase>();
  #worked: PracticeCase | undefined;

  /** This very case was worked last, so what was done in it still fits. */
  worksOn(one: PracticeCase): boolean {
    return this.#worked === one;
  }

  /** Goes over to working the case. */
  work(one: PracticeCase): void {
    this.#worked = one;
    this.working = one;
  }

  /** Something was entered or read: it would be lost with this tab. */
  get begun(): boolean {
    return this.draft !== undefined || this.gathered.length > 0;
  }

  /** Takes over a change in the form. */
  write(draft: Draft): void {
    this.draft = draft;
    this.checked = undefined;
  }

  /** Empties it for good. */
  clear(): void {
    this.view = 'start';
    this.draft = undefined;
    this.checked = undefined;
    this.gathered = NOTHING_GATHERED;
    this.working = undefined;
    this.#worked = undefined;
  }
}
