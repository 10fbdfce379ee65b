import { loadWords } from '#language';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'policy', 'settings'),
});
