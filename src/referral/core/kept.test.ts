import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptReferralOf, kindsTold, type KeptReferral } from './index.ts';

const kept: KeptReferral = {
  format: 1,
  to: { id: 'lt-house', name: 'A house', kind: 'ngo', country: 'lt', callers: 'both', informs: null },
  followed: {
    recipient: 'lt-house',
    name: 'A house',
    steps: [
      { state: 'offered', at: 1 },
      { state: 'received', at: 2, by: 'the desk' },
    ],
    chaseOn: '2026-12-04',
  },
  kinds: ['contact', 'needs'],
  text: 'A bed tonight',
};

describe('a referral that was kept', () => {
  it('comes back as it was', () => {
    expect(keptReferralOf(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('is read with care: steps and kinds that there are not are left out', () => {
    const odd = {
      ...kept,
      kinds: ['needs', 'everything'],
      followed: { ...kept.followed, steps: [{ state: 'lost', at: 1 }, 'x'], chaseOn: 'soon' },
    };
    expect(keptReferralOf(odd)).toMatchObject({
      kinds: ['needs'],
      followed: { steps: [], chaseOn: null },
    });
  });

  it('is none when it names nobody, and never throws', () => {
    expect(keptReferralOf({ ...kept, to: { id: 'x' } })).toBeUndefined();
    fc.assert(fc.property(fc.anything(), (value) => void keptReferralOf(value)));
  });
});

describe('what stands on a sheet', () => {
  it('is that the body is told at all, and the kinds of the lines that were not struck out', () => {
    const line = (id: string, kind: 'needs' | 'account' | null) => ({
      id,
      kind,
      part: 'need' as const,
      key: 'text',
      values: {},
    });
    const lines = [line('a', 'needs'), line('b', 'account'), line('c', null)];
    expect(kindsTold({ lines }, new Set(['b']))).toEqual(['contact', 'needs']);
  });
});
