import type { Band, Condition, Flow, Row } from '#screening/content';
import {
  conditionsOf,
  holds,
  isOut,
  keyOf,
  pathOf,
  questionsShown,
  questionsThatCount,
  type Facts,
} from './asked.ts';
import { everyStanding, everyWaiting, nameOfPlace, type Place, type Standing } from './opening.ts';
import {
  MEANS,
  WEIGHED_LISTS,
  NO_COUNTS,
  advisedBand,
  bandOf,
  isPositive,
  profileOf,
  weightOf,
  type Cell,
  type Circumstances,
  type Counts,
  type Profile,
  type Tally,
} from './rule.ts';
import {
  capped,
  effectsAt,
  everySignState,
  kindsOf,
  reachable,
  tallyOf,
  type Effect,
  type Kind,
  type List,
  type SignState,
} from './signs.ts';

export type RowAnswer = 'yes' | 'no' | 'unclear';
type Age = Circumstances['age'];

/** One state that matters, with one set of answers that leads to it. */
export interface State {
  /**
   * Why it is looked at: where the opening stands; where one of its questions waits once more; what is shown; one row by itself; the counts of one cell, or of
   * exploitation beside one of the means; what all signs together come to; or rows that contradict each other.
   */
  readonly about: 'opening' | 'waiting' | 'shown' | 'row' | 'cell' | 'pair' | 'signs' | 'contradiction';
  readonly name: string;
  readonly standing: Standing;
  readonly rows: Readonly<Record<string, RowAnswer>>;
  /** The band as the abstract state has it: its answers must come to the same. */
  readonly expected?: Band;
}

/** What a state comes to by this reading of the rules. */
export interface Reading {
  readonly place: Place;
  readonly shown: readonly string[];
  readonly band: Band;
  /** Every outcome that fits: exactly one in a sound flow. */
  readonly outcomes: readonly string[];
  /** Cells in which step 1 is met. */
  readonly positive: readonly Cell[];
  readonly profile: Profile | null;
  readonly facts: Facts;
}

/** The answers of a state as one record: question of the opening -> answer, `question/row` -> answer. */
export function answersOf({ standing, rows }: State): Record<string, string> {
  return { ...standing.answers, ...rows };
}

interface KeyedRow {
  readonly key: string;
  readonly question: string;
  readonly row: Row;
}

type RowFact = Extract<Row, { kind: 'fact' }>['fact'];

/** What is wanted of the place from which signs are recorded. */
interface Wanted {
  readonly age: Age;
  readonly danger?: 'no' | 'unclear';
  readonly alone?: boolean;
  readonly out?: boolean;
  /** What the opening has shown. Left out, the ground with the fewest signs is taken. */
  readonly concepts?: readonly string[];
}
type Ground = Pick<State, 'standing' | 'rows'>;

/** A flow with the signs, as the prover looks at it: all that is worked out once for many states. */
export class Subject {
  readonly flow: Flow;
  readonly standings: readonly Standing[];
  readonly rows: readonly KeyedRow[];
  readonly conditions: readonly Condition[];
  /** Outcomes that an answer of the opening leads to: no band chooses them. */
  readonly byOpening: ReadonlySet<string>;
  readonly #lists: readonly List[];
  readonly #effects = new Map<Age, Map<string, Effect>>();
  readonly #facts: readonly (KeyedRow & { readonly row: Extract<Row, { kind: 'fact' }> })[];
  readonly #grounds = new Map<string, Ground | undefined>();
  readonly ends: readonly Standing[];

  constructor(flow: Flow, lists: readonly List[]) {
    this.flow = flow;
    this.#lists = lists;
    this.standings = everyStanding(flow);
    const asked = new Set(flow.themes.flatMap(({ questions }) => questions));
    this.rows = Object.entries(flow.questions)
      .filter(([id]) => asked.has(id))
      .flatMap(([question, { rows }]) => rows.map((row) => ({ key: keyOf(question, row), question, row })));
    this.#facts = this.rows.flatMap((one) => (one.row.kind === 'fact' ? [{ ...one, row: one.row }] : []));
    this.ends = this.standings.filter(({ place }) => place.at === 'themes' || place.at === 'child');
    this.conditions = conditionsOf(flow);
    this.byOpening = new Set(
      Object.values(flow.opening).flatMap(({ answers }) => answers.map(({ goto }) => goto)),
    );
  }

