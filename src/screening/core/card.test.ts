import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isUsableCode,
  localVoice,
  mayBeShown,
  type CardLanguage,
  type CardSentence,
  type Voice,
} from './index.ts';

const said = (over: Partial<CardSentence> = {}): CardSentence => ({
  text: 'Kah',
  english: 'Yes',
  outdated: false,
  ...over,
});
const cards = (over: Partial<CardLanguage> = {}): CardLanguage => ({
  lang: 'xx',
  direction: 'ltr',
  state: 'draft',
  words: { yes: said(), no: said(), unknown: said(), stop: said(), point: said() },
  questions: { passport: said(), pay: said({ outdated: true }) },
  ...over,
});

describe('a card', () => {
  it.each([
    ['a draft that nobody confirmed', cards(), 'passport', false, 'not-read-by-a-fluent-reader'],
    ['a draft that the officer confirmed', cards(), 'passport', true, 'may-be-shown'],
    ['reviewed words', cards({ state: 'reviewed' }), 'passport', false, 'may-be-shown'],
    ['the English itself', cards({ state: 'original' }), 'passport', false, 'may-be-shown'],
    ['the answers alone, as a draft', cards(), 'not-translated', false, 'not-read-by-a-fluent-reader'],
    ['the answers alone, confirmed', cards(), 'not-translated', true, 'may-be-shown'],
    ['a question of an earlier English, confirmed', cards(), 'pay', true, 'outdated'],
    ['a question of an earlier English, reviewed', cards({ state: 'reviewed' }), 'pay', true, 'outdated'],
    [
      'an answer of an earlier English',
      cards({ words: { ...cards().words, stop: said({ outdated: true }) } }),
      'passport',
      true,
      'outdated',
    ],
  ] as const)('%s', (_what, language, question, confirmed, leave) =>
    expect(mayBeShown(language, question, confirmed)).toBe(leave),
  );
});

describe('the voice', () => {
  it.each<[string, Voice[], string, string | undefined]>([
    ['none at all', [], 'ar', undefined],
    ['one of the device', [{ lang: 'ar-EG', localService: true }], 'ar', 'ar-EG'],
    ['one of the device, named with an underscore', [{ lang: 'th_TH', localService: true }], 'th', 'th_TH'],
    ['one of another language', [{ lang: 'en-GB', localService: true }], 'ar', undefined],
    ['one that speaks elsewhere', [{ lang: 'ar-SA', localService: false }], 'ar', undefined],
  ])('%s', (_what, voices, lang, found) => expect(localVoice(voices, lang)?.lang).toBe(found));

  it('is never one that speaks elsewhere', () => {
    const aVoice = fc.record({
      lang: fc.constantFrom('ar', 'ar-EG', 'th', 'en'),
      localService: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(aVoice), (voices) => {
        expect(localVoice(voices, 'ar')?.localService).not.toBe(false);
      }),
    );
  });
});

describe("an officer's code", () => {
  it.each([
    ['', false],
    ['123', false],
    ['1111', false],
    ['1112', true],
    ['lamp', true],
  ])('%j can be used: %s', (code, usable) => expect(isUsableCode(code)).toBe(usable));
});
