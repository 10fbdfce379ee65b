import { content, loadWords } from '#language';
import type { OfferLanguage, ShippedOfferRules } from '#giveouts/offers';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const readLanguage = async (lang: string): Promise<OfferLanguage> => {
    const [words, rules] = await Promise.all([
      loadWords(fetch, lang, 'offer', 'sheet', 'notes'),
      content<ShippedOfferRules>(fetch, lang, 'offers/rules'),
    ]);
    return { words, rules };
  };
  return { offer: await readLanguage(params.lang), readLanguage };
};
