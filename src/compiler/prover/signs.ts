import type { Flow, IndicatorList, SpeaksOf } from '#screening/content';
import {
  bandOf,
  MOST_TOLD_APART,
  NO_COUNTS,
  WEIGHED_LISTS,
  isPositive,
  type Cell,
  type Circumstances,
  type Counts,
  type Tally,
  type Weight,
  type WeighedList,
} from './rule.ts';

/** A list of signs; its id is the name of its file. */
export type List = IndicatorList & { readonly id: string };
type Age = Circumstances['age'];

/** What one concept adds when the officer records it, for a person of one age at the stage of the flow. */
export interface Effect {
  /** Each sign that counts in a cell. */
  readonly counted: readonly { readonly cell: Cell; readonly strength: keyof Counts }[];
  readonly speaks: readonly SpeaksOf[];
  readonly unweighed: readonly SpeaksOf[];
}

const isWeighed = (list: string): list is WeighedList => (WEIGHED_LISTS as readonly string[]).includes(list);

/** true when this list is judged for a person of this age; an age nobody is sure of judges both. */
function judgedAt(ages: IndicatorList['ages'], age: Age): boolean {
  if (ages === 'any' || age === 'unsure') return true;
  return ages === (age ?? 'adult');
}

/** What every concept adds at this stage and age: concept -> effect. A concept without a sign here is not in it. */
export function effectsAt(lists: readonly List[], stage: Flow['stage'], age: Age): Map<string, Effect> {
  const effects = new Map<string, Effect>();
  for (const list of lists) {
    if (!judgedAt(list.ages, age)) continue;
    for (const sign of list.indicators) {
      if (sign.retired !== undefined || !sign.stages.includes(stage)) continue;
      const before = effects.get(sign.concept) ?? { counted: [], speaks: [], unweighed: [] };
      const weighed = isWeighed(list.id);
      const strength = sign.strengthRead === 'none' ? null : sign.strength;
      const counted =
        weighed && sign.dimension !== undefined && strength !== null
          ? [{ cell: `${list.id}/${sign.dimension}` as const, strength }]
          : [];
      effects.set(sign.concept, {
        counted: [...before.counted, ...counted],
        speaks: [...before.speaks, sign.speaksOf],
        unweighed: weighed ? before.unweighed : [...before.unweighed, sign.speaksOf],
      });
    }
  }
  return effects;
}

const saysMoreThanCircumstance = ({ speaks }: Effect): boolean =>
  speaks.some((kind) => kind !== 'circumstance');

/** Everything the recorded concepts come to. */
export function tallyOf(concepts: Iterable<string>, effects: ReadonlyMap<string, Effect>): Tally {
  const cells = new Map<Cell, Counts>();
  const speaks = new Set<SpeaksOf>();
  const unweighed = new Set<SpeaksOf>();
  let different = 0;
  for (const concept of new Set(concepts)) {
    const effect = effects.get(concept);
    if (!effect) continue;
    for (const { cell, strength } of effect.counted) {
      const before = cells.get(cell) ?? NO_COUNTS;
      cells.set(cell, { ...before, [strength]: before[strength] + 1 });
    }
    for (const kind of effect.speaks) speaks.add(kind);
    for (const kind of effect.unweighed) unweighed.add(kind);
    if (saysMoreThanCircumstance(effect)) different += 1;
  }
  return { cells, speaks, unweighed, concepts: different };
}

/** Concepts that do the same, and so are one to every rule. */
export interface Kind {
  readonly effect: Effect;
  readonly concepts: readonly string[];
}

/** The concepts by what they do; those that do nothing here are left out. */
export function kindsOf(concepts: Iterable<string>, effects: ReadonlyMap<string, Effect>): Kind[] {
  const kinds = new Map<string, { effect: Effect; concepts: string[] }>();
  for (const concept of new Set(concepts)) {
    const effect = effects.get(concept);
    if (!effect) continue;
    const name = [
      effect.counted.map(({ cell, strength }) => `${cell}=${strength}`).sort(),
      [...new Set(effect.speaks)].sort(),
      [...new Set(effect.unweighed)].sort(),
    ].join(' | ');
    const kind = kinds.get(name);
    if (kind) kind.concepts.push(concept);
    else kinds.set(name, { effect, concepts: [concept] });
  }
  return [...kinds.values()];
}

/** No rule tells a fourth sign of one kind from the third: the highest count in step 1 is three. */
const MOST_OF_ONE_KIND = Math.max(...Object.values(MOST_TOLD_APART));

interface Way<S> {
  readonly state: S;
  /** The fewest concepts that lead here. */
  readonly concepts: readonly string[];
}

/**
 * Every state that some set of concepts leads to, each with the smallest such set. Kinds are taken one after the other, so
 * that each set is looked at once, as "so many of this kind, so many of the next"; states with one name are merged at
 * every step. `settle` is called after each kind and may forget what no later kind can change.
 */
export function reachable<S>(
  kinds: readonly Kind[],
  start: S,
  add: (state: S, effect: Effect) => S,
  nameOf: (state: S) => string,
  settle: (state: S, done: number) => S = (state) => state,
): Map<string, Way<S>> {
  let found = new Map<string, Way<S>>([[nameOf(start), { state: start, concepts: [] }]]);
  kinds.forEach(({ effect, concepts }, n) => {
    const next = new Map<string, Way<S>>();
    const keep = (state: S, used: readonly string[]): void => {
      const settled = settle(state, n);
      const name = nameOf(settled);
      const before = next.get(name);
      if (!before || before.concepts.length > used.length) next.set(name, { state: settled, concepts: used });
    };
    for (const way of found.values()) {
      let { state } = way;
      keep(state, way.concepts);
      for (let many = 1; many <= Math.min(concepts.length, MOST_OF_ONE_KIND); many += 1) {
        state = add(state, effect);
        keep(state, [...way.concepts, ...concepts.slice(0, many)]);
      }
    }
    found = next;
  });
  return found;
}

