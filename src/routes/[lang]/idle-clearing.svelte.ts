import { deviceClock } from '#notebook';
import { lockState } from '#notebook/core';

/**
 * Empties screenings that live in memory only, after the idle time and with a warning a minute before: whoever comes
 * to the counter next must not find it.
 */
export class IdleClearing {
  warning = $state(false);
  readonly #applies: () => boolean;
  readonly #clear: () => void;
  readonly #minutes: () => number;
  #last = { wall: 0, steady: 0 };

  /** `minutes` without a touch or a key: those of the notebook's own lock. */
  constructor(applies: () => boolean, clear: () => void, minutes: () => number) {
    this.#applies = applies;
    this.#clear = clear;
    this.#minutes = minutes;
  }

  /** Begins to watch a page; returns how to stop. */
  watch(page: Document): () => void {
    const touched = (): void => {
      if (!this.warning) this.stay();
    };
    const events = ['pointerdown', 'keydown', 'input'] as const;
    this.stay();
    for (const event of events) page.addEventListener(event, touched, { passive: true });
    const timer = setInterval(() => {
      this.#look();
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const event of events) page.removeEventListener(event, touched);
    };
  }

  /** The officer is here. */
  stay(): void {
    this.#last = { wall: deviceClock.wall(), steady: deviceClock.steady() };
    this.warning = false;
  }

  #look(): void {
    if (!this.#applies()) {
      this.stay();
      return;
    }
    const state = lockState({
      lastActivity: this.#last,
      now: { wall: deviceClock.wall(), steady: deviceClock.steady() },
      minutes: this.#minutes(),
    });
    this.warning = state === 'warning';
    if (state === 'locked') {
      this.#clear();
      this.stay();
    }
  }
}
