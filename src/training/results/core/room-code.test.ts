import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSound, sumsOf, withCheck } from './check-characters.ts';
import {
  ALPHABET,
  CODE_LENGTH,
  codeOf,
  groupsOf,
  markOf,
  readCode,
  seminarName,
  seminarNumber,
  type CaseResult,
  type Chosen,
  type RoomCode,
  type SeminarCode,
  type TestResult,
} from './index.ts';

const chosen = fc.constantFrom<Chosen>(0, 1, 2, null);
/** A paper that was sat has at least one answer. */
const answers = fc
  .array(chosen, { minLength: 10, maxLength: 10 })
  .filter((given) => given.some((one) => one !== null));
const mark = fc
  .tuple(fc.nat(31), fc.nat(31))
  .map(([one, other]) => ALPHABET.charAt(one) + ALPHABET.charAt(other));
const aTest: fc.Arbitrary<TestResult> = fc.record({
  kind: fc.constant('test'),
  set: fc.integer({ min: 1, max: 8 }),
  text: fc.nat(15),
  mark,
  useful: fc.option(fc.integer({ min: 1, max: 5 })),
  before: fc.option(answers),
  after: fc.option(answers),
});
const aCase: fc.Arbitrary<CaseResult> = fc
  .record({
    kind: fc.constant<'case'>('case'),
    mark,
    caseNumber: fc.integer({ min: 1, max: 127 }),
    signs: fc.nat(15),
    goods: fc.nat(31),
    noticed: fc.nat(15),
    good: fc.nat(31),
    harm: fc.nat(7),
  })
  .filter(({ noticed, signs, good, goods }) => noticed <= signs && good <= goods);
