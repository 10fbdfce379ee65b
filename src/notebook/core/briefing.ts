/**
 * That a card with rights was given: in which words, and whether the officer was alone with the person. Nothing of who
 * it was, so it needs no consent and says nothing about anyone.
 */
export interface Briefing {
  readonly kind: 'briefing';
  readonly format: 1;
  readonly card: 'rights';
  /** The edition of the handbook whose card it was. */
  readonly edition: string;
  /** A language tag. */
  readonly lang: string;
  readonly alone: boolean;
  /** The day of the officer's calendar, as 2026-12-01. */
  readonly day: string;
}

/**
 * Reads a briefing and nothing more: what was put in while the notebook was locked may come from anybody who can write to
 * the disk. undefined for everything else.
 */
export function briefingOf(value: unknown): Briefing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, format, card, edition, lang, alone, day } = value as Partial<Record<keyof Briefing, unknown>>;
  if (kind !== 'briefing' || format !== 1 || card !== 'rights') return undefined;
  if (typeof edition !== 'string' || !/^[\w.-]{1,24}$/.test(edition)) return undefined;
  if (typeof lang !== 'string' || !/^[A-Za-z0-9-]{2,24}$/.test(lang)) return undefined;
  if (typeof alone !== 'boolean') return undefined;
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  return { kind, format, card, edition, lang, alone, day };
}

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
