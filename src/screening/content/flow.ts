import { z } from 'zod';
import { Id, Stage } from './indicator.ts';

/** Facts that an answer can settle beside signs. Each is read by a tested function in core. */
export const Fact = z.enum([
  'danger',
  'alone',
  'age',
  'independent-interpreter',
  'out-and-safe',
  'leaves-within-48-hours',
  'unease',
  'fears-own-state',
  'wants-police',
  'mission-involved',
]);
export type Fact = z.infer<typeof Fact>;

/** Conditions under which a theme, a question or a step is shown. Closed list; each is a function in core. */
export const Condition = z.enum([
  'alone',
  'not-alone',
  'person-is-adult',
  'person-may-be-child',
  'fears-own-state',
  'mission-involved',
  'out-and-safe',
  'leaves-within-48-hours',
  'wants-police',
  'interpreter-not-independent',
]);
export type Condition = z.infer<typeof Condition>;

/** Who may hear it: `with-companion`: ordinary wording, safe when others listen. `alone-only`: only once alone is recorded. */
export const Hearing = z.enum(['with-companion', 'alone-only']);
export type Hearing = z.infer<typeof Hearing>;

/** What the officer does: speaks, looks and listens, or reads papers. Only `spoken` counts towards "five questions". */
export const Way = z.enum(['spoken', 'look', 'papers']);
export type Way = z.infer<typeof Way>;

export const Band = z.enum(['act-now', 'refer', 'inform', 'nothing-recorded']);
export type Band = z.infer<typeof Band>;

/** What is in front of the officer: flows are chosen by it first. In the order in which they are shown. */
export const Entry = z.enum([
  'visa-applicant',
  'someone-needs-help',
  'child',
  'diplomats-household',
  'coming-home',
  'files-on-the-desk',
]);
export type Entry = z.infer<typeof Entry>;

/** Need of a contact: which bodies fit a step or an outcome. */
export const ContactNeed = z.enum([
  'emergency',
  'trafficking-help',
  'child-protection',
  'shelter',
  'medical',
  'sexual-violence',
  'crisis',
  'legal-aid',
  'labour-rights',
  'asylum',
  'return',
  'identification',
]);
export type ContactNeed = z.infer<typeof ContactNeed>;

export const OpeningAnswer = z.strictObject({
  id: Id,
  label: z.string().min(1),
  record: z
    .strictObject({
      danger: z.enum(['yes', 'no', 'unclear']),
      alone: z.enum(['yes', 'no']),
      age: z.enum(['adult', 'under-18', 'unsure']),
      'independent-interpreter': z.enum(['yes', 'no', 'not-needed']),
      'out-and-safe': z.enum(['yes', 'no']),
      'mission-involved': z.enum(['yes', 'no']),
    })
    .partial()
    .optional()
    .meta({ description: 'The fact that this answer settles.' }),
  concept: Id.optional().meta({
    description: 'A sign that this answer shows, for example a companion who stays.',
  }),
  goto: Id.meta({ description: 'A question of the opening, an outcome, or `themes` or `child`.' }),
});

export const OpeningQuestion = z.strictObject({
  ask: z.string().min(1).meta({ description: 'What the officer asks, looks at, or says to the person.' }),
  way: Way,
  hearing: Hearing,
  say: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Words to speak to the person, if not the question itself.' }),
  look: z.string().min(1).optional(),
  why: z.string().min(1),
  /** Shows what this officer must report under the two country facts. */
  tells: z.enum(['duty-to-report']).optional(),
  answers: z.array(OpeningAnswer).min(1),
});
export type OpeningQuestion = z.infer<typeof OpeningQuestion>;

/** One line that the officer answers with yes, no, unclear or not asked. */
const Row = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sign'),
    concept: Id,
    statement: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Only where the words of the concept do not fit.' }),
  }),
  z.strictObject({
    kind: z.literal('need'),
    id: Id,
    statement: z.string().min(1),
    step: z.string().min(1).meta({ description: 'What to do at once when the answer is yes.' }),
    contacts: ContactNeed,
  }),
  z.strictObject({
    kind: z.literal('fact'),
    fact: z.enum(['out-and-safe', 'leaves-within-48-hours', 'unease', 'fears-own-state', 'wants-police']),
    statement: z.string().min(1),
  }),
]);
export type Row = z.infer<typeof Row>;

