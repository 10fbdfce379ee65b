import { createContext } from 'svelte';
import type { Notebook } from '#notebook';
import type { ReadPolicy } from '#policy/core';
import type { Preferences } from './preferences.svelte.ts';

/** The one edition of the handbook that this build holds. */
export interface Edition {
  readonly edition: string;
  readonly editionDay: string;
  readonly fingerprint: string;
  readonly settings: { readonly contactRedAfterMonths: number };
}

/** A country, or `int` and `xx` for bodies without one, as every page lists them. Sorted by name, those two last. */
export interface ListedCountry {
  readonly code: string;
  readonly name: string;
  /** Its name in its own languages; [] for `int` and `xx`. */
  readonly ownNames: readonly string[];
  /** How many contacts it has. */
  readonly contacts: number;
}

/** What every page may need and no capability owns. Made once, by the layout of a language. */
export interface App {
  readonly lang: string;
  readonly edition: Edition;
  readonly preferences: Preferences;
  /** What the ministry decided; the standard until it is read, and where there is none. */
  readonly policy: ReadPolicy;
  /** The notebook of this tab; `undefined` until a page asked for it, and then it was never open here. */
  readonly notebook: Notebook | undefined;
  /** Brings the notebook into this tab: its code is read from the device on first use. */
  readonly bringNotebook: () => Promise<Notebook>;
  /** Leaves: key dropped, page emptied, neutral page in its place, all before it returns. */
  readonly leave: () => void;
  /** Names of countries in the language of the interface, by code in small letters. */
  readonly countryName: (code: string) => string;
}

export const [useApp, provideApp] = createContext<App>();
