import type { CardSentence } from '#giveouts/cards/content';
import type { GiveCardLanguage, ListedGiveCardLanguage } from '#giveouts/cards/core';
import { fingerprintOfSentence } from '../fingerprint.ts';
import type { Handbook } from '../handbook.ts';

/**
 * The cards to give away: what they can say, the list of languages, and one small file for each. They lie with the English
 * files, so that a card needs no language to be kept. Nothing when the handbook has none.
 */
export function emitGiveCards(handbook: Handbook): Record<string, unknown> {
  const sentences: CardSentence[] = handbook.giveCards.flatMap(({ value }) => value.sentences);
  if (sentences.length === 0) return {};
  const languages: GiveCardLanguage[] = [
    {
      lang: 'en',
      direction: 'ltr',
      state: 'original',
      sentences: Object.fromEntries(
        sentences.map(({ id, text }) => [id, { text, english: text, outdated: false }]),
      ),
    },
    ...handbook.giveCardTranslations.map(({ id: lang, value }): GiveCardLanguage => ({
      lang,
      direction: value.direction,
      state: value.state,
      sentences: Object.fromEntries(
        sentences.flatMap(({ id, text: english }) => {
          const said = value.sentences[id];
          if (!said) return [];
          const outdated = said.of !== fingerprintOfSentence(english);
          return [[id, { text: said.text.trim(), english, outdated }]];
        }),
      ),
    })),
  ];
  const listed = languages.map(({ lang, direction, state }): ListedGiveCardLanguage => ({
    lang,
    direction,
    state,
  }));
  const named = new Set(sentences.flatMap(({ basis }) => (basis.kind === 'law' ? basis.source : [])));
  const sources = (handbook.sources?.value.sources ?? []).filter(({ id }) => named.has(id));
  return {
    'give-cards/index': { sentences, languages: listed, sources },
    ...Object.fromEntries(languages.map((one) => [`give-cards/${one.lang}`, one])),
  };
}
