import {
  lastAnswer,
  withAgreement,
  withLine,
  withShared,
  withSheet,
  withTask,
  withTaskDone,
  type Agreement as CaseAgreement,
  type Case,
  type DataKind,
  type KeptScreening,
} from '#notebook/core';
import type { Happened } from '#referral';
import {
  keptReferralOf,
  stateOf,
  type Agreement,
  type Exception,
  type FollowedReferral,
  type KeptReferral,
  type KindOfData,
  type Recipient,
  type ScreeningFacts,
} from '#referral/core';
import type { Answers, FlowWithId } from '#screening/core';
import { screeningFacts, type Signs } from '../screening-facts.ts';

export { signsOf } from '../screening-facts.ts';

/** What the screenings of a case come to, under the handbook of today. */
export interface FromScreenings {
  readonly facts: ScreeningFacts | null;
  readonly concepts: readonly string[];
  /** Screenings whose conversation is not in this handbook any more: they say nothing here. */
  readonly notRead: readonly KeptScreening[];
}

/**
 * Reads the screenings of a case for a referral. Of several, the needs and signs of all stand together; the latest age
 * that was recorded holds; danger in any of them is danger. Signs of a visa application are left out: they are no part
 * of what is handed on.
 */
export async function readScreenings(
  { screenings }: Pick<Case, 'screenings'>,
  readFlow: (id: string) => Promise<FlowWithId>,
  signs: Signs,
): Promise<FromScreenings> {
  const notRead: KeptScreening[] = [];
  const concepts = new Set<string>();
  const recorded = new Map<string, ScreeningFacts['recorded'][number]>();
  const needs = new Map<string, ScreeningFacts['needs'][number]>();
  let facts: ScreeningFacts | null = null;
  for (const kept of screenings) {
    const flow = await readFlow(kept.flow).catch(() => undefined);
    if (!flow) {
      notRead.push(kept);
      continue;
    }
    const one = screeningFacts(flow, kept.answers as Answers, signs);
    for (const need of one.facts.needs) needs.set(need.id, need);
    for (const sign of one.facts.recorded) recorded.set(sign.id, sign);
    for (const concept of one.concepts) concepts.add(concept);
    facts = joined(facts, { ...one.facts, needs: [], recorded: [] });
  }
  return {
    facts: facts && { ...facts, needs: [...needs.values()], recorded: [...recorded.values()] },
    concepts: [...concepts],
    notRead,
  };
}

const DANGER = [null, 'no', 'unclear', 'yes'] as const;

function joined(before: ScreeningFacts | null, next: ScreeningFacts): ScreeningFacts {
  if (!before) return next;
  return {
    ...next,
    visaStage: before.visaStage && next.visaStage,
    age: next.age ?? before.age,
    danger: DANGER.indexOf(next.danger) > DANGER.indexOf(before.danger) ? next.danger : before.danger,
    leavesWithin48Hours: before.leavesWithin48Hours || next.leavesWithin48Hours,
    fearsOwnState: before.fearsOwnState === true || next.fearsOwnState,
    // One "no" holds: nobody is called without a clear agreement.
    wantsPolice:
      before.wantsPolice === false || next.wantsPolice === false
        ? false
        : (next.wantsPolice ?? before.wantsPolice),
  };
}

/**
 * The kinds of data of a referral in the words of a case. A case asks in fewer kinds: under `other` stands which one is
 * meant. What somebody was made to do is a matter of its own, so that a yes to the record of a talk is none to that.
 */
const IN_THE_CASE: Readonly<Record<KindOfData, { readonly kind: DataKind; readonly about: string }>> = {
  contact: { kind: 'other', about: 'contact' },
  needs: { kind: 'needs', about: '' },
  safety: { kind: 'other', about: 'safety' },
  reach: { kind: 'reach', about: '' },
  age: { kind: 'identity', about: '' },
  language: { kind: 'identity', about: '' },
  nationality: { kind: 'identity', about: '' },
  place: { kind: 'reach', about: '' },
  others: { kind: 'other', about: 'others' },
  account: { kind: 'account', about: '' },
  recorded: { kind: 'screening', about: '' },
  'forced-crime': { kind: 'other', about: 'forced-crime' },
  name: { kind: 'identity', about: '' },
};
const KINDS = Object.keys(IN_THE_CASE) as KindOfData[];

/** `about` says in words what is meant by a kind that a case has no name for. */
export type NameOfKind = (kind: KindOfData) => string;

