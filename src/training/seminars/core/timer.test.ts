import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begunAgain,
  elapsed,
  left,
  longer,
  MINUTE,
  minutesOfRolePlay,
  momentAt,
  paused,
  phaseOf,
  readingOf,
  seatsIn,
  started,
  stretchesOf,
  timerOf,
} from './index.ts';

describe('a timer', () => {
  it('counts what the clock says, however seldom it is looked at', () => {
    const timer = started(timerOf(20), 1000);
    expect(left(timer, 1000)).toBe(20 * MINUTE);
    // The tab was hidden for nineteen minutes, and nothing ticked.
    expect(left(timer, 1000 + 19 * MINUTE)).toBe(MINUTE);
    expect(left(timer, 1000 + 21 * MINUTE)).toBe(-MINUTE);
  });

  it('stands still while paused, and goes on from there', () => {
    const stopped = paused(started(timerOf(7), 0), 2 * MINUTE);
    expect(left(stopped, 50 * MINUTE)).toBe(5 * MINUTE);
    expect(left(started(stopped, 50 * MINUTE), 51 * MINUTE)).toBe(4 * MINUTE);
  });

  it('loses nothing by any number of pauses', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100_000), fc.nat(100_000))), (stretches) => {
        let now = 0;
        let ran = 0;
        let timer = timerOf(1);
        for (const [run, rest] of stretches) {
          timer = started(timer, now);
          now += run;
          ran += run;
          timer = paused(timer, now);
          now += rest;
        }
        expect(elapsed(timer, now)).toBe(ran);
      }),
    );
  });

  it.each([
    ['ready', timerOf(1), 0],
    ['running', started(timerOf(1), 0), 30_000],
    ['paused', paused(started(timerOf(1), 0), 30_000), 99_000],
    ['over', started(timerOf(1), 0), MINUTE],
  ] as const)('is %s', (phase, timer, now) => {
    expect(phaseOf(timer, now)).toBe(phase);
  });

  it('is given a minute more, also when it is over', () => {
    const over = started(timerOf(1), 0);
    expect(phaseOf(longer(over, 1), MINUTE)).toBe('running');
    expect(left(longer(over, 1), MINUTE)).toBe(MINUTE);
  });

  it('does not run backwards when the clock of the device is set back', () => {
    expect(left(started(timerOf(5), 10_000), 2000)).toBe(5 * MINUTE);
  });

  it('begins again with the length it was given', () => {
    expect(left(begunAgain(longer(started(timerOf(5), 0), 2)), 99)).toBe(7 * MINUTE);
  });

  it.each([
    [400_000, '06:40'],
    [399_001, '06:40'],
    [1, '00:01'],
    [0, '00:00'],
    [-999, '00:00'],
    [-15_000, '+00:15'],
    [90 * MINUTE, '90:00'],
  ])('reads %d as %s', (milliseconds, reading) => {
    expect(readingOf(milliseconds)).toBe(reading);
  });
});

const LENGTHS = { minutes: { play: 7, feedback: 3, change: 1 }, rounds: 3 };

describe('a role play in threes', () => {
  it.each([
    [0, 1, 'play', 7],
    [6.5, 1, 'play', 0.5],
    [7, 1, 'feedback', 3],
    [10, 1, 'change', 1],
    [11, 2, 'play', 7],
    [18, 2, 'feedback', 3],
    [22, 3, 'play', 7],
    [29, 3, 'feedback', 3],
    [32, 3, 'end', 0],
    [500, 3, 'end', 0],
  ])('after %d minutes is in round %d, %s', (minutes, round, part, rest) => {
    expect(momentAt(LENGTHS, minutes * MINUTE)).toEqual({ round, part, left: rest * MINUTE });
  });

  it('takes as long as its parts, and nobody changes places after the last round', () => {
    expect(minutesOfRolePlay(LENGTHS)).toBe(32);
    expect(stretchesOf(LENGTHS).map(({ part }) => part)).toEqual([
      'play',
      'feedback',
      'change',
      'play',
      'feedback',
      'change',
      'play',
      'feedback',
    ]);
  });

  it('never jumps: a moment later the same part has less left, or the next has begun', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 32 * MINUTE - 1 }), (passed) => {
        const now = momentAt(LENGTHS, passed);
        const then = momentAt(LENGTHS, passed + 1);
        if (now.left > 1) expect(then).toEqual({ ...now, left: now.left - 1 });
        else expect([then.round, then.part]).not.toEqual([now.round, now.part]);
      }),
    );
  });

  it('lets everybody be everything in three rounds', () => {
    const rounds = [1, 2, 3].map(seatsIn);
    for (const role of ['applicant', 'officer', 'observer'] as const) {
      expect(new Set(rounds.map((seats) => seats[role])).size).toBe(3);
    }
    for (const seats of rounds) expect(new Set(Object.values(seats)).size).toBe(3);
  });
});
