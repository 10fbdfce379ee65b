import { content, type Fetch } from './content.ts';
import { directionOf, fallbackLanguage } from './languages.ts';
import { readByI18next } from './i18next-sentences.ts';
import { readSentences, type Catalogue, type Values } from './sentences.ts';

export type { Catalogue, Values } from './sentences.ts';

/** The words of the interface in one language. */
export interface Words {
  /** A BCP 47 tag, as in the address. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The words under `key`, filled with `values`. A `count` among them chooses the plural form of the language. English
   * stands in where a translation is missing; the key itself where English is.
   */
  readonly t: (key: string, values?: Values) => string;
}

/** What changes a finished sentence, as the pseudo-language does. */
export type Rewrite = (sentence: string) => string;

/**
 * Makes the words of `lang` out of catalogues. While the site is built, and in tests, i18next reads them; in the browser
 * sentences.ts does, which reads the same catalogues the same way: i18next is 48 kB of script, a third of what a device
 * may load before the first tap, for the few things of it that the interface needs.
 */
export function wordsOf(
  lang: string,
  catalogues: Readonly<Record<string, Catalogue>>,
  rewrite: Rewrite = (sentence) => sentence,
): Words {
  const translate = import.meta.env.SSR ? readByI18next(lang, catalogues) : readSentences(lang, catalogues);
  return { lang, dir: directionOf(lang), t: (key, values) => rewrite(translate(key, values)) };
}

const catalogues = new Map<string, Promise<Catalogue>>();

/** Reads one file of words; in the browser once while the page lives. */
function readCatalogue(fetch: Fetch, lang: string, address: string): Promise<Catalogue> {
  const key = `${lang}/${address}`;
  // While the site is built every page must ask for itself: what a page asked for is laid into it.
  const known = import.meta.env.SSR ? undefined : catalogues.get(key);
  if (known) return known;
  const reading = content<Catalogue>(fetch, lang, address);
  catalogues.set(key, reading);
  reading.catch(() => catalogues.delete(key));
  return reading;
}

/**
 * Reads the words of the interface in `lang`, and English beside it for what is missing. `rooms` are files of
 * `interface/en/`, whose words only some pages need: a page reads its own in its load function, and hands them to what
 * stands in it by `setWords`. Every file is read once while the page lives. Throws as `content` does.
 */
export async function loadWords(fetch: Fetch, lang: string, ...rooms: readonly string[]): Promise<Words> {
  const addresses = ['interface', ...rooms.map((room) => `interface/${room}`)];
  const read = async (language: string): Promise<[string, Catalogue]> => [
    language,
    Object.assign(
      {},
      ...(await Promise.all(addresses.map((at) => readCatalogue(fetch, language, at)))),
    ) as Catalogue,
  ];
  const wanted = lang === fallbackLanguage ? [lang] : [lang, fallbackLanguage];
  const found = Object.fromEntries(await Promise.all(wanted.map(read)));
  if (__PSEUDO_LANGUAGE__ && lang === 'en-XA') {
    const { withAccents } = await import('./pseudo.ts');
    return wordsOf(lang, found, withAccents);
  }
  return wordsOf(lang, found);
}
