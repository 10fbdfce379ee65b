import { describe, expect, it } from 'vitest';
import type { KeptScreening } from '#notebook/core';
import type { Concept } from '#screening/content';
import { rowKey, type FlowWithId, type ListWithId } from '#screening/core';
import { compile } from '../../src/compiler/compile.ts';
import {
  agreementsFor,
  readScreenings,
  referralsOf,
  signsOf,
  withReferral,
} from '../../src/routes/[lang]/referral/from-case.ts';
import {
  emptyCase,
  withAgreement,
  withdraw,
  wentOut,
  type Case,
  type Agreement as Said,
} from '#notebook/core';
import type { FollowedReferral, KindOfData, Recipient } from '#referral/core';

const files = compile('handbook');
const signs = signsOf(
  files['screening/indicators'] as { lists: readonly ListWithId[]; concepts: readonly Concept[] },
);
const flowNamed = (id: string): FlowWithId => files[`screening/flow-${id}`] as FlowWithId;
const readFlow = (id: string): Promise<FlowWithId> => {
  const flow = files[`screening/flow-${id}`] as FlowWithId | undefined;
  return flow ? Promise.resolve(flow) : Promise.reject(new Error('Not in this handbook'));
};

/** A screening in which these concepts and needs were answered with yes; the opening says that they are alone, and adult. */
function kept(flow: string, yes: readonly string[]): KeptScreening {
  const { questions, opening } = flowNamed(flow);
  const rows = Object.entries(questions).flatMap(([id, question]) =>
    question.rows.map(
      (row) =>
        [
          rowKey(id, row),
          row.kind === 'sign' ? row.concept : row.kind === 'need' ? row.id : row.fact,
        ] as const,
    ),
  );
  const answers: Record<string, { answer: string }> = {};
  for (const [key, what] of rows) if (yes.includes(what)) answers[key] = { answer: 'yes' };
  for (const [id, question] of Object.entries(opening)) {
    const wanted = question.answers.find(
      ({ record }) => record?.alone === 'yes' || record?.age === 'adult' || record?.danger === 'no',
    );
    const on = wanted ?? question.answers.find(({ goto }) => goto in opening || goto === 'themes');
    if (on) answers[id] = { answer: on.id };
  }
  return {
    flow,
    summary: flow,
    handbookFingerprint: 'a fingerprint',
    answers,
    band: 'refer',
    outcome: 'refer',
    keptAt: 1,
  };
}
const read = (...screenings: KeptScreening[]) => readScreenings({ screenings }, readFlow, signs);

describe('a case with screenings', () => {
  it('gives what was recorded, in the words of the handbook, without band or list', async () => {
    const { facts, concepts } = await read(kept('person-at-post', ['documents-confiscated-destination']));
    expect(concepts).toEqual(['documents-confiscated-destination']);
    expect(facts?.recorded).toHaveLength(1);
    expect(facts?.recorded[0]).toMatchObject({ id: 'documents-confiscated-destination', forcedCrime: false });
    expect(JSON.stringify(facts)).not.toMatch(/refer|adult-labour|strong/);
  });

  it('sets apart what the person was made to do', async () => {
    const { facts } = await read(kept('forced-to-break-the-law', ['forced-into-crime']));
    expect(facts?.recorded.find(({ id }) => id === 'forced-into-crime')?.forcedCrime).toBe(true);
  });

  it('gives no sign of a visa application, and says that it was one', async () => {
    const { facts } = await read(kept('visa-applicant', ['recruitment-fee', 'cannot-describe-job']));
    expect(facts).toMatchObject({ visaStage: true, recorded: [] });
  });

  it('keeps the signs of a later talk when a visa application came before', async () => {
    const { facts } = await read(
      kept('visa-applicant', ['recruitment-fee']),
      kept('person-at-post', ['documents-confiscated-destination']),
    );
    expect(facts?.visaStage).toBe(false);
    expect(facts?.recorded.map(({ id }) => id)).toEqual(['documents-confiscated-destination']);
  });

  it('says which screenings it could not read, and reads the others', async () => {
    const gone = { ...kept('person-at-post', []), flow: 'a-conversation-of-long-ago' };
    const { facts, notRead } = await read(
      gone,
      kept('person-at-post', ['documents-confiscated-destination']),
    );
    expect(notRead).toEqual([gone]);
    expect(facts?.recorded).toHaveLength(1);
  });

  it('gives nothing for a case without any', async () => {
    expect(await read()).toEqual({ facts: null, concepts: [], notRead: [] });
  });
});

