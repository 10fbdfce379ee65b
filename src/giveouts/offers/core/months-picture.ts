/** Months in a row of the picture: a year. */
export const MONTHS_IN_A_ROW = 12;
/** Years that the picture shows; a longer time is said in words beside it. */
export const MOST_ROWS = 10;

export interface MonthSquare {
  readonly row: number;
  readonly column: number;
  /** How much of this month's pay goes into the debt: 0 to 1. */
  readonly owed: number;
  /** The contract still runs in this month. */
  readonly inContract: boolean;
}

export interface MonthsPicture {
  readonly squares: readonly MonthSquare[];
  readonly rows: number;
  /** There are more months than the picture shows. */
  readonly goesOn: boolean;
}

/**
 * The months of a debt and of a contract as squares, a year to a row. `months` may be Infinity. A month begun counts as
 * a square, filled as far as it goes.
 */
export function monthsPicture(months: number, contractMonths: number | null): MonthsPicture {
  const wanted = Math.ceil(Math.max(months, contractMonths ?? 0) - 1e-9);
  const most = MONTHS_IN_A_ROW * MOST_ROWS;
  const shown = Math.max(0, Math.min(wanted, most));
  const squares = Array.from({ length: shown }, (_, n): MonthSquare => ({
    row: Math.floor(n / MONTHS_IN_A_ROW),
    column: n % MONTHS_IN_A_ROW,
    owed: Math.min(1, Math.max(0, months - n)),
    inContract: contractMonths !== null && n < contractMonths,
  }));
  return { squares, rows: Math.ceil(shown / MONTHS_IN_A_ROW), goesOn: wanted > most };
}
