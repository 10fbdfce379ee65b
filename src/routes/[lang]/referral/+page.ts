import { content, languages, loadWords } from '#language';
import type { Htcds } from '#referral/content';
import type { Concept } from '#screening/content';
import type { FlowWithId, ListWithId } from '#screening/core';
import { countryReader } from '../read-country.ts';
import type { EntryGenerator, PageLoad } from './$types';

// No page that is made while building leads here: the link stands below the notebook's gate, which needs the device.
export const entries: EntryGenerator = () => languages.map((lang) => ({ lang }));

export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'referral', 'notes'),
  readCountry: countryReader(fetch, params.lang),
  readStandard: () => content<Htcds>(fetch, params.lang, 'referral/htcds'),
  readFlow: (id: string) => content<FlowWithId>(fetch, params.lang, `screening/flow-${id}`),
  readSigns: () =>
    content<{ readonly lists: readonly ListWithId[]; readonly concepts: readonly Concept[] }>(
      fetch,
      params.lang,
      'screening/indicators',
    ),
});
