import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersOf,
  DIMENSIONS,
  PUBLISHED_LISTS,
  rowKey,
  runExample,
  stepsThatFit,
  walkOpening,
  type Assessment,
} from '#screening/core';
import { run } from '../../src/compiler/commands/run.ts';
import { shippedFlows } from '../support/shipped-flows.ts';
import { everyCase, goesThroughAFlow } from './cases.ts';

const CASES = everyCase();
const FLOW_CASES = CASES.filter(goesThroughAFlow);

describe('the cases', () => {
  it('are sixty or more, and forty-five or more of them go through a flow', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(FLOW_CASES.length).toBeGreaterThanOrEqual(45);
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
  });

  it('hold many people with whom there is little to do', () => {
    const bands = CASES.map(({ assess }) => assess.expected.band);
    expect(bands.filter((band) => band === 'nothing-recorded').length).toBeGreaterThanOrEqual(8);
    expect(bands.filter((band) => band === 'inform').length).toBeGreaterThanOrEqual(8);
  });
});

describe('each case, through `npm run handbook -- assess`', () => {
  type Assessed = { readonly id: string } & Pick<Assessment, 'band' | 'profile' | 'dimensions'>;
  const byId = new Map<string, Assessed>();
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const file = join(folder, 'answers.yaml');
    const input = CASES.map(({ id, assess: { expected: _expected, ...answers } }) => ({ id, ...answers }));
    writeFileSync(file, stringify(input));
    const said: string[] = [];
    const complained: string[] = [];
    const code = run(['assess', file], {
      today: '2026-11-27',
      pictures: join(folder, 'pictures'),
      say: (line) => said.push(line),
      complain: (line) => complained.push(line),
    });
    expect(complained).toEqual([]);
    expect(code).toBe(0);
    for (const one of JSON.parse(said.join('\n')) as Assessed[]) byId.set(one.id, one);
    // It reads the whole handbook; on a busy machine time is no finding.
  }, 120_000);

  it.each(CASES.map((one) => [one.id, one.assess.expected] as const))('%s', (id, expected) => {
    const { band, profile, dimensions } = byId.get(id)!;
    const positive = PUBLISHED_LISTS.flatMap((list) =>
      DIMENSIONS.filter((dimension) => dimensions[list][dimension].positive).map(
        (dimension) => `${list}/${dimension}`,
      ),
    );
    expect({ band, profile, positive }).toEqual(expected);
  });
});

describe('each case, through its flow', () => {
  const { flows, index } = shippedFlows();

  it.each(FLOW_CASES.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const flow = flows.find(({ id }) => id === one.flow);
    if (!flow) throw new Error(`There is no flow ${one.flow}.`);
    const { trail, now } = walkOpening(flow, answersOf(one));
    expect([...trail], 'the opening is answered to its end, and in its order').toEqual(
      Object.keys(one.opening),
    );
    expect(now.at).not.toBe('question');
    const rows = Object.entries(flow.questions).flatMap(([id, { rows: all }]) =>
      all.map((row) => rowKey(id, row)),
    );
    expect(Object.keys(one.answers).filter((key) => !rows.includes(key))).toEqual([]);

    const { assessment, outcome, facts } = runExample(flow, one, index);
    expect({ band: assessment.band, outcome: outcome.id }).toEqual({
      band: one.expected.band,
      outcome: one.expected.outcome,
    });
    const fitting = stepsThatFit(outcome.outcome.steps, facts);
    expect(
      fitting.some(({ noNetwork }) => noNetwork),
      'a step that needs no network',
    ).toBe(true);
    expect(
      fitting.some(({ controllerPresent }) => controllerPresent),
      'a step while a controller stands in the room',
    ).toBe(true);
    const advised = fitting.map(({ id }) => id);
    expect(one.expected.steps.filter((step) => !advised.includes(step))).toEqual([]);
    expect(one.expected.not_steps.filter((step) => advised.includes(step))).toEqual([]);
    // A step that no outcome of the flow knows would be "not advised" for ever.
    const known = new Set(Object.values(flow.outcomes).flatMap(({ steps }) => steps.map(({ id }) => id)));
    expect(one.expected.not_steps.filter((step) => !known.has(step))).toEqual([]);
  });
});
