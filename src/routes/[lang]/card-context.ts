import type { App } from '#shell';

/** The day on this device as an ISO day, in the device's own zone. */
export function isoDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Made when first needed and kept: on a slow device making one takes as long as a good part of a page. */
const languagesIn = new Map<string, Intl.DisplayNames>();
const monthsIn = new Map<string, Intl.DateTimeFormat>();

function kept<T>(made: Map<string, T>, lang: string, make: () => T): T {
  const one = made.get(lang) ?? make();
  made.set(lang, one);
  return one;
}

/** What a contact card needs to know of the moment, the language and the edition. */
export function cardContext(app: App, now = new Date()) {
  const { lang } = app;
  const languages = (): Intl.DisplayNames =>
    kept(languagesIn, lang, () => new Intl.DisplayNames([lang], { type: 'language' }));
  const months = (): Intl.DateTimeFormat =>
    kept(
      monthsIn,
      lang,
      () => new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
    );
  return {
    now,
    today: isoDay(now),
    redAfterMonths: app.edition.settings.contactRedAfterMonths,
    languageName: (tag: string): string => {
      try {
        return languages().of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    dayName: (day: string): string => months().format(new Date(`${day}T00:00:00Z`)),
  };
}
