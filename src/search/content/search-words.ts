import { z } from 'zod';

const Said = z.string().regex(/^\p{L}[\p{L}\p{N}'’ -]*$/u, {
  error: 'Write only words, as somebody would type them: no commas, no dots.',
});
const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Write an id in small letters, digits and hyphens, like `reflection-period`.',
});

/** One thing that people say in many ways, and what of the handbook it means. */
export const SearchEntry = z
  .strictObject({
    say: z.array(Said).min(1).meta({ description: 'What people type, each way of saying it once.' }),
    words: z.array(Said).default([]).meta({ description: 'Words that stand in the handbook instead.' }),
    concepts: z.array(Id).default([]).meta({ description: 'Ids in handbook/concepts/.' }),
    terms: z.array(Id).default([]).meta({ description: 'Ids in handbook/glossary.yaml.' }),
    chapters: z
      .array(Id)
      .default([])
      .meta({ description: 'Names of files in handbook/chapters/, without number and ending.' }),
    contacts: z.array(Id).default([]).meta({ description: 'Kinds of contact, as `shelter`.' }),
  })
  .refine(
    ({ words, concepts, terms, chapters, contacts }) =>
      [words, concepts, terms, chapters, contacts].some((targets) => targets.length > 0),
    {
      error: 'Name what is to be found: `words`, `concepts`, `terms`, `chapters` or `contacts`.',
    },
  );
export type SearchEntry = z.infer<typeof SearchEntry>;

export const SearchWordsFile = z.strictObject({
  leaveOut: z.array(Said).default([]).meta({
    description: 'Words that are typed and say nothing, as "the" and "my". They need not be found.',
  }),
  entries: z.array(SearchEntry).min(1),
});
export type SearchWordsFile = z.infer<typeof SearchWordsFile>;