/** Counts no higher than step 1 can tell apart. */
export function capped(counts: Counts, strength: keyof Counts): Counts {
  return { ...counts, [strength]: Math.min(counts[strength] + 1, MOST_TOLD_APART[strength]) };
}

/**
 * One abstract state of the signs: what the bands look at, and the counts of cells that are not yet positive and may
 * still become so. The counts of a cell are forgotten once it is positive, or once no kind is left that adds to it.
 */
export interface SignState extends Weight {
  readonly open: ReadonlyMap<Cell, Counts>;
  /** `act-now` whatever else is recorded: further signs are not followed, as none can lower a band. */
  readonly settled: boolean;
}

export const NO_SIGNS: SignState = {
  exploitation: new Set(),
  means: new Set(),
  strong: false,
  speaks: new Set(),
  unweighed: new Set(),
  concepts: 0,
  open: new Map(),
  settled: false,
};

/** The kinds of sign by which some clause tells states apart, for a person of this age. */
function toldApart(age: Age): readonly SpeaksOf[] {
  const always = ['coercion', 'forced-crime', 'exploitation', 'circumstance'] as const;
  return age === 'under-18' || age === 'unsure' ? [...always, 'child-risk'] : always;
}

export function nameOfSigns(state: SignState, age: Age): string {
  const kinds = toldApart(age);
  const said = (set: ReadonlySet<SpeaksOf>, among: readonly SpeaksOf[]): string =>
    among.filter((kind) => set.has(kind)).join('+');
  // Who is no child: exploitation on a weighed list counts by its cells, and is one of the concepts.
  const spoken =
    age === 'under-18' || age === 'unsure' ? kinds : kinds.filter((kind) => kind !== 'exploitation');
  return [
    [...state.exploitation].sort().join('+'),
    [...state.means].sort().join('+'),
    state.strong ? 'strong' : '',
    said(state.speaks, spoken),
    said(state.unweighed, ['coercion', 'forced-crime', 'exploitation']),
    String(state.concepts),
    state.settled ? 'settled' : '',
    [...state.open]
      .map(([cell, counts]) => `${cell}:${counts.strong}${counts.medium}${counts.weak}`)
      .sort()
      .join(' '),
  ].join('|');
}

/** Adds one concept to a state. */
export function withSign(
  state: SignState,
  effect: Effect,
  isSettled: (weight: Weight) => boolean,
): SignState {
  if (state.settled) return state;
  const exploitation = new Set(state.exploitation);
  const means = new Set(state.means);
  const open = new Map(state.open);
  let { strong } = state;
  for (const { cell, strength } of effect.counted) {
    strong ||= strength === 'strong';
    const [list, dimension] = cell.split('/') as [WeighedList, string];
    const positive = dimension === 'exploitation' ? exploitation : means;
    // Which of the means is positive makes no difference to a band; the views of pairs look at each of them.
    if (positive.has(list)) continue;
    const counts = capped(open.get(cell) ?? NO_COUNTS, strength);
    if (!isPositive(counts)) open.set(cell, counts);
    else {
      positive.add(list);
      for (const other of [...open.keys()]) {
        const [otherList, otherDimension] = other.split('/');
        if (otherList === list && (otherDimension === 'exploitation') === (dimension === 'exploitation')) {
          open.delete(other);
        }
      }
    }
  }
  const next = {
    exploitation,
    means,
    strong,
    speaks: new Set([...state.speaks, ...effect.speaks]),
    unweighed: new Set([...state.unweighed, ...effect.unweighed]),
    concepts: Math.min(2, state.concepts + (saysMoreThanCircumstance(effect) ? 1 : 0)),
    open,
  };
  const settled = isSettled(next);
  return { ...next, open: settled ? new Map() : open, settled };
}

const cellOrder = (kind: Kind): string => kind.effect.counted.map(({ cell }) => cell).sort()[0] ?? '~';

/**
 * Every state that the signs of these kinds can come to for a person of this age, beside what was shown before. Kinds
 * that add to one cell follow each other, so that few counts are open at a time.
 */
export function everySignState(
  kinds: readonly Kind[],
  age: Age,
  before: readonly Effect[] = [],
): Map<string, Way<SignState>> {
  const ordered = [...kinds].sort((a, b) => (cellOrder(a) < cellOrder(b) ? -1 : 1));
  const last = new Map<Cell, number>();
  ordered.forEach(({ effect }, n) => effect.counted.forEach(({ cell }) => last.set(cell, n)));
  const add = (state: SignState, effect: Effect): SignState =>
    withSign(state, effect, (weight) => isSettled(weight, age));
  return reachable<SignState>(
    ordered,
    before.reduce(add, NO_SIGNS),
    add,
    (state) => nameOfSigns(state, age),
    (state, done) => ({
      ...state,
      open: new Map([...state.open].filter(([cell]) => (last.get(cell) ?? -1) > done)),
    }),
  );
}

/** `act-now` that no later answer takes back. Forced crime waits for "out and safe", so it does not settle. */
export function isSettled(weight: Weight, age: Age): boolean {
  const about = { age, danger: 'no', outAndSafe: true, within48Hours: false, unease: false } as const;
  return bandOf(weight, about) === 'act-now';
}
