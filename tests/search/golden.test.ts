import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  arrange,
  phrasesOf,
  planOf,
  scan,
  scannable,
  type Findable,
  type Findings,
  type Phrases,
  type Scannable,
  type SearchWords,
} from '#search/core';
import { WordIndex } from '../../src/search/word-index.ts';
import { theHandbook } from './the-handbook.ts';

interface Golden {
  readonly query: string;
  readonly find: readonly string[];
  readonly first: number;
  readonly slips?: true;
}

/** Over all queries: how much of what must be found is found, and the mean of one over the place of the first. */
const FLOORS = { recall: 1, reciprocalRank: 0.8, scanRecall: 0.97 };

const golden = parse(readFileSync(join(import.meta.dirname, 'golden.yaml'), 'utf8')) as readonly Golden[];

let findables: Map<string, Findable>;
let searchWords: SearchWords;
let phrases: Phrases;
let index: WordIndex;
let scanned: Scannable[];

beforeAll(() => {
  ({ findables, searchWords } = theHandbook());
  phrases = phrasesOf(searchWords);
  index = new WordIndex([...findables.values()]);
  scanned = scannable([...findables.values()]);
}, 60_000);

const byIndex = (query: string): Findings => index.find(planOf(query, phrases));
const byScan = (query: string): Findings => scan(scanned, planOf(query, phrases));

function isMeant(id: string, wanted: string): boolean {
  if (wanted.startsWith('concept:')) return findables.get(id)?.keys?.includes(wanted) === true;
  return id === wanted || (/^handbook\/[^#]+$/.test(wanted) && id.startsWith(`${wanted}#`));
}

/** The places of what must be found, as a reader counts them: what is the same to a reader is one. 0: not found. */
function places(query: string, wanted: readonly string[], search: (query: string) => Findings): number[] {
  const { found } = search(query);
  const seen = new Set<string>();
  const shown = found.filter(({ id }) => {
    const same = findables.get(id)?.same;
    if (same === undefined) return true;
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
  return wanted.map((one) => shown.findIndex(({ id }) => isMeant(id, one)) + 1);
}

const firstOf = (all: readonly number[]): number => Math.min(...all.filter((place) => place > 0), Infinity);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const recallOf = (all: readonly number[]): number => all.filter((place) => place > 0).length / all.length;

describe('the golden queries', () => {
  it('are sixty or more, each once', () => {
    expect(golden.length).toBeGreaterThanOrEqual(60);
    expect(new Set(golden.map(({ query }) => query)).size).toBe(golden.length);
  });

  it('ask for what exists', () => {
    const missing = golden.flatMap(({ query, find }) =>
      find
        .filter((wanted) => ![...findables.keys()].some((id) => isMeant(id, wanted)))
        .map((id) => `${query}: ${id}`),
    );
    expect(missing).toEqual([]);
  });

  it('are found, and far enough up', () => {
    const faults = golden.flatMap(({ query, find, first }) => {
      const at = places(query, find, byIndex);
      if (recallOf(at) === 1 && firstOf(at) <= first) return [];
      return [
        `"${query}": recall ${recallOf(at).toFixed(2)}, first at ${firstOf(at)} (floor ${first}), places ${at.join(' ')}`,
      ];
    });
    expect(faults, 'A place of 0 means: not found.').toEqual([]);
  });

  it('are found as well as ever, all together', () => {
    const all = golden.map(({ query, find }) => places(query, find, byIndex));
    const recall = mean(all.map(recallOf));
    const reciprocalRank = mean(all.map((at) => 1 / firstOf(at)));
    const told = `recall ${recall.toFixed(3)}, mean reciprocal rank ${reciprocalRank.toFixed(3)}`;
    expect(recall, told).toBeGreaterThanOrEqual(FLOORS.recall);
    expect(reciprocalRank, told).toBeGreaterThanOrEqual(FLOORS.reciprocalRank);
  });

  it('are answered alike by an index of so many documents that it first looks which have every part', () => {
    const many = new WordIndex([...findables.values()], 0);
    const slipped = (query: string): string => query.replace(/(\p{L}\p{L})\p{L}(\p{L}\p{L}\p{L})/u, '$1$2');
    const next = (n: number): string => golden[(n + 1) % golden.length]?.query ?? '';
    for (const query of golden.flatMap(({ query }, n) => [query, slipped(query), `${query} ${next(n)}`])) {
      for (const partly of [true, false]) {
        const plan = planOf(query, phrases);
        expect(many.find(plan, partly), query).toEqual(index.find(plan, partly));
      }
    }
  });

  it('are found by the scan too, where no index can be built', () => {
    const at = golden
      .filter(({ slips }) => slips !== true)
      .map(({ query, find }) => ({ query, recall: recallOf(places(query, find, byScan)) }));
    const told = at
      .filter(({ recall }) => recall < 1)
      .map(({ query, recall }) => `${query} ${recall.toFixed(2)}`);
    expect(mean(at.map(({ recall }) => recall)), told.join(', ')).toBeGreaterThanOrEqual(FLOORS.scanRecall);
  });
});

describe('the words people search with', () => {
  it('are a hundred and twenty things or more', () => {
    expect(searchWords.entries.length).toBeGreaterThanOrEqual(120);
  });

  it('all lead somewhere', () => {
    const nowhere = searchWords.entries.flatMap(({ say }) =>
      say.filter((phrase) => byIndex(phrase).found.length === 0 || byScan(phrase).found.length === 0),
    );
    expect(nowhere).toEqual([]);
  });

  it('lead there with every word they name, so that none is there for nothing', () => {
    const useless = searchWords.entries.flatMap(({ words }) =>
      words.filter(
        (one) =>
          scan(scanned, planOf(one, phrasesOf({ leaveOut: searchWords.leaveOut, entries: [] })), false).found
            .length === 0,
      ),
    );
    expect(useless).toEqual([]);
  });
});

describe('whatever is typed', () => {
  it('gives an answer with results that exist', () => {
    for (const query of [
      '',
      ' ',
      '\u0000',
      '"',
      '*',
      'a'.repeat(100_000),
      'x '.repeat(50_000),
      '🙂',
      '<mark>',
      '../..',
    ]) {
      for (const findings of [byIndex(query), byScan(query)]) {
        const { best, groups, count } = arrange(findings, findables);
        expect(best.length + groups.reduce((sum, { hits, more }) => sum + hits.length + more, 0)).toBe(count);
      }
    }
  });
});
