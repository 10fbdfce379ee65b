import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOT_RECORDED,
  SMALLEST,
  countFigures,
  hiddenWhereTheyAddUp,
  periodOf,
  suppress,
  type CountedCase,
  type FigureTable,
} from './figures.ts';
import { standardOf } from './htcds-record.ts';

const list = (id: string, codes: readonly string[]) => ({
  id,
  codes: codes.map((code) => ({ code, label: code })),
});
const standard = standardOf({
  version: '2.0',
  attribution: 'A standard for tests',
  source: 'none',
  fields: [
    { name: 'prs_Gender', part: 'person', type: 'one', list: 'P1', label: 'Gender' },
    {
      name: 'vic_MethodsOfControl',
      part: 'person',
      type: 'several',
      list: 'V6',
      label: 'Methods of control',
    },
  ],
  core: ['prs_Gender', 'vic_MethodsOfControl'],
  deprecated: [],
  lists: [list('P1', ['A', 'B', 'C']), list('V6', ['X', 'Y'])],
  precise: [],
  offeredFor: [],
  misnamed: [],
  labelled: [],
});

const opened = (openedOn: string, values: CountedCase['values'] = {}): CountedCase => ({ openedOn, values });

describe('a day', () => {
  it.each([
    ['2026-01-31', '2026-01', '2026-Q1', '2026'],
    ['2026-03-31', '2026-03', '2026-Q1', '2026'],
    ['2026-04-01', '2026-04', '2026-Q2', '2026'],
    ['2026-12-31', '2026-12', '2026-Q4', '2026'],
  ])('%s lies in %s, %s and %s', (day, month, quarter, year) => {
    expect(periodOf(day, 'month')).toBe(month);
    expect(periodOf(day, 'quarter')).toBe(quarter);
    expect(periodOf(day, 'year')).toBe(year);
  });
});

describe('counting', () => {
  it('leaves no period out between the first and the last', () => {
    const cases = [opened('2026-02-01'), opened('2025-11-30')];
    const of = (period: 'month' | 'quarter' | 'year') =>
      countFigures(cases, { field: 'prs_Gender', period, standard }).periods;
    expect(of('month')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(of('quarter')).toEqual(['2025-Q4', '2026-Q1']);
    expect(of('year')).toEqual(['2025', '2026']);
  });

  it('gives nothing for nothing', () => {
    const table = countFigures([], { field: 'prs_Gender', period: 'month', standard });
    expect(table.periods).toEqual([]);
    expect(table.cases).toEqual([]);
  });

  it('counts a case once for each of its codes, and once where it has none', () => {
    const cases = [
      opened('2026-01-02', { vic_MethodsOfControl: ['X', 'Y'] }),
      opened('2026-01-03', { vic_MethodsOfControl: ['X', 'a code of nobody'] }),
      opened('2026-01-04'),
    ];
    const { rows, cases: all } = countFigures(cases, {
      field: 'vic_MethodsOfControl',
      period: 'month',
      standard,
    });
    expect(rows).toEqual([
      { code: 'X', cells: [2] },
      { code: 'Y', cells: [1] },
      { code: NOT_RECORDED, cells: [1] },
    ]);
    expect(all).toEqual([3]);
  });

  it('adds up where a case has one code at most', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C', 'other', undefined)), (genders) => {
        const cases = genders.map((code) =>
          opened('2026-01-01', code === undefined ? {} : { prs_Gender: [code] }),
        );
        const { rows, cases: all } = countFigures(cases, { field: 'prs_Gender', period: 'year', standard });
        const sum = rows.reduce((before, { cells }) => before + (cells[0] ?? 0), 0);
        expect(sum).toBe(all[0] ?? 0);
      }),
    );
  });
});

const column = (cells: readonly number[], addsUp: boolean, cases: number): FigureTable => ({
  field: 'prs_Gender',
  periods: ['2026'],
  rows: cells.map((cell, n) => ({ code: `code ${String(n)}`, cells: [cell] })),
  cases: [cases],
  addsUp,
});
const sum = (cells: readonly number[]): number => cells.reduce((a, b) => a + b, 0);
/** What is printed of one column whose rows add up. */
const printed = (cells: readonly number[], smallest: number): string => {
  const shown = suppress(column(cells, true, sum(cells)), smallest);
  return JSON.stringify([shown.rows.map((row) => row.cells[0]), shown.cases]);
};

