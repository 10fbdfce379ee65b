import { z } from 'zod';

/** Ids are forever: notes, examples and translations refer to them. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `passport-held-by-agent`.',
});

export const Stage = z.enum(['visa-application', 'at-post-abroad', 'returning']);
export type Stage = z.infer<typeof Stage>;

export const Strength = z.enum(['strong', 'medium', 'weak']);
export type Strength = z.infer<typeof Strength>;

/** The six dimensions of the operational indicators of ILO and the European Commission (2009). */
export const Dimension = z.enum([
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-abuse-of-vulnerability',
  'exploitation',
  'coercion-at-destination',
  'abuse-of-vulnerability-at-destination',
]);
export type Dimension = z.infer<typeof Dimension>;

/** What kind of fact a sign speaks of. A `circumstance` is lawful and usual, or says little: it never counts alone. */
export const SpeaksOf = z.enum([
  'deception',
  'coercion',
  'exploitation',
  'forced-crime',
  'vulnerability',
  'child-risk',
  'circumstance',
]);
export type SpeaksOf = z.infer<typeof SpeaksOf>;

/** Forms of exploitation as the source lists name them. `all`: not limited to one form. `child`: any form, of a child. */
export const ExploitationType = z.enum([
  'all',
  'child',
  'labour',
  'sexual',
  'domestic',
  'begging',
  'petty-crime',
  'forced-criminality',
  'forced-marriage',
  'sham-marriage',
  'organ-removal',
]);
export type ExploitationType = z.infer<typeof ExploitationType>;

export const Indicator = z
  .strictObject({
    id: Id,
    label: z.string().min(1).meta({ description: 'The sign in a few of our own words.' }),
    see: z.string().min(1).meta({ description: 'What an officer would see or hear: one plain sentence.' }),
    dimension: Dimension.optional().meta({ description: 'Only on the four lists of the published rule.' }),
    strength: Strength.nullable().meta({ description: 'null when the source gives no strength.' }),
    strengthRead: z.enum(['primary', 'secondary', 'none']).meta({
      description:
        'Where the strength was read: in the source itself, in another text that cites it, or nowhere.',
    }),
    types: z.array(ExploitationType).min(1),
    stages: z.array(Stage).min(1),
    source: Id.meta({ description: 'Id in handbook/sources.yaml: the authority the sign belongs to.' }),
    seenIn: Id.nullable().meta({
      description: 'Id in handbook/sources.yaml: the text in which the sign was really read; null: in none.',
    }),
    read: z.enum(['read', 'known']).meta({
      description: '`read`: seen in the text named by seenIn. `known`: general professional knowledge.',
    }),
    concept: Id.meta({ description: 'The fact the sign stands for: id of an entry in handbook/concepts/.' }),
    speaksOf: SpeaksOf,
    retired: z.iso.date().optional().meta({ description: 'The day from which the sign is no longer used.' }),
  })
  .refine((entry) => entry.strength === null || entry.strengthRead !== 'none', {
    path: ['strength'],
    error:
      'A strength counts towards a finding, so someone must have read it. Use `strength: null` until then.',
  })
  .refine((entry) => entry.read === 'known' || entry.seenIn !== null, {
    path: ['seenIn'],
    error: 'Name the text in which this was read, or write `read: known`.',
  });
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorList = z.strictObject({
  title: z.string().min(1),
  ages: z.enum(['adult', 'under-18', 'any']).meta({ description: 'Whose list this is.' }),
  counts: z.boolean().meta({
    description:
      'true only for the two labour lists: their strengths count. Others are shown without a verdict.',
  }),
  reason: z.string().min(1).meta({
    description: 'Why concept and speaksOf of this list are as they are.',
  }),
  indicators: z.array(Indicator).min(1),
});
export type IndicatorList = z.infer<typeof IndicatorList>;

/** One fact that several signs stand for. */
export const Concept = z.strictObject({
  id: Id,
  statement: z.string().min(1).meta({
    description: 'The fact as one statement that an officer can answer with yes, no or unclear.',
  }),
});
export type Concept = z.infer<typeof Concept>;

export const ConceptFile = z.strictObject({ concepts: z.array(Concept).min(1) });
