import { languages as inThisEdition } from 'virtual:handbook/languages';

/** The languages of this edition, English first. */
export const languages: readonly string[] = __PSEUDO_LANGUAGE__
  ? [...new Set([...inThisEdition, 'en-XA'])]
  : inThisEdition;

/** The language that is always kept on the device, and that stands in for words nobody has translated yet. */
export const fallbackLanguage = 'en';

/** Says whether this edition of the handbook exists in the language `code`. */
export function isLanguage(code: string | undefined): code is string {
  return code !== undefined && languages.includes(code);
}

/** Scripts that run from right to left, by the language that is usually written in them. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi']);

/** The direction in which the language `code` is written. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return rightToLeft.has(code.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The name of the language `code` as its own speakers write it; the code when the browser does not know it. */
export function ownNameOf(code: string): string {
  if (code === 'en-XA') return 'English with accents (for tests)';
  const name = new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/**
 * Chooses the language to begin with: the one chosen before, then the first of the browser's that this edition has
 * (`sv-FI` finds `sv`), then English.
 */
export function chooseLanguage(
  chosenBefore: string | null,
  preferred: readonly string[],
  available: readonly string[] = languages,
): string {
  const wanted = [...(chosenBefore === null ? [] : [chosenBefore]), ...preferred];
  for (const tag of wanted) {
    const found = [tag, tag.split('-')[0]].find((code) => code !== undefined && available.includes(code));
    if (found !== undefined) return found;
  }
  return fallbackLanguage;
}
