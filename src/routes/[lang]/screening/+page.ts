import { content, loadWords } from '#language';
import type { Entry } from '#screening/content';
import type { PageLoad } from './$types';

/** What the list of flows says of each; in the order in which they are shown. */
interface FlowSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly entry: Entry;
}

export const load: PageLoad = async ({ fetch, params }) => {
  const [words, flows] = await Promise.all([
    loadWords(fetch, params.lang, 'screening'),
    content<readonly FlowSummary[]>(fetch, params.lang, 'screening/flows'),
  ]);
  return { words, flows };
};
