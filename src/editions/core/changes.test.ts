import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, countsOf, type ContentFile } from './index.ts';

const country = (number: string, does = 'Listens.'): ContentFile => ({
  path: 'countries/ee',
  value: {
    name: 'Estonia',
    emergency: [{ number: '112', for: ['all'] }],
    contacts: [
      { id: 'ee-line', nameEn: 'Example line', does, phones: [{ number, written: number, free: 'yes' }] },
    ],
  },
});
const chapter = (html: string, next: unknown = null): ContentFile => ({
  path: 'library/chapter-a-child',
  value: { id: 'a-child', title: 'A child', html, previous: null, next },
});

describe('what changed between two editions', () => {
  it('names a changed number with both, and not the contact it belongs to', () => {
    expect(changesBetween([country('+372 1')], [country('+372 2')])).toEqual([
      {
        key: 'number/ee-line/0',
        kind: 'number',
        how: 'changed',
        title: 'Example line',
        country: 'ee',
        address: 'contacts/ee',
        before: '+372 1',
        after: '+372 2',
      },
    ]);
  });

  it('names a contact whose words changed, and not its number', () => {
    const changes = changesBetween([country('+372 1')], [country('+372 1', 'Listens at night.')]);
    expect(changes.map(({ kind, key }) => [kind, key])).toEqual([['contact', 'contact/ee-line']]);
  });

  it('names a chapter whose text changed, and not one that only has another neighbour', () => {
    expect(changesBetween([chapter('<p>a</p>')], [chapter('<p>b</p>')]).map(({ title }) => title)).toEqual([
      'A child',
    ]);
    expect(changesBetween([chapter('<p>a</p>')], [chapter('<p>a</p>', { id: 'men' })])).toEqual([]);
  });

  it('says what is new and what is gone', () => {
    expect(changesBetween([chapter('x')], [country('+372 1')]).map(({ kind, how }) => [kind, how])).toEqual([
      ['number', 'new'],
      ['number', 'new'],
      ['contact', 'new'],
      ['country', 'new'],
      ['chapter', 'gone'],
    ]);
  });

  it('counts by kind, numbers first', () => {
    const changes = changesBetween([chapter('a'), country('+372 1')], [chapter('b'), country('+372 2')]);
    expect(countsOf(changes)).toEqual([
      { kind: 'number', count: 1 },
      { kind: 'chapter', count: 1 },
    ]);
  });

  it('finds nothing between an edition and itself, and the same things backwards', () => {
    const anyFile = fc.oneof(
      fc.string().map((html) => chapter(html)),
      fc.tuple(fc.string(), fc.string()).map(([number, does]) => country(number, does)),
      fc.record({ path: fc.string(), value: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(fc.array(anyFile), fc.array(anyFile), (one, other) => {
        expect(changesBetween(one, one)).toEqual([]);
        const keys = (from: ContentFile[], to: ContentFile[]): string[] =>
          changesBetween(from, to)
            .map(({ key }) => key)
            .sort();
        expect(keys(one, other)).toEqual(keys(other, one));
      }),
    );
  });
});
