import { loadWords } from '#language';
import type { PageLoad } from './$types';

/** The words of sheets, backups and links between cases, which no other page needs. */
export const load: PageLoad = async ({ fetch, params }) => ({
  words: await loadWords(fetch, params.lang, 'links', 'safekeeping'),
});
