import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OfferChoices } from '../content/index.ts';
import {
  CHOICES,
  isBegun,
  monthsPicture,
  monthsToClear,
  readOffer,
  reckon,
  typedOf,
  type Typed,
} from './index.ts';

const sumOf = (typed: Typed) => reckon(readOffer(typed).offer);

/** A season of four months: 1 900 a month before tax, six days of nine hours. */
const SEASON: Typed = {
  currency: 'EUR',
  pay: '1.900,00',
  payPer: 'month',
  payIs: 'before-tax',
  tax: '300',
  offHousing: '350',
  offFood: '150',
  hoursADay: '9',
  daysAWeek: '6',
  costAgency: '1 200',
  costTravel: '900',
  begins: '2027-05-01',
  ends: '2027-08-31',
};

describe('the form', () => {
  it('knows the answers of the schema', () => {
    expect(CHOICES).toEqual(
      Object.fromEntries(Object.entries(OfferChoices.shape).map(([fact, { options }]) => [fact, options])),
    );
  });

  it('reads what it can, names what it cannot, and changes nothing of it', () => {
    const typed: Typed = { ...SEASON, offFood: 'some', ends: '31.2.2027', pay: '1.900' };
    const before = { ...typed };
    const { offer, faults, doubtful } = readOffer(typed);
    expect(typed).toEqual(before);
    expect(faults).toEqual({ offFood: 'no-number', ends: 'no-such-day' });
    expect(doubtful).toEqual(['pay']);
    expect(offer.numbers).toMatchObject({ pay: 1900, offHousing: 350 });
    expect(offer.numbers.offFood).toBeUndefined();
  });

  it.each<[string, Typed, Record<string, string>]>([
    ['more hours than a day has', { hoursADay: '25' }, { hoursADay: 'more-than-there-are' }],
    ['more days than a week has', { daysAWeek: '8' }, { daysAWeek: 'more-than-there-are' }],
    [
      'an end before the beginning',
      { begins: '2027-05-01', ends: '2027-04-30' },
      { ends: 'ends-before-it-begins' },
    ],
    ['a rate of nought', { rate: '0' }, { rate: 'rate-of-zero' }],
  ])('does not take %s', (_what, typed, faults) => {
    expect(readOffer(typed).faults).toEqual(faults);
  });

  it('takes interest with or without its sign', () => {
    expect(readOffer({ interest: '12,5 %' }).offer.numbers.interest).toBe(12.5);
  });

  it('is begun by anything but blanks', () => {
    expect(isBegun({ pay: ' ' })).toBe(false);
    expect(isBegun({ leaving: 'punished' })).toBe(true);
  });
});

describe('the sum', () => {
  it('takes off what comes off, and shares it by the hours', () => {
    const sum = sumOf(SEASON);
    expect(sum.netAMonth).toBe(1100);
    expect(sum.netAnHour).toBeCloseTo(1100 / 234, 10);
    expect(sum.costs).toBe(2100);
    expect(sum.monthsToClear).toBeCloseTo(2100 / 1100, 10);
    expect(sum.contractMonths).toBe(4);
    expect(sum.leftAtEnd).toBeCloseTo(4 * 1100 - 2100, 10);
  });

  it('knows nothing of an empty form', () => {
    const sum = sumOf({});
    expect(sum).toMatchObject({
      netAMonth: null,
      netAnHour: null,
      toClear: null,
      monthsToClear: null,
      leftAtEnd: null,
    });
  });

  it.each<[string, Typed, number]>([
    ['hour', { pay: '10', payPer: 'hour', hoursADay: '8', daysAWeek: '5' }, (10 * 40 * 52) / 12],
    ['day', { pay: '80', payPer: 'day', daysAWeek: '6' }, (80 * 6 * 52) / 12],
    ['week', { pay: '600', payPer: 'week' }, 2600],
    ['month', { pay: '2600', payPer: 'month' }, 2600],
    ['year', { pay: '24000', payPer: 'year' }, 2000],
  ])('makes a month of pay by the %s', (_per, typed, month) => {
    expect(sumOf(typed).grossAMonth).toBeCloseTo(month, 10);
  });

  it('does not guess hours that nobody stated', () => {
    expect(sumOf({ pay: '10', payPer: 'hour' }).netAMonth).toBeNull();
  });

  it('does not take tax off a pay that is after tax, and says so', () => {
    const sum = sumOf({ pay: '1000', payPer: 'month', payIs: 'after-tax', tax: '200' });
    expect(sum).toMatchObject({ netAMonth: 1000, taxLeftOut: true });
  });

  it('adds costs in another currency by the rate that was written down, and not without', () => {
    const typed: Typed = { ...SEASON, costCurrency: 'THB', costAgency: '40 000', costTravel: '' };
    expect(sumOf(typed)).toMatchObject({ costs: null, monthsToClear: null, rateMissing: true });
    expect(sumOf({ ...typed, rate: '40' })).toMatchObject({ costs: 1000, rateMissing: false });
    expect(sumOf({ ...typed, costCurrency: 'eur' })).toMatchObject({ costs: 40000, rateMissing: false });
  });

  it('takes the debt or the costs, whichever is more: one may be part of the other', () => {
    expect(sumOf({ ...SEASON, debt: '1500' }).toClear).toBe(2100);
    expect(sumOf({ ...SEASON, debt: '3000' }).toClear).toBe(3000);
  });

  it('holds a fee larger than years of pay', () => {
    const sum = sumOf({ pay: '500', payPer: 'month', costAgency: '60 000' });
    expect(sum.monthsToClear).toBe(120);
    expect(sum.monthsWithHalf).toBe(240);
  });

  it('says never where the interest is more than the pay, or no pay is left', () => {
    expect(
      sumOf({ pay: '500', payPer: 'month', debt: '10 000', interest: '5', interestPer: 'month' })
        .monthsToClear,
    ).toBe(Infinity);
    expect(sumOf({ pay: '300', payPer: 'month', offHousing: '400', debt: '1' }).monthsToClear).toBe(Infinity);
  });

  it('counts what is still owed at the end', () => {
    const sum = sumOf({ ...SEASON, debt: '10 000' });
    expect(sum.leftAtEnd).toBeCloseTo(-(10_000 - 4400), 6);
  });
});

