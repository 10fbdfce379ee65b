import { chosenOf, firstChosen, isChosen, type CardChosen } from './core/index.ts';

/** What is chosen for one card. */
export class CardHeld {
  readonly #first: CardChosen;
  // raw: what was chosen is replaced as a whole, never changed in place
  chosen = $state.raw() as CardChosen;
  #before: CardChosen | undefined;

  /** `here`: where the post stands; most journeys begin there. It is a start, and the officer may choose another. */
  constructor(here: string) {
    this.#first = firstChosen(here);
    this.chosen = this.#first;
  }

  get begun(): boolean {
    return isChosen(this.chosen, this.#first);
  }

  /** All of it, to be kept. */
  get entered(): CardChosen {
    return this.chosen;
  }

  /** Takes up one that was kept, or what is known of a journey. */
  takeUp(entered: unknown): void {
    this.chosen = chosenOf(entered, this.#first);
    this.#before = undefined;
  }

  choose(change: Partial<CardChosen>): void {
    this.chosen = { ...this.chosen, ...change };
  }

  clear(): void {
    this.chosen = this.#first;
    this.#before = undefined;
  }

  empty(): void {
    this.#before = this.chosen;
    this.chosen = this.#first;
  }

  bringBack(): void {
    if (this.#before) this.chosen = this.#before;
    this.#before = undefined;
  }
}
