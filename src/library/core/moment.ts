/**
 * Sorts what has a beginning, the oldest first. `from` is a year, a month or a day, as `2013`, `2012-07` or `2010-10-18`.
 * A year alone stands behind the months of that year: nothing shows that it came before them. Equal ones keep their order.
 */
export function inOrderOfTime<T extends { readonly from: string }>(things: readonly T[]): T[] {
  const key = ({ from }: T): string => from.padEnd(10, '~');
  return [...things].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/**
 * A year, a month or a day in words of `language`, no more exact than it was written: `May 2014` for `2014-05`. English is
 * that of Europe, where the day stands before the month.
 */
export function nameOfMoment(moment: string, language: string): string {
  const [year = '', month, day] = moment.split('-');
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))));
}
