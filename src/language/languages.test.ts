import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf, ownNameOf } from './languages.ts';

describe('the language to begin with', () => {
  const edition = ['en', 'sv', 'lt'];

  it.each<[string, string | null, string[], string]>([
    ['is the one chosen before', 'lt', ['sv'], 'lt'],
    ['is the first of the browser’s that this edition has', null, ['fr', 'sv', 'en'], 'sv'],
    ['is found from a regional form', null, ['sv-FI', 'en-GB'], 'sv'],
    ['is English when nothing fits', null, ['fr-FR'], 'en'],
    ['is not one that this edition no longer has', 'de', ['sv'], 'sv'],
  ])('%s', (_case, before, preferred, chosen) => {
    expect(chooseLanguage(before, preferred, edition)).toBe(chosen);
  });
});

describe('a language', () => {
  it('is called what its speakers call it', () => {
    expect(ownNameOf('sv')).toBe('Svenska');
  });

  it('knows its direction, with a region too', () => {
    expect(['ar-EG', 'he', 'ru'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr']);
  });
});
