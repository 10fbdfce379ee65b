const plain = 'abcdefghijklmnopqrstuvwxyz';
const accented = 'àƀçđéƒğĥîĵķłɱñöþɋŕšŧüṽŵẋýž';

/**
 * Writes an English sentence with accents, a third longer, in brackets. On a screen of the pseudo-language, words
 * without accents were never handed to a translator, and a cut bracket shows a place too narrow for German.
 */
export function withAccents(sentence: string): string {
  const longer = '~'.repeat(Math.ceil(sentence.length / 3));
  const written = sentence.replace(/[a-z]/g, (letter) => accented.charAt(plain.indexOf(letter)));
  return `[${written}${longer}]`;
}
