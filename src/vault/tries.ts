/*
 * How wrong passphrases are counted and slowed down. The count lies in clear beside the wraps, so that a restart does not
 * begin anew. It holds up somebody who types at the screen; somebody who copies the disk does not go through here, and
 * is held up by what each guess costs.
 */

/** Wrong tries that cost no wait: people mistype. */
export const FREE_TRIES = 3;
const FIRST_WAIT_SECONDS = 5;
/** The longest wait: somebody who knows the passphrase must be able to get in during one telephone call. */
export const LONGEST_WAIT_SECONDS = 300;

/** Seconds that the next try waits after so many wrong ones: 0, 0, 0, 5, 10, 20 ... 300. */
export function waitAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0;
  // An exponent beyond 32 would overflow nothing but sense.
  const doubled = FIRST_WAIT_SECONDS * 2 ** Math.min(wrong - FREE_TRIES, 32);
  return Math.min(doubled, LONGEST_WAIT_SECONDS);
}

/** What the policy of a ministry says about wrong tries. How few may erase a notebook is decided where the policy is read. */
export interface TryLimits {
  /** Erases the notebook at this many wrong passphrases. Missing: never. */
  readonly eraseAfterWrongTries?: number;
}
