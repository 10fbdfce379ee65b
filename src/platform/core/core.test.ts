import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cmi5Platform } from '../../../tests/packages/cmi5-platform.ts';
import {
  MASTERY,
  MOST_KEPT,
  editionOf,
  isPassed,
  isoDuration,
  maySay,
  readKept,
  readLaunchData,
  scoreOf,
  scormTime,
  statementOf,
  writeKept,
  type Kept,
  type Said,
  type Verb,
} from './index.ts';

describe('a span of time', () => {
  it.each([
    [0, '0000:00:00'],
    [59.9, '0000:00:59'],
    [3661, '0001:01:01'],
    [-5, '0000:00:00'],
    [1e12, '9999:59:59'],
  ])('of %d seconds is written for SCORM 1.2 as %s', (seconds, written) => {
    expect(scormTime(seconds)).toBe(written);
  });

  it.each([
    [0, 'PT0S'],
    [12.3456, 'PT12.35S'],
    [4000, 'PT4000S'],
  ])('of %d seconds is written for cmi5 as %s', (seconds, written) => {
    expect(isoDuration(seconds)).toBe(written);
  });
});

describe('a score', () => {
  it.each([
    ['all of it', { good: 3, goods: 3, harm: 0, referralRight: true }, 1, true],
    ['half of it', { good: 1, goods: 3, harm: 0, referralRight: true }, 0.5, false],
    ['all but the referral', { good: 3, goods: 3, harm: 0, referralRight: false }, 0.75, true],
    ['all of it, and one thing that can hurt', { good: 3, goods: 3, harm: 1, referralRight: true }, 0, false],
    ['a case with nothing to choose', { good: 0, goods: 0, harm: 0, referralRight: true }, 1, true],
  ])('for %s', (_what, worked, score, passed) => {
    expect(scoreOf(worked)).toBe(score);
    expect(isPassed(worked, MASTERY)).toBe(passed);
  });

  it('never passes harm, not even where a platform asks for nothing', () => {
    expect(isPassed({ good: 3, goods: 3, harm: 1, referralRight: true }, 0)).toBe(false);
  });
});

describe('what is kept', () => {
  const choices = (...ids: string[]) => ids.map((id) => ({ id }));
  const one = {
    stages: [
      { id: 'window', choices: choices('a', 'b', 'c') },
      { id: 'alone', choices: [] },
      { id: 'close', choices: choices('d') },
    ],
  };
  const kept: Kept = {
    edition: editionOf(one),
    attempt: 2,
    left: 2,
    chosen: [[0, 2], [], [0]],
    decided: 'offered',
    finished: false,
    completed: true,
    passed: false,
  };

  it('comes back as it was', () => {
    const some = fc.record({
      attempt: fc.integer({ min: 1, max: 999 }),
      left: fc.integer({ min: 0, max: 3 }),
      chosen: fc.tuple(fc.subarray([0, 1, 2]), fc.constant([]), fc.subarray([0])),
      decided: fc.constantFrom('offered', 'urgent', 'none', null),
      finished: fc.boolean(),
      completed: fc.boolean(),
      passed: fc.boolean(),
    });
    fc.assert(
      fc.property(some, (rest) => {
        const value = { ...rest, edition: editionOf(one) } as Kept;
        expect(readKept(writeKept(value)!, one)).toEqual(value);
      }),
    );
  });

  it('is nothing once the case has changed', () => {
    const changed = { stages: one.stages.with(2, { id: 'close', choices: choices('e') }) };
    expect(readKept(writeKept(kept)!, changed)).toBeUndefined();
  });

  it('stays below what the smallest platform takes, or is not kept', () => {
    const many = Array.from({ length: 60 }, () => Array.from({ length: 20 }, (_, at) => at));
    expect(writeKept({ ...kept, chosen: many })!.length).toBeLessThan(MOST_KEPT);
    expect(writeKept({ ...kept, chosen: [...many, ...many] })).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '1;x;1;0;;;0',
    '{"a":1}',
    `1;${editionOf(one)};1;9;0;;0`,
    `1;${editionOf(one)};1;0;7;;0`,
  ])('is nothing when it is something else: %s', (text) => {
    expect(readKept(text, one)).toBeUndefined();
  });

  it('is read without a fault, whatever a platform hands out', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readKept(text, one)).toBeUndefined();
      }),
    );
  });
});

