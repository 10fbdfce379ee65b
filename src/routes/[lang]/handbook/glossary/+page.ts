import { content } from '#language';
import type { Term } from '#library/core';
import type { Source } from '#library/content';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => {
  const [terms, sources] = await Promise.all([
    content<readonly Term[]>(fetch, params.lang, 'library/glossary'),
    content<readonly Source[]>(fetch, params.lang, 'library/sources'),
  ]);
  return { terms, sources };
};
