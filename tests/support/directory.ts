import type { ContactEntry, CountryWithContacts, DiallablePhone, ShippedContact } from '#directory/core';

/** A telephone that works everywhere, unless told otherwise. */
export function aPhone(over: Partial<DiallablePhone> = {}): DiallablePhone {
  return {
    number: '+3726000000',
    form: 'e164',
    written: '6000 000',
    fromAbroad: 'yes',
    free: 'unknown',
    hours: null,
    hoursPrinted: null,
    inside: '600 0000',
    abroad: '+372 600 0000',
    ...over,
  };
}

/** A helpline with its own page, unless told otherwise. */
export function aContact(over: Partial<ShippedContact> = {}): ShippedContact {
  return {
    id: 'zz-line',
    name: 'Abitelefon',
    nameEn: 'Help line',
    kind: 'hotline',
    serves: ['all'],
    exploitation: [],
    confidentialPlace: false,
    phones: [aPhone()],
    email: null,
    web: null,
    languages: ['et'],
    languagesRead: true,
    does: 'Listens and advises.',
    callers: 'both',
    anonymous: 'unknown',
    informs: null,
    confidence: 'high',
    checked: null,
    sources: [
      {
        title: 'Own page',
        url: 'https://line.example/contact',
        own: true,
        pageDated: null,
        readOn: '2026-11-23',
      },
    ],
    ...over,
  };
}

/** A country with one contact, unless told otherwise. */
export function aCountry(over: Partial<CountryWithContacts> = {}): CountryWithContacts {
  return {
    code: 'zz',
    name: 'Zedland',
    ownNames: {},
    languages: ['et'],
    timeZones: ['Europe/Tallinn'],
    covers: [],
    callingCode: '+372',
    eu: 'unknown',
    emergency: [{ number: '112', for: ['all'], confidence: 'high', sources: [] }],
    facts: null,
    contacts: [aContact()],
    ...over,
  };
}

/** A line of the list of all contacts. */
export function anEntry(over: Partial<ContactEntry> = {}): ContactEntry {
  return {
    id: 'zz-line',
    country: 'zz',
    name: 'Abitelefon',
    nameEn: 'Help line',
    kind: 'hotline',
    serves: ['women'],
    exploitation: [],
    languages: ['et'],
    does: 'Listens.',
    trust: 'own-page',
    hours: [null],
    fromAbroad: true,
    ...over,
  };
}
