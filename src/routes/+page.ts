import { languages, ownNameOf } from '#language';
import type { PageLoad } from './$types';

/** The languages of this edition, each under its own name: what a reader without script is shown. */
export const load: PageLoad = () => ({
  languages: languages.map((code) => ({ code, name: ownNameOf(code) })),
});
