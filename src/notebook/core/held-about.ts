import type { Agreement, Case, Need, SafeContact, Shared, TimelineEntry } from './case.ts';

/**
 * "What we hold about you": what the person may take away. Left out is what is about others: interpreters and who was
 * present; what officers found (a sign or a band is for no screen or paper that the person could see); and the data of
 * sheets, which are named only.
 */
export interface HeldAbout {
  readonly code: string;
  readonly openedAt: number;
  readonly country: string | null;
  readonly lines: readonly (TimelineEntry & { readonly number: number })[];
  readonly conversations: readonly { readonly title: string; readonly at: number }[];
  readonly agreements: readonly Omit<Agreement, 'interpreter' | 'present' | 'id'>[];
  readonly legalBasis: string;
  readonly needs: readonly Need[];
  readonly nextSafeContact: SafeContact | null;
  readonly sheets: readonly { readonly title: string; readonly at: number }[];
  readonly sharedWith: readonly Shared[];
}

/** What is decided about each line that may speak of somebody else, by its number. */
export type LineChoice = Readonly<Record<number, 'keep' | 'leave-out'>>;

/** Lines that an officer wrote may speak of others: each needs a decision before anything is printed. */
export function undecidedLines(one: Case, choice: LineChoice): number[] {
  return one.timeline.flatMap(({ words }, number) =>
    words !== 'person' && choice[number] === undefined ? [number] : [],
  );
}

/** What is held about the person, without what was left out. A line that nobody decided about is left out. */
export function heldAbout(one: Case, choice: LineChoice): HeldAbout {
  return {
    code: one.code,
    openedAt: one.openedAt,
    country: one.country,
    lines: one.timeline
      .map((line, number) => ({ ...line, number }))
      .filter(({ words, number }) =>
        words === 'person' ? choice[number] !== 'leave-out' : choice[number] === 'keep',
      ),
    conversations: one.screenings.map(({ summary, keptAt }) => ({ title: summary, at: keptAt })),
    agreements: one.agreements.map(({ interpreter: _who, present: _others, id: _id, ...rest }) => rest),
    legalBasis: one.legalBasis,
    needs: one.needs,
    nextSafeContact: one.nextSafeContact,
    sheets: one.sheets.map(({ title, at }) => ({ title, at })),
    sharedWith: one.sharedWith,
  };
}
