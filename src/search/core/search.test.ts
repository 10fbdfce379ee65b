import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, scan, scannable, slipsAllowed, wordsOf } from './index.ts';

describe('a word', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['Straße', 'strasse'],
    ['Ёлка', 'елка'],
    ['nõuandeliin', 'nouandeliin'],
    ['الأطفالِ', 'الاطفال'],
  ])('%s is found without its accents', (written, typed) => {
    expect(folded(written)).toBe(folded(typed));
  });

  it('keeps the marks of scripts in which they are letters', () => {
    expect(folded('ที่')).toBe('ที่'.normalize('NFKD'));
    expect(folded('हिन्दी')).toBe('हिन्दी'.normalize('NFKD'));
  });

  it('may have no slip when short, one at four letters, two from six', () => {
    expect(['lit', 'four', 'sixsix'].map(slipsAllowed)).toEqual([0, 1, 2]);
  });

  it('is cut out of a text, also where no spaces are written', () => {
    expect(wordsOf('Line 116-006, (free)')).toEqual(['Line', '116', '006', 'free']);
    expect(wordsOf('ความช่วยเหลือคนไทย').length).toBeGreaterThan(1);
  });
});

describe('a scan', () => {
  const documents = scannable([
    { id: 'a', title: 'Crisis line', text: 'Shelter for women in Tallinn' },
    { id: 'b', title: 'Shelter', text: 'Rooms in Łódź' },
    { id: 'c', title: 'Police', text: 'Day and night' },
  ]);

  it('puts a hit in the title first', () => expect(scan(documents, 'shelter')).toEqual(['b', 'a']));
  it('wants every word, in any order', () => expect(scan(documents, 'tallinn shelter')).toEqual(['a']));
  it('finds beginnings of words, without accents', () => expect(scan(documents, 'lod')).toEqual(['b']));
  it('finds nothing for an empty query', () => expect(scan(documents, '  ,')).toEqual([]));

  it('never throws and never invents an id, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (query) => {
        for (const id of scan(documents, query)) expect(['a', 'b', 'c']).toContain(id);
      }),
    );
  });
});
