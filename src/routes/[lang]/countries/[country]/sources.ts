import type { Figures } from '#countries/core';
import type { CountryWithContacts } from '#directory/core';

/** One page that something on the page of a country was read on. */
export interface ReadPage {
  readonly title: string;
  readonly url: string;
  /** The day it was read; null where only the day of the edition is known. */
  readonly readOn: string | null;
}

/** Every page that the facts and figures of a country were read on, once each, in the order in which they are met. */
export function sourcesOf(country: CountryWithContacts, figures: Figures | null): ReadPage[] {
  const read: ReadPage[] = [
    ...[...country.emergency, ...Object.values(country.facts ?? {})].flatMap(({ sources }) => sources),
    ...Object.values(figures?.sources ?? {}).map(({ title, url }) => ({ title, url, readOn: null })),
  ];
  return read.filter(({ url }, n) => read.findIndex((other) => other.url === url) === n);
}
