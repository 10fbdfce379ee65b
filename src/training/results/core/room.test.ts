import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  lettersToAnswers,
  movedBy,
  roomOf,
  scoreOf,
  questionsOf,
  tableOf,
  taken,
  type Answers,
  type Chosen,
  type SeminarTestFile,
  type TestResult,
} from './index.ts';

/** Ten topics, two papers; the first option is always right. */
const topics = Array.from({ length: 10 }, (_, n) => ({ number: n + 1, title: `Topic ${String(n + 1)}` }));
const question = (paper: string, topic: number): SeminarTestFile['questions'][number] => ({
  id: `${paper}-${String(topic)}`,
  topic,
  ask: `=Ask ${paper}${String(topic)}`,
  options: [{ text: 'One', right: true }, { text: 'Two' }, { text: 'Three' }],
  why: 'Because.',
  sources: ['first-book'],
  mark: 'read',
});
const paper = (id: string): SeminarTestFile['papers'][number] => ({
  id,
  questions: topics.map(({ number }) => `${id}-${String(number)}`),
});
const test: SeminarTestFile = {
  topics,
  enough: 8,
  questions: ['a', 'b'].flatMap((id) => topics.map(({ number }) => question(id, number))),
  papers: [paper('a'), paper('b')],
  sets: [{ number: 1, before: 'a', after: 'b', text: 5 }],
  sources: [],
};
const ALL_RIGHT: Answers = Array.from({ length: 10 }, (): Chosen => 0);
const right = (count: number): Answers => ALL_RIGHT.map((_, n): Chosen => (n < count ? 0 : 1));
const result = (more: Partial<TestResult> = {}): TestResult => ({
  kind: 'test',
  set: 1,
  text: 5,
  mark: '7K',
  useful: null,
  before: right(4),
  after: right(8),
  ...more,
});
const codes = (...results: Partial<TestResult>[]): string[] => results.map((one) => codeOf(result(one)));

