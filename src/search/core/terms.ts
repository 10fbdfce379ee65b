/** Scripts written without spaces between words: Lao, Thai, Burmese, Khmer, Japanese, Chinese. */
const WITHOUT_SPACES = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF]/;

/** Marks that people leave out when they type. Never in Thai or Indic scripts, where they are letters. */
const ACCENTS =
  /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu;

/** Letters that have no accent to take away, and what is typed for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
};

let segmenter: Intl.Segmenter | undefined;

/** A word in a text, and where it begins. */
export interface WordAt {
  readonly word: string;
  readonly at: number;
}

/** Cuts a text into words, in any script, each with its place. */
export function wordsWithPlaces(text: string): WordAt[] {
  if (!WITHOUT_SPACES.test(text)) {
    return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({ word: match[0], at: match.index }));
  }
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter((one) => one.isWordLike)
    .map((one) => ({ word: one.segment, at: one.index }));
}

/** Cuts a text into words, in any script. */
export function wordsOf(text: string): string[] {
  if (!WITHOUT_SPACES.test(text)) return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return wordsWithPlaces(text).map(({ word }) => word);
}

/** Makes a word comparable: small letters, no accents, one spelling of letters that are typed in several ways. */
export function folded(word: string): string {
  // Nearly every word of a European language; the rest of this costs ten times as much.
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[łøßđæœıىةکیـ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** A folded word without the Arabic article, which is written together with the word and typed without it. */
export function withoutArticle(word: string): string {
  return word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;
}

/** How many letters of a word may be wrong: none in short words, where a slip makes another word, and two in long ones. */
export function slipsAllowed(word: string): number {
  // Nobody mistypes a word of forty letters by two: that is something pasted, and costs time.
  if (word.length > 40) return 0;
  return word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
}
