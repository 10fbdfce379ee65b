import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Country, Phone } from '#directory/content';
import { entriesOf, type CountryWithContacts, type DiallablePhone } from '#directory/core';
import type { InterfaceWords } from '#language/content';
import { inOrderOfTime, type Chapter, type ChapterEntry, type Projects } from '#library/core';
import { Entry } from '#screening/content';
import type { FlowWithId } from '#screening/core';
import type { SearchWords } from '#search/core';
import type { ChapterFile, Handbook } from '../handbook.ts';
import { htmlOf } from '../read/markdown.ts';
import { emitCards } from './cards.ts';
import { changesOf } from './changes.ts';
import { emitFigures } from './figures.ts';
import { emitGiveCards } from './give-cards.ts';
import { emitOffers } from './offers.ts';
import { emitGiveOuts } from './give-outs.ts';
import { emitSeminarTest } from './seminar-test.ts';
import { emitSeminars } from './seminars.ts';
import { boxOfSigns } from './signs.ts';
import { emitTraining } from './training.ts';

/** What is written under `content/<language>/`: address without `.json` -> value. */
export type Files = Readonly<Record<string, unknown>>;

/** The room whose page stands in packages for learning platforms, and nowhere in the app. */
const PACKAGE_ROOM = 'platform';

/** The words of the page in a package; none where the handbook has none. No device keeps them: the app has no such page. */
export const packageWords = ({ roomWords }: Handbook): InterfaceWords =>
  roomWords.find(({ id }) => id === PACKAGE_ROOM)?.value ?? {};

/**
 * Turns a sound handbook into the files of one language. The same handbook always gives the same files; the
 * fingerprint in `edition` is over all of them. Throws when the handbook is not whole: check it first.
 */
export function emit(handbook: Handbook): Files {
  const { settings, sources, glossary, words } = handbook;
  if (!settings || !sources || !glossary || !words) throw new TypeError('The handbook was not checked.');
  const countries = handbook.countries.map((country) => emitCountry(country.id, country.value));
  const chapters = emitChapters(handbook, settings.value.wordsPerMinute);
  const flows = handbook.flows.flatMap(({ id, flow }) => (flow ? [{ id, ...flow.value }] : []));
  const files: Record<string, unknown> = {
    interface: words.value,
    'library/index': chapters.map(entryOf),
    'library/glossary': glossary.value.terms,
    'library/sources': sources.value.sources,
    'library/projects': emitProjects(handbook),
    'countries/index': inOrderOfName(countries),
    'search/words': emitSearchWords(handbook),
    'countries/contacts': countries.flatMap(entriesOf),
    'screening/indicators': {
      lists: handbook.lists.map(({ id, value }) => ({ id, ...value })),
      concepts: handbook.concepts.flatMap(({ value }) => value.concepts),
    },
    'screening/flows': inOrderOfEntry(flows).map(({ id, title, summary, entry }) => ({
      id,
      title,
      summary,
      entry,
    })),
  };
  if (handbook.htcds) files['referral/htcds'] = handbook.htcds.value;
  Object.assign(files, emitFigures(handbook.figures));
  for (const { id, value } of handbook.roomWords) {
    if (id !== PACKAGE_ROOM) files[`interface/${id}`] = value;
  }
  for (const chapter of chapters) files[`library/chapter-${chapter.id}`] = chapter;
  for (const country of countries) files[`countries/${country.code}`] = country;
  for (const flow of flows) files[`screening/flow-${flow.id}`] = flow;
  Object.assign(
    files,
    emitCards(handbook),
    emitGiveCards(handbook),
    emitOffers(handbook),
    emitGiveOuts(handbook),
    emitTraining(handbook),
    emitSeminarTest(handbook),
    emitSeminars(handbook),
  );
  const { edition, editionDay, contactRedAfterMonths } = settings.value;
  files['library/changes'] = changesOf(handbook, edition, files);
  files.edition = {
    edition,
    editionDay,
    fingerprint: fingerprintOf(files),
    settings: { contactRedAfterMonths },
  };
  return files;
}

/** A SHA-256 over every address and value, in hex. */
export function fingerprintOf(files: Files): string {
  const hash = createHash('sha256');
  for (const address of Object.keys(files).sort())
    hash.update(`${address}\n${JSON.stringify(files[address])}\n`);
  return hash.digest('hex');
}

/** By entry, then with the general flow of an entry first. */
function inOrderOfEntry(flows: readonly FlowWithId[]): FlowWithId[] {
  const rank = ({ entry }: FlowWithId): number => Entry.options.indexOf(entry);
  return [...flows].sort((a, b) => rank(a) - rank(b) || a.order - b.order || (a.id < b.id ? -1 : 1));
}

