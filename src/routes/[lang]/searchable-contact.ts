import type { ContactEntry } from '#directory/core';

/** What of a contact is searched: its names, country, kind, whom it serves and what it does, in the words shown. */
export function searchableContact(
  entry: ContactEntry,
  t: (key: string) => string,
  countryName: (code: string) => string,
): { id: string; title: string; text: string } {
  return {
    id: entry.id,
    title: `${entry.nameEn} ${entry.name} ${countryName(entry.country)}`,
    text: [
      t(`contact.kind.${entry.kind}`),
      ...entry.serves.map((who) => t(`serves.${who}`)),
      ...entry.exploitation,
      entry.does,
    ].join(' '),
  };
}
