import type { Contact } from '../content/index.ts';

/** How far a contact can be trusted: worked out from its sources, never typed in. From the best to the least. */
export const TRUST = ['own-page', 'two-sources', 'one-source', 'unconfirmed'] as const;
export type Trust = (typeof TRUST)[number];

type Sourced = Pick<Contact, 'confidence' | 'sources'>;

/** The publisher of a page, as far as its address tells: the host without `www.`. */
function hostOf(url: string): string {
  return (/^[a-z]+:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1] ?? url).toLowerCase();
}

/**
 * Works out the trust of a contact: the body's own page, else two sources of different publishers, else one. What was
 * old, indirect or contradicted is unconfirmed, whatever its sources.
 */
export function trustOf(contact: Sourced): Trust {
  if (contact.confidence === 'low') return 'unconfirmed';
  if (contact.sources.some((source) => source.own)) return 'own-page';
  return new Set(contact.sources.map((source) => hostOf(source.url))).size >= 2
    ? 'two-sources'
    : 'one-source';
}

/** How old our knowledge of a contact is. Days are ISO days. */
export interface ContactAge {
  /**
   * `checked`: dialled or seen live within the limit. `never-live`: read in a stored copy only (amber).
   * `old`: the limit has passed since the last live check, or since the page was read (red: fallback first).
   */
  readonly state: 'checked' | 'never-live' | 'old';
  /** The day of the last live check, or else the latest day on which a page was read. */
  readonly since: string;
}

/** The ISO day `months` after another; the last day of a shorter month where the day does not exist. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  const last = new Date(Date.UTC(newYear, newMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(newYear)}-${two(newMonth)}-${two(Math.min(date, last))}`;
}

/**
 * Works out on the device how old a contact is. `today` is an ISO day; `redAfterMonths` comes from the handbook's
 * settings. A wrong clock can make a contact look old, never newer than its sources.
 */
export function ageOf(
  contact: Pick<Contact, 'checked' | 'sources'>,
  today: string,
  redAfterMonths: number,
): ContactAge {
  const read = contact.sources.map((source) => source.readOn).sort();
  const since = contact.checked?.on ?? read[read.length - 1] ?? '1970-01-01';
  if (today > monthsAfter(since, redAfterMonths)) return { state: 'old', since };
  return { state: contact.checked ? 'checked' : 'never-live', since };
}
