import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Flow, FlowFile, Question } from '#screening/content';
import { check, compile } from '../../src/compiler/compile.ts';
import { lineOf } from '../../src/compiler/problem.ts';
import type { Path, YamlFile } from '../../src/compiler/read/yaml.ts';
import { gatherShared, resolveFlow, type Shared } from '../../src/compiler/resolve.ts';

const WRITTEN_OUT = join(import.meta.dirname, 'handbooks', 'sound');
const SHARED = join(import.meta.dirname, 'sound-with-shared-pieces');

describe('a flow that uses shared pieces', () => {
  it('has no fault', () => expect(check(SHARED).problems.map(lineOf)).toEqual([]));

  it('comes out as the same flow as one that is written out', () => {
    expect(compile(SHARED)['screening/flow-counter']).toEqual(compile(WRITTEN_OUT)['screening/flow-counter']);
  });

  it('has each part at the place where it was written', () => {
    const at = check(SHARED).handbook.flows[0]!.flow!.at;
    const fileOf = (path: Path): string => at(path).file.replace(`${SHARED}/`, '');
    expect(fileOf(['questions', 'whose-hand', 'rows', 1])).toBe('questions/papers.yaml');
    expect(fileOf(['questions', 'what-they-say', 'rows', 1])).toBe('flows/counter/flow.yaml');
    expect(fileOf(['opening', 'alone'])).toBe('flows/counter/flow.yaml');
    expect(fileOf(['opening', 'alone', 'answers', 0, 'label'])).toBe('parts/counter.yaml');
    expect(fileOf(['opening', 'alone', 'answers', 0, 'goto'])).toBe('flows/counter/flow.yaml');
    expect(fileOf(['outcomes', 'refer', 'worth'])).toBe('parts/counter.yaml');
    expect(fileOf(['outcomes', 'inform', 'steps', 0, 'do'])).toBe('parts/counter.yaml');
    expect(fileOf(['outcomes', 'inform', 'worth'])).toBe('flows/counter/flow.yaml');
  });

  it('is found under the entry of its stage when it names none', () => {
    expect(compile(SHARED)['screening/flows']).toMatchObject([{ id: 'counter', entry: 'visa-applicant' }]);
  });
});

