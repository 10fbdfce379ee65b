import { error, json } from '@sveltejs/kit';
import { files as english } from 'virtual:handbook/en';
import { languages } from '#language';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

/** The files of the handbook in one language, by their address below `content/<lang>/`. */
function filesOf(lang: string): Readonly<Record<string, unknown>> | undefined {
  // The pseudo-language rewrites words on the screen; its files are the English ones, as a pack of their own.
  if (lang === 'en' || (__PSEUDO_LANGUAGE__ && lang === 'en-XA')) return english;
  return undefined;
}

export const entries: EntryGenerator = () =>
  languages.flatMap((lang) => Object.keys(filesOf(lang) ?? {}).map((part) => ({ lang, part })));

export const GET: RequestHandler = ({ params }) => {
  const file = filesOf(params.lang)?.[params.part];
  if (file === undefined) error(404, `The handbook has no file ${params.part} in ${params.lang}.`);
  return json(file);
};
