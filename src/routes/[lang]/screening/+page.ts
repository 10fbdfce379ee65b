import { content } from '#language';
import type { PageLoad } from './$types';

interface FlowSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export const load: PageLoad = async ({ fetch, params }) => ({
  flows: await content<readonly FlowSummary[]>(fetch, params.lang, 'screening/flows'),
});
