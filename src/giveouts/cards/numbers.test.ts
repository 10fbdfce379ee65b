import { describe, expect, it } from 'vitest';
import { trustOf, type CountryWithContacts } from '#directory/core';
import { compile } from '../../compiler/compile.ts';
import { SITUATIONS } from './core/index.ts';
import { numbersFor } from './numbers.ts';

const files = compile('handbook');
const countries = Object.entries(files).flatMap(([address, value]) =>
  /^countries\/[a-z]{2}$/.test(address) ? [value as CountryWithContacts] : [],
);
const found = (country: CountryWithContacts, today = '2026-12-01') =>
  SITUATIONS.flatMap((situation) => numbersFor('there', country, situation, today, 12).numbers);

describe('the numbers of a card', () => {
  it('exist for many countries', () => {
    expect(countries.filter((country) => found(country).length > 0).length).toBeGreaterThan(30);
  });

  it.each(countries.map((country) => [country.code, country] as const))(
    '%s: trusted, for the person, in no secret place, each with its day',
    (_code, country) => {
      for (const { name, day, number } of found(country)) {
        const entries = country.contacts.filter((contact) => contact.name === name);
        expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(number).not.toBe('');
        const fitting = entries.filter(
          (contact) =>
            trustOf(contact) !== 'unconfirmed' &&
            !contact.confidentialPlace &&
            contact.kind !== 'shelter' &&
            contact.kind !== 'police' &&
            contact.callers !== 'professionals',
        );
        expect(fitting.length, name).toBeGreaterThan(0);
      }
    },
  );

  it('are none once they are older than the handbook allows', () => {
    expect(countries.flatMap((country) => found(country, '2028-12-01'))).toEqual([]);
  });
});
