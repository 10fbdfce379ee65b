import { describe, expect, it } from 'vitest';
import { monthsBetween, readDay } from './read-day.ts';

describe('a day as people write it', () => {
  it.each([
    ['2027-04-03', '2027-04-03'],
    ['2027.4.3', '2027-04-03'],
    ['3.4.2027', '2027-04-03'],
    ['03. 04. 2027', '2027-04-03'],
    ['25/12/2027', '2027-12-25'],
    ['12/25/2027', '2027-12-25'],
    ['5/5/2027', '2027-05-05'],
    ['٢٠٢٧-٠٤-٠٣', '2027-04-03'],
    ['29.2.2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed)).toEqual({ ok: true, day });
  });

  it.each([
    ['31.2.2027', 'no-such-day'],
    ['29.2.2027', 'no-such-day'],
    ['2027-13-01', 'no-such-day'],
    ['2027-00-10', 'no-such-day'],
    ['0.5.2027', 'no-such-day'],
    ['03/04/2027', 'day-or-month'],
    ['3.4.2570', 'other-calendar'],
    ['1406-01-01', 'other-calendar'],
    ['in May', 'no-day'],
    ['3.4.27', 'no-day'],
  ])('%s is a fault: %s', (typed, fault) => {
    expect(readDay(typed)).toEqual({ ok: false, fault });
  });

  it.each([
    ['2027-05-01', '2027-08-31', 4],
    ['2027-01-01', '2027-12-31', 12],
    ['2027-06-01', '2027-06-01', 0],
  ])('from %s to %s are %d months', (first, last, months) => {
    expect(monthsBetween(first, last)).toBe(months);
  });
});
