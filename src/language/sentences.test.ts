import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readByI18next } from './i18next-sentences.ts';
import { readSentences, type Catalogue, type Translate } from './sentences.ts';

const folder = new URL('../../handbook/interface/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const english = Object.assign(
  {},
  ...files.map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue),
) as Catalogue;

const keysOf = (catalogue: Catalogue, before = ''): string[] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );

/** Both readers, one beside the other. */
const both = (lang: string, catalogues: Record<string, Catalogue>): readonly [Translate, Translate] => [
  readSentences(lang, catalogues),
  readByI18next(lang, catalogues),
];

describe('sentences read on the device', () => {
  it('are, for every key of the handbook, those that i18next reads', () => {
    const [own, i18next] = both('en', { en: english });
    const keys = keysOf(english);
    expect(keys.length).toBeGreaterThan(100);
    for (const key of keys) {
      for (const count of [0, 1, 2, 21]) {
        const plain = key.replace(/_(zero|one|two|few|many|other)$/, '');
        const values = { count, name: '<b>Ms Example-Orchid & son</b>', language: 'x', edition: '$&' };
        expect(own(plain, values), key).toBe(i18next(plain, values));
      }
      const values = { name: 'x', language: 'x', address: '/en/home/', edition: '1', day: 'x' };
      const named = Object.fromEntries(
        [...JSON.stringify(english).matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => [name, `<${name}>`]),
      );
      expect(own(key, { ...named, ...values }), key).toBe(i18next(key, { ...named, ...values }));
    }
  });

  it.each(['ar', 'da', 'de', 'en', 'et', 'fi', 'is', 'lt', 'lv', 'nb', 'pl', 'ru', 'sv', 'uk', 'zh'])(
    'take in %s the plural form that i18next takes',
    (lang) => {
      const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
      const catalogue = { day: Object.fromEntries(forms.map((form) => [`count_${form}`, form])) };
      const [own, i18next] = both(lang, { [lang]: catalogue });
      for (let count = 0; count <= 121; count++) {
        expect(own('day.count', { count }), String(count)).toBe(i18next('day.count', { count }));
      }
    },
  );

  it.each<[string, Catalogue]>([
    ['nothing', {}],
    ['another form only', { cases: { count_one: 'ett fall' } }],
    ['a group where a sentence should be', { home: { title: { x: 'y' } } }],
  ])('fall back to English as i18next does, where a translation has %s', (_what, swedish) => {
    const [own, i18next] = both('sv', {
      sv: swedish,
      en: { home: { title: 'Home' }, cases: { count_one: 'one', count_other: 'many' } },
    });
    for (const key of ['cases.count', 'nowhere.at.all']) {
      for (const count of [1, 2]) expect(own(key, { count })).toBe(i18next(key, { count }));
    }
    expect(own('cases.count', { count: 2 })).toBe('many');
  });
});
