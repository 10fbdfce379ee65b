import type { App } from '#shell';

/** The day on this device as an ISO day, in the device's own zone. */
export function isoDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What a contact card needs to know of the moment, the language and the edition. */
export function cardContext(app: App, now = new Date()) {
  const languages = new Intl.DisplayNames([app.lang], { type: 'language' });
  const months = new Intl.DateTimeFormat(app.lang, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return {
    now,
    today: isoDay(now),
    redAfterMonths: app.edition.settings.contactRedAfterMonths,
    languageName: (tag: string): string => {
      try {
        return languages.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    dayName: (day: string): string => months.format(new Date(`${day}T00:00:00Z`)),
  };
}
