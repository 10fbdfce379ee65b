import { loadWords } from '#language';
import type { PageLoad } from './$types';

/** The words of sheets and backups, which no other page needs. */
export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'safekeeping'),
});
