import type { Agreement, Case, DataKind, Shared } from './case.ts';

/** What the person's word on one kind of data for one recipient is now. */
export type Standing = 'yes' | 'no' | 'withdrawn' | 'not-asked';

/** What an agreement is about; `about` tells apart what has no kind of its own. */
export type AgreedTo = Pick<Agreement, 'recipient' | 'kind'> & Partial<Pick<Agreement, 'about'>>;

/** One name for a recipient, whatever the spaces and capitals. A name that is spelled otherwise is another recipient. */
const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();

function sameMatter(one: AgreedTo, other: AgreedTo): boolean {
  if (one.kind !== other.kind || plain(one.recipient) !== plain(other.recipient)) return false;
  return one.kind !== 'other' || plain(one.about ?? '') === plain(other.about ?? '');
}

/** The last answer on a matter; undefined when nobody asked. The order in the case counts, not the clock. */
export function lastAnswer(one: Case, matter: AgreedTo): Agreement | undefined {
  return one.agreements.findLast((agreement) => sameMatter(agreement, matter));
}

/** What the person's last word on a matter is. Where nobody asked, that is not a yes. */
export function standingOf(one: Case, matter: AgreedTo): Standing {
  const last = lastAnswer(one, matter);
  if (!last) return 'not-asked';
  return last.withdrawnAt === null ? last.answer : 'withdrawn';
}

/** Whether one kind of data may go to a recipient with the person's agreement. */
export function mayGo(one: Case, matter: AgreedTo): boolean {
  return standingOf(one, matter) === 'yes';
}

/** Of what is to go, the kinds that the person did not agree to, or no longer does. `other` has a matter of its own. */
export function notAgreed(one: Case, recipient: string, kinds: readonly DataKind[]): DataKind[] {
  const asked = one.agreements.filter((agreement) => plain(agreement.recipient) === plain(recipient));
  return kinds.filter((kind) => {
    if (kind !== 'other') return !mayGo(one, { recipient, kind });
    const others = asked.filter((agreement) => agreement.kind === 'other');
    return others.length === 0 || !others.every((agreement) => mayGo(one, agreement));
  });
}

/** A case with one answer more. Earlier answers stay: they say what was so at their time. */
export function withAgreement(one: Case, agreement: Agreement): Case {
  return { ...one, agreements: [...one.agreements, agreement], changedAt: agreement.at };
}

/** A case with one entry more on what went to whom. What happened is written down whether or not it was agreed to. */
export function withShared(one: Case, shared: Shared): Case {
  return { ...one, sharedWith: [...one.sharedWith, shared], changedAt: shared.at };
}

/** What went out under a matter, each of which needs a notice when it is withdrawn. */
export function wentOut(one: Case, matter: AgreedTo): Shared[] {
  return one.sharedWith.filter(
    (shared) => plain(shared.recipient) === plain(matter.recipient) && shared.kinds.includes(matter.kind),
  );
}

/** A withdrawal: the case from then on, and what had gone out before, for a notice to each. */
export interface Withdrawal {
  readonly case: Case;
  readonly wentOut: readonly Shared[];
}

/**
 * Withdraws an agreement. Every yes on the same matter is withdrawn with it: nothing more may go until the person is asked
 * anew. An id that is not there, or a no, changes nothing.
 */
export function withdraw(one: Case, id: string, now: number): Withdrawal {
  const meant = one.agreements.find((agreement) => agreement.id === id);
  if (meant?.answer !== 'yes') return { case: one, wentOut: [] };
  const agreements = one.agreements.map((agreement) =>
    agreement.answer === 'yes' && agreement.withdrawnAt === null && sameMatter(agreement, meant)
      ? { ...agreement, withdrawnAt: now }
      : agreement,
  );
  return { case: { ...one, agreements, changedAt: now }, wentOut: wentOut(one, meant) };
}
