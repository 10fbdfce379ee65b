import { createInstance, type Resource } from 'i18next';
import { fallbackLanguage } from './languages.ts';
import type { Catalogue, Translate, Values } from './sentences.ts';

/**
 * Reads catalogues with i18next. Every language has an instance of its own: two pages in two languages can be made at
 * the same time while the site is built.
 */
export function readByI18next(lang: string, catalogues: Readonly<Record<string, Catalogue>>): Translate {
  const resources: Resource = Object.fromEntries(
    Object.entries(catalogues).map(([language, catalogue]) => [language, { translation: catalogue }]),
  );
  const instance = createInstance({
    lng: lang,
    fallbackLng: fallbackLanguage,
    resources,
    initAsync: false,
    // Svelte escapes what it shows; a second time would print &amp; on the screen.
    interpolation: { escapeValue: false },
  });
  void instance.init();
  return instance.t as (key: string, values?: Values) => string;
}
