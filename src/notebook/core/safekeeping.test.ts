import { describe, expect, it } from 'vitest';
import { wholeDaysSince, safekeepingDuties, type SafekeepingDays } from './safekeeping.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-27T10:00:00Z');
const days = (n: number): number => NOW - n * DAY;
const sheets = (rehearsed: number | null, made = 0) => ({
  set: 'aa',
  madeAt: days(made),
  rehearsedAt: rehearsed === null ? null : days(rehearsed),
});
const backup = (made: number, set: string | null = 'aa') => ({ madeAt: days(made), set });

describe('what is to be done so that a notebook is not lost', () => {
  it.each<[string, SafekeepingDays, readonly string[]]>([
    ['nothing was made', {}, ['make-sheets', 'back-up']],
    ['sheets that nobody has typed', { sheets: sheets(null) }, ['rehearse', 'back-up']],
    ['sheets and no backup', { sheets: sheets(0) }, ['back-up']],
    ['a backup and no sheets', { backup: backup(0, null) }, ['make-sheets']],
    [
      'a backup older than the sheets',
      { sheets: sheets(0), backup: backup(1, null) },
      ['back-up-for-sheets'],
    ],
    ['a backup of older sheets', { sheets: sheets(0), backup: backup(1, 'bb') }, ['back-up-for-sheets']],
    ['all of it done', { sheets: sheets(0), backup: backup(0) }, []],
    ['the day before it is due again', { sheets: sheets(89), backup: backup(29) }, []],
    [
      'the day it is due again',
      { sheets: sheets(90), backup: backup(30) },
      ['rehearse-again', 'back-up-again'],
    ],
    ['a clock that was set back', { sheets: sheets(-400), backup: backup(-400) }, []],
  ])('%s', (_what, kept, duties) => {
    expect(safekeepingDuties(kept, NOW)).toEqual(duties);
  });

  it('counts whole days, and none for a moment that lies ahead', () => {
    expect(wholeDaysSince(NOW - DAY + 1, NOW)).toBe(0);
    expect(wholeDaysSince(NOW - DAY, NOW)).toBe(1);
    expect(wholeDaysSince(NOW + 5 * DAY, NOW)).toBe(0);
  });
});
