import {
  emptyCase,
  type Agreement,
  type Case,
  type Deadline,
  type Shared,
  type WholeCase,
} from '#notebook/core';

/** The moment at which invented cases are opened. */
export const OPENED = Date.UTC(2026, 11, 1, 9, 0);

export const aCase = (more: Partial<Case> = {}): Case => ({
  ...emptyCase({ code: 'K-1', country: 'se', stage: null }, OPENED),
  ...more,
});
export const wholeCase = (more: Partial<Case> = {}, id = 'one'): WholeCase => ({
  id,
  damaged: false,
  content: aCase(more),
});
export const anAgreement = (more: Partial<Agreement> = {}): Agreement => ({
  id: 'a1',
  recipient: 'Invented support line',
  kind: 'account',
  about: '',
  answer: 'yes',
  language: 'Thai',
  interpreter: '',
  present: '',
  at: OPENED,
  withdrawnAt: null,
  ...more,
});
export const aShare = (more: Partial<Shared> = {}): Shared => ({
  id: 's1',
  at: OPENED,
  recipient: 'Invented support line',
  how: 'read-out',
  kinds: ['account'],
  what: 'What happened at work',
  exception: null,
  ...more,
});
export const aDeadline = (more: Partial<Deadline> = {}): Deadline => ({
  id: 'd1',
  country: 'se',
  fact: 'reflectionPeriod',
  text: '30 days, in an invented law.',
  confidence: 'low',
  sources: [],
  from: '2026-12-01',
  day: '2026-12-30',
  needsCheck: true,
  doneAt: null,
  ...more,
});
