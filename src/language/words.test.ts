import { describe, expect, it } from 'vitest';
import { withAccents } from './pseudo.ts';
import { wordsOf } from './words.ts';

const english = {
  home: { title: 'What is in front of you?' },
  cases: { count_one: '{{count}} case', count_other: '{{count}} cases' },
  named: 'Keep {{name}}',
};

describe('the words of a language', () => {
  it('are found by their key', () => {
    expect(wordsOf('en', { en: english }).t('home.title')).toBe('What is in front of you?');
  });

  it('take English where a translation is missing', () => {
    const swedish = wordsOf('sv', { sv: { named: 'Behåll {{name}}' }, en: english });
    expect(swedish.t('named', { name: 'x' })).toBe('Behåll x');
    expect(swedish.t('home.title')).toBe('What is in front of you?');
  });

  it('show the key where English is missing too, so that somebody sees it', () => {
    expect(wordsOf('en', { en: english }).t('home.nothing')).toBe('home.nothing');
  });

  it.each([
    [0, '0 cases'],
    [1, '1 case'],
    [2, '2 cases'],
  ])('choose the form for %i', (count, sentence) => {
    expect(wordsOf('en', { en: english }).t('cases.count', { count })).toBe(sentence);
  });

  it('know the six forms of Arabic', () => {
    const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
    const arabic = { day: Object.fromEntries(forms.map((form) => [`count_${form}`, form])) };
    const { t } = wordsOf('ar', { ar: arabic });
    expect([0, 1, 2, 3, 11, 100].map((count) => t('day.count', { count }))).toEqual(forms);
  });

  it('fill in what was typed as it is: Svelte escapes it when it shows it', () => {
    expect(wordsOf('en', { en: english }).t('named', { name: '<b>&</b>' })).toBe('Keep <b>&</b>');
  });

  it('know their direction', () => {
    expect(wordsOf('ar', {}).dir).toBe('rtl');
    expect(wordsOf('lv', {}).dir).toBe('ltr');
  });
});

describe('the pseudo-language', () => {
  it('writes a third longer, with accents, in brackets', () => {
    expect(withAccents('Find a contact')).toBe('[Fîñđ à çöñŧàçŧ~~~~~]');
  });
});
