import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_SEARCH_WORDS,
  arrange,
  folded,
  marked,
  phrasesOf,
  planOf,
  scan,
  scannable,
  slipsAllowed,
  snippetOf,
  wordsOf,
  type Findable,
  type Piece,
  type SearchWords,
} from './index.ts';

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

  it('may have no slip when short, one at four letters, two from eight', () => {
    expect(['lit', 'four', 'seventy', 'eighteen'].map(slipsAllowed)).toEqual([0, 1, 1, 2]);
  });

  it('is cut out of a text, also where no spaces are written', () => {
    expect(wordsOf('Line 116-006, (free)')).toEqual(['Line', '116', '006', 'free']);
    expect(wordsOf('ความช่วยเหลือคนไทย').length).toBeGreaterThan(1);
  });
});

const SEARCH_WORDS: SearchWords = {
  leaveOut: ['the', 'my', 'they'],
  entries: [
    { say: ['passport taken', 'they keep my papers'], words: ['papers kept'], keys: ['concept:papers-kept'] },
    { say: ['age'], words: ['under 18'], keys: [] },
    { say: ["can't leave"], words: [], keys: ['concept:shut-in'] },
  ],
};
const PLAIN = phrasesOf(NO_SEARCH_WORDS);
const PHRASES = phrasesOf(SEARCH_WORDS);
const typed = (...words: string[]) => ({ words, typed: true, whole: false });

describe('a query', () => {
  it('is one part for each of its words', () => {
    expect(planOf('Tallinn, shelter', PLAIN)).toEqual([[typed('tallinn')], [typed('shelter')]]);
  });

  it('leaves out words that say nothing, unless there are no others', () => {
    expect(planOf('the shelter', PHRASES)).toEqual([[typed('shelter')]]);
    expect(planOf('the', PHRASES)).toEqual([[typed('the')]]);
  });

  it.each([
    'passport taken',
    'my passport taken',
    'Passports taken',
    'pasport taken',
    'passport tak',
    'keep papers',
    'they keep the papers',
  ])('%s is what people say for papers that are kept', (query) => {
    const [ways, ...rest] = planOf(query, PHRASES);
    expect(rest).toEqual([]);
    expect(ways).toContainEqual({ key: 'concept:papers-kept' });
    expect(ways).toContainEqual({ words: ['papers', 'kept'], typed: false, whole: true });
  });

  it('takes words of a phrase that stand apart by themselves', () => {
    expect(planOf('passport shelter taken', PHRASES).map((ways) => ways.length)).toEqual([1, 1, 1]);
  });

  it('takes the longest phrase, and goes on behind it', () => {
    expect(planOf('passport taken tallinn', PHRASES).map((ways) => ways.length)).toEqual([3, 1]);
  });

  it.each(["can't leave", 'can’t leave', 'cant leave'])('%s is one word and another', (query) => {
    expect(planOf(query, PHRASES)[0]).toContainEqual({ key: 'concept:shut-in' });
  });

  it('is read up to its twelfth word', () => {
    expect(planOf('one '.repeat(40), PLAIN)).toHaveLength(12);
  });
});

describe('a scan', () => {
  const documents = scannable([
    { id: 'a', title: 'Crisis line', text: 'Shelter for women', where: 'Tallinn' },
    { id: 'b', title: 'Shelter', text: 'Rooms in Łódź. An agency.' },
    { id: 'c', title: 'Police', text: 'Day and night' },
    { id: 'd', title: 'A sign', text: 'Someone holds them', keys: ['concept:papers-kept'] },
    { id: 'e', title: 'Another sign', text: 'Kept papers' },
    { id: 'f', title: 'Shelter', text: 'Not confirmed', weight: 0.5 },
  ]);
  const ids = (query: string, partly = true): string[] =>
    scan(documents, planOf(query, PHRASES), partly).found.map(({ id }) => id);

  it('puts a hit in the title first, and what counts less behind it', () => {
    expect(ids('shelter')).toEqual(['b', 'f', 'a']);
  });
  it('wants every word, in any order and field', () => expect(ids('tallinn shelter')).toEqual(['a']));
  it('finds beginnings of words, without accents', () => expect(ids('lod')).toEqual(['b']));
  it('finds nothing for an empty query', () => expect(ids('  ,')).toEqual([]));
  it('finds what people mean, by key and by words', () => {
    expect(ids('my passport taken')).toEqual(['d', 'e']);
  });
  it('does not take a short word that people say for the beginning of another', () => {
    expect(ids('age')).toEqual([]);
  });

  it('gives what has some of it where nothing has all, and says so', () => {
    expect(scan(documents, planOf('police tallinn', PLAIN))).toMatchObject({ partly: true });
    expect(ids('police tallinn').sort()).toEqual(['a', 'c']);
    expect(ids('police tallinn', false)).toEqual([]);
  });

  it('tells which words it found', () => {
    const { found } = scan(documents, planOf('shel', PLAIN));
    expect(found.map(({ terms }) => terms)).toEqual([['shelter'], ['shelter'], ['shelter']]);
  });

  it('never throws and never invents an id, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (query) => {
        for (const id of ids(query)) expect('abcdef').toContain(id);
      }),
    );
  });
});

