import type { Standard } from './htcds-record.ts';

/** A case as it is counted: the day it was opened, and the codes recorded in it. */
export interface CountedCase {
  /** As 2026-11-23. */
  readonly openedOn: string;
  /** Codes of the case data standard by full field name. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** The fields by which cases are counted: those of the core sheet with a code list, the status of identification apart. */
export function countableFields(standard: Standard): readonly string[] {
  return standard.htcds.core.filter(
    (name) => standard.codesOf(name) !== undefined && !name.startsWith('vic_TraffickingStatus'),
  );
}

/** Figures below this leave the device as a mark only, zero included: a few people can be told apart. */
export const SMALLEST = 10;

/** The row of cases in which nothing was recorded for a field. */
export const NOT_RECORDED = 'notRecorded';

export interface FigureRow<Cell = number> {
  /** A code, or `notRecorded`. */
  readonly code: string;
  /** One for each period. */
  readonly cells: readonly Cell[];
}

/** How many cases were opened in each period, and in how many of them each code is recorded. */
export interface FigureTable<Cell = number> {
  readonly field: string;
  /** As 2026-11, 2026-Q4 or 2026; the earliest first, none left out between the first and the last. */
  readonly periods: readonly string[];
  readonly rows: readonly FigureRow<Cell>[];
  readonly cases: readonly Cell[];
  /** A case has at most one of these codes, so that the rows of a period add up to its cases. */
  readonly addsUp: boolean;
}

/** Figures as they may leave the device; null is a mark. */
export type ShownFigures = FigureTable<number | null>;

/** The period in which a day lies. */
export function periodOf(day: string, period: Period): string {
  if (period === 'year') return day.slice(0, 4);
  if (period === 'month') return day.slice(0, 7);
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** The period after this one. */
function after(one: string): string {
  const year = Number(one.slice(0, 4));
  if (one.length === 4) return String(year + 1);
  const quarter = /-Q(\d)$/.exec(one)?.[1];
  if (quarter !== undefined)
    return quarter === '4' ? `${String(year + 1)}-Q1` : `${String(year)}-Q${String(Number(quarter) + 1)}`;
  const month = Number(one.slice(5));
  return month === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}`;
}

function allPeriods(cases: readonly CountedCase[], period: Period): string[] {
  const used = cases.map(({ openedOn }) => periodOf(openedOn, period)).sort();
  const [first, last] = [used[0], used.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods = [first];
  // Some centuries at most: a day that is wrong by thousands of years must not hang the page.
  for (let at = first; at !== last && periods.length < 2000; periods.push(at)) at = after(at);
  return periods;
}

/** Counts cases by the codes of a field. Full figures: they stay on the device. */
export function countFigures(
  cases: readonly CountedCase[],
  {
    field,
    period,
    standard,
  }: { readonly field: string; readonly period: Period; readonly standard: Standard },
): FigureTable {
  const codes = [...(standard.codesOf(field)?.keys() ?? [])];
  const known = new Set(codes);
  const periods = allPeriods(cases, period);
  const addsUp = standard.fields.get(field)?.type === 'one';
  const inPeriod = periods.map((one) => cases.filter(({ openedOn }) => periodOf(openedOn, period) === one));
  const codesOfCase = (one: CountedCase): readonly string[] => {
    const given = (one.values[field] ?? []).filter((code) => known.has(code));
    return addsUp ? given.slice(0, 1) : given;
  };
  const row = (code: string, has: (one: CountedCase) => boolean): FigureRow => ({
    code,
    cells: inPeriod.map((those) => those.filter(has).length),
  });
  return {
    field,
    periods,
    rows: [
      ...codes.map((code) => row(code, (one) => codesOfCase(one).includes(code))),
      row(NOT_RECORDED, (one) => codesOfCase(one).length === 0),
    ],
    cases: inPeriod.map((those) => those.length),
    addsUp,
  };
}

/**
 * The figures as they may be printed or written to a file. A cell below `smallest`, zero included, is a mark. Where the
 * rows add up, further cells are marks, the smallest first and equal ones together, until the marks of a period are at least two, stand for at least
 * `smallest` cases, and could be divided otherwise: then none of them can be worked out from what is printed, also not by somebody who knows
 * this rule. Where a case can have several codes, rows do not add up and cells tell nothing of each other; the row of
 * cases without any is left out there, because together with a code that all cases have it would.
 */
export function suppress(table: FigureTable, smallest: number = SMALLEST): ShownFigures {
  const rows = table.addsUp ? table.rows : table.rows.filter(({ code }) => code !== NOT_RECORDED);
  const hidden = table.periods.map((_, period) => {
    const cells = rows.map(({ cells }) => cells[period] ?? 0);
    return table.addsUp
      ? hiddenWhereTheyAddUp(cells, smallest)
      : new Set(cells.flatMap((cell, n) => (cell < smallest ? [n] : [])));
  });
  return {
    ...table,
    rows: rows.map(({ code, cells }, n) => ({
      code,
      cells: cells.map((cell, period) => (hidden[period]?.has(n) === true ? null : cell)),
    })),
    cases: table.cases.map((cell) => (cell < smallest ? null : cell)),
  };
}

/** Which cells of a column are marks, where the column and its sum are printed. */
export function hiddenWhereTheyAddUp(cells: readonly number[], smallest: number): ReadonlySet<number> {
  const hidden = new Set(cells.flatMap((cell, n) => (cell < smallest ? [n] : [])));
  if (hidden.size === 0) return hidden;
  const enough = (): boolean => {
    const sum = [...hidden].reduce((before, n) => before + (cells[n] ?? 0), 0);
    // As large as small cells can be: each of them would be known.
    const allAtTheirMost = sum === hidden.size * (smallest - 1);
    return hidden.size >= 2 && sum >= smallest && !allAtTheirMost;
  };
  const sizes = [...new Set(cells)].sort((a, b) => a - b);
  for (const size of sizes) {
    if (enough()) break;
    // All cells of one size together: which of two equal ones is a mark would tell something.
    for (const [n, cell] of cells.entries()) if (cell === size) hidden.add(n);
  }
  return hidden;
}
