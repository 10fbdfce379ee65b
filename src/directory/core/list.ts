import type { Contact, ContactKind, Phone, Serves } from '../content/index.ts';
import type { CountryCode, CountryWithContacts } from './choose.ts';
import { openAt } from './hours.ts';
import { TRUST, trustOf, type Trust } from './trust.ts';

/**
 * A contact as the list of all countries holds it: what is searched and filtered, without telephone numbers. The
 * numbers stand in the country's own file alone, so that a changed number changes one small file.
 */
export interface ContactEntry {
  readonly id: string;
  readonly country: CountryCode;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: ContactKind;
  readonly serves: readonly Serves[];
  readonly exploitation: readonly string[];
  readonly languages: readonly string[];
  readonly does: string;
  readonly trust: Trust;
  /** The hours of each of its lines. */
  readonly hours: readonly Phone['hours'][];
  /** true when one of its lines is known or likely to work from another country. */
  readonly fromAbroad: boolean;
}

type ListedCountry = Pick<CountryWithContacts, 'code'> & { readonly contacts: readonly ListedContact[] };
type ListedContact = Omit<Contact, 'phones'> & {
  readonly phones: readonly (Pick<Phone, 'hours' | 'fromAbroad'> & { readonly abroad: string | null })[];
};

/** Makes the entries of one country for the list of all; in the order of its file. */
export function entriesOf(country: ListedCountry): ContactEntry[] {
  return country.contacts.map((contact) => ({
    id: contact.id,
    country: country.code,
    name: contact.name,
    nameEn: contact.nameEn,
    kind: contact.kind,
    serves: contact.serves,
    exploitation: contact.exploitation,
    languages: contact.languages,
    does: contact.does,
    trust: trustOf(contact),
    hours: contact.phones.map((phone) => phone.hours),
    fromAbroad: contact.phones.some((phone) => phone.abroad !== null && phone.fromAbroad !== 'no'),
  }));
}

/** What the list of contacts is narrowed by. null means: no narrowing. */
export interface Filters {
  readonly country: CountryCode | null;
  readonly kind: ContactKind | null;
  readonly serves: Serves | null;
  readonly language: string | null;
  /** Keeps lines that are open now, and lines whose hours nobody knows. */
  readonly openNow: boolean;
  readonly fromAbroad: boolean;
}

export const NO_FILTERS: Filters = {
  country: null,
  kind: null,
  serves: null,
  language: null,
  openNow: false,
  fromAbroad: false,
};

/**
 * true when a contact passes the filters at this moment. Hours that are not known never hide an entry; a body that
 * serves everybody passes every filter of whom it serves.
 */
export function passes(entry: ContactEntry, filters: Filters, now: Date): boolean {
  return (
    (filters.country === null || entry.country === filters.country) &&
    (filters.kind === null || entry.kind === filters.kind) &&
    (filters.serves === null || entry.serves.includes(filters.serves) || entry.serves.includes('all')) &&
    (filters.language === null || entry.languages.includes(filters.language)) &&
    (!filters.openNow ||
      entry.hours.length === 0 ||
      entry.hours.some((hours) => openAt(hours, now) !== 'closed')) &&
    (!filters.fromAbroad || entry.fromAbroad)
  );
}

/** Orders entries that nothing else orders: trusted before unconfirmed, then by name. Gives a new array. */
export function inOrderOfTrust(entries: readonly ContactEntry[]): ContactEntry[] {
  const last = (entry: ContactEntry): number => (entry.trust === 'unconfirmed' ? 1 : 0);
  return [...entries].sort(
    (a, b) =>
      last(a) - last(b) ||
      TRUST.indexOf(a.trust) - TRUST.indexOf(b.trust) ||
      (a.nameEn < b.nameEn ? -1 : a.nameEn > b.nameEn ? 1 : 0),
  );
}
