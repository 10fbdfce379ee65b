import { describe, expect, it } from 'vitest';
import { newTexts, nothingSeen, STILL_THE_SAME_MS, type Seen } from './seen.ts';

/** What is told of frames, each a moment and the texts in it. */
function told(frames: readonly (readonly [at: number, ...texts: string[]])[]): string[] {
  let seen: Seen = nothingSeen;
  return frames.flatMap(([at, ...texts]) => {
    const found = newTexts(seen, texts, at);
    seen = found.seen;
    return [...found.fresh];
  });
}

describe('a code before the camera', () => {
  it('is told once, however long it is held there', () => {
    expect(told(Array.from({ length: 100 }, (_, n) => [n * 200, 'A'] as const))).toEqual(['A']);
  });

  it('is still the same when a hand shakes, and another when it was away for a while', () => {
    expect(told([[0, 'A'], [1000], [STILL_THE_SAME_MS, 'A']])).toEqual(['A']);
    expect(told([[0, 'A'], [1000], [STILL_THE_SAME_MS + 1, 'A']])).toEqual(['A', 'A']);
  });

  it('is told beside others, and in their order', () => {
    expect(
      told([
        [0, 'A', 'B', 'A'],
        [200, 'B', 'C'],
      ]),
    ).toEqual(['A', 'B', 'C']);
  });
});
