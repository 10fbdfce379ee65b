import { fallbackLanguage } from './languages.ts';

/** What a sentence of the interface is filled with: `{{count}}` cases, `{{name}}`. */
export type Values = Readonly<Record<string, string | number>>;

/** Sentences by key, nested as in the handbook's interface file, in i18next's format. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The sentence under a key, filled with values; the key itself when there is none. */
export type Translate = (key: string, values?: Values) => string;

function find(catalogue: Catalogue | undefined, key: string): string | undefined {
  let found: string | Catalogue | undefined = catalogue;
  for (const part of key.split('.')) {
    if (typeof found !== 'object' || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return typeof found === 'string' ? found : undefined;
}

/**
 * Reads catalogues as i18next does, in the part of it that the interface uses: nested keys, `{{value}}`, plural forms as
 * `key_one`, `key_other`, and English for what is missing. sentences.test.ts holds the two against each other, over
 * every sentence of the handbook.
 */
export function readSentences(lang: string, catalogues: Readonly<Record<string, Catalogue>>): Translate {
  const languages = [...new Set([lang, lang.split('-')[0] ?? lang, fallbackLanguage])];
  const rules = new Map<string, Intl.PluralRules>();
  /** Made when the first number is said: a page that says none starts sooner. */
  const pluralForm = (language: string, count: number): string => {
    const own = rules.get(language) ?? new Intl.PluralRules(language);
    rules.set(language, own);
    return own.select(count);
  };

  /** The keys to look under, the most fitting first. */
  const formsOf = (language: string, key: string, count: string | number | undefined): string[] => {
    if (typeof count !== 'number') return [key];
    const zero = count === 0 ? [`${key}_zero`] : [];
    return [...zero, `${key}_${pluralForm(language, count)}`, key];
  };

  return (key, values = {}) => {
    for (const language of languages) {
      for (const form of formsOf(language, key, values.count)) {
        const sentence = find(catalogues[language], form);
        if (sentence === undefined) continue;
        // A value that nobody handed in stays to be seen, as {{name}}.
        return sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
          String(values[name] ?? whole),
        );
      }
    }
    return key;
  };
}
