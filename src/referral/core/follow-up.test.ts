import { describe, expect, it } from 'vitest';
import {
  STATES,
  daysLater,
  isDue,
  nextStates,
  stateOf,
  withStep,
  type FollowedReferral,
  type ReferralState,
} from './follow-up.ts';

const TODAY = '2026-12-01';
const begun: FollowedReferral = { recipient: 'lt-example', name: 'Pavyzdys', steps: [], chaseOn: null };
const after = (...states: ReferralState[]): FollowedReferral =>
  states.reduce((one, state) => withStep(one, { state, at: 1, by: 'Night desk' }, TODAY), begun);

describe('a referral', () => {
  it.each<[ReferralState[], ReferralState[]]>([
    [[], ['offered']],
    [['offered'], ['accepted', 'declined']],
    [['offered', 'declined'], ['offered']],
    [
      ['offered', 'accepted'],
      ['called', 'declined'],
    ],
    [
      ['offered', 'accepted', 'called'],
      ['received', 'declined'],
    ],
    [
      ['offered', 'accepted', 'called', 'received'],
      ['first-contact', 'declined'],
    ],
    [['offered', 'accepted', 'called', 'received', 'first-contact'], []],
  ])('after %j can go to %j and nowhere else', (before, next) => {
    const one = after(...before);
    expect(nextStates(one)).toEqual(next);
    for (const state of STATES.filter((other) => !next.includes(other))) {
      expect(() => withStep(one, { state, at: 2, by: 'Night desk' }, TODAY)).toThrow(RangeError);
    }
  });

  it('is received by somebody', () => {
    const called = after('offered', 'accepted', 'called');
    expect(() => withStep(called, { state: 'received', at: 2, by: ' ' }, TODAY)).toThrow('name who');
    expect(stateOf(withStep(called, { state: 'received', at: 2, by: 'Ms Ne' }, TODAY))).toBe('received');
  });

  it.each<[ReferralState[], string | null]>([
    [['offered'], null],
    [['offered', 'accepted'], '2026-12-02'],
    [['offered', 'accepted', 'called'], '2026-12-02'],
    [['offered', 'accepted', 'called', 'received'], '2026-12-04'],
    [['offered', 'accepted', 'called', 'received', 'first-contact'], null],
    [['offered', 'accepted', 'declined'], null],
  ])('after %j is chased on %s', (states, day) => {
    expect(after(...states).chaseOn).toBe(day);
  });

  it('is due on its chase day and after, not before', () => {
    const one = after('offered', 'accepted');
    expect([TODAY, '2026-12-02', '2027-01-01'].map((day) => isDue(one, day))).toEqual([false, true, true]);
    expect(isDue(after('offered'), '2027-01-01')).toBe(false);
  });

  it('counts days across the end of a year and a leap day', () => {
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
  });
});
