/** Days of a calendar, as 2026-12-01. */

const MILLISECONDS = 86_400_000;

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day that lies `days` after another. Throws RangeError for what is no day. */
export function dayAfter(day: string, days: number): string {
  if (!isDay(day)) throw new RangeError(`${day} is no day.`);
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative for one that lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS);
}
