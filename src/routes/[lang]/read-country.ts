import { content, type Fetch } from '#language';
import type { CountryWithContacts } from '#directory/core';

/** Reads the file of one country from the device when it is asked for. */
export function countryReader(fetch: Fetch, lang: string): (code: string) => Promise<CountryWithContacts> {
  return (code) => content<CountryWithContacts>(fetch, lang, `countries/${code}`);
}
