import { parsePhoneNumberFromString, type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';
import type { ReadTelephone } from './core/index.ts';

/** Reads telephone numbers by the plans of all countries. It is 80 kB, and read when cases are compared, not before. */
export const readTelephone: ReadTelephone = (written, country) => {
  const upper = country?.toUpperCase() ?? '';
  const from: CountryCode | undefined = isSupportedCountry(upper) ? upper : undefined;
  // 00 is how most of the world dials abroad; in a note it stands for the plus sign.
  const plus = written.trim().replace(/^00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(plus, from === undefined ? {} : { defaultCountry: from });
  return number?.isPossible() === true ? number.number : undefined;
};
