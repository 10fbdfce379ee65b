import { z } from 'zod';
import {
  ContactNeed,
  Condition,
  Entry,
  FirstScreen,
  FlowHead,
  OpeningAnswer,
  OpeningQuestion,
  Outcome,
  Question,
  Step,
  Theme,
} from './flow.ts';
import { Id } from './indicator.ts';

/** The files of `handbook/questions/`: the question bank, by theme. Ids are unique over all of them. */
export const QuestionBank = z.strictObject({ questions: z.record(Id, Question) });
export type QuestionBank = z.infer<typeof QuestionBank>;

/** The name of a way out of a shared question of the opening. The flow says where it leads. */
const Exit = z.string().regex(/^\$[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'Write the name of an exit, as `$next`: the flow says where it leads.',
});

/** A question of the opening that many flows use. It knows its answers, and not what comes after them. */
export const SharedOpeningQuestion = OpeningQuestion.extend({
  answers: z.array(OpeningAnswer.extend({ goto: Exit })).min(1),
});
export type SharedOpeningQuestion = z.infer<typeof SharedOpeningQuestion>;

/** Steps of an outcome: each is written out, or is the name of a shared step or of a shared list of steps. */
const Steps = z.array(z.union([Step, Id])).min(1);
export type StepsFile = z.infer<typeof Steps>;

const SharedTheme = Theme.omit({ id: true });
const SharedStep = Step.omit({ id: true });
const OutcomeFile = Outcome.extend({ steps: Steps });
export type OutcomeFile = z.infer<typeof OutcomeFile>;

/** The files of `handbook/parts/`: pieces that are written once and used by many flows, each by its name. */
export const PartsFile = z.strictObject({
  opening: z.record(Id, SharedOpeningQuestion).default({}),
  themes: z.record(Id, SharedTheme).default({}),
  outcomes: z.record(Id, OutcomeFile).default({}),
  steps: z.record(Id, SharedStep).default({}),
  stepLists: z.record(Id, z.array(Id).min(1)).default({}),
});
export type PartsFile = z.infer<typeof PartsFile>;

const UseOpening = z.strictObject({
  use: Id.meta({ description: 'A shared question of the opening.' }),
  goto: z.record(Id, Id).meta({ description: 'Exit -> where it leads in this flow.' }),
});

const UseTheme = z.strictObject({
  use: Id.meta({ description: 'A shared theme.' }),
  when: Condition.optional(),
});

const UseOutcome = z.strictObject({
  use: Id.meta({ description: 'A shared outcome.' }),
  title: z.string().min(1).optional(),
  worth: z.string().min(1).optional(),
  first: Steps.optional().meta({ description: 'Steps of this flow before the shared ones.' }),
  more: Steps.optional().meta({ description: 'Steps of this flow after the shared ones.' }),
  unsafe: z.string().min(1).optional(),
  contacts: z.array(ContactNeed).min(1).optional(),
});

const FirstScreenFile = FirstScreen.extend({
  ifTheyDoNotCallBack: z.strictObject({ title: z.string().min(1), steps: Steps }),
});

/**
 * A flow as an editor writes it, in `handbook/flows/<flow>/flow.yaml`. What many flows share is used by its name; what
 * belongs to this flow alone is written out in the same place.
 */
export const FlowFile = FlowHead.extend({
  entry: Entry.optional().meta({ description: 'Where the flow is found; left out, it follows the stage.' }),
  order: z
    .int()
    .default(50)
    .meta({ description: 'Its place within the entry; the general flow comes first.' }),
  firstScreen: FirstScreenFile.optional(),
  opening: z.record(Id, z.union([OpeningQuestion, UseOpening])),
  themes: z.array(z.union([Theme, UseTheme])).min(1),
  questions: z
    .record(Id, Question)
    .default({})
    .meta({ description: 'Questions of this flow alone; all others come from the question bank.' }),
  outcomes: z.record(Id, z.union([OutcomeFile, UseOutcome])),
});
export type FlowFile = z.infer<typeof FlowFile>;
