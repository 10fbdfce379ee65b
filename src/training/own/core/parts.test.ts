import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from './base45.ts';
import {
  BYTES_IN_A_PART,
  MOST_PARTS,
  NOTHING_GATHERED,
  checkOf,
  gather,
  joinParts,
  missingOf,
  readPart,
  splitIntoParts,
  type Gathered,
} from './parts.ts';

const bytesUpTo = (most: number) => fc.uint8Array({ maxLength: most });
const partsOf = (bytes: Uint8Array): readonly string[] => {
  const parts = splitIntoParts(bytes);
  if (!parts) throw new Error('too long');
  return parts;
};
const gatherAll = (texts: readonly string[]): Gathered =>
  texts.reduce<Gathered>((gathered, text) => {
    const part = readPart(text);
    return part ? gather(gathered, part).gathered : gathered;
  }, NOTHING_GATHERED);
const joinedOf = (gathered: Gathered): (number[] | string)[] =>
  gathered.map((set) => {
    const joined = joinParts(set);
    return joined.ok ? [...joined.bytes] : joined.why;
  });

describe('base 45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as the standard does', (text, written) => {
    expect(toBase45(new TextEncoder().encode(text))).toBe(written);
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(bytesUpTo(400), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['GGW', ':::', 'A', 'AAAA', 'ab', '::'])('refuses %s', (text) => {
    expect(fromBase45(text)).toBeUndefined();
  });
});

describe('the check', () => {
  it('is the CRC-32 that everybody knows', () => {
    expect(checkOf(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});

describe('a case as a sequence of codes', () => {
  it('comes back whole, whatever the order and however often each code is read', () => {
    fc.assert(
      fc.property(
        bytesUpTo(5 * BYTES_IN_A_PART).chain((bytes) => {
          const parts = partsOf(bytes);
          return fc.tuple(
            fc.constant(bytes),
            fc.shuffledSubarray([...parts, ...parts], { minLength: 2 * parts.length }),
          );
        }),
        ([bytes, read]) => {
          expect(joinedOf(gatherAll(read))).toEqual([[...bytes]]);
        },
      ),
    );
  });

  it('keeps two cases apart whose codes are read mixed', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(bytesUpTo(3 * BYTES_IN_A_PART), bytesUpTo(3 * BYTES_IN_A_PART))
          .filter(([one, other]) => partsOf(one)[0] !== partsOf(other)[0])
          .chain(([one, other]) => {
            const all = [...partsOf(one), ...partsOf(other)];
            return fc.tuple(
              fc.constant([[...one], [...other]]),
              fc.shuffledSubarray(all, { minLength: all.length }),
            );
          }),
        ([cases, read]) => {
          const joined = joinedOf(gatherAll(read));
          expect(joined).toHaveLength(2);
          expect(joined).toEqual(expect.arrayContaining([...cases]));
        },
      ),
    );
  });

  it('says exactly which parts are missing, and does not pretend to be whole', () => {
    fc.assert(
      fc.property(
        bytesUpTo(5 * BYTES_IN_A_PART).chain((bytes) =>
          fc.subarray([...partsOf(bytes).entries()], { minLength: 1 }),
        ),
        (some) => {
          const [set] = gatherAll(some.map(([, text]) => text));
          const read = new Set(some.map(([at]) => at + 1));
          const wanted = Array.from({ length: set!.of }, (_, at) => at + 1).filter((n) => !read.has(n));
          expect(missingOf(set!)).toEqual(wanted);
          expect(joinParts(set!).ok).toBe(wanted.length === 0);
        },
      ),
    );
  });

  it('is found damaged when any byte of it was changed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 700 }), fc.nat(), (bytes, where) => {
        const parts = partsOf(bytes).map((text) => readPart(text)!);
        const at = where % parts.length;
        const changed = Uint8Array.from(parts[at]!.bytes);
        changed[where % changed.length]! ^= 1;
        const read = parts.with(at, { ...parts[at]!, bytes: changed });
        const gathered = read.reduce<Gathered>((all, part) => gather(all, part).gathered, NOTHING_GATHERED);
        expect(joinedOf(gathered)).toEqual(['damaged']);
      }),
    );
  });

  it('tells a part that is new from one that was read already, and from one that says something else', () => {
    const [text = ''] = partsOf(new Uint8Array(20));
    const part = readPart(text)!;
    const first = gather(NOTHING_GATHERED, part);
    expect(first.taken).toBe('new');
    expect(gather(first.gathered, part).taken).toBe('again');
    expect(gather(first.gathered, { ...part, bytes: new Uint8Array(3) }).taken).toBe('differs');
  });

  it('has a limit, and says so before a code is shown', () => {
    expect(splitIntoParts(new Uint8Array(MOST_PARTS * BYTES_IN_A_PART - 4))).toHaveLength(MOST_PARTS);
    expect(splitIntoParts(new Uint8Array(MOST_PARTS * BYTES_IN_A_PART - 3))).toBeUndefined();
  });

  it.each([
    '',
    'https://example.org/',
    'CSC1:0000000:01:01:BB8',
    'CSC1:00000000:02:01:BB8',
    'CSC1:00000000:00:01:BB8',
    'CSC1:00000000:01:01:',
    'CSC1:00000000:01:01:GGW',
    'CSC2:00000000:01:01:BB8',
    `CSC1:00000000:01:01:${'BB8'.repeat(200)}`,
  ])('takes no other code for a part: %s', (text) => {
    expect(readPart(text)).toBeUndefined();
  });
});
