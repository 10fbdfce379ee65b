import type { Band, Dimension, SpeaksOf, Strength } from '#screening/content';

/*
 * The rule, written a second time, from the product's own words under "The published rule" and "Bands". Nothing here comes
 * from the code that runs on the device, so that a slip there is not repeated here.
 */

/** The lists whose strengths count: the two on labour, and no other. */
export const WEIGHED_LISTS = ['adult-labour', 'child-labour'] as const;
export type WeighedList = (typeof WEIGHED_LISTS)[number];

/** What the means of trafficking are: every dimension of the published rule but the exploitation itself. */
export const MEANS = [
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-abuse-of-vulnerability',
  'coercion-at-destination',
  'abuse-of-vulnerability-at-destination',
] as const satisfies readonly Dimension[];

/** How many signs of each strength stand in one dimension of one list. */
export type Counts = Readonly<Record<Strength, number>>;
export const NO_COUNTS: Counts = { strong: 0, medium: 0, weak: 0 };

/** Step 1 as a list: a dimension is positive when it holds at least one of these rows. Above them it tells nothing apart. */
const STEP_1: readonly Counts[] = [
  { strong: 2, medium: 0, weak: 0 },
  { strong: 1, medium: 1, weak: 0 },
  { strong: 1, medium: 0, weak: 1 },
  { strong: 0, medium: 3, weak: 0 },
  { strong: 0, medium: 2, weak: 1 },
];

const STRENGTHS = ['strong', 'medium', 'weak'] as const;

/** The highest count of each strength that step 1 can tell from the one below. */
export const MOST_TOLD_APART: Counts = Object.fromEntries(
  STRENGTHS.map((strength) => [strength, Math.max(...STEP_1.map((row) => row[strength]))]),
) as Record<Strength, number>;

/** Step 1 of the published rule, for one dimension of one list. */
export function isPositive(counts: Counts): boolean {
  return STEP_1.some((row) => STRENGTHS.every((strength) => counts[strength] >= row[strength]));
}

/** The name of one dimension of one list. */
export type Cell = `${WeighedList}/${Dimension}`;

/** What a set of signs comes to, as far as any rule looks at it. */
export interface Tally {
  /** Cells that hold a sign whose strength somebody has read. */
  readonly cells: ReadonlyMap<Cell, Counts>;
  /** What the signs speak of, on any list. */
  readonly speaks: ReadonlySet<SpeaksOf>;
  /** The same, for signs on lists whose strengths do not count. */
  readonly unweighed: ReadonlySet<SpeaksOf>;
  /** Different concepts with a sign that is no circumstance. */
  readonly concepts: number;
}

/** What is known beside the signs. An age that nobody recorded is read as an adult's. */
export interface Circumstances {
  readonly age: 'adult' | 'under-18' | 'unsure' | undefined;
  readonly danger: 'yes' | 'no' | 'unclear' | undefined;
  readonly outAndSafe: boolean;
  readonly within48Hours: boolean;
  readonly unease: boolean;
}

/** What of a tally decides the band; an abstract state holds just this. */
export interface Weight {
  /** Lists on which exploitation is positive, and those on which some means dimension is. */
  readonly exploitation: ReadonlySet<WeighedList>;
  readonly means: ReadonlySet<WeighedList>;
  readonly strong: boolean;
  readonly speaks: ReadonlySet<SpeaksOf>;
  readonly unweighed: ReadonlySet<SpeaksOf>;
  readonly concepts: number;
}

export function weightOf({ cells, speaks, unweighed, concepts }: Tally): Weight {
  const positive = (list: WeighedList, dimension: Dimension): boolean =>
    isPositive(cells.get(`${list}/${dimension}`) ?? NO_COUNTS);
  return {
    exploitation: new Set(WEIGHED_LISTS.filter((list) => positive(list, 'exploitation'))),
    means: new Set(WEIGHED_LISTS.filter((list) => MEANS.some((dimension) => positive(list, dimension)))),
    strong: [...cells.values()].some(({ strong }) => strong > 0),
    speaks,
    unweighed,
    concepts,
  };
}

