import {
  retentionRun,
  withWarning,
  type Case,
  type ClockSeen,
  type RetentionPolicy,
  type WholeCase,
} from './core/index.ts';

/** What the rules of keeping did when the notebook was opened last. */
export interface KeptOrGone {
  /** Codes of cases that were over, and were deleted. */
  readonly removed: readonly string[];
  /** Codes of cases that are over, and wait to be handed over. */
  readonly handOver: readonly string[];
  /** Set when the clock moved so far that nothing was done: when the notebook was open last, by that clock. */
  readonly clockJumpedSince: number | null;
}

interface Parts {
  readonly cases: readonly WholeCase[];
  /** Notes of when the notebook was open last: one, unless two tabs made theirs at once. */
  readonly seen: readonly { readonly id: string; readonly at: number }[];
  readonly policy: RetentionPolicy;
  readonly now: number;
  /** Somebody said that the clock is right. */
  readonly confirmed: boolean;
  readonly newId: () => string;
  /** false: the disk refused. */
  readonly removeCase: (id: string) => Promise<boolean>;
  readonly write: (id: string, content: Case | ClockSeen) => Promise<void>;
  readonly removeClock: (id: string) => Promise<void>;
}

/** Deletes what is over, warns of what is near its end, and notes the time. What the disk refuses comes again. */
export async function keepOrDelete(parts: Parts): Promise<KeptOrGone> {
  const { cases, seen, policy, now, confirmed } = parts;
  const [first, ...others] = seen;
  const lastSeen = first?.at ?? null;
  const run = retentionRun(cases, policy, { now, lastSeen, confirmed });
  const removed: string[] = [];
  for (const { id, content } of run.remove) {
    if (await parts.removeCase(id)) removed.push(content.code);
  }
  for (const { id, content } of run.warn) await parts.write(id, withWarning(content, now));
  // While nobody said that the clock is right, it counts from where it was.
  if (!run.confirmClock) {
    await parts.write(first?.id ?? parts.newId(), { kind: 'clock', format: 1, lastSeen: now });
    for (const { id } of others) await parts.removeClock(id);
  }
  return {
    removed,
    handOver: run.handOver.map(({ content }) => content.code),
    clockJumpedSince: run.confirmClock ? lastSeen : null,
  };
}
