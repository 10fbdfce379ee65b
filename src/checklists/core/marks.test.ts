import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBegun, markOf, marksOf, progressOf, sheetOf, takeUp, withMark, type Marks } from './index.ts';

const heading = { en: 'A', et: 'A', fi: 'A', lt: 'A', pl: 'A', sv: 'A' };
const item = (id: string) => ({ id, do: 'Do it.', foreignService: false });
const checklist = {
  groups: [
    { id: 'one', title: heading, items: [item('a'), item('b')] },
    { id: 'two', title: heading, items: [item('c')] },
  ],
};
const items = checklist.groups.flatMap((group) => group.items);

const someMarks = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'once-there', '__proto__x'),
  fc.record({ done: fc.boolean(), note: fc.string() }),
);

describe('the progress of a checklist', () => {
  it.each<[string, Marks, number]>([
    ['nothing ticked', {}, 0],
    ['one thing done', { a: { done: true, note: '' } }, 1],
    ['a note alone', { a: { done: false, note: 'asked for it' } }, 0],
    ['a tick that was taken back', withMark({ a: { done: true, note: '' } }, 'a', { done: false }), 0],
    ['a tick on something that is no longer there', { 'once-there': { done: true, note: '' } }, 0],
  ])('with %s', (_what, marks, done) => {
    expect(progressOf(items, marks)).toEqual({ done, all: 3 });
  });

  it('never lies outside nothing and everything, and a further tick never lowers it', () => {
    fc.assert(
      fc.property(someMarks, fc.constantFrom('a', 'b', 'c'), (marks, id) => {
        const before = progressOf(items, marks);
        const after = progressOf(items, withMark(marks, id, { done: true }));
        expect(before.done).toBeGreaterThanOrEqual(0);
        expect(after.done).toBeGreaterThanOrEqual(before.done);
        expect(after.done).toBeLessThanOrEqual(after.all);
      }),
    );
  });
});

describe('a mark', () => {
  it('changes one item and no other, and keeps what the change does not name', () => {
    fc.assert(
      fc.property(someMarks, fc.string(), (marks, note) => {
        const changed = withMark(marks, 'a', { note });
        expect(markOf(changed, 'a')).toEqual({ done: markOf(marks, 'a').done, note });
        for (const id of ['b', 'c']) expect(markOf(changed, id)).toEqual(markOf(marks, id));
      }),
    );
  });
});

describe('a sheet that is kept', () => {
  it('comes back as it was, and loses nothing of items that the checklist no longer has', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        const sheet = sheetOf('states', '2026.11', marks);
        const { marks: back, gone } = takeUp(checklist, sheet);
        expect({ ...back, ...gone }).toEqual(sheet.marks);
        expect(Object.keys(gone).every((id) => !['a', 'b', 'c'].includes(id))).toBe(true);
        expect(progressOf(items, back)).toEqual(progressOf(items, marks));
      }),
    );
  });

  it('holds no mark that says nothing', () => {
    expect(sheetOf('states', '2026.11', { a: { done: false, note: '  ' } }).marks).toEqual({});
    expect(isBegun({ a: { done: false, note: '  ' } })).toBe(false);
  });
});

describe('marks that were kept', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(someMarks, (marks) => {
        expect(marksOf(JSON.parse(JSON.stringify(marks)))).toEqual(marks);
      }),
    );
  });

  it('are read with care, whatever was in the file', () => {
    expect(marksOf({ a: { done: 'yes', note: 4 }, b: 'done', c: { done: true, note: 'seen' } })).toEqual({
      a: { done: false, note: '' },
      c: { done: true, note: 'seen' },
    });
    fc.assert(fc.property(fc.anything(), (value) => void marksOf(value)));
  });
});
