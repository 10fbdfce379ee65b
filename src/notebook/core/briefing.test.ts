import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefingOf, csvOfBriefings, monthsOfBriefings, type Briefing } from './index.ts';

const briefing = (over: Partial<Briefing> = {}): Briefing => ({
  kind: 'briefing',
  format: 1,
  card: 'rights',
  edition: '2026.11',
  lang: 'th',
  alone: true,
  day: '2026-12-01',
  ...over,
});
const many = (count: number, over: Partial<Briefing> = {}): Briefing[] =>
  Array.from({ length: count }, () => briefing(over));

describe('that a card was given', () => {
  it('holds a card, an edition, a language, a day and whether one was alone, and nothing else', () => {
    expect(briefingOf({ ...briefing(), name: 'Testa Examplova' })).toEqual(briefing());
  });
  it.each([
    ['a case', { kind: 'case', format: 1 }],
    ['a later format', { ...briefing(), format: 2 }],
    ['a text where the language stands', { ...briefing(), lang: 'she came from the north' }],
    ['a day that is none', { ...briefing(), day: 'yesterday' }],
    ['something else than yes or no', { ...briefing(), alone: 'yes' }],
    ['nothing', null],
  ])('%s is not one', (_what, value) => expect(briefingOf(value)).toBeUndefined());
});

describe('the months', () => {
  it('count each card once, in the month of its day, the latest first', () => {
    const months = monthsOfBriefings([
      ...many(2),
      briefing({ lang: 'ar', alone: false }),
      briefing({ day: '2027-01-31' }),
    ]);
    expect(months).toEqual([
      { month: '2027-01', given: 1, alone: 1, languages: [{ lang: 'th', given: 1 }] },
      {
        month: '2026-12',
        given: 3,
        alone: 2,
        languages: [
          { lang: 'th', given: 2 },
          { lang: 'ar', given: 1 },
        ],
      },
    ]);
  });
});

describe('the file', () => {
  it.each([
    [9, 0, 'under 10,under 10'],
    [10, 0, '10,under 10'],
    [0, 12, '12,under 10'],
    // Fifteen less twelve are three: the twelve would give them away.
    [12, 3, '15,under 10'],
    [12, 10, '22,12'],
  ])('%i alone and %i not alone leave as %s', (alone, others, cells) => {
    const months = monthsOfBriefings([...many(alone), ...many(others, { alone: false })]);
    expect(csvOfBriefings(months).split('\r\n')[1]).toBe(`2026-12,${cells}`);
  });

  it('lets nobody work out a figure under ten', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (alone, others) => {
        const months = monthsOfBriefings([...many(alone), ...many(others, { alone: false })]);
        const [, given, whileAlone] = (csvOfBriefings(months).split('\r\n')[1] ?? '').split(',');
        if (whileAlone === undefined || whileAlone.startsWith('under')) return;
        expect(Number(whileAlone)).toBeGreaterThanOrEqual(10);
        expect(Number(given) - Number(whileAlone)).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
