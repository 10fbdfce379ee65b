import { content } from '#language';
import type { Projects } from '#library/core';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ fetch, params }) =>
  content<Projects>(fetch, params.lang, 'library/projects');
