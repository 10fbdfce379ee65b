import { isValidPhoneNumber } from 'libphonenumber-js/max';
import type { Contact, Phone } from '#directory/content';
import type { Handbook, Named } from '../handbook.ts';
import type { Place, Problem } from '../problem.ts';
import type { Country } from '#directory/content';

/** Codes of files for bodies without a country. */
const WITHOUT_COUNTRY = ['int', 'xx'];
/** What a street address or a place on a map looks like, in the languages of the contacts. */
const STREET =
  /\b\d{1,4}[a-z]?,?\s+\w+\s+(street|road|avenue|lane)\b|\b(street|str\.|gatan|vägen|katu|tänav|iela|gatvė|ulica|ul\.|straße|strasse|rue|calle|via)\s+\w*\s*\d{1,4}\b|\b\w+(gatan|vägen|katu|gata|vej|vegen)\s+\d{1,4}\b/i;
const COORDINATES = /-?\d{1,3}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}/;
const UNSURE = /\bunverified\b|NOT WORKING/;

/** Contacts and countries: numbers that can be dialled, zones and languages that exist, secret places kept secret. */
export function checkContacts(handbook: Handbook): Problem[] {
  return handbook.countries.flatMap((file) => [
    ...checkCountry(file),
    ...file.value.contacts.flatMap((contact, n) =>
      checkContact(contact, (path) => file.at(['contacts', n, ...path])),
    ),
  ]);
}

type At = (path: readonly (string | number)[]) => Place;

