/** What a camera saw last: the texts, and when each was in sight, in milliseconds of any clock that only goes forward. */
export type Seen = ReadonlyMap<string, number>;

export const nothingSeen: Seen = new Map();

/**
 * A code that is out of sight no longer than this is still the same one, held by a hand that shakes. After it the same
 * text counts as shown again.
 */
export const STILL_THE_SAME_MS = 3000;

/**
 * Which of the texts in one frame are new. A camera sees the same code five times a second, and whoever counts what was
 * read must hear of it once. Texts that come in turn, as in a sequence of codes, are each told once in a round that is
 * shorter than `STILL_THE_SAME_MS`, and again in a longer one: whoever puts them together looks what it has already.
 */
export function newTexts(
  seen: Seen,
  texts: readonly string[],
  now: number,
): { readonly fresh: readonly string[]; readonly seen: Seen } {
  const still = new Map([...seen].filter(([, at]) => now - at <= STILL_THE_SAME_MS));
  const fresh = [...new Set(texts)].filter((text) => !still.has(text));
  for (const text of texts) still.set(text, now);
  return { fresh, seen: still };
}
