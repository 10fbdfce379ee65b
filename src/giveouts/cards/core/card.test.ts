import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import {
  cardOf,
  plainText,
  sayIn,
  lawFor,
  type CardNumber,
  type CardWish,
  type GiveCardLanguage,
} from './index.ts';
import type { CardSentence } from '../content/index.ts';

const files = compile('handbook');
const { sentences } = files['give-cards/index'] as { sentences: readonly CardSentence[] };
const language = (lang: string): GiveCardLanguage => files[`give-cards/${lang}`] as GiveCardLanguage;
const english = sayIn(language('en'), false);

const NUMBER: CardNumber = {
  name: 'Näidisliin',
  number: '000 0000',
  hours: '8-16',
  day: '2026-11-20',
  free: 'unknown',
  always: false,
  anonymous: 'unknown',
  informs: null,
};
const WISH: CardWish = { situation: 'work', destination: 'ee', disguise: 'numbers', law: [], names: true };
const card = (number: Partial<CardNumber>, wish: Partial<CardWish> = {}, say = english) =>
  cardOf(
    { ...WISH, ...wish },
    sentences,
    [{ moment: 'there', country: 'Estonia', emergency: ['112'], numbers: [{ ...NUMBER, ...number }] }],
    say,
    null,
  );
const says = (number: Partial<CardNumber>): readonly string[] =>
  card(number).groups[0]?.numbers[0]?.says ?? [];

describe('what is said of a number', () => {
  it.each<[Partial<CardNumber>, string[]]>([
    [{}, ['Ask what the call costs.']],
    [{ free: 'no' }, ['Ask what the call costs.']],
    [{ free: 'yes' }, ['The call is free.']],
    [{ free: 'yes', always: true }, ['The call is free.', 'They answer day and night.']],
    [{ free: 'yes', anonymous: 'yes' }, ['The call is free.', 'You need not say your name.']],
    [
      { free: 'yes', informs: ['police', 'immigration', 'home-state'] },
      [
        'The call is free.',
        'They must inform the police.',
        'They must inform the immigration office.',
        'They must inform your own State.',
      ],
    ],
    [{ free: 'yes', informs: [] }, ['The call is free.']],
  ])('is what its own entry says: %o', (number, expected) => expect(says(number)).toEqual(expected));
});

describe('a card', () => {
  it('has what is for everybody and what is for its situation', () => {
    const { lines } = card({}, { situation: 'domestic-work' });
    expect(lines).toContain('Keep your passport yourself.');
    expect(lines).toContain('Ask for your pay into an account in your own name.');
    expect(lines).not.toContain('Leave a copy of your contract with somebody you trust.');
  });

  it('has law of its destination only, and only where the officer wants it', () => {
    const law = lawFor(sentences, WISH).map(({ id }) => id);
    expect(law).toEqual(['estonia-no-fee']);
    expect(lawFor(sentences, { ...WISH, destination: 'fi' })).toEqual([]);
    expect(card({}).lines.join()).not.toContain('Estonia');
    expect(card({}, { law }).lines.join()).toContain('In Estonia');
    expect(card({}, { law, destination: 'fi' }).lines.join()).not.toContain('In Estonia');
  });

  it('holds numbers, hours and days alone in words that nobody has read', () => {
    const held = card({ free: 'yes' }, {}, sayIn(language('ar'), false));
    expect(held).toMatchObject({ title: null, cover: [], lines: [], call: [] });
    expect(held.groups[0]).toMatchObject({ heading: null, emergency: { label: null, numbers: ['112'] } });
    expect(held.groups[0]?.numbers[0]).toMatchObject({
      number: '000 0000',
      hours: '8-16',
      day: '2026-11-20',
      says: [],
    });
  });

  it('speaks once a fluent reader has read it, and never in words made from an earlier English', () => {
    const arabic = language('ar');
    expect(sayIn(arabic, true)('free-call')).toBe('المكالمة مجانية.');
    const outdated: GiveCardLanguage = {
      ...arabic,
      sentences: { 'free-call': { text: 'x', english: 'y', outdated: true } },
    };
    expect(sayIn(outdated, true)('free-call')).toBeNull();
    expect(sayIn(outdated, true)('no-name')).toBeNull();
  });

  it('leaves the names of services out where the officer wants it, also in its code', () => {
    const nameless = card({}, { names: false });
    expect(nameless.groups[0]?.numbers[0]).toMatchObject({ name: null, number: '000 0000' });
    expect(plainText(nameless)).not.toContain('Näidisliin');
  });

  it.each(['numbers', 'shopping', 'phrases'] as const)('has a plain outside: %s', (disguise) => {
    const { title, cover } = card({}, { disguise });
    expect(title).not.toBeNull();
    expect(cover.length > 0).toBe(disguise !== 'numbers');
  });

  it('is plain text in its code, with every number and no address', () => {
    const text = plainText(card({ always: true }));
    expect(text).toContain('Näidisliin 000 0000');
    expect(text).toContain('Emergency 112');
    expect(text).not.toMatch(/https?:|www\./);
  });
});

describe('the languages of cards', () => {
  it.each([
    'sv',
    'ro',
    'ru',
    'es',
    'th',
    'uk',
    'vi',
    'ar',
    'pl',
    'lt',
    'lv',
    'et',
    'fi',
    'zh',
    'fil',
    'ne',
    'hi',
  ])('%s has every sentence, made from the English of today, and is a draft', (lang) => {
    const { state, sentences: words } = language(lang);
    expect(state).toBe('draft');
    expect(Object.keys(words)).toEqual(sentences.map(({ id }) => id));
    expect(Object.values(words).filter(({ outdated }) => outdated)).toEqual([]);
  });
});
