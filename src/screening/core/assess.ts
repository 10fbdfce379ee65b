import type { Band, Dimension, Stage } from '../content/index.ts';
import {
  DIMENSIONS,
  PUBLISHED_LISTS,
  type Age,
  type ListedIndicator,
  type PublishedList,
} from './indicators.ts';
import { judgeDimension } from './judge-dimension.ts';

/** What is known of one person at one moment. */
export interface Situation {
  readonly age: Age;
  readonly stage: Stage;
  readonly danger: 'yes' | 'no' | 'unclear';
  /** The person has left the situation and is safe. */
  readonly outAndSafe: boolean;
  /** Hours until the person is moved, married, sent home or out of reach; null when no such moment is known. */
  readonly hoursLeft: number | null;
  /** The officer feels uneasy and cannot say why. */
  readonly unease: boolean;
  readonly ticks: readonly ListedIndicator[];
}

/** One dimension of one list: the ticked signs by strength, and whether step 1 is met. */
export interface DimensionResult {
  readonly strong: number;
  readonly medium: number;
  readonly weak: number;
  /** Ticked signs whose strength nobody has read, or on a list whose strengths do not count. */
  readonly uncounted: number;
  readonly positive: boolean;
}

export type DimensionResults = Readonly<Record<PublishedList, Readonly<Record<Dimension, DimensionResult>>>>;

/** Step 2: the published profiles. There is on purpose none that clears a person. */
export type Profile =
  'trafficking-forced-labour' | 'deception-and-exploitation' | 'exploited-migrant' | 'child-trafficking';

/** Why a band was reached. Closed list, so that each has words in every language. */
export type ReasonCode =
  | 'danger-now'
  | 'less-than-48-hours'
  | 'child-sign'
  | 'forced-crime'
  | 'exploitation-with-means'
  | 'exploitation-with-coercion'
  | 'strong-sign'
  | 'positive-dimension'
  | 'coercion-or-forced-crime'
  | 'two-signs'
  | 'child-any-sign'
  | 'danger-unclear-with-sign'
  | 'one-sign'
  | 'circumstances'
  | 'unease'
  | 'danger-unclear';

export interface Reason {
  readonly band: Band;
  readonly code: ReasonCode;
  readonly list?: PublishedList;
  readonly dimension?: Dimension;
  /** The ticked indicators that this reason rests on. */
  readonly signs: readonly string[];
}

export interface Assessment {
  readonly dimensions: DimensionResults;
  readonly profile: Profile | null;
  readonly band: Band;
  /** Every reason that leads to this band, in the order of the rule. Empty when nothing is recorded. */
  readonly because: readonly Reason[];
  /** Reasons for lower bands, which hold as well. */
  readonly also: readonly Reason[];
}

/** From the lowest to the highest. The lowest is "nothing recorded" and there is nothing below it. */
export const BANDS = ['nothing-recorded', 'inform', 'refer', 'act-now'] as const satisfies readonly Band[];

/** The height of a band, for comparing: 0 is `nothing-recorded`. */
export function heightOf(band: Band): number {
  return BANDS.indexOf(band);
}

const MEANS = DIMENSIONS.filter((dimension) => dimension !== 'exploitation');

/** Hours below which nothing may wait for another day (product rule on bands). */
export const HOURS_THAT_CANNOT_WAIT = 48;

function unique(ticks: readonly ListedIndicator[]): ListedIndicator[] {
  return [...new Map(ticks.map((tick) => [tick.id, tick])).values()];
}

function judgeLists(ticks: readonly ListedIndicator[]): DimensionResults {
  const none = () => ({ strong: 0, medium: 0, weak: 0, uncounted: 0 });
  const counts = new Map(
    PUBLISHED_LISTS.map((list) => [
      list as string,
      new Map(DIMENSIONS.map((dimension) => [dimension as string, none()])),
    ]),
  );
  for (const tick of ticks) {
    const count = tick.dimension && counts.get(tick.list)?.get(tick.dimension);
    if (!count) continue;
    if (tick.counts && tick.strength !== null && tick.strengthRead !== 'none') count[tick.strength] += 1;
    else count.uncounted += 1;
  }
  const results = PUBLISHED_LISTS.map((list): [PublishedList, Record<string, DimensionResult>] => {
    const judged = DIMENSIONS.map((dimension): [Dimension, DimensionResult] => {
      const count = counts.get(list)?.get(dimension) ?? none();
      return [dimension, { ...count, positive: judgeDimension(count) }];
    });
    return [list, Object.fromEntries(judged)];
  });
  return Object.fromEntries(results) as DimensionResults;
}

/**
 * Step 2: combines the dimensions of one list into a published profile, or null where no row of the table fits.
 *
 * Two pictures have no row and are not squeezed into one: means by abuse of vulnerability alone, and coercion at
 * destination after an honest recruitment. The band does not depend on the profile.
 */