const house: Recipient = {
  id: 'lt-house',
  name: 'House of the Seven Lamps',
  kind: 'ngo',
  country: 'lt',
  callers: 'both',
  informs: [],
};
const nameOfKind = (kind: KindOfData): string => `kind ${kind}`;
const aCase = emptyCase({ code: 'K-1', country: 'lt', stage: null }, 1);
let n = 0;
const said = (about: Partial<Said>): Said => ({
  id: `a-${String((n += 1))}`,
  recipient: house.name,
  kind: 'needs',
  about: '',
  answer: 'yes',
  language: 'Vietnamese',
  interpreter: '',
  present: '',
  at: 5,
  withdrawnAt: null,
  ...about,
});
const agreed = (one: Case): string[] =>
  agreementsFor(one, house, nameOfKind)
    .filter(({ agreed: yes }) => yes)
    .map(({ kind }) => kind);

describe('what the person agreed to, by the case', () => {
  it('is handed to a referral to that body, and to no other', () => {
    const one = withAgreement(aCase, said({ kind: 'needs' }));
    expect(agreed(one)).toEqual(['contact', 'needs']);
    expect(agreementsFor(one, { ...house, name: 'Another house' }, nameOfKind)).toEqual([]);
  });

  it('is no yes any more once it is withdrawn, nor is the contact that followed from it', () => {
    const first = said({ kind: 'identity' });
    const one = withdraw(withAgreement(aCase, first), first.id, 9).case;
    expect(agreed(one)).toEqual([]);
    expect(agreementsFor(one, house, nameOfKind)).not.toEqual([]);
  });

  it('never lets a yes to the record of a talk stand for what somebody was made to do', () => {
    const one = withAgreement(aCase, said({ kind: 'screening' }));
    expect(agreed(one)).toEqual(['contact', 'recorded']);
  });

  it('keeps a no', () => {
    expect(agreed(withAgreement(aCase, said({ answer: 'no' })))).toEqual([]);
  });
});

describe('a referral of a case', () => {
  const followed = (chaseOn: string | null): FollowedReferral => ({
    recipient: house.id,
    name: house.name,
    steps: [{ state: 'offered', at: 2 }],
    chaseOn,
  });
  const of = (chaseOn: string | null = null) => ({
    id: 'r-1',
    to: house,
    followed: followed(chaseOn),
    exception: null,
    asked: { language: 'Vietnamese', interpreter: 'R. by telephone', present: '' },
  });
  const making = { now: 7, newId: () => `n-${String((n += 1))}`, title: 'Referral', nameOfKind };
  const went = { how: 'print' as const, kinds: ['contact', 'needs'] as KindOfData[], text: 'A bed tonight' };

  it('writes what went to whom, and what was agreed to, into the case', () => {
    const one = withReferral(aCase, of(), { went }, making);
    expect(one.sharedWith).toMatchObject([
      { recipient: house.name, how: 'print', kinds: ['other', 'needs'], exception: null, at: 7 },
    ]);
    expect(one.agreements).toMatchObject([
      { kind: 'other', about: 'kind contact', answer: 'yes', interpreter: 'R. by telephone' },
      { kind: 'needs', about: '', answer: 'yes', language: 'Vietnamese' },
    ]);
    expect(agreed(one)).toEqual(['contact', 'needs']);
    expect(referralsOf(one)).toMatchObject([
      { id: 'r-1', state: 'offered', kept: { text: 'A bed tonight' } },
    ]);
  });

  it('writes an agreement that stands already only once, and every transfer', () => {
    const once = withReferral(aCase, of(), { went }, making);
    const twice = withReferral(once, of(), { went: { ...went, how: 'file' } }, making);
    expect(twice.agreements).toHaveLength(2);
    expect(twice.sharedWith.map(({ how }) => how)).toEqual(['print', 'file']);
  });

  it('is what a withdrawal lists', () => {
    const one = withReferral(aCase, of(), { went }, making);
    const needs = one.agreements.find(({ kind }) => kind === 'needs');
    expect(needs && wentOut(one, needs)).toMatchObject([{ recipient: house.name, how: 'print' }]);
  });

  it('under an exception says why it went, and claims no agreement', () => {
    const one = withReferral(aCase, { ...of(), exception: 'danger-to-life' }, { went }, making);
    expect(one.agreements).toEqual([]);
    expect(one.sharedWith).toMatchObject([{ exception: 'danger-to-life' }]);
  });

  it('sets the day on which to ask as a task, and ends it when there is nothing to ask any more', () => {
    const happened = { line: 'Called.', chase: 'Ask them' };
    const one = withReferral(aCase, of('2026-12-04'), happened, making);
    expect(one.tasks).toMatchObject([{ what: 'Ask them', due: '2026-12-04', doneAt: null }]);
    const later = withReferral(one, of('2026-12-08'), happened, making);
    expect(later.tasks).toMatchObject([{ due: '2026-12-08', doneAt: null }]);
    expect(withReferral(later, of(null), happened, making).tasks).toMatchObject([{ doneAt: 7 }]);
    expect(later.timeline.map(({ text }) => text)).toEqual(['Called.', 'Called.']);
  });

  it('that cannot be read is left where it is', () => {
    const sheet = { id: 'x', kind: 'referral', at: 1, title: 'Referral', data: { format: 3 } };
    expect(referralsOf({ sheets: [sheet] })).toEqual([]);
  });
});
