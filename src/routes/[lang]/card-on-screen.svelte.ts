import { createContext } from 'svelte';
import type { CardAnswer, CardLanguage } from '#screening/core';

/** A card that is before the person. */
export interface OpenCard {
  readonly cards: CardLanguage;
  readonly question: string;
  readonly withEnglish: boolean;
  readonly turned: boolean;
  readonly alone: boolean;
}

/**
 * The card on the screen of this tab, and the officer's code that leaves it. In memory only: the code is a door for the
 * hand that holds the device, not a key that seals anything.
 */
export class CardOnScreen {
  #open = $state.raw<OpenCard | null>(null);
  #given = $state.raw<CardAnswer | null>(null);
  /** The notebook is being locked for a card: what is behind it stays in memory. */
  #coming = false;
  #code = '';
  #onleft: ((given: CardAnswer | null) => void) | undefined;
  /** Languages that an officer confirmed in this tab, each with its edition. */
  #confirmed = $state.raw<ReadonlySet<string>>(new Set());

  get open(): OpenCard | null {
    return this.#open;
  }
  get given(): CardAnswer | null {
    return this.#given;
  }
  /** A card is on the screen, or about to be. */
  get holds(): boolean {
    return this.#coming || this.#open !== null;
  }

  /** Says that a card is about to be shown. */
  prepare(): void {
    this.#coming = true;
  }

  /** Shows a card. `onleft` hears what the person pointed to, when the officer's code has ended it. */
  show(card: OpenCard, code: string, onleft: (given: CardAnswer | null) => void): void {
    this.#coming = false;
    this.#given = null;
    this.#code = code;
    this.#onleft = onleft;
    this.#open = card;
  }

  answer(given: CardAnswer): void {
    this.#given = given;
  }

  /** Leaves the card with the officer's code; false, and the card stays, for anything else. */
  leave(code: string): boolean {
    if (!this.#open || code !== this.#code) return false;
    this.#onleft?.(this.#given);
    this.#close();
    return true;
  }

  isConfirmed(lang: string, edition: string): boolean {
    return this.#confirmed.has(`${lang} ${edition}`);
  }

  confirm(lang: string, edition: string): void {
    this.#confirmed = new Set([...this.#confirmed, `${lang} ${edition}`]);
  }

  /** Forgets everything, for Leave. */
  clear(): void {
    this.#close();
    this.#confirmed = new Set();
  }

  #close(): void {
    this.#open = null;
    this.#given = null;
    this.#coming = false;
    this.#code = '';
    this.#onleft = undefined;
  }
}

export const [useCardOnScreen, provideCardOnScreen] = createContext<CardOnScreen>();
