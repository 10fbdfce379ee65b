import { momentOf, type Clock } from './clock.ts';
import { lockState, secondsToLock, type Moment } from './core/index.ts';
import type { Notebook } from './notebook.svelte.ts';

/** When the notebook locks by itself. */
export interface LockTimes {
  /** Minutes without activity. */
  readonly lockMinutes: number;
  /** Minutes out of sight; 0 is at once. */
  readonly lockWhenHiddenMinutes: number;
}
const STANDARD: LockTimes = { lockMinutes: 5, lockWhenHiddenMinutes: 5 };

const EVENTS = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/**
 * Locks an open notebook after a while without activity, and warns before; and when the page was out of sight for too
 * long. `times` is asked each time: the ministry's may be read later than the notebook. It looks each second, and at once
 * when the page goes out of sight or comes back: a laptop that slept must not show a case for a second. Returns how to
 * stop.
 */
export function watchActivity(
  notebook: Pick<Notebook, 'shown' | 'lock' | 'warn'>,
  { page, clock, times = () => STANDARD }: { page: Document; clock: Clock; times?: () => LockTimes },
): () => void {
  let lastActivity = momentOf(clock);
  let hiddenSince: Moment | undefined;
  const touched = (): void => {
    // After the time is over a touch does not count any more: it may be somebody else's.
    look();
    lastActivity = momentOf(clock);
  };
  const look = (): void => {
    if (!notebook.shown) {
      notebook.warn(undefined);
      lastActivity = momentOf(clock);
      hiddenSince = undefined;
      return;
    }
    const { lockMinutes, lockWhenHiddenMinutes } = times();
    const now = momentOf(clock);
    const watch = { lastActivity, now, minutes: lockMinutes };
    const hidden = page.visibilityState === 'hidden';
    if (hidden) hiddenSince ??= now;
    const hiddenForTooLong =
      hiddenSince !== undefined &&
      secondsToLock({ lastActivity: hiddenSince, now, minutes: lockWhenHiddenMinutes }) === 0;
    if (!hidden) hiddenSince = undefined;
    const state = lockState(watch);
    notebook.warn(state === 'warning' ? secondsToLock(watch) : undefined);
    if (state === 'locked' || hiddenForTooLong) void notebook.lock();
  };
  for (const event of EVENTS) page.addEventListener(event, touched, { passive: true, capture: true });
  page.addEventListener('visibilitychange', look);
  const timer = setInterval(look, 1000);
  return () => {
    clearInterval(timer);
    page.removeEventListener('visibilitychange', look);
    for (const event of EVENTS) page.removeEventListener(event, touched, { capture: true });
  };
}
