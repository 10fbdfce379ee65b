import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  REGION,
  breaksOf,
  cellsOf,
  chartOf,
  fullestYear,
  metricsOf,
  shownAmount,
  shownBreakdown,
  stepOf,
  stepOfAmount,
  writtenCell,
  writtenFigure,
  yearFor,
  yearsOf,
  type AmountWords,
  type Figure,
} from './index.ts';

const words: AmountWords = {
  number: String,
  underTen: 'under ten',
  keptBack: 'kept back',
  about: (number) => `about ${number}`,
  moreThan: (number) => `more than ${number}`,
  notPublished: 'not published here',
};

function aFigure(changes: Partial<Figure> = {}): Figure {
  return {
    country: 'lt',
    metric: 'proceedings',
    from: 2023,
    to: 2023,
    yearInferred: false,
    amount: 13,
    approximate: null,
    rule: null,
    breakdowns: [],
    beside: [],
    nationalities: null,
    citizenships: [],
    note: null,
    contradiction: null,
    unconfirmed: false,
    sources: ['L2'],
    ...changes,
  };
}

const METRICS = ['victims_identified', 'victims_assisted', 'proceedings'] as const;
const someFigure = fc
  .record({
    country: fc.constantFrom(...REGION, 'eu'),
    metric: fc.constantFrom(...METRICS),
    from: fc.integer({ min: 2015, max: 2020 }),
    years: fc.constantFrom(0, 0, 0, 3),
    amount: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant('under-10' as const)),
    approximate: fc.constantFrom(null, null, 'about' as const, 'more-than' as const),
    rule: fc.constantFrom(null, 'One form only.'),
  })
  .map(({ years, ...figure }) => aFigure({ ...figure, to: figure.from + years }));
const someFigures = fc.array(someFigure, { maxLength: 60 });
const someChoice = fc.record({
  metric: fc.constantFrom(...METRICS),
  year: fc.integer({ min: 2014, max: 2021 }),
});

describe('the table and the map', () => {
  it('say the same number for each country, whatever the metric and the year', () => {
    fc.assert(
      fc.property(someFigures, someChoice, (figures, { metric, year }) => {
        const cells = cellsOf(figures, REGION, metric, year);
        for (const cell of cells) {
          const table = cell.figures.map((figure) => writtenFigure(figure, words));
          const map = writtenCell(cell, words);
          expect(map).toBe(table.length === 0 ? words.notPublished : table.join(' / '));
          expect(stepOf(cell, breaksOf(figures, metric)) === 'blank').toBe(table.length === 0);
        }
      }),
    );
  });

  it('say each figure of the handbook once, and none that is not there', () => {
    fc.assert(
      fc.property(someFigures, someChoice, (figures, { metric, year }) => {
        const shown = cellsOf(figures, REGION, metric, year).flatMap((cell) => cell.figures);
        const meant = figures.filter(
          (one) => one.metric === metric && one.from === year && one.to === year && one.country !== 'eu',
        );
        expect(new Set(shown)).toEqual(new Set(meant));
        expect(shown).toHaveLength(meant.length);
      }),
    );
  });

  it('name every country once, in the order they are given, also those without a figure', () => {
    fc.assert(
      fc.property(someFigures, fc.shuffledSubarray([...REGION]), (figures, countries) => {
        const cells = cellsOf(figures, countries, 'proceedings', 2018);
        expect(cells.map(({ country }) => country)).toEqual(countries);
      }),
    );
  });

  it('never turn a blank into a nought', () => {
    fc.assert(
      fc.property(someFigures, someChoice, (figures, { metric, year }) => {
        for (const cell of cellsOf(figures, REGION, metric, year)) {
          if (cell.figures.length > 0) continue;
          expect(writtenCell(cell, words)).not.toMatch(/\d/);
          expect(stepOf(cell, breaksOf(figures, metric))).toBe('blank');
        }
      }),
    );
  });

  it('never add two figures of one country: both stand, and neither gives the shade', () => {
    const two = [
      aFigure({ country: 'de', amount: 488, rule: 'Sexual exploitation only.' }),
      aFigure({ country: 'de', amount: 48, rule: 'Labour exploitation only.' }),
    ];
    const [cell] = cellsOf(two, ['de'], 'proceedings', 2023);
    expect(writtenCell(cell!, words)).toBe('488 / 48');
    expect(stepOf(cell!, breaksOf(two, 'proceedings'))).toBe('several');
  });
});

describe('a figure', () => {
  it.each([
    ['is written as it is', {}, '13'],
    ['keeps a nought that the State published', { amount: 0 }, '0'],
    ['says "about" where the source does', { amount: 2600, approximate: 'about' as const }, 'about 2600'],
    [
      'says "more than" where the source does',
      { amount: 1000, approximate: 'more-than' as const },
      'more than 1000',
    ],
    ['withheld says no number', { amount: 'under-10' as const }, 'under ten'],
  ])('%s', (_how, changes, text) => {
    expect(writtenFigure(aFigure(changes), words)).toBe(text);
  });

  it('of several years together stands in no single year', () => {
    const period = aFigure({ from: 2018, to: 2022, amount: 148 });
    expect(yearsOf([period], REGION, 'proceedings')).toEqual([]);
    expect(cellsOf([period], ['lt'], 'proceedings', 2018)[0]?.figures).toEqual([]);
  });
});

