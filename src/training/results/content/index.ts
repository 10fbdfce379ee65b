import { z } from 'zod';

/*
 * The test before and after a seminar: `handbook/seminars/test.yaml`. A paper has one question on each of ten topics. A
 * set is two papers that ask about the same topics in the same order, so that the gain can be told topic by topic.
 */

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `must-a-border-be-crossed`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** A code of a result has room for three options of each of ten questions, and for eight sets. See docs/room-code.md. */
const OPTIONS = 3;
const QUESTIONS = 10;
const SETS = 8;

export const TestTopic = z.strictObject({
  number: z.number().int().min(1).max(QUESTIONS).meta({ description: 'The module that teaches it.' }),
  title: Words,
});
export type TestTopic = z.infer<typeof TestTopic>;

export const TestQuestion = z.strictObject({
  id: Id,
  topic: z.number().int().min(1).max(QUESTIONS),
  ask: Words,
  options: z
    .array(z.strictObject({ text: Words, right: z.literal(true).optional() }))
    .length(OPTIONS, {
      error: `Write ${String(OPTIONS)} options: the code of a result has room for no more.`,
    })
    .meta({ description: 'In the order of the paper: a, b, c. One of them is `right: true`.' }),
  why: Words.meta({ description: 'Why the right one is right. Shown when the paper was handed in.' }),
  sources: z.array(Id).min(1),
  mark: z.enum(['read', 'known', 'own']).meta({
    description:
      'read: the source says it where we read it. known: professional knowledge that nobody has checked. own: our rule.',
  }),
});
export type TestQuestion = z.infer<typeof TestQuestion>;

export const TestPaper = z.strictObject({
  id: z.string().regex(/^[a-z]$/, { error: 'Name a paper by one small letter, like `a`.' }),
  questions: z
    .array(Id)
    .length(QUESTIONS, { error: `A paper has ${String(QUESTIONS)} questions, one for each topic.` }),
});
export type TestPaper = z.infer<typeof TestPaper>;

export const TestSet = z.strictObject({
  number: z
    .number()
    .int()
    .min(1)
    .max(SETS)
    .meta({ description: 'Stands in the codes of results: never give it to another pair of papers.' }),
  before: z.string(),
  after: z.string(),
});
export type TestSet = z.infer<typeof TestSet>;

export const SeminarTest = z.strictObject({
  topics: z.array(TestTopic).length(QUESTIONS),
  /** How many of ten are enough for a certificate. */
  enough: z.number().int().min(1).max(QUESTIONS),
  questions: z.array(TestQuestion).min(1),
  papers: z.array(TestPaper).min(2),
  sets: z.array(TestSet).min(1),
});
export type SeminarTest = z.infer<typeof SeminarTest>;