function profileOf(age: Age, dimensions: DimensionResults): Profile | null {
  if (age !== 'adult') {
    const onChildList = (['child-labour', 'child-sexual'] as const).some(
      (list) => dimensions[list].exploitation.positive,
    );
    // The act is assumed, and no means are needed: Palermo Protocol, article 3 (c).
    if (onChildList) return 'child-trafficking';
    if (age === 'under-18') return null;
  }
  const labour = dimensions['adult-labour'];
  if (!labour.exploitation.positive) return null;
  const deceived = labour['deceptive-recruitment'].positive;
  const coerced = labour['coercive-recruitment'].positive;
  if (labour['coercion-at-destination'].positive) {
    return deceived || coerced ? 'trafficking-forced-labour' : null;
  }
  if (deceived) return 'deception-and-exploitation';
  const anyMeans = MEANS.some((dimension) => labour[dimension].positive);
  return anyMeans ? null : 'exploited-migrant';
}

/**
 * Works out what the recorded signs add up to, and why.
 *
 * The published rule (steps 1 and 2) is shown; the band decides what to do and acts at a lower threshold. Adding a
 * tick can raise the band and never lowers it: every reason below only asks whether something is there.
 * Takes plain data, reads no clock, and throws nothing.
 */
export function assess(situation: Situation): Assessment {
  const ticks = unique(situation.ticks);
  const dimensions = judgeLists(ticks);
  const reasons: Reason[] = [];
  const ids = (some: readonly ListedIndicator[]): string[] => some.map((tick) => tick.id);
  const because = (
    band: Band,
    code: ReasonCode,
    signs: readonly ListedIndicator[] = [],
    where: Pick<Reason, 'list' | 'dimension'> = {},
  ): void => {
    reasons.push({ band, code, signs: ids(signs), ...where });
  };
  const thatSpeakOf = (...kinds: ListedIndicator['speaksOf'][]): ListedIndicator[] =>
    ticks.filter((tick) => kinds.includes(tick.speaksOf));

  const signs = ticks.filter((tick) => tick.speaksOf !== 'circumstance');
  const mayBeChild = situation.age !== 'adult';
  const forcedCrime = thatSpeakOf('forced-crime');

  // act-now
  if (situation.danger === 'yes') because('act-now', 'danger-now');
  if (situation.hoursLeft !== null && situation.hoursLeft < HOURS_THAT_CANNOT_WAIT) {
    because('act-now', 'less-than-48-hours');
  }
  const childSigns = thatSpeakOf('exploitation', 'coercion', 'forced-crime', 'child-risk');
  if (mayBeChild && childSigns.length > 0) because('act-now', 'child-sign', childSigns);
  if (forcedCrime.length > 0 && !situation.outAndSafe) because('act-now', 'forced-crime', forcedCrime);
  for (const list of PUBLISHED_LISTS) {
    const results = dimensions[list];
    if (!results.exploitation.positive) continue;
    for (const dimension of MEANS.filter((means) => results[means].positive)) {
      const led = ticks.filter(
        (tick) => tick.list === list && (tick.dimension === 'exploitation' || tick.dimension === dimension),
      );
      because('act-now', 'exploitation-with-means', led, { list, dimension });
    }
  }
  const uncounted = ticks.filter((tick) => !tick.counts);
  const exploitedUncounted = uncounted.filter(
    (tick) => tick.speaksOf === 'exploitation' || tick.speaksOf === 'forced-crime',
  );
  const coercedUncounted = uncounted.filter((tick) => tick.speaksOf === 'coercion');
  if (exploitedUncounted.length > 0 && coercedUncounted.length > 0) {
    because('act-now', 'exploitation-with-coercion', [...exploitedUncounted, ...coercedUncounted]);
  }

  // refer
  const strong = ticks.filter(
    (tick) => tick.counts && tick.strength === 'strong' && tick.strengthRead !== 'none',
  );
  if (strong.length > 0) because('refer', 'strong-sign', strong);
  for (const list of PUBLISHED_LISTS) {
    for (const dimension of DIMENSIONS.filter((one) => dimensions[list][one].positive)) {
      const led = ticks.filter((tick) => tick.list === list && tick.dimension === dimension);
      because('refer', 'positive-dimension', led, { list, dimension });
    }
  }
  const forced = thatSpeakOf('coercion', 'forced-crime');
  if (forced.length > 0) because('refer', 'coercion-or-forced-crime', forced);
  if (new Set(signs.map((sign) => sign.concept)).size >= 2) because('refer', 'two-signs', signs);
  if (mayBeChild && signs.length > 0) because('refer', 'child-any-sign', signs);
  if (situation.danger === 'unclear' && ticks.length > 0) because('refer', 'danger-unclear-with-sign', ticks);

  // inform
  if (signs.length > 0) because('inform', 'one-sign', signs);
  const circumstances = thatSpeakOf('circumstance');
  if (circumstances.length > 0) because('inform', 'circumstances', circumstances);
  if (situation.unease) because('inform', 'unease');
  if (situation.danger === 'unclear') because('inform', 'danger-unclear');

  const band = BANDS.findLast((one) => reasons.some((reason) => reason.band === one)) ?? 'nothing-recorded';
  return {
    dimensions,
    profile: profileOf(situation.age, dimensions),
    band,
    because: reasons.filter((reason) => reason.band === band),
    also: reasons.filter((reason) => reason.band !== band),
  };
}
