import { createHash } from 'node:crypto';

/** Long enough that two sentences of one handbook never share it by chance, short enough to copy by hand. */
const LENGTH = 8;

/** The fingerprint of an English sentence: a translation names the one it was made from. Outer blanks do not count. */
export function fingerprintOfSentence(english: string): string {
  return createHash('sha256').update(english.trim().normalize('NFC')).digest('hex').slice(0, LENGTH);
}
