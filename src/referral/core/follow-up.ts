/** Where a referral stands. */
export const STATES = ['offered', 'declined', 'accepted', 'called', 'received', 'first-contact'] as const;
export type ReferralState = (typeof STATES)[number];

export interface ReferralStep {
  readonly state: ReferralState;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who took it, at the other end. Always there with `received`. */
  readonly by?: string;
}

/** A referral as it is followed up. The last step says where it stands. */
export interface FollowedReferral {
  readonly recipient: string;
  readonly name: string;
  readonly steps: readonly ReferralStep[];
  /** The day on which to ask what became of it, as 2026-12-04; null when there is nothing to chase. */
  readonly chaseOn: string | null;
}

/** What can come after what. The person can decline until the first contact, and an offer can be made again. */
const NEXT: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  offered: ['accepted', 'declined'],
  declined: ['offered'],
  accepted: ['called', 'declined'],
  called: ['received', 'declined'],
  received: ['first-contact', 'declined'],
  'first-contact': [],
};

/** Days until somebody asks what became of it. */
const CHASE_AFTER: Partial<Record<ReferralState, number>> = { accepted: 1, called: 1, received: 3 };

export function stateOf({ steps }: FollowedReferral): ReferralState | undefined {
  return steps.at(-1)?.state;
}

/** The states that a referral can take next. */
export function nextStates(referral: FollowedReferral): readonly ReferralState[] {
  const now = stateOf(referral);
  return now === undefined ? ['offered'] : NEXT[now];
}

/** The day after `days` days. */
export function daysLater(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/**
 * A referral with one step more, and the day on which to chase it. `today` is the officer's day.
 *
 * @throws RangeError when the step cannot follow, or when nobody is named who received it.
 */
export function withStep(referral: FollowedReferral, step: ReferralStep, today: string): FollowedReferral {
  if (!nextStates(referral).includes(step.state)) {
    throw new RangeError(`A referral does not go from ${stateOf(referral) ?? 'nothing'} to ${step.state}.`);
  }
  if (step.state === 'received' && (step.by ?? '').trim() === '') {
    throw new RangeError('A referral is received by somebody: name who.');
  }
  const days = CHASE_AFTER[step.state];
  return {
    ...referral,
    steps: [...referral.steps, step],
    chaseOn: days === undefined ? null : daysLater(today, days),
  };
}

/** true from the chase day on. */
export function isDue({ chaseOn }: FollowedReferral, today: string): boolean {
  return chaseOn !== null && chaseOn <= today;
}
