import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `ads-st-01`.',
});

/** The languages of the "In Brief" edition of the guidelines that the checklists are built on, beside English. */
export const HEADING_LANGUAGES = ['et', 'fi', 'lt', 'pl', 'sv'] as const;
export type HeadingLanguage = (typeof HEADING_LANGUAGES)[number];

const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** A heading in English and in the five other languages. */
export const ChecklistHeading = z.strictObject({
  en: Words,
  et: Words,
  fi: Words,
  lt: Words,
  pl: Words,
  sv: Words,
});
export type ChecklistHeading = z.infer<typeof ChecklistHeading>;

/** draft: no fluent reader has seen the headings in this language yet. */
const HeadingState = z.enum(['draft', 'reviewed'], {
  error: 'Write `draft`, or `reviewed` once a fluent reader has seen the headings of this file.',
});

export const ChecklistItem = z.strictObject({
  id: Id,
  do: Words.meta({ description: 'One thing to do, verb first.' }),
  why: Words.optional().meta({ description: 'What it is good for, where that is not plain.' }),
  foreignService: z.boolean().default(false).meta({ description: 'A consulate can do this itself.' }),
  fact: z
    .strictObject({ text: Words, source: Id })
    .optional()
    .meta({ description: 'What was really seen somewhere, with the source in which it was read.' }),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** One checklist for one audience; the file's name is its id. */
export const Checklist = z.strictObject({
  order: z.number().int().positive(),
  title: ChecklistHeading,
  headingStates: z.strictObject({
    et: HeadingState,
    fi: HeadingState,
    lt: HeadingState,
    pl: HeadingState,
    sv: HeadingState,
  }),
  lead: Words.meta({ description: 'Who goes through it, and what for.' }),
  builtOn: z.array(Id).min(1).meta({ description: 'What it is built on. Nobody has endorsed our wording.' }),
  groups: z
    .array(z.strictObject({ id: Id, title: ChecklistHeading, items: z.array(ChecklistItem).min(1) }))
    .min(1),
});
export type Checklist = z.infer<typeof Checklist>;
