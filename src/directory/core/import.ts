import type { ShippedContact } from './choose.ts';
import { OWN_TEXT_AT_MOST, faultOfNumber, type NumberFault, type OwnContact } from './own.ts';

/*
 * Numbers that a colleague gave in a file: Open Referral HSDS 3.0, vCard, or CSV, as they are written here and as others
 * write them. Whatever a file says of trust, of who dialled a number, or of whom a body informs is not taken over: here
 * nobody has checked it.
 */

/** A number out of a file, as one of the post's own would be. */
export type ReadNumber = Omit<OwnContact, 'id' | 'changedOn'>;

/** Something in a file that is not taken over, and why. */
export interface NotTaken {
  /** What it is called in the file; its place in it where it has no name. */
  readonly what: string;
  readonly why: 'no-name' | 'no-number' | Exclude<NumberFault, 'empty'>;
}

export type ReadNumbers =
  | { readonly ok: true; readonly numbers: readonly ReadNumber[]; readonly notTaken: readonly NotTaken[] }
  | { readonly ok: false; readonly why: 'not-a-list' | 'empty' | 'too-many' };

/** More than a post has, and few enough to look at. */
export const IMPORT_AT_MOST = 500;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const shortened = (text: string): string => Array.from(text).slice(0, OWN_TEXT_AT_MOST).join('');
const countryOf = (text: string): string | undefined =>
  /^[a-z]{2}$/i.test(text) ? text.toLowerCase() : undefined;

interface Raw {
  readonly country: string | undefined;
  readonly name: string;
  readonly numbers: readonly string[];
  readonly what: string;
}

/**
 * Reads a file of numbers. What cannot be taken over is named with its reason, and everything else is. `country` is the
 * one that holds where the file names none.
 */
export function readNumbers(text: string, country: string): ReadNumbers {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return { ok: false, why: 'empty' };
  const raw = readHsds(plain) ?? readVcards(plain) ?? readCsv(plain);
  if (!raw) return { ok: false, why: 'not-a-list' };
  if (raw.length === 0) return { ok: false, why: 'empty' };
  if (raw.length > IMPORT_AT_MOST) return { ok: false, why: 'too-many' };
  const numbers: ReadNumber[] = [];
  const notTaken: NotTaken[] = [];
  for (const [n, one] of raw.entries()) {
    const what = one.name === '' ? String(n + 1) : one.name;
    if (one.name === '') notTaken.push({ what, why: 'no-name' });
    else if (one.numbers.length === 0) notTaken.push({ what, why: 'no-number' });
    else {
      for (const number of one.numbers) {
        const fault = faultOfNumber(number);
        if (fault) notTaken.push({ what, why: fault === 'empty' ? 'no-number' : fault });
        else {
          const about = { name: shortened(one.name), number, what: shortened(one.what) };
          numbers.push({ country: one.country ?? country, ...about });
        }
      }
    }
  }
  return { ok: true, numbers, notTaken };
}

/** Services of HSDS, by themselves or under `services` or `contents`, as directories hand them out. */
function readHsds(text: string): Raw[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const services = Array.isArray(value)
    ? listOf(value)
    : isFields(value)
      ? listOf(value.services ?? value.contents ?? (value.phones === undefined ? [] : [value]))
      : [];
  const known = services.filter(({ name, phones }) => name !== undefined || phones !== undefined);
  return known.map((service) => ({
    country: listOf(service.service_areas)
      .map(({ name }) => countryOf(textOf(name)))
      .find((one) => one !== undefined),
    name: textOf(service.name),
    numbers: listOf(service.phones).flatMap(({ number, extension }) => {
      const dialled = textOf(number);
      const further = textOf(extension) || (typeof extension === 'number' ? String(extension) : '');
      return dialled === '' ? [] : [further === '' ? dialled : `${dialled} ext. ${further}`];
    }),
    what: textOf(service.description),
  }));
}

