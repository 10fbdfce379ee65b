import { z } from 'zod';

const Text = z.string().min(1);
const FieldName = z.string().regex(/^(org|prs|vic|per|cas|cco|hte|spl|con)_[A-Za-z]+$/, {
  error: 'Write the full name of a field of the standard, as `prs_Gender`.',
});
const Code = z.string().regex(/^[A-Za-z0-9_]+$/, {
  error: 'Write a code as the standard has it: letters, digits and underscores.',
});

/** Where in a case file a field stands. */
export const HtcdsPart = z.enum(['case', 'person', 'organisation', 'referral', 'event', 'comment', 'plan']);
export type HtcdsPart = z.infer<typeof HtcdsPart>;

export const HtcdsField = z
  .strictObject({
    name: FieldName,
    part: HtcdsPart,
    type: z.enum([
      'text',
      'long-text',
      'date',
      'number',
      'checkbox',
      'phone',
      'country',
      'countries',
      'language',
      'one',
      'several',
    ]),
    list: z.string().optional().meta({ description: 'The code list, for `one` and `several`.' }),
    leftOut: z.enum(['identifying', 'free-text', 'staff']).optional().meta({
      description: 'Left out of a file until it is chosen; the first two need informed consent as well.',
    }),
    label: Text,
  })
  .refine(({ type, list }) => (type === 'one' || type === 'several') === (list !== undefined), {
    error: 'A field of type `one` or `several` names its `list`, and no other field does.',
  });
export type HtcdsField = z.infer<typeof HtcdsField>;

/** The fields and code lists of the case data standard, and how our export treats them. May be missing. */
export const HtcdsFile = z.strictObject({
  version: Text,
  attribution: Text,
  source: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  fields: z.array(HtcdsField).min(1),
  core: z.array(FieldName).meta({ description: 'The columns of the core sheet, in their order.' }),
  deprecated: z.array(FieldName).default([]).meta({ description: 'Published, and no longer written.' }),
  lists: z.array(
    z.strictObject({ id: Text, codes: z.array(z.strictObject({ code: Code, label: Text })).min(1) }),
  ),
  precise: z
    .array(z.strictObject({ field: FieldName, value: Code, writtenAs: Code, label: Text }))
    .default([])
    .meta({ description: 'What the standard has no code for, and the code it is written as.' }),
  offeredFor: z
    .array(
      z.strictObject({
        field: FieldName,
        value: Code,
        concepts: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)).min(1),
      }),
    )
    .default([])
    .meta({ description: 'Recorded signs for which a code is offered.' }),
  misnamed: z.array(z.strictObject({ written: Text, field: FieldName })).default([]),
  labelled: z.array(z.strictObject({ label: Text, field: FieldName })).default([]),
});
export type Htcds = z.infer<typeof HtcdsFile>;
