import type { Findings, Found, Searchable } from './scan.ts';

/**
 * One thing that can be found, with all that the list of results shows of it. A room gives its own as an array of these;
 * the page of search only puts the arrays together.
 */
export interface Findable extends Searchable {
  /** The group of results it stands in: a word of the interface under `search.group`. */
  readonly group: string;
  /** What is shown of the text; the text itself unless told. */
  readonly shown?: string;
  /** Where it stands, in the words shown under its title. */
  readonly place: string;
  /** The address below the language, with the passage: `handbook/your-role#records`. */
  readonly address: string;
  /** Things with the same value are the same to a reader, and only the best of them is shown. */
  readonly same?: string;
}

/** A result as it is shown. */
export interface Hit extends Findable {
  readonly terms: readonly string[];
  /** How many others it stands for. */
  readonly others: number;
}

export interface Results {
  /** The very best of all groups: with three minutes, nobody reads further. Empty when one group says it all. */
  readonly best: readonly Hit[];
  /** The rest, in groups, that with the best hit first. */
  readonly groups: readonly {
    readonly group: string;
    readonly hits: readonly Hit[];
    readonly more: number;
  }[];
  /** How many there are, those that are the same counted once. */
  readonly count: number;
  readonly partly: boolean;
}

/** How many are shown as the best of all. */
const BEST = 3;
/** How many of one group are shown. */
const OF_A_GROUP = 5;

/** A result that may never be shown: of many hundreds a few are. */
interface Candidate {
  readonly findable: Findable;
  readonly terms: readonly string[];
  others: number;
}

/** Puts what was found into the order in which it is shown. */
export function arrange({ found, partly }: Findings, findables: ReadonlyMap<string, Findable>): Results {
  const candidates = withoutDoubles(found, findables);
  const several = new Set(candidates.map(({ findable }) => findable.group)).size > 1;
  const best = several && candidates.length > BEST ? candidates.slice(0, BEST) : [];
  const groups = new Map<string, Candidate[]>();
  for (const { findable } of candidates) groups.set(findable.group, groups.get(findable.group) ?? []);
  for (const candidate of candidates.slice(best.length))
    groups.get(candidate.findable.group)?.push(candidate);
  return {
    best: best.map(hitOf),
    groups: [...groups]
      .filter(([, rest]) => rest.length > 0)
      .map(([group, rest]) => ({
        group,
        hits: rest.slice(0, OF_A_GROUP).map(hitOf),
        more: Math.max(0, rest.length - OF_A_GROUP),
      })),
    count: candidates.length,
    partly,
  };
}

const hitOf = ({ findable, terms, others }: Candidate): Hit => ({ ...findable, terms, others });

function withoutDoubles(found: readonly Found[], findables: ReadonlyMap<string, Findable>): Candidate[] {
  const candidates: Candidate[] = [];
  const first = new Map<string, Candidate>();
  for (const { id, terms } of found) {
    const findable = findables.get(id);
    if (!findable) continue;
    const same = findable.same === undefined ? undefined : `${findable.group} ${findable.same}`;
    const before = same === undefined ? undefined : first.get(same);
    if (before) {
      before.others += 1;
      continue;
    }
    const candidate = { findable, terms, others: 0 };
    if (same !== undefined) first.set(same, candidate);
    candidates.push(candidate);
  }
  return candidates;
}
