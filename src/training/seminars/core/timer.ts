/**
 * A timer without a tick of its own: it knows when it was started and what had passed before, so a tab that was hidden,
 * a browser that slept and a late tick change nothing. Every function is handed the time in milliseconds.
 */
export interface Timer {
  /** What it counts down from. */
  readonly length: number;
  /** What had passed when it was last started or paused. */
  readonly before: number;
  /** When it was started; null while it stands still. */
  readonly since: number | null;
}

export const MINUTE = 60_000;

export type TimerPhase = 'ready' | 'running' | 'paused' | 'over';

export const timerOf = (minutes: number): Timer => ({ length: minutes * MINUTE, before: 0, since: null });

/** What has passed. A clock that was set back takes nothing away. */
export function elapsed(timer: Timer, now: number): number {
  return timer.before + (timer.since === null ? 0 : Math.max(0, now - timer.since));
}

/** What is left; below nought is by how much it is over. */
export const left = (timer: Timer, now: number): number => timer.length - elapsed(timer, now);

export function started(timer: Timer, now: number): Timer {
  return timer.since === null ? { ...timer, since: now } : timer;
}

export function paused(timer: Timer, now: number): Timer {
  return timer.since === null ? timer : { ...timer, before: elapsed(timer, now), since: null };
}

/** Gives some time more; what has passed stays. */
export const longer = (timer: Timer, minutes: number): Timer => ({
  ...timer,
  length: timer.length + minutes * MINUTE,
});

export const begunAgain = (timer: Timer): Timer => ({ ...timer, before: 0, since: null });

export function phaseOf(timer: Timer, now: number): TimerPhase {
  if (left(timer, now) <= 0) return 'over';
  if (timer.since !== null) return 'running';
  return timer.before > 0 ? 'paused' : 'ready';
}

/** `06:40` of what is left, `+00:15` of what it is over. A second that has begun is shown until it has gone. */
export function readingOf(milliseconds: number): string {
  const over = milliseconds < 0;
  const seconds = over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${over && seconds > 0 ? '+' : ''}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
