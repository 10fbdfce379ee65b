import { isBegun, typedOf, type Typed } from './core/index.ts';

/** One offer of work that is gone through. */
export class OfferHeld {
  // raw: what was typed is replaced as a whole, never changed in place
  typed = $state.raw<Typed>({});

  get begun(): boolean {
    return isBegun(this.typed);
  }

  /** All of it, to be kept. */
  get entered(): Typed {
    return this.typed;
  }

  /** Takes up one that was kept. */
  takeUp(entered: unknown): void {
    this.typed = typedOf(entered);
  }

  clear(): void {
    this.typed = {};
  }
}