const any = (said: ReadonlySet<SpeaksOf>, ...kinds: readonly SpeaksOf[]): boolean =>
  kinds.some((kind) => said.has(kind));

interface Clause {
  readonly band: Exclude<Band, 'nothing-recorded'>;
  readonly holds: (weight: Weight, about: Circumstances) => boolean;
}

const mayBeChild = ({ age }: Circumstances): boolean => age === 'under-18' || age === 'unsure';
const anySign = ({ speaks }: Weight): boolean => speaks.size > 0;
const anyButCircumstance = ({ concepts }: Weight): boolean => concepts > 0;

/** The bands, sentence by sentence, from the highest to the lowest. */
const CLAUSES: readonly Clause[] = [
  { band: 'act-now', holds: (_, { danger }) => danger === 'yes' },
  { band: 'act-now', holds: (_, { within48Hours }) => within48Hours },
  {
    band: 'act-now',
    holds: ({ speaks }, about) =>
      mayBeChild(about) && any(speaks, 'exploitation', 'coercion', 'forced-crime', 'child-risk'),
  },
  { band: 'act-now', holds: ({ speaks }, { outAndSafe }) => any(speaks, 'forced-crime') && !outAndSafe },
  {
    band: 'act-now',
    holds: ({ exploitation, means }) =>
      WEIGHED_LISTS.some((list) => exploitation.has(list) && means.has(list)),
  },
  {
    band: 'act-now',
    holds: ({ unweighed }) => any(unweighed, 'exploitation', 'forced-crime') && any(unweighed, 'coercion'),
  },
  { band: 'refer', holds: ({ strong }) => strong },
  { band: 'refer', holds: ({ exploitation, means }) => exploitation.size + means.size > 0 },
  { band: 'refer', holds: ({ speaks }) => any(speaks, 'coercion', 'forced-crime') },
  { band: 'refer', holds: ({ concepts }) => concepts > 1 },
  { band: 'refer', holds: (weight, about) => mayBeChild(about) && anyButCircumstance(weight) },
  { band: 'refer', holds: (weight, { danger }) => danger === 'unclear' && anySign(weight) },
  { band: 'inform', holds: (weight) => anySign(weight) },
  { band: 'inform', holds: (_, { unease }) => unease },
  { band: 'inform', holds: (_, { danger }) => danger === 'unclear' },
];

/** The band: that of the first clause that holds, from the highest. There is none below "nothing recorded". */
export function bandOf(weight: Weight, about: Circumstances): Band {
  return CLAUSES.find(({ holds }) => holds(weight, about))?.band ?? 'nothing-recorded';
}

/** The order of the bands, for `neverMoreThan`. */
const HEIGHT: Readonly<Record<Band, number>> = { 'nothing-recorded': 0, inform: 1, refer: 2, 'act-now': 3 };

/** The band whose advice is given: the band itself, or the highest that the flow ever advises. */
export function advisedBand(band: Band, most: Band | undefined): Band {
  return most !== undefined && HEIGHT[band] > HEIGHT[most] ? most : band;
}

export type Profile =
  'trafficking-forced-labour' | 'deception-and-exploitation' | 'exploited-migrant' | 'child-trafficking';

/** Step 2: the published profile, or null where none fits. Nothing but the shown verdict depends on it. */
export function profileOf({ cells }: Tally, age: Circumstances['age']): Profile | null {
  const positive = (list: WeighedList, dimension: Dimension): boolean =>
    isPositive(cells.get(`${list}/${dimension}`) ?? NO_COUNTS);
  if ((age === 'under-18' || age === 'unsure') && positive('child-labour', 'exploitation')) {
    return 'child-trafficking';
  }
  if (age === 'under-18' || !positive('adult-labour', 'exploitation')) return null;
  const means = MEANS.filter((dimension) => positive('adult-labour', dimension));
  if (means.length === 0) return 'exploited-migrant';
  const recruited = means.includes('deceptive-recruitment') || means.includes('coercive-recruitment');
  if (means.includes('coercion-at-destination')) return recruited ? 'trafficking-forced-labour' : null;
  return means.includes('deceptive-recruitment') ? 'deception-and-exploitation' : null;
}
