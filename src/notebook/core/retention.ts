import type { Case, WholeCase } from './case.ts';
import type { RetentionPolicy } from './retention-policy.ts';

/** Days of warning before anything is deleted. */
export const WARNING_DAYS = 14;
/** Days by which a clock may move between two openings before somebody has to look at it. */
export const CLOCK_JUMP_DAYS = 7;

const DAY = 86_400_000;

/** What is asked of a case, or of its line, to know how long it is kept. */
type Kept = Pick<Case, 'changedAt' | 'keeping'> & { readonly hold: Case['hold'] | true };

/** The last time at which somebody wanted the case kept. */
const lastWanted = (one: Kept): number => Math.max(one.changedAt, one.keeping.keptOnAt ?? 0);

/** When the officer was warned of the end that is coming; a warning of before the last change was of another end. */
function warnedOf(one: Kept): number | null {
  const { warnedAt } = one.keeping;
  return warnedAt !== null && warnedAt >= lastWanted(one) ? warnedAt : null;
}

/** The last moment of a case; a warning that was shown late moves it. */
export function endOf(one: Kept, policy: RetentionPolicy): number {
  const end = lastWanted(one) + policy.retentionDays * DAY;
  return Math.max(end, (warnedOf(one) ?? 0) + WARNING_DAYS * DAY);
}

export type KeepingState = 'held' | 'kept' | 'near-its-end' | 'over';

/** Where a case stands. `over` is said only when it was warned of for the whole time. */
export function keepingOf(one: Kept, policy: RetentionPolicy, now: number): KeepingState {
  if (policy.legalHold || one.hold !== null) return 'held';
  const end = endOf(one, policy);
  if (now < end - WARNING_DAYS * DAY) return 'kept';
  return warnedOf(one) !== null && now >= end ? 'over' : 'near-its-end';
}

/** Whole days until the end of a case; 0 on the last one and after. */
export function daysLeft(one: Kept, policy: RetentionPolicy, now: number): number {
  return Math.max(0, Math.ceil((endOf(one, policy) - now) / DAY));
}

/** Keeps a case for another whole term. */
export function withKeptOn(one: Case, now: number): Case {
  return { ...one, keeping: { warnedAt: null, keptOnAt: now } };
}

/** Holds a case back from deletion, or lets it go again. */
export function withHold(one: Case, why: string | null, now: number): Case {
  // A warning of before the hold does not count after it.
  const keeping = { ...one.keeping, warnedAt: null };
  return { ...one, hold: why === null ? null : { why, since: now }, keeping };
}

/** Whether a case was handed over after its last change. */
export function handedOver(one: Case): boolean {
  const last = one.sharedWith.findLast(({ how }) => how === 'handover');
  return last !== undefined && last.at >= one.changedAt;
}

/** Whether the clock moved by so much that a person has to say that it is right. null: never opened before. */
export function clockJumped(lastSeen: number | null, now: number): boolean {
  return lastSeen !== null && Math.abs(now - lastSeen) > CLOCK_JUMP_DAYS * DAY;
}

/** What is to be done at an unlock, before the list is shown. */
export interface RetentionRun {
  /** Cases whose officer is warned from now on. */
  readonly warn: readonly WholeCase[];
  readonly remove: readonly WholeCase[];
  /** Cases that are over and stay until they were handed over. */
  readonly handOver: readonly WholeCase[];
  /** The clock moved: nothing is removed, and nothing is warned of, until a person has said that it is right. */
  readonly confirmClock: boolean;
}

/** Works out what is to be done with whole cases. A damaged one is never deleted by this rule. */
export function retentionRun(
  cases: readonly WholeCase[],
  policy: RetentionPolicy,
  clock: { readonly now: number; readonly lastSeen: number | null; readonly confirmed: boolean },
): RetentionRun {
  const confirmClock = !clock.confirmed && clockJumped(clock.lastSeen, clock.now);
  if (confirmClock) return { warn: [], remove: [], handOver: [], confirmClock };
  const warn: WholeCase[] = [];
  const remove: WholeCase[] = [];
  const handOver: WholeCase[] = [];
  for (const entry of cases) {
    const state = keepingOf(entry.content, policy, clock.now);
    if (state === 'near-its-end' && warnedOf(entry.content) === null) warn.push(entry);
    if (state !== 'over') continue;
    if (policy.endDayAction === 'hand-over-then-delete' && !handedOver(entry.content)) handOver.push(entry);
    else remove.push(entry);
  }
  return { warn, remove, handOver, confirmClock };
}

/** A case whose officer was warned. */
export function withWarning(one: Case, now: number): Case {
  return { ...one, keeping: { ...one.keeping, warnedAt: now } };
}
