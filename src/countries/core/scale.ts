import type { Amount, Cell, Figure } from './figures.ts';

/** How a country is drawn. The steps 1 to 4 are shades of one metric; the others are no shade at all. */
export type Step = 'blank' | 'several' | 'under-10' | 1 | 2 | 3 | 4;

/** Numbers at which steps 2, 3 and 4 begin. */
export type Breaks = readonly [number, number, number];

/** The next number upwards that is easy to read on a scale: 1, 2 or 5 with noughts behind. */
function easy(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

/**
 * The scale of one metric, over all its years, so that the same shade means the same in each year. It is worked out
 * anew for every metric: shades of two metrics say nothing about each other.
 */
export function breaksOf(figures: readonly Figure[], metric: string): Breaks {
  const values = figures
    .filter((figure) => figure.metric === metric && figure.from === figure.to)
    .flatMap(({ amount }) => (typeof amount === 'number' ? [amount] : []))
    .sort((a, b) => a - b);
  const at = (share: number): number => easy(values[Math.floor(share * (values.length - 1))] ?? 0);
  const first = Math.max(2, at(0.25));
  const second = Math.max(first * 2, at(0.5));
  return [first, second, Math.max(second * 2, at(0.75))];
}

export function stepOfAmount(amount: Amount, breaks: Breaks): Step {
  if (typeof amount !== 'number') return 'under-10';
  return ([4, 3, 2] as const).find((step) => amount >= (breaks[step - 2] ?? Infinity)) ?? 1;
}

/** How a cell is drawn. Several figures have no shade: choosing one, or adding them, would both say something untrue. */
export function stepOf(cell: Cell, breaks: Breaks): Step {
  const [first, ...others] = cell.figures;
  if (!first) return 'blank';
  return others.length > 0 ? 'several' : stepOfAmount(first.amount, breaks);
}
