import { describe, expect, it } from 'vitest';
import { answersOf, asksAlone, effortOf, pathOf, type Effort } from '#screening/core';
import { flowsToRun, indexOf } from '../../src/compiler/checks/examples.ts';
import { check } from '../../src/compiler/compile.ts';

/** What product rules give the counter: five spoken questions, and three minutes. */
const SPOKEN = 5;
const SECONDS = 180;
const QUESTIONS_ABOUT_A_CHILD = 6;

const { handbook } = check('handbook');
const flows = flowsToRun(handbook);
const index = indexOf(handbook);
const statements = new Map(
  handbook.concepts.flatMap(({ value }) => value.concepts.map(({ id, statement }) => [id, statement])),
);

interface Way {
  readonly flow: string;
  /** Somebody stands there or is on the line, and is grown up: a file has time, and a child has its own limit. */
  readonly waits: boolean;
  readonly child: boolean;
  readonly person: string;
  readonly effort: Effort;
}
/** Every example of a flow for the counter, gone through as the screen offers it. */
const ways: readonly Way[] = handbook.flows.flatMap(({ id, examples }) => {
  const flow = flows.get(id);
  if (flow?.depth !== 'counter') return [];
  return (examples?.value.examples ?? []).map((person) => ({
    flow: id,
    child: pathOf(flow, answersOf(person)) === 'child',
    waits: asksAlone(flow) && pathOf(flow, answersOf(person)) === 'themes',
    person: person.name,
    effort: effortOf(flow, index, statements, person),
  }));
});

const tooMuch = (some: readonly Way[], limit: number, of: (effort: Effort) => number): string[] =>
  some
    .filter(({ effort }) => of(effort) > limit)
    .map(({ flow, person, effort }) => `${flow}: ${person}: ${of(effort).toFixed(0)}`);

describe('what the counter asks of an officer before there is advice', () => {
  it('is measured on every example of every flow for the counter', () => {
    expect(new Set(ways.map(({ flow }) => flow)).size).toBe(
      [...flows.values()].filter(({ depth }) => depth === 'counter').length,
    );
    expect(ways.length).toBeGreaterThan(100);
  });

  it('is at most five questions said aloud', () => {
    expect(tooMuch(ways, SPOKEN, ({ spoken }) => spoken)).toEqual([]);
  });

  it('is read, said and tapped in three minutes, where somebody waits', () => {
    expect(
      tooMuch(
        ways.filter(({ waits }) => waits),
        SECONDS,
        ({ seconds }) => seconds,
      ),
    ).toEqual([]);
  });

  it('is at most six questions about a child', () => {
    expect(
      tooMuch(
        ways.filter(({ child }) => child),
        QUESTIONS_ABOUT_A_CHILD,
        ({ questions }) => questions,
      ),
    ).toEqual([]);
  });
});