function checkCountry(file: Named<Country>): Problem[] {
  const { id, value, at } = file;
  const problems: Problem[] = [];
  const add = (path: readonly (string | number)[], what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };
  if (!WITHOUT_COUNTRY.includes(id)) {
    if (!/^[a-z]{2}$/.test(id) || nameOf(id) === undefined) {
      add(
        [],
        `\`${id}\` is not the code of a country.`,
        'Name the file after the two small letters of ISO 3166, as lt.yaml; `int` and `xx` hold bodies without a country.',
      );
    }
    if (value.facts === null)
      add(
        ['facts'],
        'The facts of this country are missing.',
        'Add them; a fact that nobody read has `text: null`.',
      );
  }
  value.covers.forEach((code, n) => {
    if (nameOf(code) === undefined || code !== code.toLowerCase())
      add(
        ['covers', n],
        `\`${code}\` is not the code of a country.`,
        'Write the two small letters of ISO 3166, as lt.',
      );
  });
  value.languages.forEach((tag, n) => problems.push(...languageFault(tag, at(['languages', n]))));
  value.timeZones.forEach((zone, n) => problems.push(...zoneFault(zone, at(['timeZones', n]))));
  value.emergency.forEach((emergency, n) => {
    if (!/^[\d+*#]+$/.test(emergency.number))
      add(['emergency', n, 'number'], `\`${emergency.number}\` cannot be dialled.`, 'Write digits only.');
    if (emergency.sources.length === 0) {
      add(
        ['emergency', n],
        `The emergency number ${emergency.number} has no source.`,
        'Name the page it was read on, or remove it.',
      );
    }
  });
  for (const [name, fact] of Object.entries(value.facts ?? {})) {
    const stated = 'text' in fact ? fact.text !== null : fact.party !== 'unknown';
    if (stated && fact.read === 'none')
      add(
        ['facts', name, 'read'],
        `Something is stated under \`${name}\`, and \`read: none\` says that nobody read it.`,
        'Write `read`, with a source, or `known`.',
      );
    if (fact.read === 'read' && fact.sources.length === 0)
      add(
        ['facts', name],
        `\`${name}\` was read, and no source says where.`,
        'Name the page, or write `read: known`.',
      );
  }
  return problems;
}

function checkContact(contact: Contact, at: At): Problem[] {
  const problems: Problem[] = [];
  const add = (path: readonly (string | number)[], what: string, mend: string): void => {
    problems.push({ ...at(path), what, mend });
  };
  contact.phones.forEach((phone, n) =>
    problems.push(...checkPhone(phone, (path) => at(['phones', n, ...path]))),
  );
  contact.languages.forEach((tag, n) => problems.push(...languageFault(tag, at(['languages', n]))));
  const texts: [string, string][] = [
    ['name', contact.name],
    ['nameEn', contact.nameEn],
    ['does', contact.does],
    ['caution', contact.caution ?? ''],
    ['web', contact.web ?? ''],
    [
      'phones',
      contact.phones.map(({ note, hoursPrinted }) => `${note ?? ''} ${hoursPrinted ?? ''}`).join(' '),
    ],
    ['sources', contact.sources.map(({ title, url }) => `${title} ${url}`).join(' ')],
  ];
  for (const [key, text] of texts) {
    if (contact.confidentialPlace && (STREET.test(text) || COORDINATES.test(text))) {
      add(
        [key],
        'This place is kept secret, and its text looks like an address.',
        'Leave the front door only: a telephone, a general web page. Someone may be looking for a person there.',
      );
    }
    if (UNSURE.test(text)) {
      add(
        [key],
        'This contact is marked as unverified or not working.',
        'Remove the contact, or dial it and say on which day under `checked`.',
      );
    }
  }
  const pages: [readonly (string | number)[], string | null][] = [
    [['web'], contact.web],
    ...contact.sources.map(({ url }, n): [readonly (string | number)[], string] => [
      ['sources', n, 'url'],
      url,
    ]),
  ];
  for (const [path, url] of pages) {
    if (url === null || /^https?:\/\//i.test(url)) continue;
    add(path, `\`${url}\` is not the address of a page.`, 'Write it whole, with https:// or http://.');
  }
  if (contact.kind === 'shelter' && !contact.confidentialPlace) {
    add(
      ['kind'],
      'A shelter must be marked as a place that is kept secret.',
      'Add `confidentialPlace: true`.',
    );
  }
  return problems;
}

function checkPhone(phone: Phone, at: At): Problem[] {
  const problems: Problem[] = [];
  if (phone.form === 'e164' && !isValidPhoneNumber(phone.number)) {
    problems.push({
      ...at(['number']),
      what: `\`${phone.number}\` is not a whole international number.`,
      mend: 'Compare it with the page, digit by digit. A number for inside the country only has the form `short` or `national`.',
    });
  }
  if (phone.form !== 'e164') {
    if (!/^[\d*#]+$/.test(phone.number)) {
      problems.push({
        ...at(['number']),
        what: `\`${phone.number}\` cannot be dialled.`,
        mend: 'Write the digits as they are dialled inside the country, or an international number with its plus.',
      });
    }
    if (phone.fromAbroad === 'yes') {
      problems.push({
        ...at(['fromAbroad']),
        what: `A ${phone.form} number does not work from abroad as it stands.`,
        mend: 'Write the international form, or "no" or "unknown".',
      });
    }
  }
  if (phone.hours !== null && phone.hours !== 'always') {
    phone.hours.times.forEach(({ from, to }, n) => {
      if (from < to) return;
      problems.push({
        ...at(['hours', 'times', n]),
        what: `These hours end at ${to}, before they begin at ${from}.`,
        mend: 'Give hours past midnight two lines: to 24:00, and from 00:00 on the next day.',
      });
    });
    problems.push(...zoneFault(phone.hours.timeZone, at(['hours', 'timeZone'])));
  }
  return problems;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
function nameOf(code: string): string | undefined {
  try {
    return regions.of(code.toUpperCase());
  } catch {
    return undefined;
  }
}

function languageFault(tag: string, place: Place): Problem[] {
  try {
    const known = languageNames.of(new Intl.Locale(tag).language) !== undefined;
    if (known && Intl.getCanonicalLocales(tag)[0] === tag) return [];
  } catch {
    // Not a tag at all: the same fault.
  }
  return [
    {
      ...place,
      what: `\`${tag}\` is not a language tag.`,
      mend: 'Write it as BCP 47 has it: en, lt, zh-Hans, pt-BR.',
    },
  ];
}

function zoneFault(zone: string, place: Place): Problem[] {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [
      {
        ...place,
        what: `\`${zone}\` is not a time zone.`,
        mend: 'Write it as the IANA list has it: Europe/Vilnius.',
      },
    ];
  }
}