function inOrderOfName(countries: readonly CountryWithContacts[]): unknown[] {
  const last = (code: string): number => ['xx', 'int'].indexOf(code) + 1;
  return countries
    .map(({ code, name, ownNames, contacts }) => ({
      code,
      name,
      ownNames: Object.values(ownNames),
      contacts: contacts.length,
    }))
    .sort((a, b) => last(a.code) - last(b.code) || a.name.localeCompare(b.name, 'en'));
}

/** Ids become the keys that documents have: see `Searchable` in #search/core. */
function emitSearchWords({ searchWords }: Handbook): SearchWords {
  const { leaveOut = [], entries = [] } = searchWords?.value ?? {};
  return {
    leaveOut,
    entries: entries.map(({ say, words, concepts, terms, chapters, contacts }) => ({
      say,
      words,
      keys: [
        ...concepts.map((id) => `concept:${id}`),
        ...terms.map((id) => `term:${id}`),
        ...chapters.map((id) => `chapter:${id}`),
        ...contacts.map((kind) => `contacts:${kind}`),
      ],
    })),
  };
}

function emitCountry(code: string, country: Country): CountryWithContacts {
  return {
    code,
    ...country,
    contacts: country.contacts.map((contact) => ({ ...contact, phones: contact.phones.map(diallable) })),
  };
}

/** Adds both forms of a number: as dialled in its country, and from abroad. Short and national numbers have no second. */
export function diallable(phone: Phone): DiallablePhone {
  const parsed = phone.form === 'e164' ? parsePhoneNumberFromString(phone.number) : undefined;
  return {
    ...phone,
    inside: parsed ? parsed.formatNational() : grouped(phone),
    abroad: parsed ? parsed.formatInternational() : null,
  };
}

/** A short or national number grouped as its source prints it, where the source prints the same digits. */
function grouped(phone: Phone): string {
  const same = phone.written.replace(/\D/g, '') === phone.number.replace(/\D/g, '');
  return same && /^[\d\s()/.-]+$/.test(phone.written) ? phone.written : phone.number;
}

const monthInWords = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'long', timeZone: 'UTC' });

function emitChapters(handbook: Handbook, wordsPerMinute: number): Chapter[] {
  const bySource = new Map(handbook.sources?.value.sources.map((source) => [source.id, source]));
  const whole = handbook.chapters.filter(
    (chapter): chapter is ChapterFile & { head: NonNullable<ChapterFile['head']> } =>
      chapter.head !== undefined,
  );
  return whole.map(({ id, head, text }, n) => {
    const { title, part, summary, changed, useItNow, contacts, unverified } = head.value;
    const lawById = new Map(head.value.law.map((law) => [law.id, law]));
    const cited = [...new Set(text.cites.map(({ to }) => to))];
    const named = [...new Set([...cited, ...head.value.sources])];
    const beside = (step: number): Chapter['next'] => {
      const other = whole[n + step];
      return other ? { id: other.id, title: other.head.value.title } : null;
    };
    return {
      id,
      title,
      part,
      summary,
      changed,
      changedIn: monthInWords.format(new Date(`${changed}T00:00:00Z`)),
      minutes: Math.max(1, Math.round(text.words / wordsPerMinute)),
      html: htmlOf(text.tree((passage) => boxOfSigns(passage, handbook))),
      headings: text.headings,
      sources: named.flatMap((source) => bySource.get(source) ?? []),
      useItNow,
      contacts,
      law: [...new Set(text.law.map(({ to }) => to))].flatMap((one) => lawById.get(one) ?? []),
      signs: text.signs.map(({ heading, concepts }) => ({ heading, concepts })),
      unverified,
      previous: beside(-1),
      next: beside(1),
    };
  });
}

/** The works that the handbook is built on, the oldest first, with their sources in the order of first mention. */
function emitProjects(handbook: Handbook): Projects {
  const bySource = new Map(handbook.sources?.value.sources.map((source) => [source.id, source]));
  const projects = inOrderOfTime(handbook.projects?.value.projects ?? []);
  const named = projects.flatMap(({ figures, sources }) => [
    ...sources,
    ...figures.flatMap(({ source }) => source ?? []),
  ]);
  return { projects, sources: [...new Set(named)].flatMap((id) => bySource.get(id) ?? []) };
}

function entryOf({ id, title, part, summary, minutes, changed }: Chapter): ChapterEntry {
  return { id, title, part, summary, minutes, changed };
}
