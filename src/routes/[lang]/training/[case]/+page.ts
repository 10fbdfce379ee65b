import { content, loadWords } from '#language';
import type { Concept } from '#screening/content';
import type { FlowWithId, ListWithId } from '#screening/core';
import type { PracticeCase } from '#training/cases/core';
import { countryReader } from '../../read-country.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, practiceCase] = await Promise.all([
    loadWords(fetch, params.lang, 'training', 'referral', 'results', 'screening'),
    content<PracticeCase>(fetch, params.lang, `training/${params.case}`),
  ]);
  return {
    words,
    practiceCase,
    readCountry: countryReader(fetch, params.lang),
    readFlow: () => content<FlowWithId>(fetch, params.lang, `screening/flow-${practiceCase.flow}`),
    readSigns: () =>
      content<{ readonly lists: readonly ListWithId[]; readonly concepts: readonly Concept[] }>(
        fetch,
        params.lang,
        'screening/indicators',
      ),
  };
};