describe('a snippet', () => {
  const hits = (pieces: readonly Piece[]): string[] =>
    pieces.filter(({ hit }) => hit).map(({ text }) => text);
  const whole = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

  it('marks the words that were found, as they are written', () => {
    expect(marked('Łódź, not lodging in LODZ', ['lodz'])).toEqual([
      { text: 'Łódź', hit: true },
      { text: ', not lodging in ', hit: false },
      { text: 'LODZ', hit: true },
    ]);
  });

  it('shows the part that has most of them', () => {
    const text = `${'One word after the other. '.repeat(20)}Papers are kept here.${' And so it goes on.'.repeat(20)}`;
    const snippet = snippetOf(`papers ${text}`, ['papers', 'kept']);
    expect(hits(snippet)).toEqual(['Papers', 'kept']);
    expect(whole(snippet)).toMatch(/^… .* …$/);
    expect(whole(snippet).length).toBeLessThan(190);
  });

  it('shows the beginning where nothing is to be marked', () => {
    expect(whole(snippetOf('word '.repeat(100), ['other']))).toMatch(/^word .* …$/);
  });

  it('marks words in scripts without spaces', () => {
    expect(hits(marked('ความช่วยเหลือคนไทย', [wordsOf('ความช่วยเหลือคนไทย').map(folded)[0]!]))).toHaveLength(1);
  });

  it('adds nothing to a text and takes nothing from it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, fc.array(fc.string({ maxLength: 3 })), (one, terms) => {
        expect(whole(marked(one, terms))).toBe(one);
        const shown = whole(snippetOf(one, terms));
        expect(one).toContain(shown.replace(/^… /, '').replace(/ …$/, ''));
      }),
    );
  });
});

describe('the results', () => {
  const findable = (id: string, group: string, over: Partial<Findable> = {}): [string, Findable] => [
    id,
    { id, group, title: id, text: '', place: '', address: id, ...over },
  ];
  const found = (...ids: string[]) => ({
    found: ids.map((id) => ({ id, score: 1, terms: [] })),
    partly: false,
  });

  it('are the best three of all, then groups in the order of their best', () => {
    const all = new Map([
      findable('c1', 'contacts'),
      findable('h1', 'chapters'),
      findable('c2', 'contacts'),
      findable('h2', 'chapters'),
      findable('c3', 'contacts'),
    ]);
    const { best, groups, count } = arrange(found('c1', 'h1', 'c2', 'h2', 'c3'), all);
    expect(best.map(({ id }) => id)).toEqual(['c1', 'h1', 'c2']);
    expect(groups.map(({ group, hits }) => [group, hits.map(({ id }) => id)])).toEqual([
      ['contacts', ['c3']],
      ['chapters', ['h2']],
    ]);
    expect(count).toBe(5);
  });

  it('have no best apart where one group says it all', () => {
    const all = new Map([1, 2, 3, 4].map((n) => findable(`c${n}`, 'contacts')));
    expect(arrange(found('c1', 'c2', 'c3', 'c4'), all).best).toEqual([]);
  });

  it('show what is the same once, and say for how many it stands', () => {
    const all = new Map([
      findable('s1', 'signs', { same: 'papers' }),
      findable('s2', 'signs', { same: 'papers' }),
      findable('s3', 'signs', { same: 'debt' }),
    ]);
    const { groups, count } = arrange(found('s1', 's2', 's3'), all);
    expect(groups[0]?.hits.map(({ id, others }) => [id, others])).toEqual([
      ['s1', 1],
      ['s3', 0],
    ]);
    expect(count).toBe(2);
  });

  it('say how many more there are than shown, and pass over what is not there', () => {
    const all = new Map([1, 2, 3, 4, 5, 6, 7].map((n) => findable(`c${n}`, 'contacts')));
    const { groups, count } = arrange(found('gone', ...all.keys()), all);
    expect([groups[0]?.hits.length, groups[0]?.more, count]).toEqual([5, 2, 7]);
  });
});
