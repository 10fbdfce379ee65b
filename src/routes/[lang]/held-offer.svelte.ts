import { createContext } from 'svelte';
import type { Typed } from '#giveouts/offers/core';

/**
 * The offer of work that is gone through in this tab, in memory only: whoever looks up a contact in the middle of it finds
 * it as it was.
 */
export class HeldOffer {
  typed = $state.raw<Typed>({});

  /** Something that was typed would be lost with this tab. */
  get begun(): boolean {
    // Not by the room's own `isBegun`: every page would wait for the room.
    return Object.values(this.typed).some((text) => text.trim() !== '');
  }

  /** Empties it at once. */
  clear(): void {
    this.typed = {};
  }
}

export const [useHeldOffer, provideHeldOffer] = createContext<HeldOffer>();
