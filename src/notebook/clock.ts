import type { Moment } from './core/index.ts';

/** Where the time comes from. Handed in, so that a test can let a laptop sleep. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Milliseconds that nobody can set. */
  readonly steady: () => number;
}

export const deviceClock: Clock = { wall: () => Date.now(), steady: () => performance.now() };

export function momentOf(clock: Clock): Moment {
  return { wall: clock.wall(), steady: clock.steady() };
}

/** The day of a moment in the officer's calendar, where the device stands. */
export function dayOf(at: number): string {
  const day = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
