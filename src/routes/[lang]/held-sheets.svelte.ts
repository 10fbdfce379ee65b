import { createContext } from 'svelte';
import type { SheetDraft } from '#notebook/core';
import type { ScreeningFacts } from '#referral/core';

/** Something that is filled in on one page: a checklist, a plan, an agreement. */
export interface HeldSheet {
  /** Something was entered: it would be lost with this tab. */
  readonly begun: boolean;
  /** All that was entered, as a value that can be kept. */
  readonly entered: unknown;
  /** Takes up what was entered before, here or by a colleague. What the room cannot read is left out. */
  takeUp: (entered: unknown) => void;
  /** Empties it for good. */
  clear: () => void;
}

/** Milliseconds without a change after which what was entered is sealed. */
const PAUSE = 400;

/** Which piece of work a sheet is, and where it is kept. */
export class SheetWork {
  /** The id that it has in the notebook; null until the notebook is first needed for it. */
  id = $state<string | null>(null);
  keptIn = $state.raw<SheetDraft['keptIn']>(null);
  /** What was entered when it was kept, to the letter; null: not kept. */
  kept = $state<string | null>(null);
  /** It lies in the notebook, as a draft or kept. */
  sealed = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Does something after a pause, unless something newer comes. */
  afterPause(work: () => void): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(work, PAUSE);
  }

  /** What waited for its pause is not done any more. */
  stopWaiting(): void {
    clearTimeout(this.#pause);
  }

  /** Forgets the notebook: what is entered next is another piece of work. */
  clear(): void {
    this.stopWaiting();
    this.id = null;
    this.keptIn = null;
    this.kept = null;
    this.sealed = false;
  }
}

/** A sheet of this tab, with its place. */
export interface OpenSheet {
  readonly name: string;
  readonly sheet: HeldSheet;
  readonly work: SheetWork;
}

/**
 * The sheets of this tab. Whoever looks something up on another page finds a sheet as it was. They are in memory only
 * while the notebook is locked; while it is open, a sheet on the screen is sealed as a draft, goes off the screen with
 * the key, and comes back after the next unlock. They are emptied by Leave, and after the idle time.
 */
export class HeldSheets {
  /** By name. What becomes of them with the notebook is in `sheets-in-notebook.ts`, which comes with it. */
  readonly held = new Map<string, OpenSheet>();
  /** What is to be filled in when a sheet is first shown. */
  readonly waiting = new Map<string, ToFill>();
  #referral: WantedReferral | null = null;
  /** The names of sheets that the lock took along. */
  lockedAway = $state.raw<readonly string[]>([]);
  /** What lies in the locked notebook. */
  readonly sealedAway = new Map<string, { readonly id: string; readonly keptIn: SheetDraft['keptIn'] }>();

  /** The sheet of this name, begun by `make` on the first visit. A name has one kind of sheet. */
  hold<T extends HeldSheet>(name: string, make: () => T): OpenSheet & { readonly sheet: T } {
    const held = this.held.get(name) ?? { name, sheet: make(), work: new SheetWork() };
    this.held.set(name, held);
    const waiting = this.waiting.get(name);
    this.waiting.delete(name);
    if (waiting) take(held, waiting);
    return held as OpenSheet & { readonly sheet: T };
  }

  /** The sheet of this name, if its page was visited. */
  of(name: string): OpenSheet | undefined {
    return this.held.get(name);
  }

  get begun(): boolean {
    if (this.#referral && 'screening' in this.#referral) return true;
    return this.waiting.size > 0 || [...this.held.values()].some(({ sheet }) => sheet.begun);
  }

  /** Puts a draft, or a sheet that was kept, in the place of what is there. */
  put(filling: ToFill): void {
    const { sheet } = filling.draft;
    const held = this.held.get(sheet);
    if (held) take(held, filling);
    else this.waiting.set(sheet, filling);
  }

  /** Fills a sheet with what is known from elsewhere, as a new piece of work in this tab. */
  prefill(name: string, entered: unknown): void {
    this.put({ draft: { sheet: name, work: '', keptIn: null, entered } });
  }

  /** A referral that its page is to show next. */
  wantReferral(wanted: WantedReferral): void {
    this.#referral = wanted;
  }

  /** What the page of referrals is to show, once: out of a case only while the notebook is open. */
  takeReferral(notebookIsOpen: boolean): WantedReferral | null {
    const wanted = this.#referral;
    if (wanted && 'caseId' in wanted && !notebookIsOpen) return null;
    this.#referral = null;
    return wanted;
  }

  clear(): void {
    this.#referral = null;
    this.waiting.clear();
    this.sealedAway.clear();
    this.lockedAway = [];
    for (const { sheet, work } of this.held.values()) {
      sheet.clear();
      work.clear();
    }
  }

  /** Whoever does not want what was locked away begins anew; the draft stays in the notebook. */
  beginAnew(name: string): void {
    this.sealedAway.delete(name);
    this.lockedAway = [...this.sealedAway.keys()];
  }
}

/** A referral of a case to go on with, or what a screening gives to a new one. */
export type WantedReferral =
  { readonly caseId: string; readonly sheet: string } | { readonly screening: ScreeningFacts };

/** A sheet that is to be filled in, and how it is kept, where it is. */
export interface ToFill {
  readonly draft: SheetDraft;
  /** What was entered when it was kept. */
  readonly kept?: { readonly entered: unknown };
}

/** What lies in a kept sheet. It may have come in the file of a colleague: the room reads it with care. */
export const enteredIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'entered' in data ? data.entered : undefined;

function take({ sheet, work }: OpenSheet, { draft, kept }: ToFill): void {
  sheet.clear();
  work.clear();
  if (kept) {
    sheet.takeUp(kept.entered);
    work.kept = JSON.stringify(sheet.entered);
  }
  sheet.takeUp(draft.entered);
  work.id = draft.work === '' ? null : draft.work;
  work.keptIn = draft.keptIn;
  work.sealed = draft.work !== '';
}

export const [useHeldSheets, provideHeldSheets] = createContext<HeldSheets>();