describe('a paper', () => {
  it('scores what is right, and what was not answered is not', () => {
    const questions = questionsOf(test, 'a');
    expect(scoreOf(questions, right(7))).toBe(7);
    expect(scoreOf(questions, [0, null, null, null, null, null, null, null, null, null])).toBe(1);
  });

  it('tells topic by topic what moved', () => {
    const moved = movedBy(test, test.sets[0]!, right(1), right(2));
    expect(moved.slice(0, 3).map(({ before, after }) => [before, after])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it.each([
    ['aabbc caabb', [0, 0, 1, 1, 2, 2, 0, 0, 1, 1]],
    ['AAAAAAAAA-', [0, 0, 0, 0, 0, 0, 0, 0, 0, null]],
  ])('on paper, %j is ten answers', (letters, given) => {
    expect(lettersToAnswers(letters)).toEqual(given);
  });

  it.each(['', 'aaa', 'aaaaaaaaaaa', 'aaaaaaaaad'])('on paper, %j is not', (letters) => {
    expect(lettersToAnswers(letters)).toBeUndefined();
  });
});

describe('a code that is handed to the room', () => {
  it('is taken once', () => {
    const first = taken(test, [], codeOf(result()).toLowerCase());
    expect(first).toMatchObject({ ok: true, mark: '7K', codes: [codeOf(result())] });
    expect(taken(test, codes({}), codeOf(result()))).toEqual({ ok: false, why: 'twice', mark: '7K' });
  });

  it.each([
    ['another edition’s paper', codeOf(result({ text: 6 })), 'other-text'],
    ['a set that this edition has not', codeOf(result({ set: 2 })), 'other-text'],
    [
      'the code of a certificate',
      codeOf({ kind: 'seminar', number: 5, day: '2026-11-27', edition: '2026.11', halfHours: 9 }),
      'a-seminar',
    ],
    ['a code with a slip', codeOf(result()).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'check'],
  ])('%s changes nothing and is said', (_what, typed, why) => {
    expect(taken(test, codes({}), typed)).toMatchObject({ ok: false, why });
  });
});

describe('a room', () => {
  it('with nobody in it shows nothing and breaks nothing', () => {
    const room = roomOf(test, []);
    expect(room).toMatchObject({ results: 0, before: null, after: null, gain: null, slips: [], doubled: [] });
    expect(room.topics.every(({ of }) => of === 0)).toBe(true);
  });

  it('with one result shows that one', () => {
    expect(roomOf(test, codes({ useful: 4 }))).toMatchObject({
      results: 1,
      both: 1,
      before: 4,
      after: 8,
      gain: { mean: 4, more: 1, same: 0, less: 0 },
      useful: [0, 0, 0, 1, 0],
    });
  });

  it('puts a paper before and a paper after together by their mark', () => {
    const room = roomOf(test, codes({ after: null }, { before: null }));
    expect(room).toMatchObject({ results: 1, both: 1, joined: 1, doubled: [], gain: { mean: 4 } });
  });

  it('counts a half once that was handed in before the whole', () => {
    expect(roomOf(test, codes({ after: null }, {}))).toMatchObject({ results: 1, both: 1, doubled: [] });
  });

  it('says when a mark stands on more than can belong together, and counts each', () => {
    const room = roomOf(test, codes({}, { after: right(9) }, { mark: 'B4' }));
    expect(room).toMatchObject({ results: 3, both: 3, doubled: [{ mark: '7K', results: 2 }] });
    // Two papers before and one after under one mark: nobody can tell whose the one after is.
    const three = roomOf(test, codes({ after: null }, { before: right(1), after: null }, { before: null }));
    expect(three).toMatchObject({ results: 3, both: 0, joined: 0, doubled: [{ mark: '7K', results: 3 }] });
  });

  it('shows the three slips that were made most after the seminar', () => {
    const answers = (...wrong: [number, Chosen][]): Answers =>
      ALL_RIGHT.map((given, n) => wrong.find(([place]) => place === n)?.[1] ?? given);
    const room = roomOf(
      test,
      codes(
        { mark: 'AA', after: answers([2, 1], [5, 2]) },
        { mark: 'BB', after: answers([2, 1], [7, 1]) },
        { mark: 'CC', after: answers([2, 1], [5, 2], [8, 1]) },
      ),
    );
    expect(room.slips.map(({ question: one, chosen, times, of }) => [one.id, chosen, times, of])).toEqual([
      ['b-3', 1, 3, 3],
      ['b-6', 2, 2, 3],
      ['b-8', 1, 1, 3],
    ]);
  });

  it('adds up: topics, scores and gain say the same, in whatever order thirty codes came', () => {
    const sat = fc.record({
      mark: fc
        .tuple(fc.nat(31), fc.nat(31))
        .map(
          ([a, b]) =>
            `${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(a)}${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(b)}`,
        ),
      before: fc.nat(10).map(right),
      after: fc.nat(10).map(right),
    });
    fc.assert(
      fc.property(fc.uniqueArray(sat, { maxLength: 30, selector: ({ mark }) => mark }), (people) => {
        const handed = codes(...people);
        const room = roomOf(test, handed);
        expect(room.results).toBe(people.length);
        expect(room.doubled).toEqual([]);
        const sum = (of: (topic: (typeof room.topics)[number]) => number): number =>
          room.topics.reduce((all, topic) => all + of(topic), 0);
        expect(sum(({ after }) => after) - sum(({ before }) => before)).toBeCloseTo(
          (room.gain?.mean ?? 0) * people.length,
        );
        expect(roomOf(test, handed.toReversed())).toEqual(room);
      }),
    );
  });

  it('tells how cases were worked, each by its number', () => {
    const worked = { kind: 'case', signs: 6, goods: 6 } as const;
    const room = roomOf(test, [
      codeOf({ ...worked, mark: '7K', caseNumber: 3, noticed: 4, good: 5, harm: 0 }),
      codeOf({ ...worked, mark: 'B4', caseNumber: 3, noticed: 2, good: 6, harm: 1 }),
      codeOf({ ...worked, mark: 'B4', caseNumber: 19, noticed: 6, good: 6, harm: 0 }),
    ]);
    expect(room.cases).toEqual([
      { caseNumber: 3, times: 2, noticed: 6, signs: 12, good: 11, goods: 12, harmed: 1 },
      { caseNumber: 19, times: 1, noticed: 6, signs: 6, good: 6, goods: 6, harmed: 0 },
    ]);
  });
});

describe('the table of a room', () => {
  const table = (...results: Partial<TestResult>[]): string[][] =>
    tableOf(roomOf(test, codes(...results)), {
      columns: ['part', 'what', 'before', 'after', 'of'],
      part: (name) => name,
      line: (name, values) => `${name}${String(values?.number ?? '')}`,
    });

  it('has the numbers of the screen, a line for each', () => {
    const rows = table({ useful: 5 });
    expect(rows).toContainEqual(['room', 'results', '', '', '1']);
    expect(rows).toContainEqual(['room', 'mean', '4', '8', '10']);
    expect(rows).toContainEqual(['topic', '5 Topic 5', '0', '1', '1']);
    expect(rows.every((row) => row.length === 5)).toBe(true);
  });

  it('holds no mark, and no cell that a spreadsheet would reckon with', () => {
    const cells = table({ mark: 'ZQ' }, { mark: 'ZQ', after: right(9) }).flat();
    expect(cells.some((cell) => cell.includes('ZQ'))).toBe(false);
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells.some((cell) => cell.startsWith("'=Ask"))).toBe(true);
  });
});
