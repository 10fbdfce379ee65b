import type { CountryCode } from './choose.ts';

/** A number of the post's own, as somebody there typed it. Nobody but the post answers for it. */
export interface OwnContact {
  readonly id: string;
  readonly country: CountryCode;
  readonly name: string;
  readonly number: string;
  /** What it is good for, and when. May be empty. */
  readonly what: string;
  /** The day on which it was typed or changed. */
  readonly changedOn: string;
}

/** What somebody at the post heard when they dialled a number. */
export interface DialledMark {
  readonly id: string;
  readonly country: CountryCode;
  /** A contact of the handbook, or one of the post's own. */
  readonly contactId: string;
  readonly number: string;
  readonly on: string;
  readonly works: boolean;
}

export const OWN_TEXT_AT_MOST = 280;

const isText = (value: unknown): value is string => typeof value === 'string';
const isDay = (value: unknown): value is string => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value);
type Fields = Readonly<Record<string, unknown>>;

/** Reads what was kept of a number of the post; undefined for anything else. */
export function ownContactOf(id: string, about: unknown): OwnContact | undefined {
  const { country, name, number, what, changedOn } = (about ?? {}) as Fields;
  if (!isText(country) || !isText(name) || !isText(number) || !isText(what) || !isDay(changedOn)) {
    return undefined;
  }
  return { id, country, name, number, what, changedOn };
}

/** Reads what was kept of a number that was dialled; undefined for anything else. */
export function dialledMarkOf(id: string, about: unknown): DialledMark | undefined {
  const { country, contactId, number, on, works } = (about ?? {}) as Fields;
  if (!isText(country) || !isText(contactId) || !isText(number) || !isDay(on)) return undefined;
  return typeof works === 'boolean' ? { id, country, contactId, number, on, works } : undefined;
}

/** The latest word on one number of one contact. Of two on one day the one that says it does not work. */
export function latestMark(
  marks: readonly DialledMark[],
  contactId: string,
  number: string,
): DialledMark | undefined {
  return marks
    .filter((mark) => mark.contactId === contactId && mark.number === number)
    .reduce<DialledMark | undefined>((latest, mark) => {
      if (!latest || mark.on > latest.on) return mark;
      return mark.on === latest.on && !mark.works ? mark : latest;
    }, undefined);
}

export type NumberFault = 'empty' | 'no-digits' | 'strange-sign';

/** What is wrong with a number as it was typed; undefined: it can be dialled, as far as that can be seen. */
export function faultOfNumber(typed: string): NumberFault | undefined {
  const number = typed.trim();
  if (number === '') return 'empty';
  if (!/^\+?[0-9 ()./*#-]+(?: ?(?:x|ext\.?) ?[0-9]+)?$/i.test(number)) return 'strange-sign';
  return (number.match(/[0-9]/g)?.length ?? 0) < 2 ? 'no-digits' : undefined;
}
