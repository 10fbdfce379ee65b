import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `provider-duties`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** The eleven languages of the region, beside English. */
const LANGUAGES = ['da', 'de', 'et', 'fi', 'is', 'lt', 'lv', 'nb', 'pl', 'ru', 'sv'] as const;
export type AgreementLanguage = (typeof LANGUAGES)[number];

const inEach = <T extends z.ZodType>(schema: T): z.ZodObject<Record<AgreementLanguage, T>> =>
  z.strictObject(Object.fromEntries(LANGUAGES.map((code) => [code, schema])) as Record<AgreementLanguage, T>);

/** A heading in English and in the eleven languages. */
export const AgreementHeading = z.strictObject({ en: Words, ...inEach(Words).shape });
export type AgreementHeading = z.infer<typeof AgreementHeading>;

/** Who can take part. */
export const PartyKind = z.enum([
  'consulate',
  'ngo',
  'police',
  'inspectorate',
  'municipality',
  'migration-service',
]);
export type PartyKind = z.infer<typeof PartyKind>;

export const Clause = z.strictObject({
  id: Id,
  title: AgreementHeading,
  explains: Words.meta({ description: 'What the clause settles.' }),
  why: Words.meta({ description: 'What it is good for.' }),
  missing: Words.meta({ description: 'What it costs when the clause is not there.' }),
  neededWith: z
    .array(PartyKind)
    .default([])
    .meta({ description: 'Needed when one of these takes part; [] or left out: always.' }),
  fields: z
    .array(
      z.strictObject({
        id: Id,
        label: Words,
        default: Words.optional(),
        required: z.boolean().default(false),
      }),
    )
    .default([]),
  variants: z
    .array(
      z.strictObject({
        id: Id,
        label: Words,
        text: Words.meta({ description: 'The wording; {{name}} is filled from the field of that id.' }),
      }),
    )
    .min(1),
});
export type Clause = z.infer<typeof Clause>;

/** The clauses of an agreement, and what a mix of parties lacks. */
export const AgreementFile = z.strictObject({
  builtOn: z.array(Id).min(1),
  title: AgreementHeading,
  headingStates: inEach(
    z.enum(['draft', 'reviewed'], {
      error: 'Write `draft`, or `reviewed` once a fluent reader has seen the headings of this file.',
    }),
  ),
  warning: Words,
  parties: z.array(z.strictObject({ id: PartyKind, label: Words })).min(2),
  partyGaps: z
    .array(z.strictObject({ party: PartyKind, what: Words, costs: Words, source: Id.nullable() }))
    .meta({ description: 'What it costs when one of these does not take part.' }),
  clauses: z.array(Clause).min(1),
});
export type AgreementFile = z.infer<typeof AgreementFile>;
