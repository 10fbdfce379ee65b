import { content, fallbackLanguage, loadWords } from '#language';
import type { Source } from '#library/content';
import type { Concept } from '#screening/content';
import type { CardLanguage, FlowWithId, ListWithId, ListedCardLanguage } from '#screening/core';
import { countryReader } from '../../read-country.ts';
import { firstViewOf } from '../../walk.ts';
import type { PageLoad } from './$types';

interface Signs {
  readonly lists: readonly ListWithId[];
  readonly concepts: readonly Concept[];
}

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, flow, signs] = await Promise.all([
    loadWords(fetch, params.lang, 'screening', 'card', 'notes'),
    content<FlowWithId>(fetch, params.lang, `screening/flow-${params.flow}`),
    content<Signs>(fetch, params.lang, 'screening/indicators'),
  ]);
  return {
    words,
    flow,
    First: await firstViewOf(flow),
    lists: signs.lists,
    concepts: signs.concepts,
    // Cards lie with the English files, so that none of their languages has to be kept.
    cards: {
      list: () => content<readonly ListedCardLanguage[]>(fetch, fallbackLanguage, 'cards/index'),
      read: (lang: string) => content<CardLanguage>(fetch, fallbackLanguage, `cards/${lang}`),
    },
    readSources: () => content<readonly Source[]>(fetch, params.lang, 'library/sources'),
    readCountry: countryReader(fetch, params.lang),
  };
};
