import { z } from 'zod';
import { Id } from './id.ts';

/** Every source once: what it is and what was really read of it. */
export const Source = z.strictObject({
  id: Id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  year: z.string({ error: 'Put the year in quotes; write "n.d." when the text shows none.' }),
  url: z.url().nullable(),
  whatWasRead: z
    .string()
    .min(1)
    .meta({ description: 'What of it was read, in our words; or that it was not.' }),
});
export type Source = z.infer<typeof Source>;
export const SourceFile = z.strictObject({ sources: z.array(Source).min(1) });

export const GlossaryTerm = z.strictObject({
  id: Id,
  term: z.string().min(1),
  meaning: z.string().min(1),
  sources: z.array(Id).default([]),
});
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;
export const GlossaryFile = z.strictObject({ terms: z.array(GlossaryTerm).min(1) });

/**
 * One statement of law that a chapter makes: which instrument says it, where, whether it is in force, and who has read
 * it. The text points to it with `:law{id=...}`; the page lists them all, and marks what nobody has verified.
 */
export const LawStatement = z
  .strictObject({
    id: Id,
    instrument: z.string().min(1).meta({ description: 'Its full name, with number and year.' }),
    article: z.string().min(1).meta({ description: 'In quotes, for instance "36(1)(b)".' }),
    says: z.string().min(1).meta({ description: 'What it says, in our words, one sentence.' }),
    status: z
      .string()
      .min(1)
      .meta({ description: 'In force since when, where it binds; or what is not known of it.' }),
    read: z.enum(['read', 'secondary', 'known']).meta({
      description:
        'read: in the text itself; secondary: in another text that cites it; known: from general knowledge, nobody read it.',
    }),
    source: Id.nullable().meta({ description: 'Where it was read; null with `read: known`.' }),
  })
  .refine((law) => (law.read === 'known') === (law.source === null), {
    path: ['source'],
    error:
      'Name the text in which this was read; or write `read: known` and `source: null` when nobody read it.',
  });
export type LawStatement = z.infer<typeof LawStatement>;

/** The head of a chapter file, between two lines of `---`. */
export const ChapterHead = z.strictObject({
  title: z.string().min(1),
  part: z.enum([
    'what-it-is',
    'your-role',
    'before-they-travel',
    'when-someone-is-in-need',
    'keeping-it-straight',
  ]),
  summary: z.string().min(1).meta({ description: 'One sentence for the list of chapters.' }),
  changed: z.iso.date(),
  sources: z.array(Id).min(1),
  useItNow: z
    .array(z.strictObject({ label: z.string().min(1), address: z.string().min(1) }))
    .default([])
    .meta({
      description: 'Links into the tool, as addresses below the language: `screening/visa-applicant`.',
    }),
  contacts: z
    .array(Id)
    .default([])
    .meta({ description: 'What one may need somebody for after reading: `shelter`, `legal-aid` ...' }),
  law: z.array(LawStatement).default([]),
  unverified: z.array(z.string().min(1)).default([]).meta({
    description: 'Statements on this page that nobody has checked against the official text.',
  }),
});
export type ChapterHead = z.infer<typeof ChapterHead>;

export const Settings = z.strictObject({
  edition: z.string().regex(/^\d{4}\.\d{2}$/, { error: 'Write the edition as "2026.11", in quotes.' }),
  editionDay: z.iso.date(),
  defaultLanguage: z.string(),
  contactRedAfterMonths: z.number().int().positive(),
  chapterReviewMonths: z.number().int().positive(),
  flowReviewMonths: z.number().int().positive(),
  wordsPerMinute: z.number().int().positive(),
});
export type Settings = z.infer<typeof Settings>;
