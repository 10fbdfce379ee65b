import type { Phone } from '../content/index.ts';

export type OpenState = 'open' | 'closed' | 'unknown';

const DAYS = { Mon: 'mon', Tue: 'tue', Wed: 'wed', Thu: 'thu', Fri: 'fri', Sat: 'sat', Sun: 'sun' } as const;

/**
 * Says whether a line is open at `now`, in the zone of its own hours. Hours that are prose, or not known, give
 * `unknown`, which never hides an entry. An unknown time zone also gives `unknown`.
 */
export function openAt(hours: Phone['hours'], now: Date): OpenState {
  if (hours === null) return 'unknown';
  if (hours === 'always') return 'open';
  let parts: Intl.DateTimeFormatPart[];
  try {
    parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: hours.timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(now);
  } catch {
    return 'unknown';
  }
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = DAYS[part('weekday') as keyof typeof DAYS];
  const time = `${part('hour')}:${part('minute')}`;
  const open = hours.times.some(
    (span) => span.days.includes(day) && span.from <= time && (time < span.to || span.to === '24:00'),
  );
  return open ? 'open' : 'closed';
}
