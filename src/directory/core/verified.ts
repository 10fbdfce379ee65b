import type { Country } from '../content/index.ts';

type Facts = NonNullable<Country['facts']>;
export type FactName = keyof Facts;

/** Something about a country that nobody has verified, and why it counts as that. */
export interface Doubt {
  readonly about: FactName | 'emergency';
  /** The emergency number in question; null for facts. */
  readonly number: string | null;
  /**
   * `not-known`: no source was read. `unverified`: stated out of general knowledge, without a source. `weak`: read once,
   * in a source that is old, indirect or contradicted.
   */
  readonly why: 'not-known' | 'unverified' | 'weak';
}

/** Everything about a country that is not known or that nobody has verified, in the order of its page. */
export function doubtsOf({ emergency, facts }: Pick<Country, 'emergency' | 'facts'>): Doubt[] {
  const doubts: Doubt[] = emergency
    .filter(({ confidence }) => confidence === 'low')
    .map(({ number }) => ({ about: 'emergency', number, why: 'weak' }));
  if (emergency.length === 0) doubts.push({ about: 'emergency', number: null, why: 'not-known' });
  for (const [name, fact] of Object.entries(facts ?? {}) as [FactName, Facts[FactName]][]) {
    const why = doubtOf(fact);
    if (why) doubts.push({ about: name, number: null, why });
  }
  return doubts;
}

/** Why a fact is in doubt; null when it was read in a source that can be relied on. */
export function doubtOf(fact: Facts[FactName]): Doubt['why'] | null {
  const stated = 'text' in fact ? fact.text !== null : fact.party !== 'unknown';
  if (!stated) return 'not-known';
  if (fact.read !== 'read') return 'unverified';
  return 'confidence' in fact && fact.confidence === 'low' ? 'weak' : null;
}