describe('resolving', () => {
  const file = <T>(name: string, value: T): YamlFile<T> => ({
    file: name,
    value,
    at: (path) => ({ file: `${name}#${path.join('/')}`, line: 1, column: 1 }),
  });
  const question = (...concepts: string[]): Question => ({
    title: 'A question',
    way: 'look',
    hearing: 'with-companion',
    look: 'What there is.',
    why: 'For a test.',
    rows: concepts.map((concept) => ({ kind: 'sign', concept })),
  });
  const step = { do: 'Do this.', noNetwork: true, controllerPresent: true };
  const shared = gatherShared(
    [file('bank', { questions: { journey: question('at-home', 'abroad', 'anywhere') } })],
    [
      file('parts', {
        opening: {
          danger: {
            ask: 'Danger?',
            way: 'look' as const,
            hearing: 'with-companion' as const,
            why: 'First.',
            answers: [
              { id: 'yes', label: 'Yes', concept: 'abroad', goto: '$next' },
              { id: 'no', label: 'No', concept: 'anywhere', goto: '$next' },
            ],
          },
        },
        themes: { way: { title: 'The way', path: 'themes' as const, questions: ['journey'] } },
        outcomes: {
          refer: {
            title: 'Talk further',
            band: 'refer' as const,
            path: 'themes' as const,
            worth: 'A reason to talk.',
            steps: ['ways-on', 'give-card'],
            unsafe: 'Another day.',
            contacts: ['trafficking-help' as const],
          },
        },
        steps: { 'give-card': step, 'second-day': step, 'more-papers': step },
        stepLists: { 'ways-on': ['second-day', 'more-papers'] },
      }),
    ],
  ).shared;
  const written: FlowFile = {
    title: 'A flow',
    summary: 'For a test.',
    depth: 'counter',
    stage: 'visa-application',
    reviewed: '2026-11-01',
    sources: ['a-source'],
    order: 50,
    start: 'danger',
    opening: { danger: { use: 'danger', goto: { next: 'themes' } } },
    themes: [{ use: 'way', when: 'alone' }],
    questions: {},
    outcomes: {
      refer: {
        use: 'refer',
        title: 'Talk on',
        first: [{ id: 'own', ...step }],
        more: ['second-day'],
      },
    },
  };
  const stages = new Map([
    ['at-home', new Set(['visa-application'])],
    ['abroad', new Set(['at-post-abroad'])],
    ['anywhere', new Set(['visa-application', 'at-post-abroad'])],
  ]);
  const whole = { questions: true, parts: true };
  const resolved = (about: Partial<FlowFile> = {}, all: Shared = shared): ReturnType<typeof resolveFlow> =>
    resolveFlow(file('flow', { ...written, ...about }), all, stages, whole);
  const flow = (about?: Partial<FlowFile>): Flow => resolved(about).flow!.value;

  it('leaves out rows and signs of answers that lead nowhere at the stage of the flow', () => {
    const rows = (stage: Flow['stage']): unknown[] =>
      flow({ stage }).questions.journey!.rows.map((row) => (row.kind === 'sign' ? row.concept : row));
    expect(rows('visa-application')).toEqual(['at-home', 'anywhere']);
    expect(rows('at-post-abroad')).toEqual(['abroad', 'anywhere']);
    expect(flow().opening.danger!.answers.map(({ concept }) => concept)).toEqual([undefined, 'anywhere']);
  });

  it('keeps the place of a row in the bank when one before it is left out', () => {
    expect(resolved().flow!.at(['questions', 'journey', 'rows', 1]).file).toBe(
      'bank#questions/journey/rows/2',
    );
  });

  it('says so when no row of a question is left', () => {
    expect(resolved({ stage: 'returning' }).problems).toMatchObject([
      {
        file: 'parts#themes/way/questions/0',
        what: 'No row of the question `journey` leads anywhere at the stage `returning`.',
      },
    ]);
  });

  it('binds the exits of a shared question', () => {
    expect(flow().opening.danger!.answers.map(({ goto }) => goto)).toEqual(['themes', 'themes']);
  });

  it('takes the words of the flow where it has its own, and puts its steps before and after the shared ones', () => {
    const { title, worth, steps } = flow().outcomes.refer!;
    expect(title).toBe('Talk on');
    expect(worth).toBe('A reason to talk.');
    expect(steps.map(({ id }) => id)).toEqual([
      'own',
      'second-day',
      'more-papers',
      'give-card',
      'second-day',
    ]);
    const { at } = resolved().flow!;
    expect(at(['outcomes', 'refer', 'steps', 0]).file).toBe('flow#outcomes/refer/first/0');
    expect(at(['outcomes', 'refer', 'steps', 2]).file).toBe('parts#steps/more-papers');
    expect(at(['outcomes', 'refer', 'title']).file).toBe('flow#outcomes/refer/title');
  });

  it('gives a shared theme its name as id, and the condition of the flow', () => {
    expect(flow().themes).toEqual([
      { id: 'way', title: 'The way', path: 'themes', when: 'alone', questions: ['journey'] },
    ]);
  });

  it('takes shared steps for when a call does not come back', () => {
    const { firstScreen } = flow({
      firstScreen: {
        title: 'Before the line drops',
        lines: [{ id: 'where', do: 'Ask where they are.' }],
        ifTheyDoNotCallBack: { title: 'No call', steps: ['give-card'] },
      },
    });
    expect(firstScreen?.ifTheyDoNotCallBack.steps).toEqual([{ id: 'give-card', ...step }]);
  });

  it('does not blame a flow for what could not be read elsewhere', () => {
    const nothing = gatherShared([], []).shared;
    const { flow: none, problems } = resolveFlow(file('flow', written), nothing, stages, {
      questions: false,
      parts: false,
    });
    expect(none).toBeUndefined();
    expect(problems).toEqual([]);
  });
});
