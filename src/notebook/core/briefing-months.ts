import type { Briefing } from './briefing.ts';

export interface MonthOfBriefings {
  /** As 2026-12. */
  readonly month: string;
  readonly given: number;
  readonly alone: number;
  /** By how many, then by tag. */
  readonly languages: readonly { readonly lang: string; readonly given: number }[];
}

/** How many cards were given in each month, the latest first. A month without any is not there. */
export function monthsOfBriefings(briefings: readonly Briefing[]): MonthOfBriefings[] {
  const months = new Map<string, Briefing[]>();
  for (const one of briefings) {
    const month = one.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, those]) => {
      const byLanguage = new Map<string, number>();
      for (const { lang } of those) byLanguage.set(lang, (byLanguage.get(lang) ?? 0) + 1);
      return {
        month,
        given: those.length,
        alone: those.filter(({ alone }) => alone).length,
        languages: [...byLanguage]
          .map(([lang, given]) => ({ lang, given }))
          .sort((a, b) => b.given - a.given || (a.lang < b.lang ? -1 : 1)),
      };
    });
}

/** Figures below this leave the device as a mark only: a few people in a month can be told apart. */
export const SMALLEST_FIGURE = 10;

/**
 * The months as CSV for a file. Figures under ten, zero included, are a mark, and so is every figure from which one of
 * them could be worked out. Languages stay on the device: in most months they would be marks.
 */
export function csvOfBriefings(months: readonly MonthOfBriefings[]): string {
  const mark = `under ${String(SMALLEST_FIGURE)}`;
  const shown = (figure: number, others: readonly number[] = []): string =>
    [figure, ...others].every((one) => one >= SMALLEST_FIGURE) ? String(figure) : mark;
  return [
    'month,cards given,given while alone',
    ...months.map(({ month, given, alone }) =>
      [month, shown(given), shown(alone, [given - alone])].join(','),
    ),
    '',
  ].join('\r\n');
}
