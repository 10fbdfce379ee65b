import { describe, expect, it } from 'vitest';
import { everyState } from '../../src/compiler/prover/prove.ts';
import { isPositive, weightOf } from '../../src/compiler/prover/rule.ts';
import {
  effectsAt,
  everySignState,
  isSettled,
  kindsOf,
  nameOfSigns,
  tallyOf,
} from '../../src/compiler/prover/signs.ts';
import { SMALL_LISTS, aSoundFlow } from '../support/small-flow.ts';

const CONCEPTS = [
  ...new Set(SMALL_LISTS.flatMap(({ indicators }) => indicators.map(({ concept }) => concept))),
];

/** Every set of concepts there is. */
function* everySet(): Generator<string[]> {
  for (let bits = 0; bits < 2 ** CONCEPTS.length; bits += 1) {
    yield CONCEPTS.filter((_, n) => (bits >> n) % 2 === 1);
  }
}

describe('step 1, as the prover reads it', () => {
  it.each([
    [0, 0, 0, false],
    [1, 0, 0, false],
    [0, 2, 0, false],
    [0, 1, 5, false],
    [0, 0, 9, false],
    [2, 0, 0, true],
    [1, 1, 0, true],
    [1, 0, 1, true],
    [0, 3, 0, true],
    [0, 2, 1, true],
    [5, 5, 5, true],
  ])('%i strong, %i medium, %i weak: %s', (strong, medium, weak, positive) => {
    expect(isPositive({ strong, medium, weak })).toBe(positive);
  });
});

describe.each(['adult', 'under-18', 'unsure'] as const)('the states of the signs, %s', (age) => {
  const effects = effectsAt(SMALL_LISTS, 'at-post-abroad', age);
  const ways = everySignState(kindsOf(CONCEPTS, effects), age);
  const explored = new Set([...ways].filter(([, { state }]) => !state.settled).map(([name]) => name));

  it('are exactly those that trying every set of signs gives', () => {
    const tried = new Set<string>();
    for (const concepts of everySet()) {
      const weight = weightOf(tallyOf(concepts, effects));
      if (isSettled(weight, age)) continue;
      const state = { ...weight, concepts: Math.min(2, weight.concepts), open: new Map(), settled: false };
      tried.add(nameOfSigns(state, age));
    }
    expect(tried.size).toBeGreaterThan(5);
    expect([...explored].sort()).toEqual([...tried].sort());
  });

  it('are each shown by a set that comes to it', () => {
    for (const { state, concepts } of ways.values()) {
      const weight = weightOf(tallyOf(concepts, effects));
      expect(isSettled(weight, age)).toBe(state.settled);
      expect([...weight.exploitation]).toEqual([...state.exploitation]);
      expect(Math.min(2, weight.concepts)).toBe(state.concepts);
    }
  });
});

describe('the states of a flow', () => {
  it('have a name of their own each, so that none is counted twice', () => {
    const { states } = everyState(aSoundFlow(), SMALL_LISTS);
    const names = states.map(({ about, name }) => `${about} ${name}`);
    expect(names.filter((name, n) => names.indexOf(name) < n)).toEqual([]);
  });
});
