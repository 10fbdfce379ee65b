/** What a score is made of: what the core of cases says of one working. */
export interface Worked {
  /** Good choices made, of how many. */
  readonly good: number;
  readonly goods: number;
  /** Choices that can hurt the person. */
  readonly harm: number;
  /** The decision about a referral is the author's, a rightful "none" included. */
  readonly referralRight: boolean;
}

/** What a platform without a threshold of its own is told: two thirds of what a careful officer does. */
export const MASTERY = 0.66;

/**
 * The score of one working, from 0 to 1 with two digits: good choices and the decision about a referral, each one point.
 * One choice that can hurt the person makes it 0, because such a case is worked again, whatever else went well.
 */
export function scoreOf({ good, goods, harm, referralRight }: Worked): number {
  if (harm > 0) return 0;
  return Math.round(((good + (referralRight ? 1 : 0)) / (goods + 1)) * 100) / 100;
}

/** Whether a working is passed at this threshold. Harm never passes, also where a platform asks for nothing. */
export const isPassed = (worked: Worked, mastery: number): boolean =>
  worked.harm === 0 && scoreOf(worked) >= mastery;