describe('what may be printed', () => {
  it.each([
    ['nothing of a month with few cases', [4, 3, 2], [null, null, null], null],
    ['everything where every cell is large', [10, 25], [10, 25], 35],
    ['a second cell beside a single small one', [3, 40, 50], [null, null, 50], 93],
    ['a second cell beside small ones that stand for nobody', [0, 0, 12, 30], [null, null, null, 30], 42],
    ['no second cell where the small ones stand for ten', [9, 5, 30], [null, null, 30], 44],
    ['only the sum where one cell has all cases', [0, 12], [null, null], 12],
  ] as const)('is %s', (_what, cells, shown, all) => {
    const table = suppress(column(cells, true, sum(cells)));
    expect(table.rows.map((row) => row.cells[0])).toEqual(shown);
    expect(table.cases).toEqual([all]);
  });

  it('holds no figure under ten, zero included', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1 }), fc.boolean(), (cells, addsUp) => {
        const { rows, cases } = suppress(column(cells, addsUp, addsUp ? sum(cells) : Math.max(...cells)));
        for (const cell of [...rows.flatMap((row) => row.cells), ...cases]) {
          if (cell !== null) expect(cell).toBeGreaterThanOrEqual(SMALLEST);
        }
      }),
    );
  });

  it.each([
    [2, 2, 10],
    [2, 3, 14],
    [2, 5, 24],
    [3, 2, 9],
    [3, 3, 14],
    [3, 4, 18],
    [4, 2, 9],
    [4, 3, 12],
    [5, 3, 10],
  ])(
    'lets nobody who knows the rule work out a mark: all columns of %i rows with a limit of %i and at most %i cases',
    (rows, LIMIT, MOST) => {
      // Every column that can have led to what is printed, by what is printed.
      const origins = new Map<string, number[][]>();
      const visit = (cells: number[], left: number): void => {
        if (cells.length === rows) {
          const text = printed(cells, LIMIT);
          origins.set(text, [...(origins.get(text) ?? []), cells]);
          return;
        }
        for (let cell = 0; cell <= left; cell += 1) visit([...cells, cell], left - cell);
      };
      visit([], MOST);
      let marks = 0;
      for (const columns of origins.values()) {
        for (const n of hiddenWhereTheyAddUp(columns[0]!, LIMIT)) {
          marks += 1;
          expect(new Set(columns.map((cells) => cells[n])).size, JSON.stringify(columns)).toBeGreaterThan(1);
        }
      }
      expect(marks).toBeGreaterThan(10);
    },
  );

  it('leaves for every mark another value that would be printed the same, with the real limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }), (cells) => {
        const text = printed(cells, SMALLEST);
        const hidden = [...hiddenWhereTheyAddUp(cells, SMALLEST)];
        for (const n of hidden) {
          // Some cases of this cell are another's, or the other way round.
          const another = hidden.some(
            (other) =>
              other !== n &&
              Array.from({ length: 120 }, (_, by) => by - 60).some((by) => {
                const moved = [...cells];
                moved[n] = (moved[n] ?? 0) + by;
                moved[other] = (moved[other] ?? 0) - by;
                return by !== 0 && moved.every((cell) => cell >= 0) && printed(moved, SMALLEST) === text;
              }),
          );
          const fewCases = sum(cells) < SMALLEST;
          expect(another || fewCases, `${JSON.stringify(cells)} cell ${String(n)}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out the row of cases without a code where a case can have several', () => {
    const table: FigureTable = {
      field: 'vic_MethodsOfControl',
      periods: ['2026'],
      rows: [
        { code: 'X', cells: [12] },
        { code: 'Y', cells: [2] },
        { code: NOT_RECORDED, cells: [0] },
      ],
      cases: [12],
      addsUp: false,
    };
    expect(suppress(table).rows).toEqual([
      { code: 'X', cells: [12] },
      { code: 'Y', cells: [null] },
    ]);
  });

  it('lets nobody work out a mark where a case can have several codes', () => {
    const LIMIT = 3;
    const origins = new Map<string, number[][]>();
    for (let cases = 0; cases <= 6; cases += 1) {
      for (let x = 0; x <= cases; x += 1) {
        for (let y = 0; y <= cases; y += 1) {
          const shown = suppress(column([x, y], false, cases), LIMIT);
          const text = JSON.stringify([shown.rows, shown.cases]);
          origins.set(text, [...(origins.get(text) ?? []), [x, y]]);
        }
      }
    }
    for (const [text, columns] of origins) {
      const { 0: rows } = JSON.parse(text) as [{ cells: (number | null)[] }[]];
      rows.forEach(({ cells }, n) => {
        if (cells[0] === null) expect(new Set(columns.map((one) => one[n])).size, text).toBeGreaterThan(1);
      });
    }
  });
});
