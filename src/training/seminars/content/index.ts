import { z } from 'zod';

/*
 * What a seminar is run from: `handbook/seminars/NN-name.yaml`, one module each, whose number is that of its file, and
 * `programme.yaml` beside them, with what holds for the whole day.
 */

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `half-day`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });
const Minutes = z.number().int().min(1).max(120);
const ModuleNumber = z.number().int().nonnegative().max(99);

/** A page of the app, below the language. The build refuses one that is not there. */
export const SeminarLink = z.strictObject({
  label: Words,
  address: z.string().min(1).meta({ description: 'As `handbook/the-first-conversation` or `contacts`.' }),
});
export type SeminarLink = z.infer<typeof SeminarLink>;

/** One thing that whoever leads the group does. The minutes of all steps make those of the module. */
export const SeminarStep = z.strictObject({
  minutes: Minutes,
  title: Words,
  do: Words.meta({ description: 'What the facilitator does, verb first.' }),
  say: Words.optional().meta({ description: 'Words that can be said as they stand.' }),
  show: z
    .strictObject({ title: Words, lines: z.array(Words).max(6).default([]) })
    .optional()
    .meta({ description: 'What the room sees meanwhile, large. Few words.' }),
  exercise: Id.optional().meta({ description: 'The exercise of this module that is done here.' }),
});
export type SeminarStep = z.infer<typeof SeminarStep>;

const exercise = {
  id: Id,
  title: Words,
  task: Words.meta({ description: 'What the participants are told.' }),
};

/** Cards to lay into heaps. `why` is read out when a card is laid. */
export const SortExercise = z.strictObject({
  kind: z.literal('sort'),
  ...exercise,
  heaps: z.array(z.strictObject({ id: Id, label: Words })).min(2),
  cards: z.array(z.strictObject({ text: Words, heap: Id, why: Words })).min(2),
});
/** Cards to bring into their order; they stand here in the right one. */
export const OrderExercise = z.strictObject({
  kind: z.literal('order'),
  ...exercise,
  cards: z.array(z.strictObject({ text: Words, why: Words })).min(3),
});
/** Papers in which something is to be marked. A line without `mark` is as it should be. */
export const MarkExercise = z.strictObject({
  kind: z.literal('mark'),
  ...exercise,
  papers: z
    .array(
      z.strictObject({
        title: Words,
        lines: z
          .array(
            z.strictObject({
              label: Words.optional(),
              text: Words,
              mark: Words.optional().meta({
                description: 'Why it should be marked, and what to do about it.',
              }),
            }),
          )
          .min(3),
        end: Words.meta({ description: 'What the paper as a whole is worth, and what comes next.' }),
      }),
    )
    .min(1),
});
/** Questions with an answer that is talked about. */
export const AnswerExercise = z.strictObject({
  kind: z.literal('answer'),
  ...exercise,
  questions: z.array(z.strictObject({ ask: Words, answer: Words })).min(2),
});
/** A sheet to fill in by hand. */
export const SheetExercise = z.strictObject({
  kind: z.literal('sheet'),
  ...exercise,
  fields: z.array(z.strictObject({ label: Words, lines: z.number().int().min(1).max(8) })).min(1),
  after: Words.meta({ description: 'What is done with the sheet.' }),
});
export const SeminarExercise = z.discriminatedUnion('kind', [
  SortExercise,
  OrderExercise,
  MarkExercise,
  AnswerExercise,
  SheetExercise,
]);
export type SeminarExercise = z.infer<typeof SeminarExercise>;

export const SeminarModule = z.strictObject({
  title: Words,
  minutes: Minutes,
  method: Words,
  aims: z.array(Words).min(1).meta({ description: 'What a participant can do afterwards.' }),
  materials: z.array(Words),
  steps: z.array(SeminarStep).min(1),
  questions: z
    .array(z.strictObject({ ask: Words, answer: Words }))
    .min(1)
    .meta({ description: 'What participants ask, and what can be answered.' }),
  pitfalls: z.array(Words).min(1),
  handout: z.strictObject({
    text: z.array(Words).min(1).max(2),
    points: z.array(Words).min(2).max(7),
    links: z.array(SeminarLink).min(1).max(5),
  }),
  exercises: z.array(SeminarExercise).default([]),
  bites: z
    .array(
      z.strictObject({
        minutes: z
          .number()
          .int()
          .min(10, { error: 'A bite of self-study takes 10 to 15 minutes.' })
          .max(15, { error: 'A bite of self-study takes 10 to 15 minutes.' }),
        do: Words,
        address: z.string().min(1),
      }),
    )
    .default([])
    .meta({ description: 'The module for one person alone. Their minutes make those of the module.' }),
  sources: z
    .array(Id)
    .default([])
    .meta({ description: 'What facts of this module rest on. Empty: all of it is our own practice.' }),
});
export type SeminarModule = z.infer<typeof SeminarModule>;

/** A choice of modules that is offered as a programme. */
export const SeminarMix = z.strictObject({
  id: Id,
  title: Words,
  what: Words,
  modules: z.array(ModuleNumber).min(1),
  start: z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'Write a time in quotes, as "09:00".' }),
  breaks: z.array(z.strictObject({ after: ModuleNumber, minutes: Minutes })).default([]),
  alone: z.boolean().default(false).meta({ description: 'For one person alone, in bites.' }),
});
export type SeminarMix = z.infer<typeof SeminarMix>;

/** What a scene of role play needs; the cases of the handbook bring the same. */
export const RolePlayScene = z.strictObject({
  id: Id,
  title: Words,
  setting: Words,
  roles: z
    .array(
      z.strictObject({
        role: z.enum(['applicant', 'officer', 'observer', 'companion', 'interpreter', 'caller', 'colleague']),
        name: Words.optional(),
        card: Words,
        secret: Words.optional(),
      }),
    )
    .min(3),
});
export type RolePlayScene = z.infer<typeof RolePlayScene>;

export const SeminarProgramme = z.strictObject({
  about: z.array(Words).min(1),
  mixes: z.array(SeminarMix).min(1),
  trainerNotes: z.array(z.strictObject({ title: Words, text: Words })).min(1),
  distress: z.strictObject({
    title: Words,
    lead: Words,
    rules: z.array(Words).min(3).meta({ description: 'Large on the wall, in this order.' }),
    say: Words,
    upset: z.array(Words).min(1).meta({ description: 'When a participant is upset.' }),
    links: z.array(SeminarLink).min(1),
  }),
  rolePlay: z.strictObject({
    stopWord: z.string().min(3).max(20),
    stopMeans: Words,
    rules: z.array(Words).min(1),
    minutes: z.strictObject({ play: Minutes, feedback: Minutes, change: Minutes }),
    rounds: z.number().int().min(1).max(6),
    points: z
      .array(z.strictObject({ id: Id, ask: Words, look: Words }))
      .min(1)
      .meta({ description: 'What the observer ticks.' }),
    scenes: z.array(RolePlayScene).min(1),
  }),
  evaluation: z.array(Words).min(1),
  builtOn: z.array(Id).min(1),
});
export type SeminarProgramme = z.infer<typeof SeminarProgramme>;