const aSeminar: fc.Arbitrary<SeminarCode> = fc.record({
  kind: fc.constant('seminar'),
  number: fc.nat(2 ** 20 - 1),
  day: fc.nat(2 ** 15 - 1).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10)),
  edition: fc
    .tuple(fc.integer({ min: 2024, max: 2065 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${String(year)}.${String(month).padStart(2, '0')}`),
  halfHours: fc.integer({ min: 1, max: 63 }),
});
const anyCode: fc.Arbitrary<RoomCode> = fc.oneof(aTest, aCase, aSeminar);

const example: TestResult = {
  kind: 'test',
  set: 1,
  text: 9,
  mark: '7K',
  useful: 4,
  before: [0, 1, 2, null, 0, 1, 2, 0, 1, 2],
  after: [0, 1, 2, 0, 0, 1, 2, 0, 1, 2],
};
const changedAt = (text: string, place: number, character: string): string =>
  text.slice(0, place) + character + text.slice(place + 1);

describe('a code', () => {
  it('has fourteen characters and brings back all that was put in', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const characters = codeOf(code);
        expect(characters).toHaveLength(CODE_LENGTH);
        expect(Array.from(characters).every((one) => ALPHABET.includes(one))).toBe(true);
        expect(readCode(characters)).toEqual({ ok: true, code, characters });
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, RoomCode]>([
    ['1V7KDHPVDNPVB1', example],
    [
      'R1B44T656400ZP',
      { kind: 'case', mark: 'B4', caseNumber: 19, noticed: 4, signs: 6, good: 5, goods: 6, harm: 1 },
    ],
    [
      'R228T511524FED',
      { kind: 'seminar', number: 74565, day: '2026-11-27', edition: '2026.11', halfHours: 15 },
    ],
  ])('that was given out once reads the same for ever: %s', (characters, code) => {
    expect(codeOf(code)).toBe(characters);
    expect(readCode(characters)).toMatchObject({ ok: true, code });
  });

  it('is the same for everyone who chose and answered alike, and never holds a name', () => {
    expect(codeOf(example)).toBe(codeOf({ ...example }));
    expect(markOf('Anna')).toBeUndefined();
    expect(() => codeOf({ ...example, mark: 'Anna' })).toThrow(RangeError);
  });

  it.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['gaps', (code: string) => groupsOf(code).join('  ')],
    ['hyphens', (code: string) => groupsOf(code).join('-')],
    ['a blank before and a line after', (code: string) => ` ${code}\n`],
    ['the letter O for nought', (code: string) => code.replaceAll('0', 'O')],
    ['the letters I and l for one', (code: string) => code.replace('1', 'I').replaceAll('1', 'l')],
    [
      'wide characters of an Asian keyboard',
      (code: string) => code.replace(/^./, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)),
    ],
  ])('is read with %s', (_how, written) => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readCode(written(codeOf(code)))).toMatchObject({ ok: true, code });
      }),
    );
  });

  it.each([
    ['nothing', '  ', { why: 'empty' }],
    ['too few characters', '7K9', { why: 'length', characters: 3 }],
    ['too many', 'A'.repeat(15), { why: 'length', characters: 15 }],
    ['a character that no code has', '7K9!', { why: 'character', character: '!' }],
    ['a row of noughts', '0'.repeat(14), { why: 'check' }],
  ])('is refused with a reason: %s', (_what, typed, said) => {
    expect(readCode(typed)).toEqual({ ok: false, ...said });
  });

  it('of a later version says so instead of being read wrongly', () => {
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const values = withCheck([31, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(readCode(values.map((value) => digits.charAt(value)).join(''))).toEqual({
      ok: false,
      why: 'newer',
    });
  });

  it('is never made of what does not fit', () => {
    expect(() => codeOf({ ...example, set: 9 })).toThrow(RangeError);
    expect(() => codeOf({ ...example, text: 16 })).toThrow(RangeError);
    expect(() =>
      codeOf({ kind: 'seminar', number: 1, day: '2020-01-01', edition: '2026.11', halfHours: 2 }),
    ).toThrow(RangeError);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void readCode(typed)));
  });
});

describe('a slip of the pen', () => {
  it('in one character is always found: every place, every other character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const characters = codeOf(code);
        for (let place = 0; place < CODE_LENGTH; place++) {
          for (const character of ALPHABET) {
            if (character === characters[place]) continue;
            expect(readCode(changedAt(characters, place, character)).ok).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in two characters is always found: every pair of places and values, on the plain sums', () => {
    // The check is linear: what is added to a sound code is found exactly when it is not sound by itself.
    for (let one = 0; one < CODE_LENGTH; one++) {
      for (let other = one + 1; other < CODE_LENGTH; other++) {
        for (let a = 1; a < 32; a++) {
          for (let b = 1; b < 32; b++) {
            const added = Array.from({ length: CODE_LENGTH }, (_, n) =>
              n === one ? a : n === other ? b : 0,
            );
            if (isSound(added)) throw new Error(`${String(one)} ${String(other)} ${String(a)} ${String(b)}`);
          }
        }
      }
    }
  });

  it('that swaps two characters, neighbours or not, is always found', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const characters = codeOf(code);
        for (let one = 0; one < CODE_LENGTH; one++) {
          for (let other = one + 1; other < CODE_LENGTH; other++) {
            const [first = '', second = ''] = [characters[one], characters[other]];
            if (first === second) continue;
            const swapped = changedAt(changedAt(characters, one, second), other, first);
            expect(readCode(swapped).ok).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in three characters passes the check in 31 of 29,791 cases for each three places, and in no more', () => {
    const weight = (place: number, value: number): number =>
      sumsOf([...Array.from({ length: place }, () => 0), value])[1];
    const table = Array.from({ length: CODE_LENGTH }, (_, place) =>
      Array.from({ length: 32 }, (_each, value) => weight(place, value)),
    );
    for (let one = 0; one < CODE_LENGTH; one++) {
      for (let two = one + 1; two < CODE_LENGTH; two++) {
        for (let three = two + 1; three < CODE_LENGTH; three++) {
          let passed = 0;
          for (let a = 1; a < 32; a++) {
            for (let b = 1; b < 32; b++) {
              // The plain sum leaves one value for the third; it must also please the weighted one.
              const c = a ^ b;
              if (c === 0) continue;
              const sum = (table[one]?.[a] ?? 0) ^ (table[two]?.[b] ?? 0) ^ (table[three]?.[c] ?? 0);
              if (sum === 0) passed++;
            }
          }
          expect(passed).toBe(31);
        }
      }
    }
  });

  it('that leaves a character out or puts one in changes the length, which is found', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(CODE_LENGTH - 1), (code, place) => {
        const characters = codeOf(code);
        expect(readCode(characters.slice(0, place) + characters.slice(place + 1)).ok).toBe(false);
        expect(readCode(characters.slice(0, place) + 'A' + characters.slice(place)).ok).toBe(false);
      }),
    );
  });
});

describe('the mark that a participant chooses', () => {
  it.each([
    ['7k', '7K'],
    [' b 4 ', 'B4'],
    ['ol', '01'],
    ['-x-9', 'X9'],
  ])('%j is %s', (typed, written) => {
    expect(markOf(typed)).toBe(written);
  });

  it.each(['', '7', '7K9', '7!', 'Anna'])('%j is none', (typed) => {
    expect(markOf(typed)).toBeUndefined();
  });
});

describe('the number of a seminar', () => {
  it('is drawn from four values and written as four characters', () => {
    expect(seminarName(seminarNumber([7, 19, 255, 4]))).toHaveLength(4);
    expect(seminarName(1)).toBe('0001');
  });

  it('is never that of self-study', () => {
    expect(seminarNumber([0, 32, 64, 0])).toBe(1);
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }), (chance) => {
        const number = seminarNumber(chance);
        expect(number).toBeGreaterThan(0);
        expect(number).toBeLessThan(2 ** 20);
      }),
    );
  });
});
