import {
  ageOf,
  contactsThatFit,
  dial,
  type CountryWithContacts,
  type Need,
  type ShippedContact,
} from '#directory/core';
import type { Situation } from './content/index.ts';
import type { CardNumber, Moment, MomentNumbers } from './core/index.ts';

/** Whom somebody in each situation may need, the most fitting first. */
const NEEDS: Readonly<Record<Situation, readonly Need[]>> = {
  work: ['labour-rights', 'trafficking-help'],
  'domestic-work': ['labour-rights', 'trafficking-help'],
  'au-pair': ['trafficking-help', 'labour-rights'],
  study: ['trafficking-help', 'labour-rights'],
  marriage: ['trafficking-help', 'crisis'],
  visit: ['trafficking-help', 'crisis'],
  'in-trouble': ['trafficking-help', 'legal-aid'],
};
/** More numbers make a card that nobody learns. */
const AT_MOST = 2;

/** A service for everybody or for workers, that speaks with the person, in no secret place and with no police behind it. */
function mayStandOnACard(contact: ShippedContact): boolean {
  return (
    !contact.confidentialPlace &&
    contact.kind !== 'shelter' &&
    contact.kind !== 'police' &&
    contact.kind !== 'formal-identification' &&
    contact.kind !== 'national-coordinator' &&
    contact.callers !== 'professionals' &&
    contact.serves.some((whom) => whom === 'all' || whom === 'workers')
  );
}

/**
 * The numbers of one country for a card: trusted ones only, as dialled inside that country, with the day they were last
 * known. What is older than the handbook allows is left out; a card outlives the day on which it is printed.
 */
export function numbersFor(
  moment: Moment,
  country: CountryWithContacts,
  situation: Situation,
  today: string,
  redAfterMonths: number,
): MomentNumbers {
  const numbers = contactsThatFit(country, {
    needs: NEEDS[situation],
    caller: 'person',
    callerIn: country.code,
    mayBeChild: false,
  })
    .filter(({ trust, contact }) => trust !== 'unconfirmed' && mayStandOnACard(contact))
    .flatMap(({ contact }): CardNumber[] => {
      const age = ageOf(contact, today, redAfterMonths);
      const phone = contact.phones[0];
      const shown = phone ? dial(phone, country.code, country.code).shown : null;
      if (age.state === 'old' || !phone || shown === null) return [];
      return [
        {
          name: contact.name,
          number: shown,
          hours: phone.hoursPrinted,
          day: age.since,
          free: phone.free,
          always: phone.hours === 'always',
          anonymous: contact.anonymous,
          informs: contact.informs,
        },
      ];
    })
    .slice(0, AT_MOST);
  return {
    moment,
    country: country.name,
    emergency: country.emergency
      .filter(
        (one) => one.confidence !== 'low' && one.for.some((whom) => whom === 'all' || whom === 'police'),
      )
      .map(({ number }) => number)
      .slice(0, 1),
    numbers,
  };
}
