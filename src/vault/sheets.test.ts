import fc from 'fast-check';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { UnreadableSheet } from './errors.ts';
import { WORDS, readSheet, wordsOfSheet, type Sheet } from './sheets.ts';

const aSheet = fc
  .record({
    set: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 }),
    counts: fc.tuple(
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 2, max: 16 }),
      fc.integer({ min: 2, max: 16 }),
    ),
    share: fc.uint8Array({ minLength: 33, maxLength: 33 }),
  })
  .map(({ set, counts: [index, needed, total], share }): Sheet => {
    const all = Math.max(index, needed, total);
    const hex = set.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { set: hex, index, needed, total: all, share: new Uint8Array(share) };
  });
/** One sheet, always the same. Its share is invented. */
const sheet: Sheet = {
  set: '0badcafe',
  index: 2,
  needed: 2,
  total: 3,
  share: Uint8Array.from({ length: 33 }, (_, n) => (n * 37 + 11) % 256),
};
const words = wordsOfSheet(sheet);

function faultOf(text: string): UnreadableSheet {
  try {
    readSheet(text);
  } catch (error) {
    if (error instanceof UnreadableSheet) return error;
    throw error;
  }
  throw new Error('the sheet was read');
}

describe('a recovery sheet', () => {
  it('comes back from its words, whichever they are', () => {
    fc.assert(
      fc.property(aSheet, (one) => {
        const printed = wordsOfSheet(one);
        expect(printed).toHaveLength(WORDS);
        expect(readSheet(printed.join(' '))).toEqual(one);
      }),
    );
  });

  it('is read with numbers, capitals, line breaks and commas, and by the first four letters of its words', () => {
    const typed = words.map((word, n) => `${String(n + 1)}. ${word.toUpperCase()}`).join(',\n');
    expect(readSheet(typed)).toEqual(sheet);
    expect(readSheet(words.map((word) => word.slice(0, 4)).join(' '))).toEqual(sheet);
  });

  it('names each word that is not on the list, and the word that was most likely meant', () => {
    const typed = [...words];
    typed[4] = 'qqqqqqqq';
    typed[9] = `${words[9] ?? ''}x`;
    const fault = faultOf(typed.join(' '));
    expect(fault.wrong).toEqual([
      { position: 5, typed: 'qqqqqqqq', instead: undefined },
      { position: 10, typed: typed[9], instead: words[9] },
    ]);
    expect(fault.what).toContain('Word 5, “qqqqqqqq”');
    expect(fault.kept).toContain('still there');
  });

  it('names the one word that is wrong though it is on the list, wherever it stands', () => {
    for (const at of [0, 13, 31]) {
      const typed = [...words];
      typed[at] = typed[at] === 'zoo' ? 'abandon' : 'zoo';
      expect(faultOf(typed.join(' ')).wrong).toEqual([
        { position: at + 1, typed: typed[at], instead: words[at] },
      ]);
    }
  });

  it('names two neighbours that changed places', () => {
    const typed = [...words];
    [typed[6], typed[7]] = [words[7] ?? '', words[6] ?? ''];
    expect(faultOf(typed.join(' ')).wrong.map(({ position, instead }) => [position, instead])).toEqual([
      [7, words[6]],
      [8, words[7]],
    ]);
  });

  it('says how many words were read when some are missing or too many', () => {
    expect(faultOf(words.slice(1).join(' ')).what).toBe('A sheet has 32 words, and 31 were read.');
    expect(faultOf([...words, 'zoo'].join(' ')).what).toBe('A sheet has 32 words, and 33 were read.');
    expect(faultOf('').what).toBe('A sheet has 32 words, and 0 were read.');
  });

  it('is never read as another sheet when several words are wrong', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(aSheet, places, fc.integer({ min: 1, max: 2047 }), (one, at, step) => {
        const typed = wordsOfSheet(one).map((word, n) =>
          at.includes(n) ? (wordlist[(wordlist.indexOf(word) + step) % 2048] ?? '') : word,
        );
        expect(() => readSheet(typed.join(' '))).toThrow(UnreadableSheet);
      }),
      { numRuns: 20 },
    );
  });
});
