import { content, type Fetch } from '#language';
import type { CountryWithContacts } from '#directory/core';

/** Reads the file of one country from the device when it is asked for, and once only. */
export function countryReader(fetch: Fetch, lang: string): (code: string) => Promise<CountryWithContacts> {
  const read = new Map<string, Promise<CountryWithContacts>>();
  return (code) => {
    const before = read.get(code);
    if (before) return before;
    const reading = content<CountryWithContacts>(fetch, lang, `countries/${code}`);
    read.set(code, reading);
    // What could not be read now may be there later.
    reading.catch(() => read.delete(code));
    return reading;
  };
}
