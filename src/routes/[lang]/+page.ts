import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { languages } from '#language';
import type { EntryGenerator, PageLoad } from './$types';

/** No page links here: the addresses are those that people type or keep. */
export const entries: EntryGenerator = () => languages.map((lang) => ({ lang }));

/** A language without a section is its home. */
export const load: PageLoad = ({ params }) => {
  redirect(307, resolve(`/${params.lang}/home/`));
};
