export type PassphraseStrength = 'too-short' | 'fair' | 'long';

/**
 * Judges a passphrase by its length alone: rules on capitals and signs make people write it down. One letter pressed
 * many times is short.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const letters = Array.from(passphrase.trim());
  const different = new Set(letters).size;
  if (letters.length < 12 || different < 5) return 'too-short';
  return letters.length < 20 || different < 8 ? 'fair' : 'long';
}
