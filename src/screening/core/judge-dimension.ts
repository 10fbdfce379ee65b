/** How many ticked signs of one dimension of one list have which strength. */
export interface StrengthCounts {
  strong: number;
  medium: number;
  weak: number;
}

/**
 * Judges one dimension on the ticks of its own list: step 1 of the published rule
 * (ILO and European Commission, Operational indicators of trafficking in human beings, 2009,
 * read in a secondary text).
 *
 * The rule is worded per dimension. Adding ticks up across dimensions or lists would let two
 * unrelated medium signs pass for a finding.
 */
export function judgeDimension({ strong, medium, weak }: StrengthCounts): boolean {
  return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
}
