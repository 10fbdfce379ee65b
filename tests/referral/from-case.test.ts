import { describe, expect, it } from 'vitest';
import type { KeptScreening } from '#notebook/core';
import type { Concept } from '#screening/content';
import { rowKey, type FlowWithId, type ListWithId } from '#screening/core';
import { compile } from '../../src/compiler/compile.ts';
import { readScreenings, signsOf } from '../../src/routes/[lang]/referral/from-case.ts';

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
