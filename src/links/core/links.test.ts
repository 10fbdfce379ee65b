import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTelephone } from '../read-telephone.ts';
import {
  LINK_KINDS,
  keyOf,
  linksOf,
  pictureOf,
  valuesIn,
  type Apart,
  type ComparedCase,
  type Labels,
  type LinkKind,
} from './index.ts';

const labels: Labels = {
  telephone: ['phone', 'telephone'],
  address: ['address'],
  agency: ['agency', 'recruiter'],
  sponsor: ['sponsor'],
  'bank-detail': ['account', 'iban'],
  vehicle: ['car', 'plate'],
  'online-handle': ['profile'],
};
const key = (kind: LinkKind, written: string, country: string | null = 'lt'): string | undefined =>
  keyOf(kind, written, country, readTelephone);
const aCase = (n: number, about: Partial<ComparedCase> = {}): ComparedCase => ({
  caseId: `case-${n}`,
  code: `K-${n}`,
  country: 'lt',
  texts: [],
  values: [],
  ...about,
});
const compare = (cases: readonly ComparedCase[], apart: readonly Apart[] = []) =>
  linksOf(cases, { labels, readTelephone, apart });
const codes = (link: { readonly cases: readonly { readonly code: string }[] } | undefined): string[] =>
  (link?.cases ?? []).map(({ code }) => code);

describe('two ways to write one thing', () => {
  it.each<[LinkKind, string, string]>([
    ['telephone', '+370 612 34567', '0037061234567'],
    ['telephone', '8 612 34567', '+370 (612) 34-567'],
    ['address', '12 Mill Street, Riverside', 'Mill str. 12, RIVERSIDE'],
    ['address', 'Lápių g. 4', 'Lapiu g 4'],
    ['agency', 'Northern Star Ltd.', 'NORTHERN STAR'],
    ['agency', 'Złota Brama Sp. z o.o.', 'Zlota Brama'],
    ['sponsor', 'The Example Household', 'example household'],
    ['bank-detail', 'GB82 WEST 1234 5698 7654 32', 'gb82west12345698765432'],
    ['vehicle', 'ABC-123', 'abc 123'],
    ['vehicle', 'А 123 ВС', 'A123BC'],
    ['online-handle', '@northern.star', 'https://t.me/northern.star'],
    [
      'online-handle',
      'https://www.facebook.com/profile.php?id=100012345',
      'facebook.com/profile.php?id=100012345&x=1',
    ],
    ['online-handle', 'Jobs@Example.org', 'jobs@example.org'],
  ])('are one %s: %s and %s', (kind, one, other) => {
    expect(key(kind, one)).toBeDefined();
    expect(key(kind, other)).toBe(key(kind, one));
  });

  it.each<[LinkKind, string, string]>([
    ['telephone', '+370 612 34567', '+370 612 34568'],
    ['address', '12 Mill Street', '21 Mill Street'],
    ['agency', 'Northern Star', 'Northern Stars'],
    ['vehicle', 'ABC 123', 'ABC 128'],
  ])('stay two where they differ, as a %s: %s and %s', (kind, one, other) => {
    expect(key(kind, one)).not.toBe(key(kind, other));
  });

  it.each<[LinkKind, string]>([
    ['telephone', '12'],
    ['address', 'Riverside'],
    ['agency', 'Ltd'],
    ['bank-detail', '123'],
    ['vehicle', 'blue van'],
    ['online-handle', 'a b'],
  ])('are not compared where they say too little: %s "%s"', (kind, written) => {
    expect(key(kind, written)).toBeUndefined();
  });

  it('without a country code are read where the case is, and nowhere if that is not known', () => {
    expect(key('telephone', '612 34567', 'lt')).toBe('+37061234567');
    expect(key('telephone', '612 34567', null)).toBeUndefined();
  });

  it('have one form that has itself as its form', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINK_KINDS), fc.string({ unit: 'grapheme' }), (kind, written) => {
        const once = key(kind, written);
        if (once !== undefined && kind !== 'online-handle') expect(key(kind, once)).toBe(once);
      }),
    );
  });
});

describe('a text', () => {
  it('is searched for numbers, accounts and handles, and for lines that begin with a label', () => {
    const text = [
      'She called 8 612 34567 twice, then @northern.star wrote.',
      'Money went to GB82 WEST 1234 5698 7654 32 in March.',
      'Agency: Northern Star Ltd.',
      '- Car: ABC 123',
      'Lawyer: not a label here',
    ].join('\n');
    expect(valuesIn(text, labels)).toEqual([
      { kind: 'online-handle', value: '@northern.star' },
      { kind: 'telephone', value: '8 612 34567' },
      { kind: 'bank-detail', value: 'GB82 WEST 1234 5698 7654 32' },
      { kind: 'agency', value: 'Northern Star Ltd' },
      { kind: 'vehicle', value: 'ABC 123' },
    ]);
  });

  it('is read without a fault, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        expect(compare([aCase(1, { texts }), aCase(2, { texts: [] })])).toEqual([]);
      }),
    );
  });
});