const matterOf = (to: Recipient, kind: KindOfData, nameOfKind: NameOfKind) => ({
  recipient: to.name,
  kind: IN_THE_CASE[kind].kind,
  about: IN_THE_CASE[kind].about === '' ? '' : nameOfKind(kind),
});

/**
 * What the person said about a body, by the case, for a referral to it. Who agreed that anything is told to a body agreed
 * that it is told at all, unless they said otherwise. What was never asked is not there.
 */
export function agreementsFor(one: Case, to: Recipient, nameOfKind: NameOfKind): Agreement[] {
  const said = KINDS.flatMap((kind): Agreement[] => {
    const last = lastAnswer(one, matterOf(to, kind, nameOfKind));
    if (!last) return [];
    const { answer, withdrawnAt, at } = last;
    return [
      { recipient: to.id, kind, agreed: answer === 'yes' && withdrawnAt === null, at: withdrawnAt ?? at },
    ];
  });
  const asked = said.some(({ kind }) => kind === 'contact');
  const yes = said.find(({ agreed }) => agreed);
  return asked || !yes ? said : [{ ...yes, kind: 'contact' }, ...said];
}

/** A referral as a case keeps it. */
interface OfReferral {
  readonly id: string;
  readonly to: Recipient;
  readonly followed: FollowedReferral;
  readonly exception: Exception | null;
  /** How the person was asked. */
  readonly asked: Pick<CaseAgreement, 'language' | 'interpreter' | 'present'>;
}
interface Making {
  readonly now: number;
  readonly newId: () => string;
  readonly title: string;
  readonly nameOfKind: NameOfKind;
}

/** The id of the task that asks what became of a referral. */
const chaseTask = (id: string): string => `chase ${id}`;

/**
 * Writes into a case what happened to a referral: where it stands, what to ask on which day, and what of it went to whom
 * with what the person agreed to. An agreement that stands already is not written twice.
 */
export function withReferral(
  before: Case,
  { id, to, followed, exception, asked }: OfReferral,
  { line, chase, went }: Happened,
  { now, newId, title, nameOfKind }: Making,
): Case {
  let one = before;
  if (line !== undefined) one = withLine(one, { text: line, words: 'officer', at: now });
  if (went) {
    const { how } = went;
    for (const kind of exception === null ? went.kinds : []) {
      const matter = matterOf(to, kind, nameOfKind);
      const last = lastAnswer(one, matter);
      if (last?.answer === 'yes' && last.withdrawnAt === null) continue;
      one = withAgreement(one, {
        ...matter,
        id: newId(),
        answer: 'yes',
        ...asked,
        at: now,
        withdrawnAt: null,
      });
    }
    const kinds = [...new Set(went.kinds.map((kind) => IN_THE_CASE[kind].kind))];
    one = withShared(one, { id: newId(), at: now, recipient: to.name, how, kinds, what: title, exception });
  }
  const task = chaseTask(id);
  const there = one.tasks.find((each) => each.id === task);
  if (followed.chaseOn !== null && chase !== undefined) {
    one = there
      ? {
          ...one,
          tasks: one.tasks.map((each) =>
            each.id === task ? { ...each, due: followed.chaseOn, doneAt: null } : each,
          ),
        }
      : withTask(one, { id: task, what: chase, due: followed.chaseOn, doneAt: null }, now);
  } else if (followed.chaseOn === null && there) one = withTaskDone(one, task, true, now);
  const kept = keptReferralOf(one.sheets.find((sheet) => sheet.id === id)?.data);
  const data: KeptReferral = {
    format: 1,
    to,
    followed,
    kinds: went?.kinds ?? kept?.kinds ?? [],
    text: went?.text ?? kept?.text ?? '',
  };
  return withSheet(one, { id, kind: 'referral', at: now, title, data });
}

/** A referral of a case, to go on with. */
export interface ReferralOfCase {
  readonly id: string;
  readonly kept: KeptReferral;
  readonly state: ReturnType<typeof stateOf>;
}

/** The referrals of a case, the newest first. One that cannot be read is left where it is. */
export function referralsOf({ sheets }: Pick<Case, 'sheets'>): ReferralOfCase[] {
  return sheets
    .filter(({ kind }) => kind === 'referral')
    .sort((a, b) => b.at - a.at)
    .flatMap(({ id, data }) => {
      const kept = keptReferralOf(data);
      return kept ? [{ id, kept, state: stateOf(kept.followed) }] : [];
    });
}