export const Question = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: 'A neutral heading: no sign, no strength, no form of exploitation.' }),
  way: Way,
  hearing: Hearing,
  ask: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Plain spoken words. Needed when the way is `spoken`.' }),
  look: z.string().min(1).meta({ description: 'What to look and listen for.' }),
  why: z.string().min(1).meta({ description: 'Why this is asked, and what it can and cannot show.' }),
  source: Id.optional(),
  when: Condition.optional(),
  card: z.string().min(1).optional().meta({
    description: 'The words on a card shown to the person: short, plain, to be answered with yes or no.',
  }),
  notes: z.literal('control-only').optional().meta({
    description: 'A note here may hold what was done to the person, and nothing that they did.',
  }),
  rows: z.array(Row).min(1),
});
export type Question = z.infer<typeof Question>;

export const Theme = z.strictObject({
  id: Id,
  title: z.string().min(1),
  path: z.enum(['themes', 'child']).meta({ description: 'Where in the flow the theme belongs.' }),
  when: Condition.optional(),
  questions: z.array(Id).min(1),
});

export const Step = z.strictObject({
  id: Id,
  do: z.string().min(1).meta({ description: 'Verb first, one thing.' }),
  detail: z.string().min(1).optional(),
  say: z.string().min(1).optional().meta({ description: 'Words the officer can speak.' }),
  noNetwork: z
    .boolean()
    .default(false)
    .meta({ description: 'Can be done with no network and no telephone.' }),
  controllerPresent: z.boolean().default(false).meta({
    description: 'Can be done while the person who controls stands in the room.',
  }),
  contacts: ContactNeed.optional(),
  when: Condition.optional(),
});
export type Step = z.infer<typeof Step>;

export const Outcome = z.strictObject({
  title: z.string().min(1).meta({ description: 'Neutral: the person may see it.' }),
  band: Band.optional().meta({ description: 'The band that leads here; absent when only the opening does.' }),
  path: z.enum(['themes', 'child']).default('themes'),
  worth: z
    .string()
    .min(1)
    .meta({ description: 'What this is worth: a reason to talk; not proof; no reason to refuse.' }),
  steps: z.array(Step).min(1),
  unsafe: z.string().min(1).meta({ description: '"Not now, it is unsafe": a safe way to come back.' }),
  contacts: z.array(ContactNeed).min(1),
});
export type Outcome = z.infer<typeof Outcome>;

/** One line of the first screen: what to say while there is a line, and what to write down. */
const FirstLine = z.strictObject({
  id: Id,
  do: z.string().min(1).meta({ description: 'What this line settles, for the officer.' }),
  say: z.string().min(1).optional().meta({ description: 'The words to speak.' }),
  write: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The label of a field, where something is noted.' }),
});

/** A screen before the opening that is worth something by itself, should the line drop. */
export const FirstScreen = z.strictObject({
  title: z.string().min(1),
  lines: z.array(FirstLine).min(1),
  ifTheyDoNotCallBack: z.strictObject({ title: z.string().min(1), steps: z.array(Step).min(1) }),
});
export type FirstScreen = z.infer<typeof FirstScreen>;

/** What a flow says about itself, the same in a file and on the device. */
export const FlowHead = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  depth: z.enum(['counter', 'room']),
  stage: Stage,
  reviewed: z.iso.date(),
  sources: z.array(Id).min(1),
  fixedLine: z.string().min(1).optional().meta({
    description: 'The one sentence to say whatever is asked. It stands on every screen of the flow.',
  }),
  remember: z.string().min(1).optional().meta({
    description: 'A rule for the officer that stands on every screen of the flow.',
  }),
  neverMoreThan: z.literal('refer').optional().meta({
    description: 'A higher band is still judged, and its advice is that of this band: nobody was spoken to.',
  }),
  start: Id,
});

/**
 * A flow as the app knows it: flat, with nothing borrowed. The compiler makes it from a `FlowFile`, the question bank
 * and the shared parts.
 */
export const Flow = FlowHead.extend({
  entry: Entry,
  order: z.int(),
  firstScreen: FirstScreen.optional(),
  opening: z.record(Id, OpeningQuestion),
  themes: z.array(Theme).min(1),
  questions: z.record(Id, Question),
  outcomes: z.record(Id, Outcome),
});
export type Flow = z.infer<typeof Flow>;

export const FlowExample = z.strictObject({
  name: z.string().min(1),
  opening: z.record(Id, Id).meta({ description: 'Opening question -> answer.' }),
  answers: z
    .record(z.string(), z.enum(['yes', 'no', 'unclear']))
    .default({})
    .meta({ description: '`question/row` -> answer; the row is its concept, need or fact.' }),
  band: Band,
  reaches: Id.meta({ description: 'The outcome.' }),
});
export const FlowExamples = z.strictObject({ examples: z.array(FlowExample).min(1) });
export type FlowExample = z.infer<typeof FlowExample>;
