import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenOf, firstChosen, isChosen } from './index.ts';

const first = firstChosen('lt');

describe('what is chosen for a card', () => {
  it('comes back as it was kept', () => {
    const chosen = { ...first, situation: 'marriage', destination: 'se', lang: 'uk', law: ['own-passport'] };
    expect(chosenOf(JSON.parse(JSON.stringify(chosen)), first)).toEqual(chosen);
  });

  it('is as at first where nothing is known, or nothing that can be read', () => {
    expect(chosenOf({ destination: 'se' }, first)).toEqual({ ...first, destination: 'se' });
    expect(chosenOf({ destination: 'Sweden', layout: 'poster', names: 'no' }, first)).toEqual(first);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(Object.keys(chosenOf(value, first))).toEqual(Object.keys(first));
      }),
    );
  });

  it('is begun when anything is not as at first', () => {
    expect(isChosen(first, firstChosen('lt'))).toBe(false);
    expect(isChosen({ ...first, lang: 'uk' }, first)).toBe(true);
  });
});
