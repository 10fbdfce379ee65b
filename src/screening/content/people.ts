import { z } from 'zod';
import { Band } from './flow.ts';
import { Id } from './indicator.ts';

/** An invented person, answered as an officer would answer. For the build only: people are not shipped. */
export const InventedPerson = z.strictObject({
  name: z.string().min(1),
  story: z.string().min(1).meta({ description: 'What there is to see and hear, in a sentence or two.' }),
  flow: Id,
  opening: z.record(Id, Id).meta({ description: 'Opening question -> answer.' }),
  answers: z
    .record(z.string(), z.enum(['yes', 'no', 'unclear']))
    .default({})
    .meta({ description: '`question/row` -> answer; the row is its concept, need or fact.' }),
  band: Band.optional().meta({ description: 'The band this person should reach; only for people in need.' }),
});
export type InventedPerson = z.infer<typeof InventedPerson>;
export const InventedPeople = z.strictObject({ people: z.array(InventedPerson).min(1) });
