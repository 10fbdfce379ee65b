import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewRestore, takenByItself, type HereItem } from './restore-preview.ts';

const aCase = (code: string, changedAt: number, more = {}): object => ({
  kind: 'case',
  code,
  changedAt,
  ...more,
});
const whole = (id: string, content: unknown): HereItem => ({ id, damaged: false, content });

describe('the preview of a restore', () => {
  it('says of each entry whether it is new, the same, later, older, changed, or damaged here', () => {
    const lines = previewRestore(
      [
        whole('b', aCase('K-2', 5)),
        whole('c', aCase('K-3', 5, { text: 'here' })),
        whole('d', aCase('K-4', 9)),
        whole('e', aCase('K-5', 5, { text: 'here' })),
        { id: 'f', damaged: true },
        whole('g', { kind: 'draft', text: 'here' }),
        whole('z', aCase('K-9', 1)),
      ],
      [
        { id: 'a', content: aCase('K-1', 5) },
        { id: 'b', content: { changedAt: 5, code: 'K-2', kind: 'case' } },
        { id: 'c', content: aCase('K-3', 7) },
        { id: 'd', content: aCase('K-4', 5) },
        { id: 'e', content: aCase('K-5', 5) },
        { id: 'f', content: aCase('K-6', 5) },
        { id: 'g', content: { kind: 'draft', text: 'backup' } },
      ],
    );
    expect(lines.map(({ id, state, code }) => [id, state, code])).toEqual([
      ['a', 'new', 'K-1'],
      ['b', 'same', 'K-2'],
      ['c', 'later', 'K-3'],
      ['d', 'older', 'K-4'],
      ['e', 'changed', 'K-5'],
      ['f', 'damaged-here', 'K-6'],
      ['g', 'changed', null],
    ]);
    expect(lines[3]).toMatchObject({ changedInBackup: 5, changedHere: 9 });
  });

  it('lists cases by their codes as one counts, and what is not a case after them', () => {
    const backup = ['K-10', 'K-9'].map((code) => ({ id: code, content: aCase(code, 1) }));
    const lines = previewRestore([], [{ id: '0', content: { kind: 'draft' } }, ...backup]);
    expect(lines.map(({ code }) => code)).toEqual(['K-9', 'K-10', null]);
  });

  it('takes by itself nothing that would write over what can be read here', () => {
    const entry = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), content: fc.jsonValue() });
    const entries = fc.uniqueArray(entry, { selector: ({ id }) => id });
    const broken = fc.constantFrom('a', 'b', 'none');
    fc.assert(
      fc.property(entries, entries, broken, (here, backup, damaged) => {
        const items = here.map(({ id, content }): HereItem =>
          id === damaged ? { id, damaged: true } : whole(id, content),
        );
        const readable = new Set(items.flatMap((item) => (item.damaged ? [] : [item.id])));
        const lines = previewRestore(items, backup);
        expect(lines).toHaveLength(backup.length);
        expect(lines.filter(takenByItself).some(({ id }) => readable.has(id))).toBe(false);
      }),
    );
  });
});
