import { describe, expect, it } from 'vitest';
import type { Recipient } from './core/index.ts';
import { ReferralDraft } from './referral-draft.svelte.ts';

const body = (id: string): Recipient => ({
  id,
  name: id,
  kind: 'ngo',
  country: 'lt',
  callers: 'both',
  informs: [],
});

describe('a referral that is being prepared', () => {
  it('begins with no agreement for another body, and finds the first one as it was', () => {
    const draft = new ReferralDraft();
    draft.typed.needs = 'A bed tonight';
    draft.sendTo(body('first'));
    draft.agree('contact', true);
    draft.agree('needs', true);
    expect(draft.referral?.state).toBe('composed');
    draft.sendTo(body('second'));
    expect(draft.referral?.state).toBe('no-agreement');
    draft.sendTo(body('first'));
    expect(draft.referral?.state).toBe('composed');
  });

  it('takes an exception for one body only', () => {
    const draft = new ReferralDraft();
    draft.sendTo(body('first'));
    draft.reason = 'danger-to-life';
    draft.told = 'told';
    expect(draft.exception).toBeNull();
    draft.supervisor = 'asked';
    expect(draft.referral?.state).toBe('composed');
    draft.sendTo(body('second'));
    expect(draft.exception).toBeNull();
    expect(draft.referral?.state).toBe('no-agreement');
  });

  it('takes what a case says of agreements, the later word of two', () => {
    const draft = new ReferralDraft();
    const said = (agreed: boolean, at: number) => ({
      recipient: 'first',
      kind: 'contact' as const,
      agreed,
      at,
    });
    draft.begin({
      id: '1',
      code: 'K-1',
      screening: null,
      written: [],
      agreementsFor: () => [said(true, 1), said(false, 2)],
    });
    draft.sendTo(body('first'));
    expect(draft.isAgreed('contact')).toBe(false);
    draft.begin({
      id: '1',
      code: 'K-1',
      screening: null,
      written: [],
      agreementsFor: () => [said(false, 1), said(true, 2)],
    });
    draft.sendTo(body('first'));
    expect(draft.isAgreed('contact')).toBe(true);
  });

  it('leaves nothing of one person when another begins', () => {
    const draft = new ReferralDraft();
    draft.typed.name = 'Aušra';
    draft.account = 'They took my passport';
    draft.sendTo(body('first'));
    draft.agree('contact', true);
    draft.begin(null);
    expect(draft.begun).toBe(false);
    draft.sendTo(body('first'));
    expect(draft.referral?.state).toBe('no-agreement');
    expect(JSON.stringify(draft.typed)).not.toContain('Aušra');
  });
});

describe('before anything goes', () => {
  function composed(): ReferralDraft {
    const draft = new ReferralDraft();
    draft.typed.needs = 'A bed tonight';
    draft.sendTo(body('first'));
    draft.agree('contact', true);
    draft.agree('needs', true);
    return draft;
  }

  it('the person is asked again, whatever was agreed before', () => {
    const draft = composed();
    expect(draft.mayGo).toBe(false);
    draft.askedAgain('no');
    expect(draft.mayGo).toBe(false);
    draft.askedAgain('cannot-ask');
    expect(draft.mayGo).toBe(false);
    draft.askedAgain('yes');
    expect(draft.mayGo).toBe(true);
  });

  it('their answer holds for what would go then, and for nothing else', () => {
    const draft = composed();
    draft.askedAgain('yes');
    draft.typed.needs = 'A bed, and a doctor';
    expect(draft.mayGo).toBe(false);
    draft.askedAgain('yes');
    draft.sendTo(body('second'));
    draft.sendTo(body('first'));
    expect(draft.mayGo).toBe(false);
  });

  it('a line that is struck out afterwards needs no new answer', () => {
    const draft = composed();
    draft.typed.safety = 'A car waits';
    draft.agree('safety', true);
    draft.askedAgain('yes');
    draft.strike('safety', true);
    expect(draft.mayGo).toBe(true);
  });

  it('an exception that is named stands in the place of an answer', () => {
    const draft = new ReferralDraft();
    draft.typed.needs = 'A bed tonight';
    draft.sendTo(body('first'));
    draft.reason = 'danger-to-life';
    draft.told = 'told';
    draft.supervisor = 'asked';
    expect(draft.mayGo).toBe(true);
  });
});
