import type { ShippedContact } from './choose.ts';
import type { DialledMark, OwnContact } from './own.ts';
import { trustOf } from './trust.ts';

/*
 * Contacts as other programs read them: Open Referral HSDS 3.0 (JSON), vCard 4.0 (RFC 6350) and CSV (RFC 4180).
 * docs/hsds-profile.md says what stands where, and which terms are ours.
 */

/** A number with what is known of it. */
interface ExchangedNumber {
  readonly number: string;
  readonly fromAbroad: 'yes' | 'no' | 'unknown';
  readonly note: string;
  readonly mark: DialledMark | undefined;
}
/** One contact on its way out, from the handbook or of the post. */
export interface ExchangedContact {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  /** Its name in its own language, where it has another. */
  readonly ownName: string;
  readonly what: string;
  readonly numbers: readonly ExchangedNumber[];
  readonly email: string | null;
  readonly web: string | null;
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly trust: string;
  /** null: not known. */
  readonly informs: readonly string[] | null;
  readonly sources: readonly { readonly url: string; readonly readOn: string }[];
  /** The last day on which somebody dialled it or looked at its page; null: never. */
  readonly assuredOn: string | null;
}

const latestDay = (days: readonly (string | undefined)[]): string | null =>
  days.reduce<string | null>(
    (latest, day) => (day && (latest === null || day > latest) ? day : latest),
    null,
  );

/** A number of the post's own, with its mark. */
export function exchangedOwn(own: OwnContact, mark: DialledMark | undefined): ExchangedContact {
  return {
    id: own.id,
    country: own.country,
    name: own.name,
    ownName: '',
    what: own.what,
    numbers: [{ number: own.number, fromAbroad: 'unknown', note: '', mark }],
    email: null,
    web: null,
    languages: [],
    trust: 'own-post',
    informs: null,
    sources: [],
    assuredOn: latestDay([mark?.works === true ? mark.on : undefined]),
  };
}

/** A contact of the handbook, with the marks of the post. */
export function exchangedShipped(
  country: string,
  contact: ShippedContact,
  markOf: (number: string) => DialledMark | undefined,
): ExchangedContact {
  const numbers = contact.phones.map(({ number, fromAbroad, hoursPrinted, note }) => ({
    number,
    fromAbroad,
    note: [hoursPrinted, note].filter(Boolean).join('; '),
    mark: markOf(number),
  }));
  return {
    id: contact.id,
    country,
    name: contact.nameEn,
    ownName: contact.name === contact.nameEn ? '' : contact.name,
    what: contact.does,
    numbers,
    email: contact.email,
    web: contact.web,
    languages: contact.languages,
    trust: trustOf(contact),
    informs: contact.informs,
    sources: contact.sources.map(({ url, readOn }) => ({ url, readOn })),
    assuredOn: latestDay([
      contact.checked?.on,
      ...numbers.map(({ mark }) => (mark?.works === true ? mark.on : undefined)),
    ]),
  };
}

/**
 * An id in the form that HSDS asks for (RFC 9562, version 8: of our own making), always the same for the same name. It
 * hides nothing and proves nothing.
 */
