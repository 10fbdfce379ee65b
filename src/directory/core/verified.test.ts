import { describe, expect, it } from 'vitest';
import { doubtsOf } from './index.ts';

const page = {
  title: 'A page',
  url: 'https://page.example',
  own: false,
  pageDated: null,
  readOn: '2026-11-23',
};
const fact = { text: 'The police.', read: 'read', confidence: 'high', sources: [page] } as const;
const unknown = { text: null, read: 'none', confidence: null, sources: [] } as const;
const treaty = { party: 'yes', since: '2010', read: 'read', sources: [page] } as const;
const sure = {
  whoIdentifies: fact,
  dutyToReport: fact,
  reflectionPeriod: fact,
  residencePermit: fact,
  permitWithoutCooperation: fact,
  palermoProtocol: treaty,
  councilOfEuropeConvention: treaty,
};
const number = { number: '112', for: ['all'], confidence: 'high', sources: [page] } as const;
type Given = Parameters<typeof doubtsOf>[0];
const country = (changes: Partial<Record<string, unknown>> = {}, emergency: unknown = [number]): Given =>
  ({ emergency, facts: { ...sure, ...changes } }) as unknown as Given;

describe('what nobody has verified', () => {
  it('is nothing when everything was read in sources that can be relied on', () => {
    expect(doubtsOf(country())).toEqual([]);
  });

  it.each([
    ['a fact that nobody read', { dutyToReport: unknown }, 'dutyToReport', 'not-known'],
    [
      'a fact out of general knowledge',
      { dutyToReport: { ...fact, read: 'known' } },
      'dutyToReport',
      'unverified',
    ],
    [
      'a fact of a weak source',
      { residencePermit: { ...fact, confidence: 'low' } },
      'residencePermit',
      'weak',
    ],
    [
      'a convention of which nobody read whether the State is a party',
      { palermoProtocol: { party: 'unknown', since: null, read: 'none', sources: [] } },
      'palermoProtocol',
      'not-known',
    ],
    [
      'a convention out of general knowledge',
      { palermoProtocol: { ...treaty, read: 'known' } },
      'palermoProtocol',
      'unverified',
    ],
  ])('holds %s', (_what, changes, about, why) => {
    expect(doubtsOf(country(changes))).toEqual([{ about, number: null, why }]);
  });

  it('holds a country without an emergency number, and a number that is not confirmed', () => {
    expect(doubtsOf(country({}, []))).toEqual([{ about: 'emergency', number: null, why: 'not-known' }]);
    expect(doubtsOf(country({}, [{ ...number, confidence: 'low' }]))).toEqual([
      { about: 'emergency', number: '112', why: 'weak' },
    ]);
  });

  it('holds no fact twice and none that the page does not show', () => {
    const nothing = Object.fromEntries(Object.keys(sure).map((name) => [name, unknown]));
    const about = doubtsOf(country(nothing)).map((doubt) => doubt.about);
    expect(about).toEqual(Object.keys(sure));
  });
});
