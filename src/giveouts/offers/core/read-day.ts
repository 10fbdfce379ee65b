import { plainDigits } from './read-number.ts';

/** Why a text is no day. */
export type DayFault = 'no-day' | 'no-such-day' | 'day-or-month' | 'other-calendar';

export type ReadDay =
  | { readonly ok: true; /** An ISO day. */ readonly day: string }
  | { readonly ok: false; readonly fault: DayFault };

const fault = (kind: DayFault): ReadDay => ({ ok: false, fault: kind });

/**
 * Reads a day as `2027-04-03`, `3.4.2027`, `03/04/2027` or `3-4-2027`, in digits of any script. The last two are written
 * month first in some countries: where both readings are possible and differ, the fault asks. A day that no month has is
 * a fault, and so is a year of another calendar: 2570 in Thailand and 1406 in Iran are 2027 here.
 */
export function readDay(typed: string): ReadDay {
  const text = plainDigits(typed).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const other = /^(\d{1,2})([-/.])\s*(\d{1,2})\2\s*(\d{4})$/.exec(text);
  if (!other) return fault('no-day');
  const [first, second, year] = [Number(other[1]), Number(other[3]), Number(other[4])];
  if (other[2] === '.') return dayOf(year, second, first);
  if (first <= 12 && second <= 12 && first !== second) return fault('day-or-month');
  return first > 12 ? dayOf(year, second, first) : dayOf(year, first, second);
}

function dayOf(year: number, month: number, day: number): ReadDay {
  if (year < 1950 || year > 2150) return fault('other-calendar');
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || month < 1) return fault('no-such-day');
  return { ok: true, day: date.toISOString().slice(0, 10) };
}

/** Months from the first day of a job to its last, both worked, to a tenth of a month. */
export function monthsBetween(first: string, last: string): number {
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return Math.round((days / (365.25 / 12)) * 10) / 10;
}
