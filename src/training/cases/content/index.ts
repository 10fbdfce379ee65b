import { z } from 'zod';

/*
 * One invented case: `handbook/training/<id>.md`, everything that is checked in its head, and below it the notes for
 * whoever leads the group. The build answers the real flow with `opening` and `answers` and refuses a case that does
 * not end where it says, so no change of a rule can quietly make a lesson wrong.
 */

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `berry-season`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** What a paper pretends to be. Each is drawn by the app in its own way, and each bears the word "Exercise". */
export const DocumentKind = z.enum([
  'contract',
  'letter',
  'ticket',
  'passport-page',
  'form',
  'messages',
  'advert',
  'medical',
  'statement',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** An invented paper to look at. A line with a label is a field of it; one without is running text. */
export const CaseDocument = z.strictObject({
  id: Id,
  kind: DocumentKind,
  title: Words,
  lines: z
    .array(
      z.strictObject({
        label: Words.optional(),
        text: Words,
        /** messages: who wrote this line. */
        from: Words.optional(),
      }),
    )
    .min(1),
  stamp: Words.optional(),
  signed: Words.optional(),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** good: what a careful officer does. weak: does no harm and helps little. harm: can hurt the person; repeat the case. */
export const Verdict = z.enum(['good', 'weak', 'harm']);
export type Verdict = z.infer<typeof Verdict>;

/** Whom a choice tells of the person. Rule 4: none of them without the person's informed agreement. */
export const Told = z.enum([
  'police',
  'family',
  'employer',
  'agent',
  'sponsor',
  'club',
  'protocol',
  'own-state',
]);
export type Told = z.infer<typeof Told>;

/**
 * When an authority hears something although the person did not agree: three reasons, of which the person hears first unless
 * that is unsafe; and the routine question for everybody that says nothing of the person.
 */
export const Exception = z.enum(['danger-to-life', 'child-at-risk', 'duty-of-law', 'nothing-of-the-person']);
export type Exception = z.infer<typeof Exception>;

/** The slips that hurt people, so that a room can see which it makes most. */
export const Slip = z.enum([
  'refuses-on-signs',
  'tells-without-agreement',
  'companion-interprets',
  'asks-before-companion',
  'papers-to-the-adult',
  'promises-secrecy',
  'keeps-the-passport',
  'sends-away-with-nothing',
  'blames-the-person',
  'presses-for-the-account',
  'other',
]);
export type Slip = z.infer<typeof Slip>;

export const CaseChoice = z.strictObject({
  id: Id,
  text: Words.meta({ description: 'One thing the officer could do now, verb first.' }),
  verdict: Verdict,
  why: Words.meta({ description: 'Shown in the debrief: what the author would have done, and why.' }),
  tells: z
    .array(Told)
    .min(1)
    .optional()
    .meta({ description: 'Whom it tells of the person. Only harm tells somebody without agreement.' }),
  agreed: z
    .literal(true)
    .optional()
    .meta({ description: 'The person agreed to it first, and the text says so.' }),
  exception: Exception.optional().meta({
    description: 'Why an authority is told without agreement: police, protocol, own-state and nobody else.',
  }),
  slip: Slip.optional().meta({ description: 'harm: which of the slips it is. Left out: `other`.' }),
});
export type CaseChoice = z.infer<typeof CaseChoice>;

/** What happens next, as the officer meets it. A stage is read when the one before it was done with. */
export const CaseStage = z.strictObject({
  id: Id,
  title: Words,
  text: z
    .array(Words)
    .min(1)
    .meta({ description: 'Paragraphs: what there is to see and hear, no judgement.' }),
  documents: z.array(Id).default([]).meta({ description: 'Papers that lie on the desk from here on.' }),
  ask: Words.optional().meta({ description: 'What the officer has to decide here. Choose any that fit.' }),
  choices: z.array(CaseChoice).default([]),
});
export type CaseStage = z.infer<typeof CaseStage>;

/** Something to notice, where it could be noticed, and the fact of the flow that records it, if the flow has one. */
export const CaseSign = z.strictObject({
  id: Id,
  text: Words,
  stage: Id,
  document: Id.optional(),
  row: z.string().optional().meta({
    description: '`question/row` of the flow that this sign is recorded by; answered yes or unclear.',
  }),
  why: Words,
});
export type CaseSign = z.infer<typeof CaseSign>;

export const CaseRole = z.strictObject({
  role: z.enum(['applicant', 'officer', 'observer', 'companion', 'interpreter', 'caller', 'colleague']),
  name: Words.optional().meta({ description: 'An invented name that sounds invented.' }),
  card: Words.meta({ description: 'What the player knows, wants and does.' }),
  secret: Words.optional().meta({
    description: 'Told only to an officer who earns it: alone, calm, open questions.',
  }),
});
export type CaseRole = z.infer<typeof CaseRole>;

export const TrainingCase = z.strictObject({
  number: z
    .number()
    .int()
    .positive()
    .meta({ description: 'Its place in the list; 1 to 19 are the programme’s.' }),
  title: Words,
  setting: Words.meta({ description: 'One neutral line before it is opened: where the officer is.' }),
  lesson: Words.meta({ description: 'What it teaches, in one sentence. Shown in the debrief only.' }),
  minutes: z.number().int().min(3).max(60),
  pattern: z.strictObject({
    text: Words.meta({ description: 'The published pattern it rests on.' }),
    sources: z.array(Id).min(1),
    mark: z.enum(['read', 'known', 'own']).meta({ description: 'own: the pattern is ours, and says so.' }),
  }),
  flow: Id,
  countries: z
    .strictObject({ here: z.string(), from: z.string(), to: z.string() })
    .partial()
    .meta({ description: 'Codes of countries that have contacts; the person in the case is invented.' }),
  stages: z.array(CaseStage).min(2),
  documents: z.array(CaseDocument).default([]),
  signs: z.array(CaseSign).default([]),
  opening: z.record(Id, Id).meta({ description: 'Opening question -> the answer a good officer records.' }),
  answers: z
    .record(z.string(), z.enum(['yes', 'no', 'unclear']))
    .default({})
    .meta({ description: '`question/row` -> the answer a good officer records.' }),
  band: z.enum(['act-now', 'refer', 'inform', 'nothing-recorded']),
  reaches: Id.meta({ description: 'The outcome of the flow.' }),
  referral: z.strictObject({
    is: z.enum(['offered', 'urgent', 'none']).meta({
      description: 'none: the case rightly ends without a referral, and whoever leaves it at that did well.',
    }),
    why: Words,
  }),
  contacts: z
    .strictObject({
      needs: z
        .array(Id)
        .min(1)
        .meta({ description: 'Needs of a contact that fit, first the one to try first.' }),
      why: Words,
      not: Words.optional().meta({ description: 'Whom not to call, and why.' }),
    })
    .optional(),
  roles: z.array(CaseRole).min(3),
  debrief: z.array(Words).min(2).meta({ description: 'Questions for the group.' }),
});
export type TrainingCase = z.infer<typeof TrainingCase>;