  /** What concepts do for a person of this age. */
  effects(age: Age): ReadonlyMap<string, Effect> {
    const known = this.#effects.get(age) ?? effectsAt(this.#lists, this.flow.stage, age);
    this.#effects.set(age, known);
    return known;
  }

  /** A fact holds when a row says yes, even if another says no. Police alone are wanted only if nothing says no. */
  facts({ standing, rows }: Ground): Facts {
    const said = (wanted: RowAnswer): Set<RowFact> =>
      new Set(this.#facts.flatMap(({ key, row }) => (rows[key] === wanted ? [row.fact] : [])));
    const facts = said('yes');
    if (said('no').has('wants-police')) facts.delete('wants-police');
    return { ...standing.recorded, rows: facts };
  }

  /** Reads a state: where it stands, what may be asked, what it adds up to, and which advice follows. */
  read(state: Ground): Reading {
    const { place } = state.standing;
    const facts = this.facts(state);
    const tally = this.#tally(state, facts);
    const band = bandOf(weightOf(tally), circumstancesOf(facts));
    return {
      place,
      shown: questionsShown(this.flow, place, facts),
      band,
      outcomes: this.outcomesFor(place, facts, band),
      positive: [...tally.cells].filter(([, counts]) => isPositive(counts)).map(([cell]) => cell),
      profile: profileOf(tally, facts.age),
      facts,
    };
  }

  /** The band of a state alone. */
  bandIn(state: Ground): Band {
    const facts = this.facts(state);
    return bandOf(weightOf(this.#tally(state, facts)), circumstancesOf(facts));
  }

  #tally({ standing, rows }: Ground, facts: Facts): Tally {
    const yes = this.rows.filter(({ key, row }) => row.kind === 'sign' && rows[key] === 'yes');
    const counting = yes.length > 0 ? new Set(questionsThatCount(this.flow, facts)) : new Set<string>();
    const recorded = yes.flatMap(({ question, row }) =>
      row.kind === 'sign' && counting.has(question) ? [row.concept] : [],
    );
    return tallyOf([...standing.concepts, ...recorded], this.effects(facts.age));
  }

  /** The outcomes that fit a place and a band. A flow for children alone has no other advice than theirs. */
  outcomesFor(place: Place, facts: Facts, band: Band): string[] {
    if (place.at === 'outcome') return [place.outcome];
    const advised = advisedBand(band, this.flow.neverMoreThan);
    const of = (path: 'themes' | 'child'): string[] =>
      Object.entries(this.flow.outcomes).flatMap(([id, outcome]) =>
        outcome.band === advised && outcome.path === path && !this.byOpening.has(id) ? [id] : [],
      );
    const own = of(pathOf(place, facts));
    return own.length > 0 || place.at !== 'question' ? own : of('child');
  }

  factRows(): readonly (KeyedRow & { readonly row: Extract<Row, { kind: 'fact' }> })[] {
    return this.#facts;
  }

  /**
   * The ground on which signs are recorded: an end of the opening, and the facts without which some rows do not count.
   * Where it can be chosen, someone of this house is involved: then most rows count.
   */
  groundFor(wanted: Wanted): Ground | undefined {
    const name = JSON.stringify(wanted);
    if (this.#grounds.has(name)) return this.#grounds.get(name);
    const outRow = this.#facts.find(({ row }) => row.fact === 'out-and-safe');
    const fits =
      (outByRow: boolean) =>
      ({ recorded, concepts }: Standing): boolean =>
        recorded.age === wanted.age &&
        (wanted.danger === 'unclear'
          ? recorded.danger === 'unclear'
          : recorded.danger === 'no' || recorded.danger === undefined) &&
        (wanted.alone === undefined || (recorded.alone === 'yes') === wanted.alone) &&
        (wanted.out === undefined || outByRow || (recorded['out-and-safe'] === 'yes') === wanted.out) &&
        (wanted.concepts === undefined || [...wanted.concepts].sort().join() === [...concepts].sort().join());
    const choose = (outByRow: boolean): Standing | undefined => {
      const fitting = this.ends.filter(fits(outByRow)).sort((a, b) => a.concepts.length - b.concepts.length);
      const fewest = fitting.filter(({ concepts }) => concepts.length === fitting[0]?.concepts.length);
      return fewest.find(({ recorded }) => recorded['mission-involved'] === 'yes') ?? fewest[0];
    };
    const byOpening = choose(false);
    const standing = byOpening ?? (wanted.out && outRow ? choose(true) : undefined);
    const fears = this.#facts.find(({ row }) => row.fact === 'fears-own-state');
    const rows = {
      ...(fears ? { [fears.key]: 'yes' as const } : {}),
      ...(!byOpening && outRow ? { [outRow.key]: 'yes' as const } : {}),
    };
    const ground = standing ? { standing, rows } : undefined;
    this.#grounds.set(name, ground);
    return ground;
  }
}

export function circumstancesOf(facts: Facts): Circumstances {
  return {
    age: facts.age,
    danger: facts.danger,
    outAndSafe: isOut(facts),
    within48Hours: facts.rows.has('leaves-within-48-hours'),
    unease: facts.rows.has('unease'),
  };
}

/** Each place of the opening, with everything it can have settled, before any row is answered. */
export function statesOfOpening(subject: Subject): State[] {
  return namedStandings('opening', subject.standings);
}

/** Each question of the opening that waits once more, while what was answered beyond it counts. */
export function statesOfWaiting(subject: Subject): State[] {
  return namedStandings('waiting', everyWaiting(subject.flow, subject.ends));
}

function namedStandings(about: State['about'], standings: readonly Standing[]): State[] {
  return standings.map((standing) => ({
    about,
    name: `${nameOfPlace(standing.place)} ${JSON.stringify(standing.recorded)} ${standing.concepts.join('+')}${standing.told ? ' told' : ''}`,
    standing,
    rows: {},
  }));
}

/**
 * What may be on the screen. It depends on the path, on being alone, and on the conditions that this flow names: states
 * that agree in these are one. `byAsking` states are reached by answering only what is shown; the others by going back
 * and changing an earlier answer.
 */
export function statesShown(subject: Subject): (State & { readonly byAsking: boolean })[] {
  const used = subject.factRows().filter(({ row }) => subject.conditions.includes(row.fact as Condition));
  const nameOf = (standing: Standing, facts: Facts): string =>
    [
      nameOfPlace(standing.place),
      facts.alone === 'yes' ? 'alone' : 'not alone',
      `age ${facts.age ?? 'not asked'}`,
      ...subject.conditions.filter((condition) => holds(condition, facts)),
    ].join(', ');
  const found = new Map<string, State & { readonly byAsking: boolean }>();
  const follow = (byAsking: boolean): void => {
    const open: Ground[] = [];
    const visit = (state: Ground): void => {
      const name = nameOf(state.standing, subject.facts(state));
      if (found.has(name)) return;
      found.set(name, { ...state, about: 'shown', name, byAsking });
      open.push(state);
    };
    for (const standing of subject.ends) visit({ standing, rows: {} });
    if (!byAsking) open.push(...found.values());
    for (let state = open.shift(); state; state = open.shift()) {
      const shown = questionsShown(subject.flow, state.standing.place, subject.facts(state));
      for (const { key, question } of used) {
        if (state.rows[key] !== undefined || (byAsking && !shown.includes(question))) continue;
        visit({ standing: state.standing, rows: { ...state.rows, [key]: 'yes' } });
      }
    }
  };
  follow(true);
  follow(false);
  return [...found.values()];
}

/** For each concept that counts on this ground, the row that records it. */
function rowsByConcept(subject: Subject, ground: Ground): ReadonlyMap<string, string> {
  const counting = new Set(questionsThatCount(subject.flow, subject.facts(ground)));
  const rows = new Map<string, string>();
  for (const { key, question, row } of subject.rows) {
    if (row.kind === 'sign' && counting.has(question) && !rows.has(row.concept)) rows.set(row.concept, key);
  }
  return rows;
}

const agesOf = (subject: Subject): Age[] => [...new Set(subject.ends.map(({ recorded }) => recorded.age))];

/** What all signs together come to, for each age: which clauses of the bands can hold at once. */
export function statesOfSigns(subject: Subject): State[] {
  const states: State[] = [];
  for (const age of agesOf(subject)) {
    const seen = new Set<string>();
    for (const wanted of groundsOf(subject, age)) {
      const ground = subject.groundFor(wanted);
      if (!ground) continue;
      const rows = rowsByConcept(subject, ground);
      const effects = subject.effects(age);
      const before = ground.standing.concepts.flatMap((one) => effects.get(one) ?? []);
      const others = [...rows.keys()].filter((one) => !ground.standing.concepts.includes(one));
      for (const [name, { state, concepts }] of everySignState(kindsOf(others, effects), age, before)) {
        // Being out and safe is asked for by one clause only, that of forced crime; a sign that the opening shows is a
        // sign like others. What both have shown before is not looked at again.
        const forcedAndOut = wanted.out && state.speaks.has('forced-crime');
        if (seen.has(name) && !forcedAndOut && concepts.length > 0) continue;
        seen.add(name);
        const answers = Object.fromEntries(concepts.map((one) => [rows.get(one) ?? one, 'yes' as const]));
        for (const variant of variantsOf(subject, wanted, state)) {
          const at = { standing: variant.standing, rows: { ...variant.rows, ...answers } };
          states.push({
            ...at,
            about: 'signs',
            name: [
              age ?? 'age not asked',
              ...(wanted.concepts ?? []),
              ...(wanted.out ? ['out and safe'] : []),
              `${variant.name}${name}`,
            ].join(' '),
            expected: bandOf(state, circumstancesOf(subject.facts(at))),
          });
        }
      }
    }
  }
  return states;
}

/** The grounds that can differ for the signs of a person of this age: out and safe or not, and what the opening showed. */
function groundsOf(subject: Subject, age: Age): Wanted[] {
  const shown = new Map(
    subject.ends
      .filter(({ recorded }) => recorded.age === age)
      .map(({ concepts }) => [[...concepts].sort().join(), concepts]),
  );
  return [...shown.values()]
    .sort((a, b) => a.length - b.length)
    .flatMap((concepts) => [false, true].map((out) => ({ age, out, concepts })));
}

/** The grounds under which a state of the signs is looked at: alone or not, and danger, hours and unease where they matter. */
function variantsOf(
  subject: Subject,
  wanted: Wanted,
  state: SignState,
): (Ground & { readonly name: string })[] {
  const ground = (name: string, more: Partial<Wanted>, fact?: RowFact) => {
    const found = subject.groundFor({ ...wanted, ...more });
    const row = subject.factRows().find((one) => one.row.fact === fact);
    if (!found || (fact !== undefined && !row)) return [];
    return [{ ...found, name, rows: { ...found.rows, ...(row ? { [row.key]: 'yes' as const } : {}) } }];
  };
  const band = bandOf(state, {
    age: wanted.age,
    danger: 'no',
    outAndSafe: wanted.out === true,
    within48Hours: false,
    unease: false,
  });
  const low = band === 'nothing-recorded' || band === 'inform';
  const variants = [
    ...ground('alone, ', { alone: true }),
    ...ground('not alone, ', { alone: false }),
    ...ground('danger unclear, ', { danger: 'unclear' }),
    // Forty-eight hours settle the matter by themselves; unease lifts what is empty.
    ...(low ? ground('within 48 hours, ', {}, 'leaves-within-48-hours') : []),
    ...(low ? ground('unease, ', {}, 'unease') : []),
    ...(low ? ground('unease, danger unclear, ', { danger: 'unclear' }, 'unease') : []),
  ];
  return variants.length > 0 ? variants : ground('', {});
}

/** Step 1, cell by cell: every count it can tell apart, and exploitation beside each of the means. */
export function statesOfCells(subject: Subject): State[] {
  const states: State[] = [];
  for (const age of agesOf(subject)) {
    const ground = subject.groundFor({ age, out: false }) ?? subject.groundFor({ age });
    if (!ground) continue;
    const rows = rowsByConcept(subject, ground);
    const kinds = kindsOf(rows.keys(), subject.effects(age));
    const add = (about: 'cell' | 'pair', name: string, concepts: readonly string[]): void => {
      states.push({
        about,
        name: `${age ?? 'age not asked'} ${name}`,
        standing: ground.standing,
        rows: {
          ...ground.rows,
          ...Object.fromEntries(concepts.map((one) => [rows.get(one) ?? one, 'yes' as const])),
        },
      });
    };
    for (const list of WEIGHED_LISTS) {
      const within = (cells: readonly Cell[]): Kind[] =>
        kinds.filter(({ effect }) => effect.counted.some(({ cell }) => cells.includes(cell)));
      const count = (cell: Cell) => (counts: Counts, effect: Effect) =>
        effect.counted
          .filter((one) => one.cell === cell)
          .reduce((sum, one) => capped(sum, one.strength), counts);
      const text = (counts: Counts): string => `${counts.strong}-${counts.medium}-${counts.weak}`;
      for (const dimension of ['exploitation', ...MEANS] as const) {
        const cell: Cell = `${list}/${dimension}`;
        for (const [name, { concepts }] of reachable(within([cell]), NO_COUNTS, count(cell), text)) {
          if (concepts.length > 0) add('cell', `${cell} ${name}`, concepts);
        }
      }
      const exploitation: Cell = `${list}/exploitation`;
      for (const dimension of MEANS) {
        const cell: Cell = `${list}/${dimension}`;
        const both = reachable(
          within([exploitation, cell]),
          [NO_COUNTS, NO_COUNTS] as const,
          ([first, second], effect) =>
            [count(exploitation)(first, effect), count(cell)(second, effect)] as const,
          ([first, second]) => `${shortly(first)} ${shortly(second)}`,
        );
        for (const [name, { state, concepts }] of both) {
          // Where only one of the two holds anything, its own counts have been looked at.
          if (state.some((counts) => text(counts) === text(NO_COUNTS))) continue;
          add('pair', `${exploitation} and ${dimension} ${name}`, concepts);
        }
      }
    }
  }
  return states;
}

const shortly = (counts: Counts): string =>
  isPositive(counts) ? 'positive' : `${counts.strong}-${counts.medium}-${counts.weak}`;

/** Every row by itself at every age: what one answer does, and that "no" and "unclear" do nothing. */
export function statesOfRows(subject: Subject, shown: readonly State[]): State[] {
  const states: State[] = [];
  const add = (about: State['about'], name: string, at: Ground, rows: State['rows']): void => {
    states.push({ about, name, standing: at.standing, rows: { ...at.rows, ...rows } });
  };
  const readings = shown.map((state) => {
    const facts = subject.facts(state);
    return {
      state,
      shown: new Set(questionsShown(subject.flow, state.standing.place, facts)),
      counting: new Set(questionsThatCount(subject.flow, facts)),
    };
  });
  const grounds = agesOf(subject).flatMap((age) => {
    const found = subject.groundFor({ age, out: false }) ?? subject.groundFor({ age });
    return found ? [{ age, ...found }] : [];
  });
  for (const { key, question } of subject.rows) {
    for (const at of grounds) add('row', `${at.age ?? 'age not asked'} ${key}`, at, { [key]: 'yes' });
    const there = readings.find((one) => one.shown.has(question));
    if (there) add('row', `where it is shown: ${key}`, there.state, { [key]: 'yes' });
    // Where the condition of its theme or question does not hold, it may have to be parked.
    const away = readings.find(({ counting }) => !counting.has(question));
    if (away) add('row', `where it is parked: ${key}`, away.state, { [key]: 'yes' });
    const first = grounds[0];
    if (first) add('row', `unclear: ${key}`, first, { [key]: 'unclear' });
  }
  for (const at of grounds) {
    const all = (answer: RowAnswer): State['rows'] =>
      Object.fromEntries(subject.rows.map(({ key }) => [key, answer]));
    for (const answer of ['yes', 'no', 'unclear'] as const) {
      add('row', `${at.age ?? 'age not asked'} every row ${answer}`, at, all(answer));
    }
  }
  // The same concept or fact asked for in two questions counts once, and a "no" takes no "yes" back.
  const twins = new Map<string, string[]>();
  for (const { key, row } of subject.rows) {
    if (row.kind === 'need') continue;
    const name = row.kind === 'sign' ? `sign ${row.concept}` : `fact ${row.fact}`;
    twins.set(name, [...(twins.get(name) ?? []), key]);
  }
  for (const [name, [first, second]] of twins) {
    const at = grounds[0];
    if (!at || first === undefined || second === undefined) continue;
    add('contradiction', `${name} yes, yes`, at, { [first]: 'yes', [second]: 'yes' });
    add('contradiction', `${name} yes, no`, at, { [first]: 'yes', [second]: 'no' });
    add('contradiction', `${name} no, yes`, at, { [first]: 'no', [second]: 'yes' });
  }
  return states;
}
