import { CHOICES, INTEREST_PER, PAY_PER, type OfferField } from './core/index.ts';

/** The form in the order in which one fills it in. */
export const GROUPS: readonly { readonly id: string; readonly fields: readonly OfferField[] }[] = [
  { id: 'pay', fields: ['currency', 'pay', 'payPer', 'payIs', 'payWritten', 'payInto', 'lowestPay'] },
  { id: 'hours', fields: ['hoursADay', 'daysAWeek'] },
  { id: 'off', fields: ['tax', 'offHousing', 'offFood', 'offTransport', 'offTools', 'offLoan', 'offOther'] },
  {
    id: 'costs',
    fields: [
      'costAgency',
      'costTravel',
      'travelPaidBy',
      'costPapers',
      'costTests',
      'costDeposit',
      'costOther',
      'costCurrency',
      'rate',
    ],
  },
  { id: 'debt', fields: ['debt', 'interest', 'interestPer', 'lender'] },
  { id: 'time', fields: ['begins', 'ends'] },
  { id: 'papers', fields: ['copy', 'reads', 'contracts', 'papersWith', 'papersBack', 'visa', 'leaving'] },
  { id: 'people', fields: ['agency', 'employerKnown', 'housing', 'housingChoice'] },
];

export const ALL_FIELDS: readonly OfferField[] = GROUPS.flatMap(({ fields }) => fields);

/** Fields that say more than their label. */
export const WITH_HINT: ReadonlySet<OfferField> = new Set(['lowestPay', 'rate', 'begins', 'tax']);
/** Groups that say more than their heading. */
export const GROUPS_WITH_HINT: ReadonlySet<string> = new Set(['pay', 'costs', 'debt']);

/** The answers of a field that is answered by choosing; undefined for one that is typed. */
export function answersOf(field: OfferField): readonly string[] | undefined {
  if (field === 'payPer') return PAY_PER;
  if (field === 'interestPer') return INTEREST_PER;
  return field in CHOICES ? CHOICES[field as keyof typeof CHOICES] : undefined;
}
