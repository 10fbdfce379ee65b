import { z } from 'zod';

const Text = z.string().min(1);
const Count = z.number().int().min(0);
/** The ids of the round-up that the figures were taken from, such as `N1`; new ones look the same. */
const SourceId = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, {
  error: 'Write an id in letters, digits and hyphens, like `N1`.',
});
const MetricId = z.string().regex(/^[a-z]+(_[a-z]+)*$/, {
  error: 'Write the id of a metric in small letters and low lines, like `victims_identified`.',
});
const RuleId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `only-labour`.',
});
const CountryCode = z.string().regex(/^[a-z]{2}$/, {
  error: 'Write the two small letters of a country, in quotes: "no".',
});
/** A figure may be of any year since 2000, in which the protocol of Palermo gave the word its meaning. */
const Year = z
  .number({ error: 'Write the year as four digits, without quotes.' })
  .int()
  .min(2000, { error: 'Write a year from 2000 on: the meaning of the word was agreed in that year.' });

/** A page on which figures were read. Figures keep their sources beside them: they are no sources of the book. */
export const FigureSource = z.strictObject({
  id: SourceId,
  title: Text,
  url: z.url({ error: 'Write the whole address of the page that was read, with https://.' }),
  stateItself: z.boolean().meta({
    description:
      'true when the State whose figures these are published them: in its own text, wherever that was read. Numbers under 10 are shown from such sources only.',
  }),
  whatWasRead: Text,
});
export type FigureSource = z.infer<typeof FigureSource>;
export const FigureSourceFile = z.strictObject({ sources: z.array(FigureSource).min(1) });

/** What is counted, in words. Numbers of two metrics are never compared. */
export const Metric = z.strictObject({
  id: MetricId,
  name: Text.meta({ description: 'What stands above the numbers.' }),
  counts: Text.meta({ description: 'What one of them is, in one sentence.' }),
});
export type Metric = z.infer<typeof Metric>;
export const MetricFile = z.strictObject({ metrics: z.array(Metric).min(1) });

/** What nobody found, in which countries. */
export const GapFile = z.strictObject({
  gaps: z.array(
    z.strictObject({
      countries: z.array(CountryCode).min(1),
      text: Text,
      sources: z.array(SourceId).default([]),
    }),
  ),
});
export type Gap = z.infer<typeof GapFile>['gaps'][number];

export const PART_NAMES = [
  'women',
  'men',
  'girls',
  'boys',
  'women-and-girls',
  'men-and-boys',
  'adults',
  'children',
  'accompanying-children',
  'other-sex',
  'sex-unknown',
  'sexual',
  'sexual-women',
  'labour',
  'labour-and-begging',
  'begging',
  'crime',
  'forced-marriage',
  'sham-marriage',
  'minors',
  'slavery-like',
  'other-form',
  'form-unclear',
  'new',
  'confirmed',
] as const;
export type PartName = (typeof PART_NAMES)[number];
const Parts = z.partialRecord(z.enum(PART_NAMES), Count);

/** Of whom, or of what, a number is made up. */
export const Breakdown = z.strictObject({
  whole: z.boolean().meta({
    description:
      'true: the parts add up to the value, each counted once. false: some are missing, or they overlap.',
  }),
  parts: Parts,
});
export type Breakdown = z.infer<typeof Breakdown>;

const common = {
  metric: MetricId,
  value: Count.meta({ description: 'As the source gives it. Never a sum of several records.' }),
  approximate: z.enum(['about', 'more-than']).optional(),
  rule: RuleId.optional().meta({
    description:
      'Which of the counting rules of this file it was counted by; left out: the source names none.',
  }),
  breakdowns: z.array(Breakdown).default([]),
  beside: Parts.optional().meta({ description: 'What the source counts beside the value; not in it.' }),
  nationalities: z.number().int().positive().optional(),
  citizenships: z.record(CountryCode, Count).optional(),
  note: Text.optional(),
  contradiction: Text.optional().meta({
    description: 'Where a source contradicts itself or another one, in one sentence.',
  }),
  unconfirmed: z
    .boolean()
    .default(false)
    .meta({ description: 'true: read on a page of little weight only.' }),
  sources: z.array(SourceId).min(1, { error: 'Name the source it was read in. No source, no number.' }),
};

/** One figure of one year. */
export const FigureRecord = z.strictObject({
  year: Year,
  yearInferred: z.boolean().default(false).meta({
    description: 'true: the source does not print the year, and we worked it out.',
  }),
  ...common,
});
export type FigureRecord = z.infer<typeof FigureRecord>;

/** One figure of several years together. */
export const PeriodRecord = z.strictObject({ from: Year, to: Year, ...common });
export type PeriodRecord = z.infer<typeof PeriodRecord>;

/** The figures of one country; its code, or `eu`, is the file's name. */
export const FigureFile = z.strictObject({
  rules: z
    .array(z.strictObject({ id: RuleId, text: Text }))
    .default([])
    .meta({ description: 'How some of the numbers below were counted, once each, in one short sentence.' }),
  records: z.array(FigureRecord).min(1),
  periods: z.array(PeriodRecord).default([]),
});
export type FigureFile = z.infer<typeof FigureFile>;
