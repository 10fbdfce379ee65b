import { contactsThatFit, isNeed, type Choice, type CountryWithContacts } from '#directory/core';

/** How many are named: the page of the country has all of them. */
const AT_MOST = 4;

/** The contacts of the country an officer is in that fit what a chapter speaks of, in a piece that is read when one is. */
export function relatedContacts(country: CountryWithContacts, needs: readonly string[]): readonly Choice[] {
  const wanted = {
    needs: needs.filter(isNeed),
    caller: 'officer',
    callerIn: country.code,
    mayBeChild: false,
  } as const;
  return contactsThatFit(country, wanted).slice(0, AT_MOST);
}
