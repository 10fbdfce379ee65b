import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Band = z.enum(['act-now', 'refer', 'inform', 'nothing-recorded']);
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What goes into `assess`, as its own file would say it, and what must come out. */
const Assess = z.strictObject({
  age: z.string(),
  stage: z.string(),
  danger: z.string(),
  out_and_safe: z.string().optional(),
  hours_left: z.number().optional(),
  unease: z.string().optional(),
  ticks: z.array(Id),
  expected: z.strictObject({
    band: Band,
    profile: z.string().nullable(),
    /** Every positive dimension, as `list/dimension`; those that are not named must not be positive. */
    positive: z.array(z.string()),
  }),
});

const alone = {
  id: Id,
  /** The judgment, report or exercise whose pattern this is, and what of it is used, in our words. */
  from: z.string().min(20),
  /** Two sentences about a person who was made up, and has no name. */
  story: z.string().min(40),
  assess: Assess,
};
const Case = z.union([
  z.strictObject({
    ...alone,
    flow: Id,
    opening: z.record(Id, Id),
    answers: z.record(z.string(), z.enum(['yes', 'no', 'unclear'])),
    expected: z.strictObject({
      band: Band,
      outcome: Id,
      steps: z.array(Id).min(1),
      not_steps: z.array(Id).min(1),
    }),
  }),
  z.strictObject(alone),
]);

type AnyCase = z.infer<typeof Case>;
/** A case that also goes through a flow. */
export type FlowCase = Extract<AnyCase, { flow: string }>;

/** Reads every case beside this file, in the order of the files. Throws when one is not in the form above. */
export function everyCase(): AnyCase[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(import.meta.dirname, name), 'utf8');
      return z.strictObject({ cases: z.array(Case).min(1) }).parse(parse(text)).cases;
    });
}

/** true when the case has answers for a flow as well. */
export function goesThroughAFlow(one: AnyCase): one is FlowCase {
  return 'flow' in one;
}
