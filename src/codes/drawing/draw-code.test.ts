import { describe, expect, it } from 'vitest';
import { drawCode } from './draw-code.ts';

describe('a drawn code', () => {
  it('is one path of squares, with the empty edge that was asked for', () => {
    const { size, path } = drawCode('hello');
    expect(size).toBe(4 + 21 + 4);
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    // The corner of the first eye stands where the edge ends.
    expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
    expect(drawCode('hello', { edge: 2 }).size).toBe(2 + 21 + 2);
  });

  it('holds more when less of it may be unreadable, and says when a text is too long', () => {
    const long = 'x'.repeat(2500);
    expect(() => drawCode(long)).toThrow(RangeError);
    expect(drawCode(long, { correction: 'L' }).size).toBeGreaterThan(150);
  });
});
