import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nearestPage, sections } from './nearest-page.ts';

const nearest = (address: string): string => nearestPage(address, ['en', 'sv'], 'en');

describe('the nearest real page', () => {
  it.each([
    ['/xx/contacts/lt/', '/en/contacts/lt/', 'an unknown language keeps the rest'],
    ['/sv-FI/notes/', '/sv/notes/', 'a regional form finds its language'],
    ['/xx/', '/en/home/', 'an unknown language alone is home'],
    ['/en/screening/no-such-flow/', '/en/screening/', 'an unknown flow leads to the flows'],
    ['/sv/contacts/zz', '/sv/contacts/', 'an unknown country leads to the countries'],
    ['/en/contact/', '/en/contacts/', 'a slip of the finger is seen through'],
    ['/en/somewhere-else/', '/en/home/', 'an unknown section is home'],
    ['/contacts/lt/', '/en/contacts/lt/', 'a missing language is filled in'],
    ['/home', '/en/home/', 'a section alone is found'],
    ['/', '/en/home/', 'nothing at all is home'],
  ])('of %s is %s: %s', (address, page) => {
    expect(nearest(address)).toBe(page);
  });

  it.each(sections)('%s exists', (section) => {
    expect(existsSync(new URL(`./[lang]/${section}/+page.svelte`, import.meta.url))).toBe(true);
  });
});
