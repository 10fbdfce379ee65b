import type { CountryWithContacts } from '#directory/core';
import type { Preferences } from '#shell';

/** What one of the two States of a post makes its officers pass on; null where the handbook does not know it. */
export interface Duty {
  readonly code: string;
  readonly text: string | null;
}

/**
 * Reads all that stands where the opening tells what this officer must report: the duties of the post, and how they are
 * shown. In one, so that it comes onto the screen whole and nothing moves afterwards.
 *
 * `known` is undefined while no own post is set. A country that cannot be read is one whose duty is not known; throws only
 * when the part of the app itself cannot be read.
 */
export async function readDuties(
  own: Preferences['ownPost'],
  readCountry: (code: string) => Promise<CountryWithContacts>,
): Promise<{ Duties: typeof import('./Duties.svelte').default; known: readonly Duty[] | undefined }> {
  const codes = own ? [...new Set([own.sendingState, own.hostCountry])] : [];
  const [{ default: Duties }, ...read] = await Promise.all([
    import('./Duties.svelte'),
    ...codes.map((code) => readCountry(code).catch(() => undefined)),
  ]);
  const known = codes.map((code, n) => ({ code, text: read[n]?.facts?.dutyToReport.text ?? null }));
  return { Duties, known: own ? known : undefined };
}