const amount = fc.double({ min: 0.01, max: 1e7, noNaN: true });

describe('months to clear a debt', () => {
  it('end with nothing owed when the payments are made one by one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        (debt, net, interest) => {
          const months = monthsToClear(debt, net, interest);
          fc.pre(Number.isFinite(months) && months < 600);
          let owed = debt;
          for (let month = 0; month < Math.floor(months); month++) owed = owed * (1 + interest) - net;
          // Something may be owed in the month that has begun, and one more payment clears it.
          expect(owed).toBeGreaterThanOrEqual(-1e-3 * debt);
          expect(owed * (1 + interest) - net).toBeLessThanOrEqual(1e-3 * debt);
        },
      ),
    );
  });

  it('are never fewer for a larger debt, a smaller pay or a higher interest', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.double({ min: 0, max: 1, noNaN: true }),
        amount,
        (debt, net, interest, more) => {
          const months = monthsToClear(debt, net, interest);
          const slack = months === Infinity ? 0 : months * 1e-6 + 1e-6;
          expect(monthsToClear(debt + more, net, interest)).toBeGreaterThanOrEqual(months - slack);
          expect(monthsToClear(debt, Math.max(0, net - more), interest)).toBeGreaterThanOrEqual(
            months - slack,
          );
          expect(monthsToClear(debt, net, interest + 0.01)).toBeGreaterThanOrEqual(months - slack);
        },
      ),
    );
  });
});

describe('the picture of the months', () => {
  it('fills a square for each month of pay, and the last one as far as it goes', () => {
    const { squares, rows, goesOn } = monthsPicture(2.5, 4);
    expect(squares.map(({ owed }) => owed)).toEqual([1, 1, 0.5, 0]);
    expect(squares.every(({ inContract }) => inContract)).toBe(true);
    expect({ rows, goesOn }).toEqual({ rows: 1, goesOn: false });
  });

  it('stops after ten years and says that it goes on', () => {
    const { squares, rows, goesOn } = monthsPicture(Infinity, 6);
    expect({ count: squares.length, rows, goesOn }).toEqual({ count: 120, rows: 10, goesOn: true });
    expect(squares.filter(({ inContract }) => inContract)).toHaveLength(6);
  });

  it('has as many squares as months, up to its end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (months) => {
        const { squares } = monthsPicture(months, null);
        const filled = squares.reduce((sum, { owed }) => sum + owed, 0);
        expect(filled).toBeCloseTo(Math.min(months, 120), 6);
      }),
    );
  });
});

describe('an offer that was kept', () => {
  it('comes back to the letter, what could not be read too', () => {
    const typed = { pay: '1.200,50', costAgency: 'a cow', payPer: 'month', papersWith: 'employer' } as const;
    expect(typedOf(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  });

  it('takes no field that the form does not have, and nothing but text', () => {
    expect(typedOf({ pay: 900, nickname: 'x', rate: '4' })).toEqual({ rate: '4' });
    expect(typedOf(null)).toEqual({});
  });
});
