import type { OfferChosen, OfferFact } from '../content/index.ts';
import { readDay, type DayFault } from './read-day.ts';
import { readNumber, type NumberFault } from './read-number.ts';

/** The answers to each question that is answered by choosing; the same as in the schema, which a test holds. */
export const CHOICES = {
  payIs: ['before-tax', 'after-tax'],
  payInto: ['own-account', 'other-account', 'cash'],
  payWritten: ['yes', 'no'],
  copy: ['own-copy', 'no-copy', 'nothing-written'],
  reads: ['yes', 'no'],
  contracts: ['one', 'two-that-differ'],
  papersWith: ['person', 'employer', 'agency', 'other'],
  papersBack: ['yes', 'no'],
  housing: ['own', 'employer-free', 'employer-paid'],
  housingChoice: ['yes', 'no'],
  travelPaidBy: ['employer', 'person', 'advance'],
  lender: ['bank-or-family', 'recruiter-or-employer', 'private'],
  agency: ['none', 'in-register', 'not-in-register', 'no-licence'],
  employerKnown: ['yes', 'no'],
  visa: ['work', 'visitor'],
  leaving: ['with-notice', 'costs-money', 'punished'],
} as const satisfies { readonly [F in OfferFact]: readonly NonNullable<OfferChosen[F]>[] };

/** Per what the pay is stated. */
export const PAY_PER = ['hour', 'day', 'week', 'month', 'year'] as const;
export type PayPer = (typeof PAY_PER)[number];
/** Per what the interest is stated. */
export const INTEREST_PER = ['month', 'year'] as const;

/** What comes off the pay each month. Tax is apart: it does not come off a pay that is stated after tax. */
export const TAKEN_OFF = [
  'offHousing',
  'offFood',
  'offTransport',
  'offTools',
  'offLoan',
  'offOther',
] as const;
/** What it costs to get the job and to get there, once. */
export const COSTS = [
  'costAgency',
  'costTravel',
  'costPapers',
  'costTests',
  'costDeposit',
  'costOther',
] as const;

export const NUMBERS = [
  'pay',
  'hoursADay',
  'daysAWeek',
  'lowestPay',
  'tax',
  ...TAKEN_OFF,
  ...COSTS,
  'rate',
  'debt',
  'interest',
] as const;
export const DAYS = ['begins', 'ends'] as const;
export const TEXTS = ['currency', 'costCurrency'] as const;

export type NumberField = (typeof NUMBERS)[number];
export type DayField = (typeof DAYS)[number];
export type OfferField =
  NumberField | DayField | (typeof TEXTS)[number] | OfferFact | 'payPer' | 'interestPer';

/** What was typed and chosen, by field, to the letter. It is never changed by reading it. */
export type Typed = Readonly<Partial<Record<OfferField, string>>>;

export type FieldFault =
  NumberFault | DayFault | 'more-than-there-are' | 'ends-before-it-begins' | 'rate-of-zero';

/** An offer as far as it could be read. What is missing was not filled in, or could not be read. */
export interface Offer {
  readonly numbers: Readonly<Partial<Record<NumberField, number>>>;
  readonly days: Readonly<Partial<Record<DayField, string>>>;
  readonly chosen: OfferChosen;
  readonly payPer: PayPer | undefined;
  readonly interestPer: (typeof INTEREST_PER)[number];
  readonly currency: string;
  /** The currency of costs and debt; the same as `currency` unless another was named. */
  readonly costCurrency: string;
}

export interface Reading {
  readonly offer: Offer;
  readonly faults: Readonly<Partial<Record<OfferField, FieldFault>>>;
  /** Numbers that were read in the likelier of two ways. */
  readonly doubtful: readonly NumberField[];
}

/** More cannot be: hours in a day, days in a week. */
const AT_MOST: Readonly<Partial<Record<NumberField, number>>> = { hoursADay: 24, daysAWeek: 7 };

/** Reads a form. What cannot be read is named, field by field, and left out of the offer; nothing typed is changed. */
export function readOffer(typed: Typed): Reading {
  const faults: Partial<Record<OfferField, FieldFault>> = {};
  const numbers: Partial<Record<NumberField, number>> = {};
  const days: Partial<Record<DayField, string>> = {};
  const doubtful: NumberField[] = [];
  for (const field of NUMBERS) {
    const text = typed[field]?.trim() ?? '';
    if (text === '') continue;
    const read = readNumber(text.replace(field === 'interest' ? /\s*[%٪]$/ : '', ''));
    if (!read.ok) faults[field] = read.fault;
    else if (read.value > (AT_MOST[field] ?? Infinity)) faults[field] = 'more-than-there-are';
    else if (field === 'rate' && read.value === 0) faults[field] = 'rate-of-zero';
    else {
      numbers[field] = read.value;
      if (read.doubtful) doubtful.push(field);
    }
  }
  for (const field of DAYS) {
    const text = typed[field]?.trim() ?? '';
    if (text === '') continue;
    const read = readDay(text);
    if (read.ok) days[field] = read.day;
    else faults[field] = read.fault;
  }
  if (days.begins !== undefined && days.ends !== undefined && days.ends < days.begins) {
    faults.ends = 'ends-before-it-begins';
    delete days.ends;
  }
  const currency = typed.currency?.trim() ?? '';
  const costCurrency = typed.costCurrency?.trim() ?? '';
  return {
    offer: {
      numbers,
      days,
      chosen: chosenIn(typed),
      payPer: PAY_PER.find((per) => per === typed.payPer),
      interestPer: INTEREST_PER.find((per) => per === typed.interestPer) ?? 'year',
      currency,
      costCurrency: costCurrency === '' ? currency : costCurrency,
    },
    faults,
    doubtful,
  };
}

function chosenIn(typed: Typed): OfferChosen {
  const facts = Object.keys(CHOICES) as OfferFact[];
  return Object.fromEntries(
    facts.flatMap((fact) => {
      const answers: readonly string[] = CHOICES[fact];
      const answer = typed[fact];
      return answer !== undefined && answers.includes(answer) ? [[fact, answer]] : [];
    }),
  );
}

/** true when anything was typed or chosen. */
export function isBegun(typed: Typed): boolean {
  return Object.values(typed).some((text) => text.trim() !== '');
}

const FIELDS: readonly string[] = [
  ...NUMBERS,
  ...DAYS,
  ...TEXTS,
  ...Object.keys(CHOICES),
  'payPer',
  'interestPer',
];

/** Reads an offer that was kept, to the letter: here, by another version, or in a colleague's file. */
export function typedOf(value: unknown): Typed {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([field, text]) => FIELDS.includes(field) && typeof text === 'string'),
  );
}
