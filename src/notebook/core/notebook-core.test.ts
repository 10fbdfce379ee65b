import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentOf,
  emptyCase,
  lockState,
  nextCode,
  passphraseStrength,
  secondsToLock,
  sortCases,
  withLine,
  withScreening,
  type Case,
  type CaseEntry,
} from './index.ts';

const aCase: Case = emptyCase({ code: 'K-1', country: 'lt', stage: null }, 10);

describe('the lock', () => {
  const minutes = 5;
  const since = (wall: number, steady = wall) => ({
    lastActivity: { wall: 1_000_000, steady: 500 },
    now: { wall: 1_000_000 + wall * 1000, steady: 500 + steady * 1000 },
    minutes,
  });

  it.each([
    ['nothing happened for a moment', since(0), 'open', 300],
    ['four minutes less a second', since(239), 'open', 61],
    ['four minutes', since(240), 'warning', 60],
    ['a second before the end', since(299), 'warning', 1],
    ['five minutes', since(300), 'locked', 0],
    ['the laptop slept for an hour, and the steady clock with it', since(3600, 2), 'locked', 0],
    ['the clock was set back by a day', since(-86_400, 10), 'open', 290],
    ['the clock was set back, and five minutes went by all the same', since(-86_400, 300), 'locked', 0],
    ['the clock was set forward by a day', since(86_400, 10), 'locked', 0],
  ] as const)('%s', (_what, watch, state, seconds) => {
    expect(lockState(watch)).toBe(state);
    expect(secondsToLock(watch)).toBe(seconds);
  });

  it('never comes later because a clock was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 10_000 }), fc.integer(), (steady, wall) => {
        expect(lockState(since(wall, steady))).toBe('locked');
      }),
    );
  });
});

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'too-short'],
    ['Passw0rd!', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'too-short'],
    ['            short            ', 'too-short'],
    ['green river walk', 'fair'],
    ['abababababababcdefabab', 'fair'],
    ['green river walks under seven lamps', 'long'],
    ['зелёная река под семью лампами', 'long'],
    ['七つの灯りの下を緑の川がゆっくりと歩いていく夜', 'long'],
  ])('%j is %s', (passphrase, strength) => expect(passphraseStrength(passphrase)).toBe(strength));

  it('asks for no capital, digit or sign', () =>
    expect(passphraseStrength('only small letters and spaces here')).toBe('long'));
});

describe('codes of cases', () => {
  it.each([
    [[], 'K-1'],
    [['K-1', 'K-2'], 'K-3'],
    [['K-9', 'K-10'], 'K-11'],
    [['Anna', 'K-x', 'K-3'], 'K-4'],
  ])('after %j comes %s', (codes, next) => expect(nextCode(codes)).toBe(next));

  it('are never given twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000).map((n) => `K-${String(n)}`)), (codes) => {
        expect(codes).not.toContain(nextCode(codes));
      }),
    );
  });
});

describe('a case', () => {
  it('takes lines and screenings in their order and leaves the one before untouched', () => {
    const kept = {
      flow: 'visa-applicant',
      summary: 'A visa applicant',
      handbookFingerprint: 'abc',
      answers: {},
      band: 'talk-further',
      outcome: 'talk',
      keptAt: 30,
    };
    const changed = withScreening(withLine(aCase, { at: 20, text: 'One.', words: 'person' }), kept);
    expect(changed.timeline).toEqual([{ at: 20, text: 'One.', words: 'person' }]);
    expect(changed.screenings).toEqual([kept]);
    expect(changed.changedAt).toBe(30);
    expect(aCase.timeline).toEqual([]);
  });

  it.each([
    ['a case of this format', aCase, true],
    ['a case of a later format', { ...aCase, format: 3 }, false],
    ['a kind that this version does not know', { kind: 'link', format: 1 }, false],
    ['nothing', null, false],
    ['a text', 'case', false],
  ])('%s is read: %s', (_what, value, known) => expect(contentOf(value) !== undefined).toBe(known));
});

describe('the list of cases', () => {
  it('has the latest change first and damaged ones last, and loses none', () => {
    const anEntry = fc
      .tuple(fc.uuid(), fc.option(fc.nat()))
      .map(([id, changedAt]): CaseEntry =>
        changedAt === null ? { id, damaged: true } : { id, damaged: false, content: { ...aCase, changedAt } },
      );
    fc.assert(
      fc.property(fc.uniqueArray(anEntry, { selector: ({ id }) => id }), (entries) => {
        const sorted = sortCases(entries);
        expect(new Set(sorted)).toEqual(new Set(entries));
        const days = sorted.map((entry) => (entry.damaged ? -1 : entry.content.changedAt));
        expect(days).toEqual([...days].sort((a, b) => b - a));
      }),
    );
  });
});