describe('a link', () => {
  const number = { kind: 'telephone', value: '+370 612 34567' } as const;

  it('is a value that stands in several cases, named with all of them', () => {
    const links = compare([
      aCase(1, { values: [number] }),
      aCase(2, { texts: ['He gave 8 612 34567.'] }),
      aCase(3, { texts: ['Phone: 00 370 612 34567'] }),
      aCase(4, { values: [{ kind: 'agency', value: 'Northern Star' }] }),
    ]);
    expect(links.map(({ kind, written }) => [kind, written])).toEqual([['telephone', '+370 612 34567']]);
    expect(codes(links[0])).toEqual(['K-1', 'K-2', 'K-3']);
  });

  it('is none when a value stands twice in one case', () => {
    expect(compare([aCase(1, { values: [number, number], texts: ['8 612 34567'] })])).toEqual([]);
  });

  it('is none across kinds: an agency is not a sponsor', () => {
    const value = 'Northern Star';
    expect(
      compare([
        aCase(1, { values: [{ kind: 'agency', value }] }),
        aCase(2, { values: [{ kind: 'sponsor', value }] }),
      ]),
    ).toEqual([]);
  });

  it('is gone with the case', () => {
    const both = [aCase(1, { values: [number] }), aCase(2, { values: [number] })];
    expect(compare(both)).toHaveLength(1);
    expect(compare(both.slice(0, 1))).toEqual([]);
  });

  it('is shown by how many cases share it, the most first', () => {
    const agency = { kind: 'agency', value: 'Northern Star' } as const;
    const links = compare([
      aCase(1, { values: [number, agency] }),
      aCase(2, { values: [number, agency] }),
      aCase(3, { values: [agency] }),
    ]);
    expect(links.map(({ kind }) => kind)).toEqual(['agency', 'telephone']);
  });

  it('never leaves out a case, and never joins what does not share the value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }), (given) => {
        const cases = given.map((last, n) =>
          aCase(n, { values: [{ kind: 'telephone', value: `+370 612 3456${last}` }] }),
        );
        for (const link of compare(cases)) {
          const sharing = cases.filter((one) => key('telephone', one.values[0]!.value) === link.key);
          expect(codes(link)).toEqual(sharing.map(({ code }) => code));
        }
      }),
    );
  });
});

describe('false friends', () => {
  const number = { kind: 'telephone', value: '+370 612 34567' } as const;
  const cases = [1, 2, 3, 4].map((n) => aCase(n, { values: [number] }));
  const apart = (...taken: string[]): Apart => ({ kind: 'telephone', key: '+37061234567', cases: taken });

  it('are taken out of a link, and the others stay together', () => {
    expect(compare(cases, [apart('case-3')]).map(codes)).toEqual([['K-1', 'K-2', 'K-4']]);
  });

  it('can belong together themselves', () => {
    expect(compare(cases, [apart('case-3', 'case-4')]).map(codes)).toEqual([
      ['K-1', 'K-2'],
      ['K-3', 'K-4'],
    ]);
  });

  it('leave no link where only one case remains', () => {
    expect(compare(cases.slice(0, 2), [apart('case-2')])).toEqual([]);
  });

  it('of one value are no false friends of another', () => {
    const agency = { kind: 'agency', value: 'Northern Star' } as const;
    const two = [1, 2].map((n) => aCase(n, { values: [number, agency] }));
    expect(compare(two, [apart('case-2')]).map(({ kind }) => kind)).toEqual(['agency']);
  });
});

describe('the picture', () => {
  const cases = [1, 2, 3].map((n) =>
    aCase(n, {
      values: [
        { kind: 'telephone', value: '+370 612 34567' },
        { kind: 'agency', value: 'Northern Star' },
      ],
    }),
  );

  it('has a line for each case of each link, and stays within its frame', () => {
    const picture = pictureOf(compare(cases));
    expect(picture.lines).toHaveLength(6);
    for (const { x, y } of [...picture.values, ...picture.cases]) {
      expect(x).toBeLessThan(picture.width);
      expect(y).toBeLessThan(picture.height);
    }
  });

  it('says how many links it leaves to the list', () => {
    const many = [1, 2].map((n) =>
      aCase(n, {
        values: Array.from({ length: 20 }, (_one, last) => ({
          kind: 'vehicle' as const,
          value: `ABC ${100 + last}`,
        })),
      }),
    );
    expect(pictureOf(compare(many)).leftOut).toBe(8);
  });
});
