/**
 * The 32 characters of a code, in the order of their values: digits and capital letters without I, L, O and U, which are
 * taken for 1, 0 and V when somebody reads a code from a screen or a hand (Crockford's choice).
 */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people write for a character that the alphabet leaves out. */
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

export type TypedCharacters =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly character: string };

/**
 * The values of the characters that somebody typed: capitals or not, with gaps, dots and hyphens anywhere. Says the first
 * character that no code can have.
 */
export function valuesOf(typed: string): TypedCharacters {
  const values: number[] = [];
  for (const character of typed.normalize('NFKC').toUpperCase()) {
    if (/[\s\p{Pd}.·_]/u.test(character)) continue;
    const value = ALPHABET.indexOf(TAKEN_FOR[character] ?? character);
    if (value === -1) return { ok: false, character };
    values.push(value);
  }
  return { ok: true, values };
}

export const charactersOf = (values: readonly number[]): string =>
  values.map((value) => ALPHABET.charAt(value)).join('');
