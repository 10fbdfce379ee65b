import { z } from 'zod';

/** Words of the interface: sentences by key, nested as the screens are. */
export interface InterfaceWords {
  readonly [key: string]: string | InterfaceWords;
}
export const InterfaceWords: z.ZodType<InterfaceWords> = z.lazy(() =>
  z.record(
    z.string(),
    z.union([
      z.string({ error: 'Write a sentence, in quotes if it begins with a sign.' }).min(1),
      InterfaceWords,
    ]),
  ),
);
