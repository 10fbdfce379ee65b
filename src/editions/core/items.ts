/** What an officer would call one thing in the handbook. */
export const ITEM_KINDS = [
  'number',
  'contact',
  'country',
  'figures',
  'chapter',
  'flow',
  'sign',
  'term',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing that can have changed between two editions. */
export interface Item {
  /** For ever the same for the same thing: its kind, a slash, and its id. */
  readonly key: string;
  readonly kind: ItemKind;
  readonly title: string;
  /** The country it belongs to, as a code in small letters; null where it belongs to none. */
  readonly country: string | null;
  /** The page where it stands, below the language; null where it has none. */
  readonly address: string | null;
  /** Everything it says, as a text that is equal when nothing has changed. */
  readonly says: string;
}

/** One content file: its address below `content/<language>/` without `.json`, and its value. */
export interface ContentFile {
  readonly path: string;
  readonly value: unknown;
}

/**
 * Takes a content file apart into the things an officer would name. Telephone numbers are things of their own: a changed
 * number is what matters most, and it must not hide in "a contact changed". Files that only list what stands in others
 * (indices, interface words) hold none.
 */
export function itemsOf({ path, value }: ContentFile): Item[] {
  const [part = '', name = ''] = path.split('/');
  if (part === 'countries' && isCountry(value)) return itemsOfCountry(name, value);
  // Beside the files of countries lie the map and the lists drawn from them.
  if (part === 'figures' && /^[a-z]{2}$/.test(name) && isRecord(value)) {
    return [
      item('figures', `figures/${name}`, textOf(value, 'name') ?? name, name, `countries/${name}`, value),
    ];
  }
  if (path.startsWith('library/chapter-') && isRecord(value)) {
    const { previous: _previous, next: _next, ...chapter } = value;
    const id = path.slice('library/chapter-'.length);
    return [item('chapter', `chapter/${id}`, textOf(value, 'title') ?? id, null, `handbook/${id}`, chapter)];
  }
  if (path === 'library/glossary' && Array.isArray(value)) {
    return value
      .filter(isRecord)
      .map((term) => item('term', `term/${idOf(term)}`, textOf(term, 'term') ?? '', null, null, term));
  }
  if (path.startsWith('screening/flow-') && isRecord(value)) {
    const id = path.slice('screening/flow-'.length);
    return [item('flow', `flow/${id}`, textOf(value, 'title') ?? id, null, `screening/${id}`, value)];
  }
  if (path === 'screening/indicators' && isRecord(value) && Array.isArray(value.lists)) {
    return value.lists
      .filter(isRecord)
      .flatMap((list) => (Array.isArray(list.indicators) ? list.indicators.filter(isRecord) : []))
      .map((sign) => item('sign', `sign/${idOf(sign)}`, textOf(sign, 'label') ?? '', null, null, sign));
  }
  return [];
}

interface CountryValue {
  readonly name: string;
  readonly contacts: readonly Record<string, unknown>[];
  readonly emergency: readonly Record<string, unknown>[];
}

function itemsOfCountry(code: string, country: CountryValue): Item[] {
  const address = `contacts/${code}`;
  const { contacts, emergency, ...rest } = country;
  const numbers = (key: string, title: string, phones: readonly Record<string, unknown>[]): Item[] =>
    phones.map((phone, n) => ({
      ...item('number', `number/${key}/${String(n)}`, title, code, address, null),
      // As it is dialled; `written` is only how the source prints it.
      says: textOf(phone, 'abroad') ?? textOf(phone, 'number') ?? '',
    }));
  return [
    item('country', `country/${code}`, country.name, code, `countries/${code}`, rest),
    ...numbers(`${code}/emergency`, country.name, emergency),
    ...contacts.flatMap((contact) => {
      const { phones, ...other } = contact;
      const title = textOf(contact, 'nameEn') ?? idOf(contact);
      const listed = Array.isArray(phones) ? phones.filter(isRecord) : [];
      const beside = listed.map(({ number: _n, written: _w, inside: _i, abroad: _a, ...about }) => about);
      return [
        item('contact', `contact/${idOf(contact)}`, title, code, address, [other, beside]),
        ...numbers(idOf(contact), title, listed),
      ];
    }),
  ];
}

function item(
  kind: ItemKind,
  key: string,
  title: string,
  country: string | null,
  address: string | null,
  value: unknown,
): Item {
  return { key, kind, title, country, address, says: JSON.stringify(value) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCountry(value: unknown): value is CountryValue {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    Array.isArray(value.contacts) &&
    Array.isArray(value.emergency)
  );
}

function textOf(value: Record<string, unknown>, name: string): string | undefined {
  const text = value[name];
  return typeof text === 'string' ? text : undefined;
}

const idOf = (value: Record<string, unknown>): string => textOf(value, 'id') ?? '';
