import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import {
  CHOICES,
  pointsOf,
  questionsOf,
  readOffer,
  ticksFrom,
  type OfferRules,
  type Typed,
} from './index.ts';

const rules = compile('handbook')['offers/rules'] as OfferRules;
const points = (typed: Typed): string[] => pointsOf(readOffer(typed).offer, rules).map(({ id }) => id);

const SEASON: Typed = { pay: '1100', payPer: 'month', begins: '2027-05-01', ends: '2027-08-31' };

describe('what is worth talking about in an offer', () => {
  it('is nothing where nothing was filled in', () => expect(points({})).toEqual([]));

  it.each<[string, Typed]>([
    ['cost-to-get-the-job', { costAgency: '1' }],
    ['cost-to-get-the-job', { costAgency: '40000', costCurrency: 'THB', currency: 'EUR' }],
    ['deposit-asked', { costDeposit: '500' }],
    ['debt-longer-than-the-contract', { ...SEASON, debt: '5000' }],
    ['debt-of-many-months', { ...SEASON, debt: '3500' }],
    ['lent-by-who-profits', { debt: '100', lender: 'recruiter-or-employer' }],
    ['interest-that-grows', { debt: '100', interest: '4', interestPer: 'month' }],
    ['journey-advanced', { travelPaidBy: 'advance' }],
    ['nothing-left', { pay: '500', payPer: 'month', offHousing: '500' }],
    ['much-taken-off', { pay: '1000', payPer: 'month', offFood: '400' }],
    ['below-the-lowest-pay', { pay: '9', payPer: 'hour', hoursADay: '8', daysAWeek: '5', lowestPay: '10' }],
    ['long-weeks', { hoursADay: '10', daysAWeek: '6' }],
    ['no-day-of-rest', { daysAWeek: '7' }],
    ['paid-in-cash', { payInto: 'cash' }],
    ['paid-to-another', { payInto: 'other-account' }],
    ['pay-not-written', { payWritten: 'no' }],
    ['nothing-written', { copy: 'nothing-written' }],
    ['no-copy-in-hand', { copy: 'no-copy' }],
    ['contract-not-understood', { reads: 'no' }],
    ['two-contracts', { contracts: 'two-that-differ' }],
    ['papers-with-another', { papersWith: 'employer' }],
    ['papers-do-not-come-back', { papersWith: 'agency', papersBack: 'no' }],
    ['bed-from-the-employer', { housing: 'employer-free', housingChoice: 'no' }],
    ['dear-bed', { pay: '1000', payPer: 'month', offHousing: '300' }],
    ['agency-not-found', { agency: 'not-in-register' }],
    ['agency-without-licence', { agency: 'no-licence' }],
    ['employer-never-spoken-to', { employerKnown: 'no' }],
    ['told-to-travel-as-visitor', { visa: 'visitor' }],
    ['leaving-costs-money', { leaving: 'costs-money' }],
    ['leaving-is-punished', { leaving: 'punished' }],
  ])('is %s with %o', (point, typed) => expect(points(typed)).toContain(point));

  it('has an example above for every point of the handbook, and none of an offer in order', () => {
    const inOrder: Typed = {
      ...SEASON,
      payIs: 'after-tax',
      hoursADay: '8',
      daysAWeek: '5',
      lowestPay: '5',
      payInto: 'own-account',
      payWritten: 'yes',
      copy: 'own-copy',
      reads: 'yes',
      contracts: 'one',
      papersWith: 'person',
      housing: 'own',
      housingChoice: 'yes',
      travelPaidBy: 'employer',
      agency: 'none',
      employerKnown: 'yes',
      visa: 'work',
      leaving: 'with-notice',
      costAgency: '0',
      debt: '0',
    };
    expect(points(inOrder)).toEqual([]);
    expect(rules.points).toHaveLength(29);
  });

  it.each<[string, Typed]>([
    ['a fee that is nought', { costAgency: '0' }],
    ['papers that the person has', { papersWith: 'person', papersBack: 'no' }],
    ['exactly three months', { pay: '1000', payPer: 'month', debt: '3000' }],
    ['exactly forty-eight hours', { hoursADay: '8', daysAWeek: '6' }],
    ['a lender without a debt', { lender: 'recruiter-or-employer', debt: '0' }],
  ])('is nothing for %s', (_what, typed) => {
    expect(points(typed)).toEqual([]);
  });

  it('never becomes less when a fee or a debt becomes larger', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 0, max: 1e6 }),
        (fee, debt, more) => {
          const typed = (add: number): Typed => ({
            ...SEASON,
            costAgency: String(fee + add),
            debt: String(debt + add),
          });
          expect(points(typed(more))).toEqual(expect.arrayContaining(points(typed(0))));
        },
      ),
    );
  });
});

describe('what to ask', () => {
  it('begins with what the points lead to, and ends with what is worth asking of any offer', () => {
    const found = pointsOf(readOffer({ costDeposit: '500' }).offer, rules);
    const asked = questionsOf(found, rules).map(({ id }) => id);
    expect(asked.slice(0, 4)).toEqual(['paid-to-whom', 'receipt', 'deposit-back', 'leave-early']);
    expect(new Set(asked).size).toBe(asked.length);
    for (const { id, always } of rules.questions) if (always) expect(asked).toContain(id);
  });

  it('is there for an empty form too', () => expect(questionsOf([], rules).length).toBeGreaterThan(5));
});

describe('concepts for a screening', () => {
  const offer = readOffer({
    costAgency: '900',
    travelPaidBy: 'advance',
    debt: '100',
    lender: 'recruiter-or-employer',
    payInto: 'cash',
  }).offer;

  it('are none without the person’s agreement', () => expect(ticksFrom(offer, rules, false)).toEqual([]));

  it('name what each stands on, once, and leave out what is no concept', () => {
    expect(ticksFrom(offer, rules, true)).toEqual([
      { concept: 'recruitment-fee', because: ['cost-to-get-the-job'] },
      { concept: 'travel-debt', because: ['lent-by-who-profits', 'journey-advanced'] },
    ]);
  });

  it('count papers as kept only when they did not come back on asking', () => {
    const kept = (typed: Typed): string[] =>
      ticksFrom(readOffer(typed).offer, rules, true).map(({ concept }) => concept);
    expect(kept({ papersWith: 'employer' })).toEqual([]);
    expect(kept({ papersWith: 'employer', papersBack: 'yes' })).toEqual([]);
    expect(kept({ papersWith: 'employer', papersBack: 'no' })).toEqual(['documents-confiscated-recruitment']);
  });

  it('come from answers that were given and never from one that was not', () => {
    const facts = Object.entries(CHOICES) as [string, readonly string[]][];
    fc.assert(
      fc.property(fc.constantFrom(...facts), ([fact, answers]) => {
        for (const answer of answers) {
          const found = pointsOf(readOffer({ [fact]: answer }).offer, rules);
          for (const { when } of found) expect(when.every((one) => one.fact === fact)).toBe(true);
        }
      }),
    );
  });
});
