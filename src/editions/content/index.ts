import { z } from 'zod';

/** An edition that was given out, as `npm run handbook -- close` writes it. Nobody edits it by hand. */
export const ClosedEdition = z.strictObject({
  edition: z.string().regex(/^\d{4}\.\d{2}$/, { error: 'Write the edition as "2026.11", in quotes.' }),
  day: z.iso.date(),
  items: z.array(
    z.strictObject({
      key: z.string().min(1).meta({ description: 'The kind, a slash, and the id.' }),
      title: z.string(),
      is: z.string().min(1).meta({ description: 'A fingerprint of everything that the item says.' }),
    }),
  ),
});
export type ClosedEdition = z.infer<typeof ClosedEdition>;
