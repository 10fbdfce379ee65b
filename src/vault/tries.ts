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

/** What the policy of a ministry says about wrong tries. */
export interface TryLimits {
  /** Erases the notebook at this many wrong passphrases. Missing: never. */
  readonly eraseAfterWrongTries?: number;
}

/** The fewest wrong tries that may erase a notebook: fewer, and a tired officer loses everything by mistyping. */
export const FEWEST_TRIES_TO_ERASE = 10;

/**
 * Reads how a policy limits wrong tries, out of any JSON. Gives what holds, never below the safe floor, and for whoever
 * wrote the policy a plain sentence for each thing that could not be taken as it stands. Never throws.
 */
export function readTryLimits(policy: unknown): {
  readonly limits: TryLimits;
  readonly problems: readonly string[];
} {
  const asked = (policy as { readonly eraseAfterWrongTries?: unknown } | null | undefined)
    ?.eraseAfterWrongTries;
  if (asked === undefined || asked === null) return { limits: {}, problems: [] };
  if (typeof asked !== 'number' || !Number.isInteger(asked)) {
    return {
      limits: {},
      problems: [
        `\`eraseAfterWrongTries\` must be a whole number of at least ${FEWEST_TRIES_TO_ERASE}, or be left out. Until it is, wrong tries erase nothing.`,
      ],
    };
  }
  if (asked < FEWEST_TRIES_TO_ERASE) {
    return {
      limits: { eraseAfterWrongTries: FEWEST_TRIES_TO_ERASE },
      problems: [
        `\`eraseAfterWrongTries\` is ${asked}. Fewer than ${FEWEST_TRIES_TO_ERASE} would erase a notebook by mistyping, so ${FEWEST_TRIES_TO_ERASE} holds.`,
      ],
    };
  }
  return { limits: { eraseAfterWrongTries: asked }, problems: [] };
}
