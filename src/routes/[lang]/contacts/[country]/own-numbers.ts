import {
  csvOfContacts,
  dialledMarkOf,
  exchangedOwn,
  exchangedShipped,
  hsdsOf,
  latestMark,
  ownContactOf,
  readNumbers,
  vcardsOf,
  type CountryWithContacts,
  type DialledMark,
  type OwnContact,
  type ReadNumbers,
} from '#directory/core';
import type { Notebook, Result } from '#notebook';

/** What the post keeps on one country, out of an open notebook. */
export interface OwnNumbers {
  readonly own: readonly OwnContact[];
  readonly marks: readonly DialledMark[];
}

/** Reads the numbers and marks of one country; nothing while the notebook is locked. */
export function ownNumbersOf(notebook: Notebook, country: string): OwnNumbers {
  const own = notebook.beside.flatMap(({ id, content }) =>
    content.kind === 'own-contact' ? (ownContactOf(id, content.about) ?? []) : [],
  );
  const marks = notebook.beside.flatMap(({ id, content }) =>
    content.kind === 'dialled' ? (dialledMarkOf(id, content.about) ?? []) : [],
  );
  return {
    own: own
      .filter((one) => one.country === country)
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    marks: marks.filter((one) => one.country === country),
  };
}

/** Keeps what was heard when a number was dialled; a later word takes the place of the one before. */
export function markDialled(notebook: Notebook, about: Omit<DialledMark, 'id'>): Promise<Result<string>> {
  const { marks } = ownNumbersOf(notebook, about.country);
  const before = latestMark(marks, about.contactId, about.number);
  return notebook.keepBeside({ kind: 'dialled', format: 1, about }, before?.id);
}

/** Takes a number of the post away, and the marks that stand on it. */
export async function removeOwn(notebook: Notebook, { id, country }: OwnContact): Promise<Result> {
  const removed = await notebook.dropBeside(id);
  if (!removed.ok) return removed;
  for (const mark of ownNumbersOf(notebook, country).marks) {
    if (mark.contactId !== id) continue;
    const dropped = await notebook.dropBeside(mark.id);
    if (!dropped.ok) return dropped;
  }
  return removed;
}

export type Way = 'sealed' | 'hsds' | 'vcard' | 'csv';

const FILES = {
  sealed: ['own-numbers.json.age', 'application/octet-stream'],
  hsds: ['own-numbers.json', 'application/json'],
  vcard: ['own-numbers.vcf', 'text/vcard'],
  csv: ['own-numbers.csv', 'text/csv'],
} as const;

/**
 * Makes a file of what the post keeps on a country: its own numbers, and the handbook's contacts that it dialled. The
 * name of the file tells no country. Rejects when sealing is refused.
 */
export async function fileOf(
  way: Way,
  passphrase: string,
  { own, marks }: OwnNumbers,
  country: CountryWithContacts,
): Promise<File> {
  const contacts = [
    ...own.map((one) => exchangedOwn(one, latestMark(marks, one.id, one.number))),
    ...country.contacts
      .filter(({ id }) => marks.some((mark) => mark.contactId === id))
      .map((contact) =>
        exchangedShipped(country.code, contact, (number) => latestMark(marks, contact.id, number)),
      ),
  ];
  const hsds = JSON.stringify(hsdsOf(contacts), null, 2);
  const [name, type] = FILES[way];
  const body = {
    sealed: async () => (await import('#vault/sealed-file')).sealFile(hsds, passphrase),
    hsds: () => hsds,
    vcard: () => vcardsOf(contacts),
    csv: () => csvOfContacts(contacts),
  }[way]();
  return new File([await body], name, { type });
}

/** The first line of a file in the age format. */
const SEALED = 'age-encryption.org/v1';

/**
 * Reads a file that a colleague gave. `sealed`: it is sealed, and `passphrase` is missing or does not open it. Nothing is
 * kept by reading.
 */
export async function readFile(
  file: File,
  passphrase: string,
  country: string,
): Promise<
  | { readonly is: 'read'; readonly read: ReadNumbers }
  | { readonly is: 'sealed' }
  | { readonly is: 'not-opened' }
> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    if (!text.startsWith(SEALED)) return { is: 'read', read: readNumbers(text, country) };
    if (passphrase === '') return { is: 'sealed' };
    const opened = await (await import('#vault/sealed-file')).openFile(bytes, passphrase);
    return opened === undefined ? { is: 'sealed' } : { is: 'read', read: readNumbers(opened, country) };
  } catch {
    return { is: 'not-opened' };
  }
}

/** Every number of the post, of all countries. */
export const allOwn = (notebook: Notebook): OwnContact[] =>
  notebook.beside.flatMap(({ id, content }) =>
    content.kind === 'own-contact' ? (ownContactOf(id, content.about) ?? []) : [],
  );
