import type { Case, Deadline } from './case.ts';
import { dayAfter } from './days.ts';

/** A fact of a country's law, as its file gives it. */
export interface KnownFact {
  readonly text: string | null;
  readonly confidence: 'high' | 'medium' | 'low' | null;
  readonly sources: readonly { readonly title: string; readonly url: string; readonly readOn: string }[];
}

/**
 * The number of days that a fact names; null where it names none, or more than one number. The sentence was written to be
 * read by people: of two numbers nobody but a person can say which one holds.
 */
export function daysNamed(text: string): number | null {
  const numbers = [...text.matchAll(/(\d{1,4})[\s\u00a0-]days?\b/gu)].map(([, number]) => Number(number));
  const [first] = numbers;
  if (first === undefined || first === 0 || numbers.some((number) => number !== first)) return null;
  return first;
}

/**
 * A day of law out of a country's fact; undefined where the fact is not known. It always stands to be checked. The day is
 * counted with the day on which it begins, so that it may be a day early and is never a day late.
 */
export function deadlineFrom(
  known: KnownFact,
  about: Pick<Deadline, 'id' | 'country' | 'fact' | 'from'>,
): Deadline | undefined {
  if (known.text === null) return undefined;
  const days = daysNamed(known.text);
  return {
    ...about,
    text: known.text,
    confidence: known.confidence,
    sources: known.sources.map(({ title, url, readOn }) => ({ title, url, readOn })),
    day: days === null ? null : dayAfter(about.from, days - 1),
    needsCheck: true,
    doneAt: null,
  };
}

/** A case with one day of law more. */
export function withDeadline(one: Case, deadline: Deadline, now: number): Case {
  return { ...one, deadlines: [...one.deadlines, deadline], changedAt: now };
}

/** Sets the last day, as somebody read it in the law; it stays marked as needing a check. */
export function withDeadlineDay(one: Case, id: string, day: string | null, now: number): Case {
  const deadlines = one.deadlines.map((each) => (each.id === id ? { ...each, day } : each));
  return { ...one, deadlines, changedAt: now };
}

/** Marks a day of law as settled, or as open again. */
export function withDeadlineDone(one: Case, id: string, done: boolean, now: number): Case {
  const deadlines = one.deadlines.map((each) =>
    each.id === id ? { ...each, doneAt: done ? now : null } : each,
  );
  return { ...one, deadlines, changedAt: now };
}
