import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `papers-kept`.',
});
const Text = z.string().min(1);

/** What can be said of an offer by choosing, and the answers there are. `unknown` is never offered to a rule. */
export const OfferChoices = z.strictObject({
  payIs: z.enum(['before-tax', 'after-tax']),
  payInto: z.enum(['own-account', 'other-account', 'cash']),
  payWritten: z.enum(['yes', 'no']),
  copy: z.enum(['own-copy', 'no-copy', 'nothing-written']),
  reads: z.enum(['yes', 'no']),
  contracts: z.enum(['one', 'two-that-differ']),
  papersWith: z.enum(['person', 'employer', 'agency', 'other']),
  papersBack: z.enum(['yes', 'no']),
  housing: z.enum(['own', 'employer-free', 'employer-paid']),
  housingChoice: z.enum(['yes', 'no']),
  travelPaidBy: z.enum(['employer', 'person', 'advance']),
  lender: z.enum(['bank-or-family', 'recruiter-or-employer', 'private']),
  agency: z.enum(['none', 'in-register', 'not-in-register', 'no-licence']),
  employerKnown: z.enum(['yes', 'no']),
  visa: z.enum(['work', 'visitor']),
  leaving: z.enum(['with-notice', 'costs-money', 'punished']),
});

/** What is worked out from the numbers of an offer. */
export const OfferMeasure = z.enum([
  'net-a-month',
  'net-an-hour',
  'hours-a-week',
  'days-a-week',
  'share-taken-off',
  'housing-share',
  'costs',
  'deposit',
  'debt',
  'interest-a-year',
  'months-to-clear',
  'contract-months',
  'lowest-pay-an-hour',
]);

const OfferFactName = z.enum(
  Object.keys(OfferChoices.shape) as [
    keyof typeof OfferChoices.shape,
    ...(keyof typeof OfferChoices.shape)[],
  ],
);
const COMPARISONS = ['above', 'atMost', 'aboveMeasure', 'belowMeasure'] as const;

/** One thing that must hold: an answer that was chosen, or a measure compared. What is not known holds nothing. */
export const OfferCondition = z
  .strictObject({
    fact: OfferFactName.optional(),
    is: z.array(Text).min(1).optional(),
    measure: OfferMeasure.optional(),
    above: z.number().optional(),
    atMost: z.number().optional(),
    aboveMeasure: OfferMeasure.optional(),
    belowMeasure: OfferMeasure.optional(),
  })
  .superRefine((condition, context) => {
    const { fact, is, measure } = condition;
    const compared = COMPARISONS.filter((name) => condition[name] !== undefined).length;
    const whole =
      fact === undefined
        ? measure !== undefined && is === undefined && compared === 1
        : measure === undefined && is !== undefined && compared === 0;
    if (!whole) {
      context.addIssue({
        code: 'custom',
        message:
          'Write `{ fact: papersWith, is: [employer] }`, or a measure with one of above, atMost, aboveMeasure and belowMeasure.',
      });
      return;
    }
    const answers: readonly string[] = fact === undefined ? [] : OfferChoices.shape[fact].options;
    is?.forEach((answer, n) => {
      if (answers.includes(answer)) return;
      context.addIssue({
        code: 'custom',
        path: ['is', n],
        message: `Nobody can answer \`${answer}\` there. Write one of: ${answers.join(', ')}.`,
      });
    });
  });

/** Something in an offer that is worth talking about. It is a reason to ask, and never a verdict on the offer. */
export const OfferPoint = z
  .strictObject({
    id: Id,
    when: z.array(OfferCondition).min(1).meta({ description: 'All of these must hold.' }),
    says: Text.meta({ description: 'What stands out, one sentence, in words the person may read.' }),
    why: Text.meta({ description: 'Why it is worth asking.' }),
    read: z.enum(['read', 'known', 'own']).meta({
      description:
        'read: in the source named; known: general knowledge, nobody read it; own: a threshold or advice of this handbook.',
    }),
    source: Id.nullable().meta({ description: 'Where it was read; null with `known` and `own`.' }),
    ask: z.array(Id).min(1).meta({ description: 'Which questions this leads to.' }),
    concept: Id.nullable().meta({
      description:
        'The concept that a screening of a visa applicant could record for it; null: none says the same.',
    }),
  })
  .refine(({ read, source }) => (read === 'read') === (source !== null), {
    path: ['source'],
    error: 'Name the text in which this was read; or write `source: null` with `read: known` or `read: own`.',
  });
export type OfferPoint = z.infer<typeof OfferPoint>;

export const OfferQuestion = z.strictObject({
  id: Id,
  ask: Text.meta({ description: 'What to ask the person, in plain spoken words.' }),
  listenFor: Text,
  always: z.boolean().default(false).meta({ description: 'true: worth asking about any offer.' }),
});
export type OfferQuestion = z.infer<typeof OfferQuestion>;

/** One file of `offers/`. A handbook may spread points and questions over files as it likes. */
export const OfferFile = z.strictObject({
  points: z.array(OfferPoint).default([]),
  questions: z.array(OfferQuestion).default([]),
});

export type OfferFact = keyof z.infer<typeof OfferChoices>;
export type OfferChosen = Partial<z.infer<typeof OfferChoices>>;
export type OfferMeasure = z.infer<typeof OfferMeasure>;
export type OfferCondition = z.infer<typeof OfferCondition>;
