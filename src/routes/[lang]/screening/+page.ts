import { content } from '#language';
import type { Entry } from '#screening/content';
import type { PageLoad } from './$types';

/** What the list of flows says of each; in the order in which they are shown. */
interface FlowSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly entry: Entry;
}

export const load: PageLoad = async ({ fetch, params }) => ({
  flows: await content<readonly FlowSummary[]>(fetch, params.lang, 'screening/flows'),
});
