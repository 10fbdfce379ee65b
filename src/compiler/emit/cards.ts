import {
  CARD_WORDS,
  type CardLanguage,
  type CardSentence,
  type CardWord,
  type ListedCardLanguage,
} from '#screening/core';
import { cardsInEnglish } from '../checks/cards.ts';
import { fingerprintOfSentence } from '../fingerprint.ts';
import type { Handbook } from '../handbook.ts';

/**
 * The question cards: one small file for each language under `cards/`, and the list of them. They lie with the English
 * files, so that a card needs no language to be kept. Nothing when the handbook has no words for cards.
 */
export function emitCards(handbook: Handbook): Record<string, unknown> {
  const originals = handbook.cardOriginals?.value.answers;
  if (!originals) return {};
  const english = cardsInEnglish(handbook);
  const wordsOf = (sentence: (word: CardWord) => CardSentence): CardLanguage['words'] =>
    Object.fromEntries(CARD_WORDS.map((word) => [word, sentence(word)])) as CardLanguage['words'];
  const asItIs = (text: string): CardSentence => ({ text, english: text, outdated: false });

  const languages: CardLanguage[] = [
    {
      lang: 'en',
      direction: 'ltr',
      state: 'original',
      words: wordsOf((word) => asItIs(originals[word])),
      questions: Object.fromEntries([...english].map(([id, text]) => [id, asItIs(text)])),
    },
    ...handbook.cardTranslations.map(({ id: lang, value }): CardLanguage => {
      const translated = (said: { of?: string | undefined; text: string }, from: string): CardSentence => ({
        text: said.text.trim(),
        english: from,
        outdated: said.of !== fingerprintOfSentence(from),
      });
      return {
        lang,
        direction: value.direction,
        state: value.state,
        words: wordsOf((word) => translated(value.answers[word], originals[word])),
        questions: Object.fromEntries(
          Object.entries(value.questions).flatMap(([id, said]) => {
            const from = english.get(id);
            return from === undefined ? [] : [[id, translated(said, from)]];
          }),
        ),
      };
    }),
  ];
  const listed = languages.map(({ lang, direction, state, questions }): ListedCardLanguage => ({
    lang,
    direction,
    state,
    questions: Object.keys(questions),
  }));
  return {
    'cards/index': listed,
    ...Object.fromEntries(languages.map((one) => [`cards/${one.lang}`, one])),
  };
}
