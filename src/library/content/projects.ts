import { z } from 'zod';
import { Id } from './id.ts';

const Moment = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
  error: 'Write a year, a month or a day as the source gives it, in quotes: "2013", "2012-07", "2010-10-18".',
});

/**
 * A work that this handbook is built on: what it was, what its figures are, whether it could be read, and where its
 * counterpart stands here. `to` is null for a single day, and where no end is known.
 */
export const Project = z
  .strictObject({
    id: Id,
    title: z.string().min(1),
    from: Moment,
    to: Moment.nullable(),
    what: z.string().min(1).meta({ description: 'What it was, in our words.' }),
    couldBeRead: z
      .enum(['whole', 'in-part', 'not'])
      .meta({ description: 'Whether the work itself could be read for this handbook.' }),
    reading: z.string().min(1).meta({ description: 'What of it was read, and what was not.' }),
    figures: z
      .array(
        z.strictObject({
          text: z.string().min(1).meta({ description: 'The figure with its meaning: "12 seminars".' }),
          source: Id.nullable().default(null),
        }),
      )
      .default([]),
    counterpart: z
      .strictObject({ label: z.string().min(1), address: z.string().min(1) })
      .nullable()
      .meta({ description: 'The page here that takes it up; null while there is none.' }),
    toCome: z
      .string()
      .min(1)
      .nullable()
      .meta({ description: 'What is still missing here; null when nothing is.' }),
    sources: z.array(Id).min(1),
    unverified: z.array(z.string().min(1)).default([]),
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'This ends before it begins. Compare both with the source.',
  })
  .refine(({ counterpart, toCome }) => counterpart !== null || toCome !== null, {
    path: ['toCome'],
    error: 'Nothing here takes this work up, so say under `toCome` what is missing.',
  });
export type Project = z.infer<typeof Project>;
export const ProjectFile = z.strictObject({ projects: z.array(Project).min(1) });
