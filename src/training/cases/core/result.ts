import type { PracticeCase } from './case.ts';
import { debriefOf } from './debrief.ts';
import type { CaseRun } from './run.ts';

/**
 * What a room may hear of one working of a case: counts, and nothing of who did what when. It has no name in it and none
 * can be worked out of it.
 */
export interface CaseResult {
  readonly caseNumber: number;
  /** Signs noticed, of how many. */
  readonly noticed: number;
  readonly signs: number;
  /** Good choices made, of how many. */
  readonly good: number;
  readonly goods: number;
  /** Harm done; more than `MOST.harm` counts as that many. */
  readonly harm: number;
}

/** The largest number that each part of a result can hold. The compiler refuses a case that goes beyond it. */
export const MOST = { caseNumber: 127, signs: 15, goods: 31, harm: 7 } as const;

/** The result of a run as it stands. */
export function resultOf(one: PracticeCase, run: CaseRun): CaseResult {
  const { stages, count, harm } = debriefOf(one, run);
  const goods = stages.flatMap(({ choices }) => choices.filter(({ choice }) => choice.verdict === 'good'));
  return {
    caseNumber: one.number,
    noticed: count.noticed,
    signs: count.of,
    good: goods.filter(({ chosen }) => chosen === 'chosen').length,
    goods: goods.length,
    harm: Math.min(harm.length, MOST.harm),
  };
}

/** The width of each part in bits, the highest first; 28 in all. */
const WIDTHS = { caseNumber: 7, noticed: 4, signs: 4, good: 5, goods: 5, harm: 3 } as const;
export const RESULT_BITS = 28;
const PARTS = Object.entries(WIDTHS) as readonly [keyof CaseResult, number][];

/**
 * A result as one whole number below 2^28, for the code that a device shows to the room.
 *
 * @throws RangeError when a part is no whole number or beyond `MOST`: the compiler lets no such case through.
 */
export function packResult(result: CaseResult): number {
  return PARTS.reduce((packed, [part, width]) => {
    const value = result[part];
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width) {
      throw new RangeError(`A result holds ${part} below ${2 ** width}, and this is ${value}.`);
    }
    return packed * 2 ** width + value;
  }, 0);
}

/** The result in such a number; undefined when it holds none, as more noticed than there was to notice. */
export function unpackResult(packed: number): CaseResult | undefined {
  if (!Number.isInteger(packed) || packed < 0 || packed >= 2 ** RESULT_BITS) return undefined;
  let rest = packed;
  const parts = PARTS.toReversed().map(([part, width]): [string, number] => {
    const value = rest % 2 ** width;
    rest = Math.floor(rest / 2 ** width);
    return [part, value];
  });
  const result = Object.fromEntries(parts) as unknown as CaseResult;
  const possible = result.caseNumber > 0 && result.noticed <= result.signs && result.good <= result.goods;
  return possible ? result : undefined;
}