/** Text out of a vCard, with its signs as they were. */
const fromVcard = (text: string): string =>
  text.replace(/\\(n|N|[\\,;:])/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();

function readVcards(text: string): Raw[] | undefined {
  if (!/^BEGIN:VCARD\s*$/im.test(text)) return undefined;
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');
  return unfolded
    .split(/^BEGIN:VCARD\s*$/im)
    .slice(1)
    .map((card) => {
      const all = (property: string): string[] =>
        card.split('\n').flatMap((line) => {
          // A group may stand before the name, parameters behind it, and quoted ones may hold a colon.
          const found = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^:";])*)*):(.*)$/.exec(line);
          return found?.[1]?.toUpperCase() === property ? [found[3] ?? ''] : [];
        });
      const note = fromVcard(all('NOTE')[0] ?? '');
      return {
        country: countryOf(/^Country: ([A-Z]{2})$/m.exec(note)?.[1] ?? ''),
        name: fromVcard(all('FN')[0] ?? all('ORG')[0] ?? ''),
        numbers: all('TEL').map((number) => fromVcard(number.replace(/^tel:/i, ''))),
        // What our own cards say of numbers that somebody dialled is theirs, and the country stands elsewhere.
        what: note
          .split('\n')
          .filter((line) => !/^Country: [A-Z]{2}$|: dialled \d{4}-\d{2}-\d{2}, /.test(line))
          .join('\n')
          .trim(),
      };
    });
}

/** What the columns are called, here and in the tables of others. */
const COLUMNS: Readonly<Record<'name' | 'number' | 'country' | 'what', readonly string[]>> = {
  name: ['name', 'organisation', 'organization', 'service'],
  number: ['number', 'phone', 'telephone', 'tel', 'phone number'],
  country: ['country', 'country code'],
  what: ['what', 'description', 'note', 'notes', 'use'],
};

function readCsv(text: string): Raw[] | undefined {
  const [header, ...rows] = cellsOf(text);
  const names = header?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const at = (column: keyof typeof COLUMNS): number =>
    names.findIndex((name) => COLUMNS[column].includes(name));
  const [name, number, country, what] = [at('name'), at('number'), at('country'), at('what')];
  if (name < 0 || number < 0) return undefined;
  return rows.map((row) => {
    const cell = (column: number): string => (column < 0 ? '' : withoutGuard(row[column] ?? ''));
    const dialled = cell(number);
    return {
      country: countryOf(cell(country)),
      name: cell(name),
      numbers: dialled === '' ? [] : [dialled],
      what: cell(what),
    };
  });
}

/** The quote mark that keeps a spreadsheet from computing a cell is no part of it. */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim();

/** The cells of a table, by RFC 4180; commas, semicolons or tabs stand between them, whichever its first line has most of. */
function cellsOf(text: string): string[][] {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const [between = ','] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === between) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += sign;
  }
  endRow();
  return rows;
}

/** A number out of a file, and what it is to what is there already. */
export interface PreviewedNumber extends ReadNumber {
  /**
   * `new`: not here yet. `there`: kept already, word for word. `in-handbook`: the handbook has this number for this
   * country, with its sources. `other`: the same number under another name or use; both are kept.
   */
  readonly state: 'new' | 'there' | 'in-handbook' | 'other';
}

const digits = (number: string): string => number.replace(/[^0-9+]/g, '').replace(/^00/, '+');

/** What importing would do. Nothing is ever written over: a number that is here stays as it is. */
export function previewNumbers(
  read: readonly ReadNumber[],
  own: readonly OwnContact[],
  handbook: readonly {
    readonly code: string;
    readonly contacts: readonly Pick<ShippedContact, 'phones'>[];
  }[],
): PreviewedNumber[] {
  const seen = new Set<string>();
  return read.flatMap((one): PreviewedNumber[] => {
    const key = JSON.stringify([one.country, one.name, digits(one.number), one.what]);
    // A file may say one thing twice.
    if (seen.has(key)) return [];
    seen.add(key);
    const same = own.filter(
      ({ country, number }) => country === one.country && digits(number) === digits(one.number),
    );
    const shipped = handbook
      .filter(({ code }) => code === one.country)
      .some(({ contacts }) =>
        contacts.some(({ phones }) => phones.some(({ number }) => digits(number) === digits(one.number))),
      );
    const there = same.some(({ name, what }) => name === one.name && what === one.what);
    const state = there ? 'there' : shipped ? 'in-handbook' : same.length > 0 ? 'other' : 'new';
    return [{ ...one, state }];
  });
}
