import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, LIMITS, STANDARD_POLICY, policyOf, policyOfText, type Policy } from './index.ts';

const faultsOf = (json: unknown): [string, string, string][] =>
  policyOf(json).problems.map(({ at, wrong, holds }) => [at, wrong, holds]);

describe('without a policy', () => {
  it('the standard holds, and nothing is said to be decided', () => {
    expect(policyOfText(undefined)).toEqual({ policy: STANDARD_POLICY, problems: [] });
    expect(STANDARD_POLICY.decided).toEqual([]);
  });

  it('cases are not compared, wrong tries erase nothing, and nothing is switched off', () => {
    const { links, eraseAfterWrongTries, featuresOff } = STANDARD_POLICY;
    expect([links.assessment, eraseAfterWrongTries, featuresOff]).toEqual([null, null, []]);
  });
});

describe('a whole policy', () => {
  const whole = {
    lockMinutes: 3,
    lockWhenHiddenMinutes: 0,
    retention: {
      days: 60,
      legalBasis: 'Invented Act, section 7',
      endDayAction: 'hand-over-then-delete',
      legalHold: false,
    },
    records: 'records',
    links: { assessment: { by: 'Data protection officer', on: '2026-09-01', reference: 'DPIA 12' } },
    eraseAfterWrongTries: 10,
    ministry: { name: 'Duty desk', number: '+999 000 0001' },
    inspectorate: { number: '+999 000 0002' },
    featuresOff: ['seminars'],
  };

  it('holds as it is written, and every field counts as decided', () => {
    const { policy, problems } = policyOf(whole);
    expect(problems).toEqual([]);
    const { decided, ...held } = policy;
    expect(held).toEqual({ ...whole, inspectorate: { name: null, number: '+999 000 0002' } });
    expect([...decided].sort()).toEqual([...FIELDS].sort());
  });
});

describe('a policy cannot loosen', () => {
  it.each([
    ['lockMinutes', { lockMinutes: 60 }, 'too-large', '15'],
    ['lockMinutes', { lockMinutes: 0 }, 'too-small', '1'],
    ['lockWhenHiddenMinutes', { lockWhenHiddenMinutes: 600 }, 'too-large', '15'],
    ['retention.days', { retention: { days: 3650 } }, 'too-large', '365'],
    ['retention.days', { retention: { days: 0 } }, 'too-small', '1'],
    ['eraseAfterWrongTries', { eraseAfterWrongTries: 1 }, 'too-small', '10'],
  ])('%s in %j: %s, and %s holds', (at, json, wrong, holds) => {
    expect(faultsOf(json)).toEqual([[at, wrong, holds]]);
  });

  it('what someone in danger needs, and what shows or erases the notebook', () => {
    const needed = ['home', 'screening', 'contacts', 'notes', 'settings', 'about', 'referral'];
    const { policy, problems } = policyOf({ featuresOff: [...needed, 'training'] });
    expect(policy.featuresOff).toEqual(['training']);
    expect(problems.map(({ found }) => found)).toEqual(needed);
  });

  it('beyond its limits, whatever is written', () => {
    const within = (value: number, { least, most }: { least: number; most: number }): boolean =>
      Number.isInteger(value) && value >= least && value <= most;
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), fc.anything(), (lock, hidden, days, tries) => {
        const { policy } = policyOf({
          lockMinutes: lock,
          lockWhenHiddenMinutes: hidden,
          retention: { days },
          eraseAfterWrongTries: tries,
        });
        expect(within(policy.lockMinutes, LIMITS.lockMinutes)).toBe(true);
        expect(within(policy.lockWhenHiddenMinutes, LIMITS.lockWhenHiddenMinutes)).toBe(true);
        expect(within(policy.retention.days, LIMITS['retention.days'])).toBe(true);
        const { eraseAfterWrongTries: held } = policy;
        expect(held === null || within(held, LIMITS.eraseAfterWrongTries)).toBe(true);
      }),
    );
  });
});

describe('links between cases', () => {
  const whole = { by: 'Data protection officer', on: '2026-09-01', reference: 'DPIA 12' };

  it.each([
    ['nobody who assessed', { ...whole, by: '' }, 'links.assessment.by'],
    ['no day', { ...whole, on: undefined }, 'links.assessment.on'],
    ['a day that is not in the calendar', { ...whole, on: '2026-02-30' }, 'links.assessment.on'],
    ['no reference', { ...whole, reference: 7 }, 'links.assessment.reference'],
    ['a bare yes', true, 'links.assessment'],
  ])('stay off with %s', (_what, assessment, at) => {
    const { policy, problems } = policyOf({ links: { assessment } });
    expect(policy.links.assessment).toBeNull();
    expect(policy.decided).not.toContain('links.assessment');
    expect(problems.map((problem) => problem.at)).toContain(at);
  });

  it('are on with a whole assessment', () => {
    expect(policyOf({ links: { assessment: whole } }).policy.links.assessment).toEqual(whole);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['no JSON', '{ lockMinutes: 3 }', 'not-json'],
    ['an empty file', '', 'not-json'],
    ['a list', '[1]', 'not-a-list-of-fields'],
    ['nothing', 'null', 'not-a-list-of-fields'],
  ])('as a whole (%s) leaves the standard, and a problem', (_what, text, wrong) => {
    const { policy, problems } = policyOfText(text);
    expect({ ...policy, retention: { ...policy.retention, legalHold: false } }).toEqual(STANDARD_POLICY);
    expect(problems.map((problem) => problem.wrong)).toEqual([wrong]);
  });

  it.each([
    ['the whole file', '{ retention: }'],
    ['the retention', '{ "retention": "ninety" }'],
    ['the legal hold', '{ "retention": { "legalHold": "perhaps" } }'],
  ])('about keeping (%s) deletes nothing by itself', (_what, text) => {
    expect(policyOfText(text).policy.retention.legalHold).toBe(true);
  });

  it.each([
    ['a mistyped field', { lockMinuts: 3 }, ['lockMinuts', 'unknown-field', 'ignored']],
    ['a number in quotes', { lockMinutes: '3' }, ['lockMinutes', 'not-a-whole-number', '5']],
    [
      'an unknown end',
      { retention: { endDayAction: 'sell' } },
      ['retention.endDayAction', 'not-one-of', 'delete'],
    ],
    [
      'a number without its country',
      { ministry: { number: '0123 4567' } },
      ['ministry.number', 'not-from-abroad', 'nothing'],
    ],
    [
      'an office without a number',
      { inspectorate: { name: 'Desk' } },
      ['inspectorate.number', 'missing', 'nothing'],
    ],
  ])('leaves what holds otherwise: %s', (_what, json, problem) => {
    expect(faultsOf(json)).toEqual([problem]);
  });

  it('never throws, and always gives a whole policy', () => {
    const shape = (policy: Policy): string[] => Object.keys(policy).sort();
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, json) => {
        expect(shape(policyOfText(text).policy)).toEqual(shape(STANDARD_POLICY));
        expect(shape(policyOf(json).policy)).toEqual(shape(STANDARD_POLICY));
      }),
    );
  });
});
