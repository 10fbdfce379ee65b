import type { Gap, Metric, PartName } from '../content/index.ts';

/** The countries of the Baltic Sea Region, by code in small letters. The EU has figures too, and no place on the map. */
export const REGION = ['de', 'dk', 'ee', 'fi', 'is', 'lt', 'lv', 'no', 'pl', 'ru', 'se'] as const;

/**
 * A number as it may be shown. `under-10`: the source gives a number below ten and is not the State's own. `kept-back`:
 * shown, it would give such a number away.
 */
export type Amount = number | 'under-10' | 'kept-back';

export interface Part {
  readonly name: PartName;
  readonly amount: Amount;
}

/** One figure as the compiler hands it over: what was counted, how, and where it was read. */
export interface Figure {
  readonly country: string;
  readonly metric: string;
  /** The year; for a figure of several years together the first and the last of them. */
  readonly from: number;
  readonly to: number;
  readonly yearInferred: boolean;
  readonly amount: Amount;
  readonly approximate: 'about' | 'more-than' | null;
  /** How it was counted, in a sentence; null: the source names no rule of its own. */
  readonly rule: string | null;
  readonly breakdowns: readonly { readonly whole: boolean; readonly parts: readonly Part[] }[];
  /** What the source counts beside it. */
  readonly beside: readonly Part[];
  readonly nationalities: number | null;
  readonly citizenships: readonly { readonly country: string; readonly amount: Amount }[];
  readonly note: string | null;
  readonly contradiction: string | null;
  readonly unconfirmed: boolean;
  /** Ids of sources. */
  readonly sources: readonly string[];
}

/** A page on which figures were read. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly stateItself: boolean;
  readonly whatWasRead: string;
}

/** The figures of one country, or of the whole region, with all that explains them. */
export interface Figures {
  readonly metrics: readonly Metric[];
  readonly figures: readonly Figure[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly gaps: readonly Gap[];
}

/** What one country shows for one metric in one year. No figure is never a zero: it is an empty list. */
export interface Cell {
  readonly country: string;
  readonly figures: readonly Figure[];
}

const isOfYear = (figure: Figure, year: number): boolean => figure.from === year && figure.to === year;

/**
 * The cells of a metric and a year, one for each of `countries` and in their order. The table and the map are both made
 * of these and of nothing else. Figures of several years together stand in no cell; several figures of one country stay
 * apart, because they were counted differently.
 */
export function cellsOf(
  figures: readonly Figure[],
  countries: readonly string[],
  metric: string,
  year: number,
): Cell[] {
  return countries.map((country) => ({
    country,
    figures: figures.filter(
      (figure) => figure.country === country && figure.metric === metric && isOfYear(figure, year),
    ),
  }));
}

/** The years for which one of `countries` has a figure of the metric, the first one first. */
export function yearsOf(figures: readonly Figure[], countries: readonly string[], metric: string): number[] {
  const years = figures
    .filter((figure) => figure.metric === metric && figure.from === figure.to)
    .filter((figure) => countries.includes(figure.country))
    .map(({ from }) => from);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** The metrics of which one of `countries` has a figure of a single year, in the order of the handbook. */
export function metricsOf({ metrics, figures }: Figures, countries: readonly string[]): Metric[] {
  return metrics.filter(({ id }) => yearsOf(figures, countries, id).length > 0);
}

/**
 * The year to begin with: the one in which most countries have a figure, and of several the latest. undefined when there
 * is none.
 */
export function fullestYear(
  figures: readonly Figure[],
  countries: readonly string[],
  metric: string,
): number | undefined {
  const filled = (year: number): number =>
    cellsOf(figures, countries, metric, year).filter((cell) => cell.figures.length > 0).length;
  return yearsOf(figures, countries, metric).reduce<number | undefined>(
    (best, year) => (best === undefined || filled(year) >= filled(best) ? year : best),
    undefined,
  );
}

/** The year to stay at when another metric is chosen: the same where it has figures, else the fullest. */
export function yearFor(
  figures: readonly Figure[],
  countries: readonly string[],
  metric: string,
  year: number | undefined,
): number | undefined {
  return year !== undefined && yearsOf(figures, countries, metric).includes(year)
    ? year
    : fullestYear(figures, countries, metric);
}
