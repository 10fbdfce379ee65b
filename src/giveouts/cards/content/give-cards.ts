import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `keep-passport`.',
});
const Text = z.string().min(1);

export const Situation = z.enum([
  'work',
  'au-pair',
  'study',
  'marriage',
  'domestic-work',
  'visit',
  'in-trouble',
]);
export type Situation = z.infer<typeof Situation>;

/** What a sentence stands on: nothing is printed that is none of these. */
export const Basis = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('advice') }),
    z.strictObject({
      kind: z.literal('contact'),
      says: z
        .enum([
          'free',
          'cost-unknown',
          'always',
          'anonymous',
          'informs-police',
          'informs-immigration',
          'informs-home-state',
        ])
        .meta({ description: 'What must stand in the entry of the contact for this to be said of it.' }),
    }),
    z.strictObject({
      kind: z.literal('law'),
      country: z.string().regex(/^[a-z]{2}$/),
      source: Id,
      note: Text.meta({ description: 'For the officer: how far the law itself was read.' }),
    }),
  ],
  {
    error:
      'Write `kind: advice`, `kind: contact` with what its entry says, or `kind: law` with country and source.',
  },
);

/** One sentence of a card to give away, in English. */
export const CardSentence = z.strictObject({
  id: Id,
  text: Text,
  on: z.enum(['title', 'cover', 'inside', 'call', 'number', 'heading', 'show', 'law']).meta({
    description:
      'title and cover: outside; call: about calling; number: beside one number; show: for somebody there to read.',
  }),
  situations: z.array(Situation).min(1).optional().meta({ description: 'Left out: for all of them.' }),
  basis: Basis,
});
export type CardSentence = z.infer<typeof CardSentence>;

/** One file of `cards/`. */
export const CardSentenceFile = z.strictObject({ sentences: z.array(CardSentence).min(1) });

/** `translations/<language>/give-cards.yaml`: words only. What is left out is not on the cards of that language. */
export const GiveCardTranslation = z.strictObject({
  state: z.enum(['draft', 'reviewed']),
  direction: z.enum(['ltr', 'rtl']),
  sentences: z.record(
    Id,
    z.strictObject({
      of: z.string({ error: 'Put the fingerprint in quotes: some of them look like numbers.' }),
      text: Text,
    }),
  ),
});
export type GiveCardTranslation = z.infer<typeof GiveCardTranslation>;
