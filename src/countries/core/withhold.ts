import type { Breakdown, PartName } from '../content/index.ts';
import type { Amount, Part } from './figures.ts';

/** Below this a number may point at single people. */
const SMALL = 10;

/**
 * The rule for small numbers: below ten a number is shown only when the State itself published it, nought included. A
 * reader of the country may know who the two were.
 */
export function shownAmount(value: number, stateItself: boolean): Amount {
  return stateItself || value >= SMALL ? value : 'under-10';
}

/** Named numbers as they may be shown, in their order. */
export function shownParts(parts: Readonly<Partial<Record<PartName, number>>>, stateItself: boolean): Part[] {
  return Object.entries(parts).map(([name, value]) => ({
    name: name as PartName,
    amount: shownAmount(value, stateItself),
  }));
}

/**
 * The parts of a number as they may be shown. Where the parts add up to the value and one alone is withheld, it could be
 * worked out from the others: the smallest of those is kept back with it.
 */
export function shownBreakdown({ whole, parts }: Breakdown, stateItself: boolean) {
  const shown = shownParts(parts, stateItself);
  const readable = shown.filter(({ amount }) => typeof amount === 'number');
  if (!whole || readable.length !== shown.length - 1) return { whole, parts: shown };
  const smallest = Math.min(...readable.map(({ amount }) => Number(amount)));
  const first = readable.find(({ amount }) => amount === smallest);
  return {
    whole,
    parts: shown.map((part): Part => (part === first ? { ...part, amount: 'kept-back' } : part)),
  };
}
