import type { Case } from './case.ts';
import { dueIn, type Due } from './tasks.ts';

/**
 * What the list of cases shows of a case. It is kept beside the case, so that the list is there before every case was
 * opened; nothing is decided by it.
 */
export interface CaseLine {
  readonly code: string;
  readonly country: string | null;
  /** How many screenings were kept. */
  readonly screenings: number;
  readonly changedAt: number;
  /** What is due first. */
  readonly next: Pick<Due, 'of' | 'day'> | null;
  readonly keeping: Case['keeping'];
  /** Somebody holds it back from deletion; why is not for the list. */
  readonly hold: true | null;
}

/** A case in the list, as far as it is known. */
export type ListedCase =
  | { readonly id: string; readonly damaged: false; readonly line: CaseLine }
  | { readonly id: string; readonly damaged: true };

/** Letters of a code that the list shows: one that somebody made of a whole sentence must not take a page for itself. */
const CODE_LETTERS = 100;
const KINDS: readonly Due['of'][] = ['task', 'deadline', 'safe-contact'];

/** What the list shows of a case; `dayOf` gives the day of a moment in the officer's calendar. */
export function lineOf(one: Case, dayOf: (at: number) => string): CaseLine {
  const [next] = dueIn(one, '', dayOf);
  return {
    code: one.code.slice(0, CODE_LETTERS),
    country: one.country,
    screenings: one.screenings.length,
    changedAt: one.changedAt,
    next: next ? { of: next.of, day: next.day } : null,
    keeping: one.keeping,
    hold: one.hold === null ? null : true,
  };
}

/** A line as it is kept: its values alone, in this order for ever; what comes later comes after them. */
export function packed(line: CaseLine): (string | number | boolean | null)[] {
  const { code, country, screenings, changedAt, next, keeping, hold } = line;
  return [
    code,
    country,
    screenings,
    changedAt,
    next?.of ?? null,
    next?.day ?? null,
    keeping.warnedAt,
    keeping.keptOnAt,
    hold,
  ];
}

/** Reads a line that was kept. undefined: not one that can be shown. */
export function unpacked(kept: readonly unknown[]): CaseLine | undefined {
  const [code, country, screenings, changedAt, of, day, warnedAt, keptOnAt, hold] = kept;
  if (typeof code !== 'string' || !isText(country)) return undefined;
  if (typeof screenings !== 'number' || typeof changedAt !== 'number') return undefined;
  if (!isMoment(warnedAt) || !isMoment(keptOnAt)) return undefined;
  const kind = KINDS.find((one) => one === of);
  const next = kind !== undefined && typeof day === 'string' ? { of: kind, day } : null;
  const keeping = { warnedAt, keptOnAt };
  return { code, country, screenings, changedAt, next, keeping, hold: hold === true ? true : null };
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isMoment = (value: unknown): value is number | null => value === null || typeof value === 'number';

/** The latest change first; damaged ones, whose day nobody can read, last. Gives a new array. */
export function sortLines(lines: readonly ListedCase[]): ListedCase[] {
  const changed = (one: ListedCase): number => (one.damaged ? -1 : one.line.changedAt);
  return [...lines].sort((a, b) => changed(b) - changed(a) || (a.id < b.id ? -1 : 1));
}
