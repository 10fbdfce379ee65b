import { content, languages, loadWords } from '#language';
import type { ListedCountry } from '#shell';
import type { CaseHandbook } from '#training/own';
import { countryReader } from '../../read-country.ts';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => languages.map((lang) => ({ lang }));

/**
 * What of the handbook a case is checked against, and what working it needs. The large parts are read when a case is checked
 * or worked, and not before.
 */
export const load: PageLoad = async ({ fetch, params }) => {
  const { lang } = params;
  const [words, flows, countries, sources] = await Promise.all([
    loadWords(fetch, lang, 'own-case', 'codes', 'training', 'referral', 'results', 'screening'),
    content<CaseHandbook['flows']>(fetch, lang, 'screening/flows'),
    content<readonly ListedCountry[]>(fetch, lang, 'countries/index'),
    content<CaseHandbook['sources']>(fetch, lang, 'library/sources'),
  ]);
  const handbook: CaseHandbook = {
    flows,
    countries,
    sources,
    readFlow: (id) => content(fetch, lang, `screening/flow-${id}`),
    readSigns: () => content(fetch, lang, 'screening/indicators'),
  };
  return { words, handbook, readCountry: countryReader(fetch, lang) };
};