describe('what is said to a platform for cmi5', () => {
  const verbs: Verb[] = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
  const modes = ['Normal', 'Browse', 'Review'] as const;

  it('keeps every rule, in whatever order and how often things happen, over several visits', () => {
    const visits = fc.array(fc.array(fc.constantFrom(...verbs), { maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        visits,
        fc.constantFrom(...modes),
        fc.option(fc.constant(0.5)),
        (wanted, launchMode, mastery) => {
          const platform = new Cmi5Platform({
            launchMode,
            ...(mastery === null ? {} : { masteryScore: mastery }),
          });
          let said: Said = { now: [], completedBefore: false, passedBefore: false };
          let second = 0;
          for (const visit of wanted) {
            const parameters = platform.launch('https://platform.example');
            const ask = (method: string, address: string, body = '') =>
              platform.answer({
                method,
                url: new URL(address),
                headers: { authorization: `Basic ${token}`, 'x-experience-api-version': '1.0.3' },
                body,
              });
            let token = '';
            token = (ask('POST', parameters.get('fetch')!).body as Record<string, string>)['auth-token']!;
            const { actor, registration, activityId } = platform;
            const state = new URLSearchParams({
              stateId: 'LMS.LaunchData',
              agent: JSON.stringify(actor),
              registration,
              activityId,
            });
            const data = readLaunchData(
              ask('GET', `https://platform.example/lrs/activities/state?${state}`).body,
            )!;
            for (const verb of visit) {
              if (!maySay(verb, said, data.launchMode)) continue;
              second += 1;
              const score = verb === 'passed' ? 0.8 : 0.2;
              const statement = statementOf(verb, {
                launch: { actor, registration, activityId },
                data,
                id: crypto.randomUUID(),
                timestamp: new Date(Date.UTC(2026, 11, 1) + second * 1000).toISOString(),
                seconds: second,
                score,
              });
              ask('POST', 'https://platform.example/lrs/statements', JSON.stringify(statement));
              said = { ...said, now: [...said.now, verb] };
            }
            said = {
              now: [],
              completedBefore: said.completedBefore || said.now.includes('completed'),
              passedBefore: said.passedBefore || said.now.includes('passed'),
            };
          }
          expect(platform.broken).toEqual([]);
        },
      ),
    );
  });

  it('leaves what the platform laid down as it is', () => {
    const data = readLaunchData({
      contextTemplate: {
        platform: 'Example',
        contextActivities: { category: [{ id: 'urn:theirs' }], grouping: [{ id: 'urn:group' }] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 'theirs' },
      },
      launchMode: 'Normal',
      masteryScore: 0.5,
    })!;
    const { context } = statementOf('passed', {
      launch: { actor: {}, registration: 'r', activityId: 'a' },
      data,
      id: 'i',
      timestamp: 't',
      seconds: 1,
      score: 1,
    });
    expect(context).toMatchObject({
      platform: 'Example',
      contextActivities: { category: [{ id: 'urn:theirs' }, {}, {}], grouping: [{ id: 'urn:group' }] },
      extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': 'theirs' },
    });
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { contextTemplate: {} },
    { contextTemplate: {}, launchMode: 'Other' },
  ])('needs what cmi5 asks a platform for, and %j is not it', (value) => {
    expect(readLaunchData(value)).toBeUndefined();
  });

  it('knows no threshold where the platform wrote none, or nonsense', () => {
    const base = { contextTemplate: {}, launchMode: 'Normal' };
    expect(readLaunchData({ ...base, masteryScore: 7 })?.masteryScore).toBeUndefined();
    expect(readLaunchData({ ...base, masteryScore: 0.7, returnURL: '' })).toMatchObject({
      masteryScore: 0.7,
      returnURL: undefined,
    });
  });
});
