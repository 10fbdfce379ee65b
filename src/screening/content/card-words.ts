import { z } from 'zod';
import { Id } from './indicator.ts';

/** What a person can point to on a card, and `point`, which asks them to. */
export const CardAnswers = z.strictObject({
  yes: z.string().min(1),
  no: z.string().min(1),
  unknown: z.string().min(1).meta({ description: 'I do not know.' }),
  stop: z.string().min(1).meta({ description: 'Ends the card, and nobody asks why.' }),
  point: z.string().min(1).meta({ description: 'Asks the person to point to an answer.' }),
});

/** `translations/en/cards.yaml`: the words on every card, once. The questions stand in the question bank. */
export const CardOriginals = z.strictObject({ answers: CardAnswers });
export type CardOriginals = z.infer<typeof CardOriginals>;

const Said = z.strictObject({
  of: z
    .string({ error: 'Put the fingerprint in quotes: some of them look like numbers.' })
    .optional()
    .meta({ description: 'The fingerprint of the English that this was made from.' }),
  text: z.string().min(1),
});

/** `translations/<language>/cards.yaml`: words only. What is left out is not on the cards of that language. */
export const CardTranslation = z.strictObject({
  state: z.enum(['draft', 'reviewed']).meta({
    description: 'draft: no fluent reader has read it; reviewed: one has. Outdated is worked out.',
  }),
  direction: z
    .enum(['ltr', 'rtl'])
    .meta({ description: 'ltr: from left to right; rtl: from right to left.' }),
  answers: z.strictObject({ yes: Said, no: Said, unknown: Said, stop: Said, point: Said }),
  questions: z.record(Id, Said).default({}),
});
export type CardTranslation = z.infer<typeof CardTranslation>;
