import type { OfferMeasure } from '../content/index.ts';
import { COSTS, TAKEN_OFF, type Offer } from './offer.ts';
import { monthsBetween } from './read-day.ts';

/** Weeks in a month, over the year. */
const WEEKS = 52 / 12;

/** What follows from the numbers of an offer. null: something that it needs is not known. Money is in the pay's currency. */
export interface Sum {
  readonly grossAMonth: number | null;
  readonly takenOff: number;
  readonly netAMonth: number | null;
  readonly netAnHour: number | null;
  readonly hoursAWeek: number | null;
  readonly daysAWeek: number | null;
  /** What part of the pay comes off, tax apart: 0 to 1, or more. */
  readonly shareTakenOff: number | null;
  readonly housingShare: number | null;
  /** What it costs to get there, in the currency of the pay; null where a rate is missing. */
  readonly costs: number | null;
  readonly debt: number | null;
  readonly interestAYear: number | null;
  /** The debt or the costs, whichever is more. */
  readonly toClear: number | null;
  /** Months until that is cleared if all of the net pay goes into it. Infinity: never, on these figures. */
  readonly monthsToClear: number | null;
  /** The same if half of the net pay goes into it. */
  readonly monthsWithHalf: number | null;
  readonly contractMonths: number | null;
  /** What is left when the contract ends; below nought: what is still owed. */
  readonly leftAtEnd: number | null;
  /** Costs are in another currency, and nobody wrote down the rate. */
  readonly rateMissing: boolean;
  /** Tax was typed beside a pay that is after tax already: it was not taken off a second time. */
  readonly taxLeftOut: boolean;
}

/** The pay of a month, before anything comes off. Per hour and per day it needs the hours and days. */
function grossOf({ numbers, payPer }: Offer): number | null {
  const { pay, hoursADay, daysAWeek } = numbers;
  if (pay === undefined || payPer === undefined) return null;
  if (payPer === 'month') return pay;
  if (payPer === 'year') return pay / 12;
  if (payPer === 'week') return pay * WEEKS;
  if (daysAWeek === undefined) return null;
  if (payPer === 'day') return pay * daysAWeek * WEEKS;
  return hoursADay === undefined ? null : pay * hoursADay * daysAWeek * WEEKS;
}

/**
 * Months of payments of `net` until `amount` is paid back at `interest` a month. Infinity when the payments do not even
 * cover the interest.
 */
export function monthsToClear(amount: number, net: number, interest: number): number {
  if (amount <= 0) return 0;
  // A hair more than the interest, so that a rate that was divided by twelve does not turn never into a lifetime.
  if (net <= amount * interest * (1 + 1e-9) || net <= 0) return Infinity;
  // So small a rate is no rate, and the logarithms below would be of noise.
  if (interest < 1e-9) return amount / net;
  return -Math.log1p(-(amount * interest) / net) / Math.log1p(interest);
}

/** Works out everything that follows from the numbers. Nothing is assumed for what was not filled in. */
export function reckon(offer: Offer): Sum {
  const { numbers, chosen, days } = offer;
  const of = (fields: readonly (keyof typeof numbers)[]): number =>
    fields.reduce((sum, field) => sum + (numbers[field] ?? 0), 0);

  const gross = grossOf(offer);
  const taxLeftOut = chosen.payIs === 'after-tax' && (numbers.tax ?? 0) > 0;
  const off = of(TAKEN_OFF);
  const takenOff = off + (taxLeftOut ? 0 : (numbers.tax ?? 0));
  const net = gross === null ? null : gross - takenOff;
  const hoursAWeek =
    numbers.hoursADay === undefined || numbers.daysAWeek === undefined
      ? null
      : numbers.hoursADay * numbers.daysAWeek;
  const part = (amount: number): number | null => (gross === null || gross <= 0 ? null : amount / gross);

  const otherCurrency = offer.costCurrency.toUpperCase() !== offer.currency.toUpperCase();
  const rate = otherCurrency ? numbers.rate : 1;
  const inPay = (amount: number): number | null => (rate === undefined ? null : amount / rate);
  const anyCost = COSTS.some((field) => numbers[field] !== undefined);
  const costs = anyCost ? inPay(of(COSTS)) : null;
  const debt = numbers.debt === undefined ? null : inPay(numbers.debt);
  const toClear = costs === null && debt === null ? null : Math.max(costs ?? 0, debt ?? 0);

  const interestAYear =
    numbers.interest === undefined
      ? null
      : offer.interestPer === 'month'
        ? numbers.interest * 12
        : numbers.interest;
  const monthly = (interestAYear ?? 0) / 100 / 12;
  // Interest is owed on a debt. What was paid out of the own pocket only has to be earned again.
  const months = (share: number): number | null =>
    net === null || toClear === null
      ? null
      : Math.max(monthsToClear(costs ?? 0, net * share, 0), monthsToClear(debt ?? 0, net * share, monthly));
  const contractMonths =
    days.begins === undefined || days.ends === undefined ? null : monthsBetween(days.begins, days.ends);
  return {
    grossAMonth: gross,
    takenOff,
    netAMonth: net,
    netAnHour: net === null || hoursAWeek === null || hoursAWeek === 0 ? null : net / (hoursAWeek * WEEKS),
    hoursAWeek,
    daysAWeek: numbers.daysAWeek ?? null,
    shareTakenOff: part(off),
    housingShare: part(numbers.offHousing ?? 0),
    costs,
    debt,
    interestAYear,
    toClear,
    monthsToClear: months(1),
    monthsWithHalf: months(0.5),
    contractMonths,
    leftAtEnd:
      net === null || contractMonths === null || toClear === null
        ? null
        : leftAfter({ costs: costs ?? 0, debt: debt ?? 0, net, monthly, months: contractMonths }),
    rateMissing: rate === undefined && (anyCost || numbers.debt !== undefined),
    taxLeftOut,
  };
}

/**
 * What is in the hand at the end if all of the net pay went into the debt first; below nought it is still owed. Interest
 * is added for the months in which something is owed.
 */
function leftAfter(given: {
  readonly costs: number;
  readonly debt: number;
  readonly net: number;
  readonly monthly: number;
  readonly months: number;
}): number {
  const { costs, debt, net, monthly, months } = given;
  const clear = monthsToClear(debt, net, monthly);
  // What was paid out of the own pocket beyond the debt has to be earned again before anything is left.
  const own = Math.max(0, costs - debt);
  if (clear <= months) return net * (months - clear) - own;
  const growth = (1 + monthly) ** months;
  const owed = monthly < 1e-9 ? debt - net * months : debt * growth - (net * (growth - 1)) / monthly;
  return -owed - own;
}

/** The measures that a rule can name. */
export function measuresOf(offer: Offer, sum: Sum): Readonly<Record<OfferMeasure, number | null>> {
  return {
    'net-a-month': sum.netAMonth,
    'net-an-hour': sum.netAnHour,
    'hours-a-week': sum.hoursAWeek,
    'days-a-week': sum.daysAWeek,
    'share-taken-off': sum.shareTakenOff,
    'housing-share': sum.housingShare,
    // Whether anything was paid does not hang on a rate.
    costs: COSTS.some((field) => (offer.numbers[field] ?? 0) > 0) ? (sum.costs ?? Infinity) : sum.costs,
    deposit: offer.numbers.costDeposit ?? null,
    debt: offer.numbers.debt ?? null,
    'interest-a-year': sum.interestAYear,
    'months-to-clear': sum.monthsToClear,
    'contract-months': sum.contractMonths,
    'lowest-pay-an-hour': offer.numbers.lowestPay ?? null,
  };
}
