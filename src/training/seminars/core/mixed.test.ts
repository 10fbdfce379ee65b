import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterOf, mixed } from './index.ts';

describe('mixed cards', () => {
  it('are the same cards, none lost and none twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), (cards) => {
        expect([...mixed(cards)].sort()).toEqual([...cards].sort());
      }),
    );
  });

  it.each([8, 10, 12])('of %d do not lie beside those that stood beside them', (count) => {
    const cards = mixed(Array.from({ length: count }, (_, n) => n));
    const neighbours = cards.filter((card, n) => n > 0 && Math.abs(card - (cards[n - 1] ?? 0)) === 1);
    expect(neighbours).toEqual([]);
  });

  it('are mixed in the same way each time, so that the answers fit', () => {
    expect(mixed(['a', 'b', 'c', 'd', 'e'])).toEqual(mixed(['a', 'b', 'c', 'd', 'e']));
  });

  it('have letters', () => {
    expect([0, 11, 25, 26, 27].map(letterOf)).toEqual(['A', 'L', 'Z', 'AA', 'AB']);
  });
});