describe('a small number', () => {
  it.each([
    [9, false, 'under-10'],
    [0, false, 'under-10'],
    [10, false, 10],
    [9, true, 9],
    [0, true, 0],
  ])('%i is shown as it should be when "published by the State itself" is %s', (value, own, shown) => {
    expect(shownAmount(value, own)).toBe(shown);
  });

  it('cannot be worked out from the other parts of the same number', () => {
    const parts = fc.dictionary(
      fc.constantFrom('women' as const, 'men' as const, 'girls' as const, 'boys' as const),
      fc.integer({ min: 0, max: 40 }),
      { minKeys: 2 },
    );
    fc.assert(
      fc.property(parts, (given) => {
        const { parts: shown } = shownBreakdown({ whole: true, parts: given }, false);
        const open = shown.filter(({ amount }) => typeof amount !== 'number');
        expect(open.length).not.toBe(1);
        for (const { amount } of shown)
          if (typeof amount === 'number') expect(amount).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  it('takes nothing with it where the parts do not add up to the whole', () => {
    expect(shownBreakdown({ whole: false, parts: { labour: 74, children: 7 } }, false).parts).toEqual([
      { name: 'labour', amount: 74 },
      { name: 'children', amount: 'under-10' },
    ]);
  });
});

describe('the scale', () => {
  it('gives a larger number never a lighter shade', () => {
    fc.assert(
      fc.property(someFigures, fc.nat(6000), fc.nat(6000), (figures, one, other) => {
        const breaks = breaksOf(figures, 'proceedings');
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(Number(stepOfAmount(low, breaks))).toBeLessThanOrEqual(Number(stepOfAmount(high, breaks)));
        expect(breaks[0] < breaks[1] && breaks[1] < breaks[2]).toBe(true);
      }),
    );
  });

  it('belongs to one metric: figures of another change nothing', () => {
    fc.assert(
      fc.property(someFigures, (figures) => {
        const alone = figures.filter(({ metric }) => metric === 'proceedings');
        expect(breaksOf(figures, 'proceedings')).toEqual(breaksOf(alone, 'proceedings'));
      }),
    );
  });

  it('gives a number that is withheld no shade', () => {
    expect(stepOfAmount('under-10', [50, 100, 500])).toBe('under-10');
  });
});

describe('choosing', () => {
  const figures = [
    aFigure({ country: 'lt', from: 2022, to: 2022 }),
    aFigure({ country: 'lv', from: 2022, to: 2022 }),
    aFigure({ country: 'lt', from: 2023, to: 2023 }),
    aFigure({ country: 'lt', from: 2021, to: 2021, metric: 'convicted' }),
    aFigure({ country: 'eu', from: 2024, to: 2024, metric: 'victims_registered' }),
  ];
  const metrics = ['convicted', 'victims_registered', 'proceedings'].map((id) => ({
    id,
    name: id,
    counts: id,
  }));

  it('begins with the year in which most countries have a figure', () => {
    expect(fullestYear(figures, REGION, 'proceedings')).toBe(2022);
  });

  it('keeps the year when another metric is chosen and has it, and else takes the fullest', () => {
    expect(yearFor(figures, REGION, 'proceedings', 2023)).toBe(2023);
    expect(yearFor(figures, REGION, 'convicted', 2023)).toBe(2021);
    expect(yearFor(figures, REGION, 'consular', 2023)).toBeUndefined();
  });

  it('offers only what a country of the map has figures of', () => {
    const offered = metricsOf({ metrics, figures, sources: {}, gaps: [] }, REGION);
    expect(offered.map(({ id }) => id)).toEqual(['convicted', 'proceedings']);
  });
});

describe('a chart', () => {
  const of = (...years: [number, Partial<Figure>?][]): Figure[] =>
    years.map(([year, changes]) => aFigure({ from: year, to: year, ...changes }));

  it('is drawn from three years on', () => {
    expect(chartOf(of([2021], [2022]), 'proceedings')).toBeUndefined();
    expect(chartOf(of([2021], [2021, { rule: 'Another.' }], [2022]), 'proceedings')).toBeUndefined();
    expect(chartOf(of([2021], [2022], [2023]), 'proceedings')?.rows).toHaveLength(3);
  });

  it('leaves years without a figure empty, and never draws them as nought', () => {
    const rows = chartOf(of([2017], [2020], [2021], [2023]), 'proceedings')!.rows;
    expect(rows.map((row) => (row.kind === 'empty' ? `${row.from} to ${row.to}` : row.year))).toEqual([
      2017,
      '2018 to 2019',
      2020,
      2021,
      '2022 to 2022',
      2023,
    ]);
  });

  it('tells apart what was counted differently, and shows both figures of one year', () => {
    const chart = chartOf(
      of([2010, { rule: 'Labour.' }], [2016], [2016, { rule: 'Labour.' }], [2017]),
      'proceedings',
    )!;
    expect(chart.rules).toEqual(['Labour.', null]);
    expect(chart.rows.flatMap((row) => (row.kind === 'bar' ? [[row.year, row.rule]] : []))).toEqual([
      [2010, 0],
      [2016, 1],
      [2016, 0],
      [2017, 1],
    ]);
  });

  it('draws every bar in proportion to the longest, and a withheld number without a length', () => {
    const chart = chartOf(
      of([2018, { amount: 'under-10' }], [2021, { amount: 46 }], [2022, { amount: 23 }]),
      'proceedings',
    )!;
    expect(chart.rows.flatMap((row) => (row.kind === 'bar' ? [row.share] : []))).toEqual([null, 1, 0.5]);
  });
});
