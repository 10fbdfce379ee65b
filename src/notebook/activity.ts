import { momentOf, type Clock } from './clock.ts';
import { lockState, secondsToLock } from './core/index.ts';
import type { Notebook } from './notebook.svelte.ts';

/** Minutes without activity after which the notebook locks. */
export const LOCK_MINUTES = 5;

const EVENTS = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/**
 * Locks an open notebook after a while without activity, and warns before. It looks each second, and at once when the
 * page is shown again: a laptop that slept must not show a case for a second. Returns how to stop.
 */
export function watchActivity(
  notebook: Pick<Notebook, 'status' | 'lock' | 'warn'>,
  { page, clock, minutes = LOCK_MINUTES }: { page: Document; clock: Clock; minutes?: number },
): () => void {
  let lastActivity = momentOf(clock);
  const touched = (): void => {
    // After the time is over a touch does not count any more: it may be somebody else's.
    look();
    lastActivity = momentOf(clock);
  };
  const look = (): void => {
    if (notebook.status !== 'open') {
      notebook.warn(undefined);
      lastActivity = momentOf(clock);
      return;
    }
    const watch = { lastActivity, now: momentOf(clock), minutes };
    const state = lockState(watch);
    notebook.warn(state === 'warning' ? secondsToLock(watch) : undefined);
    if (state === 'locked') void notebook.lock();
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