export function uuidOf(name: string): string {
  // Four runs of FNV-1a, each begun differently, make 128 bits.
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((start) => {
    let hash = start;
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    return (hash ^ (hash >>> 13)) >>> 0;
  });
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The terms of our profile. They hang on services and numbers as attributes, where HSDS has no field of its own. */
export const PROFILE_TERMS = ['trust', 'informs', 'source', 'from-abroad', 'dialled'] as const;
type ProfileTerm = (typeof PROFILE_TERMS)[number];
const TAXONOMY = 'countersign-profile-1';

interface HsdsAttribute {
  readonly id: string;
  readonly link_id: string;
  readonly link_entity: 'service' | 'phone';
  readonly link_type: string;
  readonly value: string;
  readonly taxonomy_term_id: string;
  readonly taxonomy_term: {
    readonly id: string;
    readonly code: ProfileTerm;
    readonly name: ProfileTerm;
    readonly description: string;
    readonly taxonomy: string;
  };
}
interface HsdsPhone {
  readonly id: string;
  readonly service_id: string;
  readonly number: string;
  readonly type: 'voice';
  readonly description?: string;
  readonly attributes: readonly HsdsAttribute[];
}
/** A service with all that belongs to it, as HSDS 3.0 nests it. */
export interface HsdsService {
  readonly id: string;
  readonly name: string;
  readonly alternate_name?: string;
  readonly description: string;
  readonly status: 'active';
  readonly email?: string;
  readonly url?: string;
  readonly assured_date?: string;
  readonly organization: { readonly id: string; readonly name: string; readonly description: string };
  readonly phones: readonly HsdsPhone[];
  readonly languages: readonly { readonly id: string; readonly service_id: string; readonly code: string }[];
  readonly service_areas: readonly {
    readonly id: string;
    readonly service_id: string;
    readonly name: string;
  }[];
  readonly attributes: readonly HsdsAttribute[];
}

function attribute(
  link: { readonly id: string; readonly entity: 'service' | 'phone' },
  term: ProfileTerm,
  value: string,
  n = 0,
): HsdsAttribute {
  const termId = uuidOf(`${TAXONOMY} ${term}`);
  return {
    id: uuidOf(`attribute ${link.id} ${term} ${n}`),
    link_id: link.id,
    link_entity: link.entity,
    link_type: `countersign:${term}`,
    value,
    taxonomy_term_id: termId,
    taxonomy_term: {
      id: termId,
      code: term,
      name: term,
      description: `Described in the profile ${TAXONOMY} of Countersign`,
      taxonomy: TAXONOMY,
    },
  };
}

/** Contacts as services of HSDS 3.0. A number that did not work goes out with that word, and not as a working one. */
export function hsdsOf(contacts: readonly ExchangedContact[]): HsdsService[] {
  return contacts.map((contact): HsdsService => {
    const id = uuidOf(`service ${contact.country} ${contact.id}`);
    const service = { id, entity: 'service' as const };
    return {
      id,
      name: contact.name,
      ...(contact.ownName === '' ? {} : { alternate_name: contact.ownName }),
      description: contact.what,
      status: 'active',
      ...(contact.email === null ? {} : { email: contact.email }),
      ...(contact.web === null ? {} : { url: contact.web }),
      ...(contact.assuredOn === null ? {} : { assured_date: contact.assuredOn }),
      organization: {
        id: uuidOf(`organization ${contact.country} ${contact.id}`),
        name: contact.name,
        // HSDS asks for one; of the body itself nothing else is known here.
        description: contact.what === '' ? contact.name : contact.what,
      },
      phones: contact.numbers.map(({ number, fromAbroad, note, mark }, n): HsdsPhone => {
        const phone = { id: uuidOf(`phone ${id} ${n} ${number}`), entity: 'phone' as const };
        return {
          id: phone.id,
          service_id: id,
          number,
          type: 'voice',
          ...(note === '' ? {} : { description: note }),
          attributes: [
            attribute(phone, 'from-abroad', fromAbroad),
            ...(mark
              ? [attribute(phone, 'dialled', `${mark.on} ${mark.works ? 'works' : 'did-not-work'}`)]
              : []),
          ],
        };
      }),
      languages: contact.languages.map((code) => ({
        id: uuidOf(`language ${id} ${code}`),
        service_id: id,
        code,
      })),
      service_areas: [{ id: uuidOf(`area ${id}`), service_id: id, name: contact.country.toUpperCase() }],
      attributes: [
        attribute(service, 'trust', contact.trust),
        attribute(
          service,
          'informs',
          contact.informs === null ? 'not-known' : contact.informs.join(' ') || 'nobody',
        ),
        ...contact.sources.map(({ url, readOn }, n) => attribute(service, 'source', `${readOn} ${url}`, n)),
      ],
    };
  });
}

/** Text as vCard wants it: its separators and ends of line written out. */
const inVcard = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/([,;])/g, '\\$1');

const bytesOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Lines of at most 75 bytes, as RFC 6350 asks; what goes on begins with a space. Signs are not cut through. */
function fold(line: string): string {
  let folded = '';
  let bytes = 0;
  for (const sign of line) {
    const more = bytesOf(sign);
    if (bytes + more > 75) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += sign;
    bytes += more;
  }
  return folded;
}

/** Contacts as vCards 4.0, one after the other. */
export function vcardsOf(contacts: readonly ExchangedContact[]): string {
  const lines = contacts.flatMap((contact) => [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${uuidOf(`service ${contact.country} ${contact.id}`)}`,
    'KIND:org',
    `FN:${inVcard(contact.name)}`,
    ...(contact.ownName === '' ? [] : [`NICKNAME:${inVcard(contact.ownName)}`]),
    ...contact.numbers
      // A number that nobody answered on must not be dialled out of an address book in the night.
      .filter(({ mark }) => mark?.works !== false)
      .map(({ number }) => `TEL;VALUE=text;TYPE=voice:${inVcard(number)}`),
    ...(contact.email === null ? [] : [`EMAIL:${inVcard(contact.email)}`]),
    ...(contact.web === null ? [] : [`URL:${contact.web}`]),
    ...contact.languages.map((tag) => `LANG:${tag}`),
    `NOTE:${inVcard(
      [
        contact.what,
        ...contact.numbers.map(({ number, mark }) =>
          mark ? `${number}: dialled ${mark.on}, ${mark.works ? 'works' : 'did not work'}` : '',
        ),
        `Country: ${contact.country.toUpperCase()}`,
      ]
        .filter((part) => part !== '')
        .join('\n'),
    )}`,
    'END:VCARD',
  ]);
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A field of CSV. One that a spreadsheet would run as a formula begins with a quote mark, which the sheet shows. */
function csvField(text: string): string {
  // A plus sign and digits are a telephone number; spreadsheets would add it up, so it is text like the rest.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const COLUMNS = ['country', 'name', 'number', 'from_abroad', 'what', 'trust', 'dialled_on', 'dialled_result'];

/** Contacts as CSV, a line for each number. */
export function csvOfContacts(contacts: readonly ExchangedContact[]): string {
  const rows = contacts.flatMap((contact) =>
    contact.numbers.map(({ number, fromAbroad, mark }) => [
      contact.country.toUpperCase(),
      contact.name,
      number,
      fromAbroad,
      contact.what,
      contact.trust,
      mark?.on ?? '',
      mark === undefined ? '' : mark.works ? 'works' : 'did-not-work',
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}
