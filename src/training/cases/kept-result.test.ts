import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asExercise } from '#vault/practice';
import { keptResult } from './kept-result.ts';

const counts = fc.record({
  caseNumber: fc.integer({ min: 1, max: 127 }),
  noticed: fc.nat({ max: 15 }),
  signs: fc.nat({ max: 15 }),
  good: fc.nat({ max: 15 }),
  goods: fc.nat({ max: 15 }),
  harm: fc.nat({ max: 15 }),
});

describe('a result that was kept', () => {
  it('is read as it was kept, the mark of practice apart', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), counts, (at, title, given) => {
        const kept = JSON.parse(
          JSON.stringify(asExercise({ kind: 'result', at, title, counts: given })),
        ) as unknown;
        expect(keptResult(kept)).toEqual({ at, title, counts: given });
      }),
    );
  });

  it('is nothing where something else lies', () => {
    fc.assert(
      fc.property(fc.anything(), (other) => {
        expect(keptResult(other)).toBeUndefined();
      }),
    );
    for (const broken of [
      { kind: 'result' },
      { kind: 'result', at: 1, title: 'A case', counts: { noticed: 1 } },
    ]) {
      expect(keptResult(broken)).toBeUndefined();
    }
  });
});
