/** The time that a screen shows. It is asked anew often enough for a second to be seen, and when a hidden tab comes back. */
export class Now {
  readonly #clock: () => number;
  at = $state(0);

  constructor(clock: () => number) {
    this.#clock = clock;
    this.at = clock();
  }

  /** Looks at the clock once: a tap may come between two looks. Gives the time that it is. */
  look(): number {
    this.at = this.#clock();
    return this.at;
  }

  /** For `$effect`: looks at the clock until it is stopped. Nothing is counted here, so a late look changes nothing. */
  watch(document: Document): () => void {
    const look = (): void => {
      this.look();
    };
    look();
    const every = setInterval(look, 200);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(every);
      document.removeEventListener('visibilitychange', look);
    };
  }
}
