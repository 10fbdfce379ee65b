import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `met-on-arrival`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** What is asked before a return is planned. The rules know these by name, so a handbook has words for each. */
const QUESTIONS = [
  'fears-own-state',
  'wants-protection',
  'mission-involved',
  'wants-to-return',
  'wish-in-writing',
  'fit-to-travel',
  'case-open',
  'case-agreed',
  'receiving-body-agreed',
  'travel-document',
  'exit-problems-solved',
  'child-authority-leads',
  'child-heard',
  'best-interests-decided',
  'family-assessed',
  'collector-checked',
] as const;
export type ReturnQuestion = (typeof QUESTIONS)[number];

/** What stops a return or makes it wait, beside the answers to the questions. */
const STOPS = [...QUESTIONS, 'age-not-asked', 'high-risk', 'risk-not-rated', 'risk-without-measure'] as const;
export type StopName = (typeof STOPS)[number];

const Asked = z.strictObject({ ask: Words, why: Words.optional() });
const Stop = z.strictObject({
  title: Words,
  next: Words.meta({ description: 'What to do while it holds.' }),
});
const Labelled = z.strictObject({ id: Id, label: Words, hint: Words.optional() });

/** One thing that can harm the person after a return. */
export const ReturnRisk = z.strictObject({ id: Id, group: Id, ask: Words });
export type ReturnRisk = z.infer<typeof ReturnRisk>;

export const ReturnStep = z.strictObject({
  id: Id,
  do: Words,
  who: Words.meta({ description: 'Who usually does it; the plan names the person.' }),
  phase: z.enum(['before', 'journey', 'after']),
  ownState: z
    .boolean()
    .default(false)
    .meta({ description: "A step that brings in the person's own State: it waits for two questions." }),
});
export type ReturnStep = z.infer<typeof ReturnStep>;

/** Sheets, steps and stop conditions of a safe return. */
export const ReturnFile = z.strictObject({
  builtOn: z.array(Id).min(1),
  principles: z.array(z.strictObject({ id: Id, text: Words, source: Id })).min(1),
  questions: z.strictObject(
    Object.fromEntries(QUESTIONS.map((name) => [name, Asked])) as Record<ReturnQuestion, typeof Asked>,
  ),
  notByUs: z.strictObject({ text: Words, steps: z.array(Words).min(1) }),
  child: z.strictObject({ text: Words, source: Id, unverified: Words }),
  needs: z.array(Labelled).min(1),
  riskGroups: z.array(z.strictObject({ id: Id, title: Words })).min(1),
  risks: z.array(ReturnRisk).min(1),
  steps: z.array(ReturnStep).min(1),
  documents: z.array(Labelled).min(1),
  money: z.array(Labelled).min(1),
  payers: z.array(z.strictObject({ text: Words, source: Id.nullable() })).min(1),
  escort: z.array(Labelled).min(1),
  arrival: z.array(Labelled).min(1),
  stops: z.strictObject(
    Object.fromEntries(STOPS.map((name) => [name, Stop])) as Record<StopName, typeof Stop>,
  ),
});
export type ReturnFile = z.infer<typeof ReturnFile>;
