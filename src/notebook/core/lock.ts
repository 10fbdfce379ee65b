/**
 * One moment by two clocks, in milliseconds. The wall clock goes on while a laptop sleeps and can be set; the steady
 * one can do neither. Both are needed.
 */
export interface Moment {
  /** Since 1970. */
  readonly wall: number;
  /** Since the page was loaded. */
  readonly steady: number;
}

/** Seconds of warning before the lock; half of the time where the whole is shorter than two minutes. */
export const WARNING_SECONDS = 60;

/** Milliseconds without activity: by whichever clock says more. A wall clock that was set back counts for nothing. */
function idle(lastActivity: Moment, now: Moment): number {
  return Math.max(now.steady - lastActivity.steady, now.wall - lastActivity.wall, 0);
}

interface Watch {
  readonly lastActivity: Moment;
  readonly now: Moment;
  /** Minutes without activity after which it locks. */
  readonly minutes: number;
}

/** Whole seconds until the lock, 0 when it is due. */
export function secondsToLock({ lastActivity, now, minutes }: Watch): number {
  return Math.max(0, Math.ceil((minutes * 60_000 - idle(lastActivity, now)) / 1000));
}

/** Says whether it is time to warn or to lock. */
export function lockState(watch: Watch): 'open' | 'warning' | 'locked' {
  const seconds = secondsToLock(watch);
  if (seconds === 0) return 'locked';
  return seconds <= Math.min(WARNING_SECONDS, watch.minutes * 30) ? 'warning' : 'open';
}
