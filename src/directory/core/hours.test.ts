import { describe, expect, it } from 'vitest';
import { openAt } from './index.ts';

const weekdays = {
  timeZone: 'Asia/Bangkok',
  times: [{ days: ['mon' as const, 'tue' as const], from: '08:30', to: '16:30' }],
};

describe('a line', () => {
  it.each([
    ['at the first minute', '2026-11-23T01:30:00Z', 'open'],
    ['a minute before', '2026-11-23T01:29:00Z', 'closed'],
    ['at the last minute', '2026-11-23T09:29:00Z', 'open'],
    ['when it closes', '2026-11-23T09:30:00Z', 'closed'],
    ['when it is already Tuesday there', '2026-11-24T02:00:00Z', 'open'],
    ['on a Wednesday there', '2026-11-25T02:00:00Z', 'closed'],
  ])('is judged in its own zone %s', (_when, now, state) => {
    expect(openAt(weekdays, new Date(now))).toBe(state);
  });
  it('is open at midnight when it closes at 24:00', () => {
    const late = {
      timeZone: 'Europe/Tallinn',
      times: [{ days: ['mon' as const], from: '12:00', to: '24:00' }],
    };
    expect(openAt(late, new Date('2026-11-23T21:59:00Z'))).toBe('open');
    expect(openAt(late, new Date('2026-11-23T22:00:00Z'))).toBe('closed');
  });
  it('that never closes is open', () => expect(openAt('always', new Date(0))).toBe('open'));
  it.each([null, { ...weekdays, timeZone: 'Nowhere/Else' }])('without known hours is unknown', (hours) => {
    expect(openAt(hours, new Date(0))).toBe('unknown');
  });
});
