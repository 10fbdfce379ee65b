import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContact } from '../../../tests/support/directory.ts';
import { ageOf, monthsAfter, trustOf } from './index.ts';

const page = (url: string, own = false, readOn = '2026-11-23') => ({
  title: 'A page',
  url,
  own,
  pageDated: null,
  readOn,
});

describe('the trust of a contact', () => {
  it('is best when it was read on the own page of the body', () => {
    expect(trustOf(aContact({ sources: [page('https://a.example/x', true)] }))).toBe('own-page');
  });
  it('needs two publishers to be two sources', () => {
    const sources = [page('https://www.a.example/x'), page('https://b.example/y')];
    expect(trustOf(aContact({ sources }))).toBe('two-sources');
  });
  it('is one source when two pages are of the same publisher', () => {
    const sources = [page('https://www.a.example/x'), page('https://a.example/y')];
    expect(trustOf(aContact({ sources }))).toBe('one-source');
  });
  it('is unconfirmed when the confidence is low, even on an own page', () => {
    expect(trustOf(aContact({ confidence: 'low' }))).toBe('unconfirmed');
  });
});

describe('the age of a contact', () => {
  const age = (over: Parameters<typeof aContact>[0], today: string) => ageOf(aContact(over), today, 12);

  it('is amber while it was only read', () => {
    expect(age({}, '2026-12-01')).toEqual({ state: 'never-live', since: '2026-11-23' });
  });
  it('is still amber on the last day of the twelve months, and red on the next', () => {
    expect(age({}, '2027-11-23').state).toBe('never-live');
    expect(age({}, '2027-11-24').state).toBe('old');
  });
  it('counts from the last live check where there was one', () => {
    const checked = { on: '2027-06-01', how: 'dialled' as const };
    expect(age({ checked }, '2027-12-01')).toEqual({ state: 'checked', since: '2027-06-01' });
    expect(age({ checked }, '2028-06-02').state).toBe('old');
  });
  it('counts from the latest page that was read', () => {
    const sources = [page('https://a.example', true, '2025-01-01'), page('https://b.example', false)];
    expect(age({ sources }, '2026-12-01').since).toBe('2026-11-23');
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-23', 14, '2028-01-23'],
  ])('%s and %i months is %s', (day, months, after) => expect(monthsAfter(day, months)).toBe(after));

  it('never grows younger as days pass', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, two) => {
        const [earlier, later] = one < two ? [one, two] : [two, one];
        if (age({}, earlier).state === 'old') expect(age({}, later).state).toBe('old');
      }),
    );
  });
});
