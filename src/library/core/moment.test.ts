import { describe, expect, it } from 'vitest';
import { inOrderOfTime, nameOfMoment } from './index.ts';

describe('when something was', () => {
  it.each([
    ['2013', '2013'],
    ['2014-05', 'May 2014'],
    ['2010-10-18', '18 October 2010'],
    ['2011-01-01', '1 January 2011'],
  ])('%s is said as %s, and no more exactly', (moment, said) =>
    expect(nameOfMoment(moment, 'en')).toBe(said),
  );

  it('is said in the language of the reader', () =>
    expect(nameOfMoment('2010-10-18', 'de')).toBe('18. Oktober 2010'));

  it('is told from the oldest on; a year alone stands behind the months of that year', () => {
    const told = inOrderOfTime(
      ['2013', '2011-05-19', '2011', '2013-03', '2011-05', '2008'].map((from) => ({ from })),
    );
    expect(told.map(({ from }) => from)).toEqual([
      '2008',
      '2011-05-19',
      '2011-05',
      '2011',
      '2013-03',
      '2013',
    ]);
  });

  it('keeps the order of what began at the same time', () => {
    const told = inOrderOfTime([
      { id: 'b', from: '2011' },
      { id: 'a', from: '2011' },
    ]);
    expect(told.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
