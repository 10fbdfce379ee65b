import type { ContactEntry } from '#directory/core';
import type { Chapter, ChapterEntry, Term } from '#library/core';
import { passagesOf } from '#library/core';
import type { ListWithId } from '#screening/core';
import type { Findable } from '#search/core';
import type { ListedCountry } from '#shell';
import { searchableContact } from '../searchable-contact.ts';

/*
 * What each room offers to the one search, as arrays of the same shape. A new room (checklists, say) adds a function here,
 * its array to `findablesOf`, and the name of its group to the interface.
 */

type Translate = (key: string) => string;

/** What all of them are made of. `chapters` are those that were read so far. */
export interface Offered {
  readonly entries: readonly ChapterEntry[];
  readonly chapters: readonly Chapter[];
  readonly terms: readonly Term[];
  readonly lists: readonly ListWithId[];
  readonly contacts: readonly ContactEntry[];
  readonly countries: readonly ListedCountry[];
  /** The country the officer works in; its contacts come before others that fit as well. */
  readonly here: string | null;
}

/** Everything that can be found, by its id. */
export function findablesOf(offered: Offered, t: Translate): Map<string, Findable> {
  const all = [
    ...offered.entries.flatMap((entry) => {
      const chapter = offered.chapters.find(({ id }) => id === entry.id);
      return chapter ? passagesFound(chapter, t) : [chapterFound(entry, '', t)];
    }),
    ...signsFound(offered, t),
    ...offered.terms.map((term) => termFound(term, t)),
    ...countriesFound(offered.countries, t),
    ...contactsFound(offered, t),
  ];
  return new Map(all.map((one) => [one.id, one]));
}

function chapterFound(entry: ChapterEntry, beginning: string, t: Translate): Findable {
  return {
    id: `handbook/${entry.id}`,
    group: 'chapters',
    title: entry.title,
    text: `${entry.summary} ${beginning}`,
    place: t('search.place.chapter'),
    address: `handbook/${entry.id}`,
    keys: [`chapter:${entry.id}`],
  };
}

/** The beginning of a chapter has no heading, and no anchor of its own. */
function addressOfPassage({ id }: Chapter, heading: string): string {
  return heading === '' ? `handbook/${id}` : `handbook/${id}#${heading}`;
}

/** The concepts that a chapter explains, by the passage: what stands below a smaller heading belongs to the larger one. */
function conceptsByPassage({ headings, signs }: Chapter): ReadonlyMap<string, readonly string[]> {
  const passageOf = new Map<string, string>([['', '']]);
  let passage = '';
  for (const { id, level } of headings) {
    if (level === 2) passage = id;
    passageOf.set(id, passage);
  }
  const found = new Map<string, readonly string[]>();
  for (const { heading, concepts } of signs) {
    const at = passageOf.get(heading) ?? '';
    found.set(at, [...(found.get(at) ?? []), ...concepts]);
  }
  return found;
}

/** A chapter by its passages, each of which opens at its heading. */
function passagesFound(chapter: Chapter, t: Translate): Findable[] {
  const explained = conceptsByPassage(chapter);
  const passages = passagesOf(chapter);
  const beginning = passages.find(({ id }) => id === null)?.text ?? '';
  return [
    chapterFound(chapter, beginning, t),
    ...passages.flatMap(({ id, heading, text }): Findable[] =>
      id === null
        ? []
        : [
            {
              id: `handbook/${chapter.id}#${id}`,
              group: 'chapters',
              title: heading,
              text,
              where: chapter.title,
              place: chapter.title,
              address: `handbook/${chapter.id}#${id}`,
              keys: (explained.get(id) ?? []).map((concept) => `concept:${concept}`),
            },
          ],
    ),
  ];
}

/** Signs. The same fact stands on several lists and is shown once; it leads to the passage that explains it. */
function signsFound({ lists, chapters }: Offered, t: Translate): Findable[] {
  const explainedAt = new Map<string, string>();
  for (const chapter of chapters) {
    for (const { heading, concepts } of chapter.signs) {
      for (const concept of concepts) {
        if (!explainedAt.has(concept)) explainedAt.set(concept, addressOfPassage(chapter, heading));
      }
    }
  }
  return lists.flatMap((list) =>
    list.indicators
      .filter(({ retired }) => retired === undefined)
      .map((sign): Findable => ({
        id: `signs/${sign.id}`,
        group: 'signs',
        title: sign.label,
        text: sign.see,
        where: list.title,
        place: `${t('search.place.sign')} · ${list.title}`,
        address: explainedAt.get(sign.concept) ?? `handbook/signs#${sign.id}`,
        keys: [`concept:${sign.concept}`],
        same: sign.concept,
        weight: WEIGHT.sign,
      })),
  );
}

function termFound({ id, term, meaning }: Term, t: Translate): Findable {
  return {
    id: `terms/${id}`,
    group: 'terms',
    title: term,
    text: meaning,
    place: t('search.place.term'),
    address: `handbook/glossary#term-${id}`,
    keys: [`term:${id}`],
  };
}

function countriesFound(countries: readonly ListedCountry[], t: Translate): Findable[] {
  return countries
    .filter(({ code }) => code !== 'int' && code !== 'xx')
    .map(({ code, name, ownNames }) => ({
      id: `countries/${code}`,
      group: 'countries',
      title: name,
      text: ownNames.join(', '),
      place: t('search.place.country'),
      address: `countries/${code}`,
      weight: WEIGHT.country,
    }));
}

/** Contacts. One that nobody could confirm is never first while a confirmed one has the same words. */
function contactsFound({ contacts, countries, here }: Offered, t: Translate): Findable[] {
  const byCode = new Map(countries.map((country) => [country.code, country]));
  return contacts.map((entry): Findable => {
    const country = byCode.get(entry.country);
    const found = searchableContact(entry, t, (code) => byCode.get(code)?.name ?? code);
    return {
      ...found,
      id: `contacts/${entry.id}`,
      group: 'contacts',
      title: entry.nameEn,
      text: `${found.text} ${entry.name}`,
      shown: entry.does,
      where: [country?.name ?? entry.country, ...(country?.ownNames ?? [])].join(' '),
      place: `${t(`contact.kind.${entry.kind}`)} · ${country?.name ?? entry.country} · ${t(`contact.trust.${entry.trust}`)}`,
      address: `contacts/${entry.country}#contact-${entry.id}`,
      keys: [`contacts:${entry.kind}`],
      weight:
        (entry.trust === 'unconfirmed' ? WEIGHT.unconfirmed : 1) * (entry.country === here ? WEIGHT.here : 1),
    };
  });
}

/** How much each kind counts against the others with the same words. Held by tests/search/golden.test.ts. */
const WEIGHT = { sign: 0.8, country: 1.5, unconfirmed: 0.6, here: 1.5 } as const;
