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

/** Cuts a text into words, in any script. */
export function wordsOf(text: string): string[] {
  if (!WITHOUT_SPACES.test(text)) return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  return [...segmenter.segment(text)].filter((one) => one.isWordLike).map((one) => one.segment);
}

/** Makes a word comparable: small letters, no accents, one spelling of letters that are typed in several ways. */
export function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[łøßđæœıىةکیـ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** How many letters of a word may be wrong: none in short words, where a slip makes another word. */
export function slipsAllowed(word: string): number {
  return word.length > 5 ? 2 : word.length > 3 ? 1 : 0;
}
