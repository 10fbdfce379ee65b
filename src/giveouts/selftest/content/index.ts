import { z } from 'zod';

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `contact-list-checked`.',
});
const Words = z.string().min(1, { error: 'Write the words, or take the line out.' });

/** One thing that a mission has in place or not. */
export const SelfTestPoint = z.strictObject({
  id: Id,
  ask: Words.meta({ description: 'A question that is answered with yes, partly, no or not known.' }),
  yesMeans: Words.meta({ description: 'What must be true for a yes: what somebody else could check.' }),
  next: z
    .array(
      z.strictObject({
        do: Words,
        address: z.string().min(1).nullable().meta({
          description: 'The page of the app that helps, below the language; null where none does.',
        }),
      }),
    )
    .min(1)
    .meta({ description: 'What to do while the answer is not yes, the first thing first.' }),
});
export type SelfTestPoint = z.infer<typeof SelfTestPoint>;

/** What a mission asks itself, and what its own count is worth. */
export const SelfTest = z
  .strictObject({
    builtOn: z.array(Id).min(1),
    worth: Words.meta({ description: 'What the count can say, and what it cannot.' }),
    points: z.array(SelfTestPoint).min(1),
    scale: z
      .array(z.strictObject({ from: z.number().int().nonnegative(), title: Words, text: Words }))
      .min(1)
      .meta({ description: 'From how many points in place a sentence holds, the lowest first.' }),
  })
  .refine(({ scale }) => scale[0]?.from === 0, {
    path: ['scale', 0, 'from'],
    error: 'The scale does not begin at 0, so a mission with nothing in place would read nothing. Write 0.',
  })
  .refine(({ scale }) => scale.every(({ from }, n) => n === 0 || from > (scale[n - 1]?.from ?? 0)), {
    path: ['scale'],
    error: 'The scale does not rise. Put its steps in order, the lowest first, each `from` once.',
  })
  .refine(({ scale, points }) => scale.every(({ from }) => from <= points.length), {
    path: ['scale'],
    error: 'A step of the scale begins above the number of points, so nobody can reach it. Lower its `from`.',
  });
export type SelfTest = z.infer<typeof SelfTest>;
