import { describe, expect, it } from 'vitest';
import { judgeDimension } from './judge-dimension.ts';

const counts = (strong: number, medium: number, weak: number) => ({ strong, medium, weak });

describe('a dimension', () => {
  it.each([
    ['two strong signs', counts(2, 0, 0)],
    ['one strong sign and one medium sign', counts(1, 1, 0)],
    ['one strong sign and one weak sign', counts(1, 0, 1)],
    ['three medium signs', counts(0, 3, 0)],
    ['two medium signs and one weak sign', counts(0, 2, 1)],
  ])('is positive with %s', (_signs, ticked) => {
    expect(judgeDimension(ticked)).toBe(true);
  });

  it.each([
    ['nothing', counts(0, 0, 0)],
    ['one strong sign alone', counts(1, 0, 0)],
    ['two medium signs', counts(0, 2, 0)],
    ['one medium sign and any number of weak ones', counts(0, 1, 4)],
    ['weak signs only', counts(0, 0, 4)],
  ])('is not positive with %s', (_signs, ticked) => {
    expect(judgeDimension(ticked)).toBe(false);
  });

  // The rule as printed is a list of smallest sets: a dimension is positive when it holds one of them.
  const smallestSets = [counts(2, 0, 0), counts(1, 1, 0), counts(1, 0, 1), counts(0, 3, 0), counts(0, 2, 1)];
  const upToFour = [0, 1, 2, 3, 4];
  const all = upToFour.flatMap((strong) =>
    upToFour.flatMap((medium) => upToFour.map((weak) => counts(strong, medium, weak))),
  );

  it('agrees with the printed list of smallest sets on all 125 counts from 0 to 4', () => {
    expect(all).toHaveLength(125);
    for (const ticked of all) {
      const holdsOne = smallestSets.some(
        (set) => ticked.strong >= set.strong && ticked.medium >= set.medium && ticked.weak >= set.weak,
      );
      expect(judgeDimension(ticked), JSON.stringify(ticked)).toBe(holdsOne);
    }
  });
});
