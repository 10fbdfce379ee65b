import type { CardSentence } from '#giveouts/cards/content';
import type { GiveCardLanguage, ListedGiveCardLanguage } from '#giveouts/cards/core';
import { content, fallbackLanguage, loadWords } from '#language';
import type { Source } from '#library/content';
import { countryReader } from '../read-country.ts';
import type { PageLoad } from './$types';

interface GiveCards {
  readonly sentences: readonly CardSentence[];
  readonly languages: readonly ListedGiveCardLanguage[];
  readonly sources: readonly Source[];
}

export const load: PageLoad = async ({ fetch, params }) => {
  const [cardWords, giveCards] = await Promise.all([
    loadWords(fetch, params.lang, 'giveCards', 'sheet', 'card', 'notes'),
    content<GiveCards>(fetch, params.lang, 'give-cards/index'),
  ]);
  return {
    cardWords,
    giveCards,
    readCountry: countryReader(fetch, params.lang),
    // They lie with the English part, which every device keeps.
    readCard: (lang: string) => content<GiveCardLanguage>(fetch, fallbackLanguage, `give-cards/${lang}`),
  };
};
