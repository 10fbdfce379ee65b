import type { Handbook } from '../handbook.ts';
import { fingerprintOfSentence } from '../fingerprint.ts';
import type { Place, Problem } from '../problem.ts';

/** Scripts that run from right to left, by the language that is usually written in them. */
export const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ku|ps|ug|ur|yi)(-|$)/;
const FINGERPRINT = /^[0-9a-f]{8}$/;
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The English of every question that can be shown on a card: question -> its words. */
export function cardsInEnglish({ shared, flows }: Handbook): Map<string, string> {
  const english = new Map<string, string>();
  for (const [id, { value }] of shared.questions) if (value.card !== undefined) english.set(id, value.card);
  for (const { written } of flows) {
    for (const [id, { card }] of Object.entries(written?.value.questions ?? {})) {
      if (card !== undefined) english.set(id, card);
    }
  }
  return english;
}

/** Question cards in other languages: a language that exists, its direction, and words of a question that has a card. */
export function checkCards(handbook: Handbook): Problem[] {
  const { cardOriginals, cardTranslations } = handbook;
  const questions = cardsInEnglish(handbook);
  const questionsRead = !['questions', 'flows'].some((kind) => handbook.unread.has(kind));
  return cardTranslations.flatMap(({ id: lang, value, at }): Problem[] => {
    const problems: Problem[] = [];
    const top = at([]);
    if (!isLanguageTag(lang)) {
      problems.push({
        ...top,
        what: `The folder \`${lang}\` is not named after a language.`,
        mend: 'Name it as BCP 47 has it: ar, th, zh-Hans.',
      });
    } else if (RIGHT_TO_LEFT.test(lang) !== (value.direction === 'rtl')) {
      const direction = RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr';
      problems.push({
        ...at(['direction']),
        what: `${languageNames.of(lang) ?? lang} is not written in the direction \`${value.direction}\`.`,
        mend: `Write \`direction: ${direction}\`.`,
      });
    }
    const check = (
      said: { of?: string | undefined; text: string },
      english: string,
      path: string[],
    ): void => {
      if (said.text.trim() === '') {
        problems.push({
          ...at([...path, 'text']),
          what: 'This text is empty.',
          mend: 'Write the sentence, or take the line out: what is left out is not on the cards of this language.',
        });
      }
      const place: Place = at([...path, 'of']);
      if (said.of === undefined) {
        problems.push({
          ...place,
          what: 'This does not say which English it was made from.',
          mend: `Write \`of: '${fingerprintOfSentence(english)}'\` if it was made from "${english}".`,
        });
      } else if (!FINGERPRINT.test(said.of)) {
        problems.push({
          ...place,
          what: `\`${said.of}\` is not a fingerprint.`,
          mend: `A fingerprint has eight signs; that of "${english}" is '${fingerprintOfSentence(english)}'.`,
        });
      }
    };
    const originals = cardOriginals?.value.answers;
    if (originals) {
      for (const [word, said] of Object.entries(value.answers)) {
        check(said, originals[word as keyof typeof originals], ['answers', word]);
      }
    } else if (!handbook.unread.has('translations')) {
      problems.push({
        ...top,
        what: 'There is no English to translate: translations/en/cards.yaml is missing.',
        mend: 'Bring it back from the last edition; handbook/README.md says what it holds.',
      });
    }
    if (!questionsRead) return problems;
    for (const [id, said] of Object.entries(value.questions)) {
      const english = questions.get(id);
      if (english !== undefined) check(said, english, ['questions', id]);
      else {
        problems.push({
          ...at(['questions', id]),
          what: `No question \`${id}\` has the words of a card.`,
          mend: 'Check its id, give that question a `card` in the question bank, or take this line out.',
        });
      }
    }
    return problems;
  });
}

export function isLanguageTag(tag: string): boolean {
  try {
    return (
      languageNames.of(new Intl.Locale(tag).language) !== undefined &&
      Intl.getCanonicalLocales(tag)[0] === tag
    );
  } catch {
    return false;
  }
}
