/*
 * What a platform keeps of a case between two visits, as text. It holds positions and no words: nothing of what the
 * person in the case said, and far below the 4,096 signs that the smallest platform takes.
 */

export const MOST_KEPT = 4096;

/** Where somebody stands in a case. Choices are positions in their moment. */
export interface Kept {
  /** A sum over the case: after a change of the case its old positions mean nothing. */
  readonly edition: string;
  readonly attempt: number;
  /** Moments gone on from. */
  readonly left: number;
  /** What stands as chosen, a list for each moment that was opened. */
  readonly chosen: readonly (readonly number[])[];
  readonly decided: 'offered' | 'urgent' | 'none' | null;
  readonly finished: boolean;
  /** What the platform was told in an earlier visit; neither is said twice. */
  readonly completed: boolean;
  readonly passed: boolean;
}

/** The parts of a case that positions refer to. */
interface Outline {
  readonly stages: readonly { readonly id: string; readonly choices: readonly { readonly id: string }[] }[];
}

/** A short sum over the ids of a case. */
export function editionOf({ stages }: Outline): string {
  const text = stages
    .map(({ id, choices }) => [id, ...choices.map((choice) => choice.id)].join(' '))
    .join('\n');
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** As text; undefined when the case is so large that it would not fit, which no case of the handbook is. */
export function writeKept(kept: Kept): string | undefined {
  const { edition, attempt, left, chosen, decided, finished, completed, passed } = kept;
  const flags = Number(finished) + 2 * Number(completed) + 4 * Number(passed);
  const text = [
    '1',
    edition,
    attempt,
    left,
    chosen.map((some) => some.join('.')).join('-'),
    decided ?? '',
    flags,
  ].join(';');
  return text.length < MOST_KEPT ? text : undefined;
}

const DECISIONS = ['offered', 'urgent', 'none'] as const;

/** Reads it again; undefined for anything else, and for what was kept of another edition of the case. */
export function readKept(text: string, one: Outline): Kept | undefined {
  const found = /^1;([0-9a-z]+);(\d{1,4});(\d{1,3});([\d.-]*);(offered|urgent|none|);([0-7])$/.exec(text);
  if (!found || found[1] !== editionOf(one)) return undefined;
  const [, edition = '', attempt, left, lists = '', decision, flagged] = found;
  const chosen = lists.split('-').map((some) =>
    some
      .split('.')
      .filter((at) => at !== '')
      .map(Number),
  );
  const gone = Number(left);
  const fits =
    gone <= one.stages.length &&
    chosen.length <= one.stages.length &&
    chosen.every((some, at) => some.every((n) => n < (one.stages[at]?.choices.length ?? 0)));
  if (!fits) return undefined;
  const flags = Number(flagged);
  return {
    edition,
    attempt: Math.max(1, Number(attempt)),
    left: gone,
    chosen,
    decided: DECISIONS.find((known) => known === decision) ?? null,
    finished: (flags & 1) !== 0,
    completed: (flags & 2) !== 0,
    passed: (flags & 4) !== 0,
  };
}
