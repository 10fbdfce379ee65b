import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `palermo-protocol`.',
});

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
