import type { Figure } from './figures.ts';

/** A year, or several years after each other, for which no figure was read. */
export interface EmptyYears {
  readonly kind: 'empty';
  readonly from: number;
  readonly to: number;
}

/** One bar. Bars of the same rule have the same pattern. */
export interface Bar {
  readonly kind: 'bar';
  readonly year: number;
  readonly figure: Figure;
  /** Which of the chart's rules it was counted by. */
  readonly rule: number;
  /** Its length as a share of the longest, 0 to 1; null where the number is withheld. */
  readonly share: number | null;
}

export interface Chart {
  readonly metric: string;
  readonly rows: readonly (Bar | EmptyYears)[];
  /** The counting rules in it; null: the source names none. More than one: the bars are not to be compared. */
  readonly rules: readonly (string | null)[];
}

/** From how many years on a metric is drawn. Two points make a line out of nothing. */
const YEARS_FOR_A_CHART = 3;

/**
 * The chart of a metric in one country, over its years from the first to the last, one bar for each figure; undefined for
 * fewer than three years. `figures` are those of the country.
 */
export function chartOf(figures: readonly Figure[], metric: string): Chart | undefined {
  const yearly = figures
    .filter((figure) => figure.metric === metric && figure.from === figure.to)
    .sort((a, b) => a.from - b.from);
  if (new Set(yearly.map(({ from }) => from)).size < YEARS_FOR_A_CHART) return undefined;
  const rules = [...new Set(yearly.map(({ rule }) => rule))];
  const longest = Math.max(...yearly.map(({ amount }) => (typeof amount === 'number' ? amount : 0)), 1);
  const rows: (Bar | EmptyYears)[] = [];
  let last: number | undefined;
  for (const figure of yearly) {
    const { from: year, amount } = figure;
    if (last !== undefined && year > last + 1) rows.push({ kind: 'empty', from: last + 1, to: year - 1 });
    rows.push({
      kind: 'bar',
      year,
      figure,
      rule: rules.indexOf(figure.rule),
      share: typeof amount === 'number' ? amount / longest : null,
    });
    last = year;
  }
  return { metric, rows, rules };
}
