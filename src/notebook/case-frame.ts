import type { Case, KnownFact } from './core/index.ts';
import type { Notebook } from './notebook.svelte.ts';

/** A fact of a country's law that may set a day. */
export interface LawFact extends KnownFact {
  /** Its name in the country's file. */
  readonly fact: string;
  /** Its name on the screen. */
  readonly title: string;
}

/** What every part of a case on the screen needs. */
export interface CaseFrame {
  readonly notebook: Notebook;
  /** The id of the case. */
  readonly id: string;
  readonly content: Case;
  /** A moment, in the language of the screen. */
  readonly momentName: (at: number) => string;
  /** A day like 2026-12-01, in the language of the screen. */
  readonly dayName: (day: string) => string;
  readonly countryName: (code: string) => string;
}
