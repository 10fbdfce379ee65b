import type { Likely, RiskEntry, Severe } from './plan.ts';

export const LIKELY: readonly Likely[] = ['unlikely', 'possible', 'likely', 'not-known'];
export const SEVERE: readonly Severe[] = ['some', 'serious', 'grave', 'not-known'];
export type RiskLevel = 'low' | 'medium' | 'high';

/** Rows: how likely. Columns: how severe. */
const LEVELS: Readonly<
  Record<Exclude<Likely, 'not-known'>, Readonly<Record<Exclude<Severe, 'not-known'>, RiskLevel>>>
> = {
  unlikely: { some: 'low', serious: 'medium', grave: 'medium' },
  possible: { some: 'low', serious: 'medium', grave: 'high' },
  likely: { some: 'medium', serious: 'high', grave: 'high' },
};

/**
 * The level of one risk; null while it was not rated both ways. What nobody knows counts as the worst it can be: a
 * return on a guess cannot be taken back. The table is ours; no source gives one.
 */
export function levelOfRisk({ likely, severe }: Pick<RiskEntry, 'likely' | 'severe'>): RiskLevel | null {
  if (likely === null || severe === null) return null;
  return LEVELS[likely === 'not-known' ? 'likely' : likely][severe === 'not-known' ? 'grave' : severe];
}
