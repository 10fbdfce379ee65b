import { folded, wordsWithPlaces, withoutArticle } from './terms.ts';

/** A piece of a text: found, or between what was found. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** How many letters of a text are shown around what was found. */
export const SNIPPET_LETTERS = 180;

interface Span {
  readonly from: number;
  readonly to: number;
}

function hitsIn(text: string, terms: ReadonlySet<string>): (Span & { term: string })[] {
  return wordsWithPlaces(text).flatMap(({ word, at }) => {
    const one = folded(word);
    const term = terms.has(one) ? one : withoutArticle(one);
    return terms.has(term) ? [{ from: at, to: at + word.length, term }] : [];
  });
}

function piecesOf(text: string, hits: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of hits) {
    if (from > end) pieces.push({ text: text.slice(end, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** A whole text with the words that were found marked. `terms` are folded words. Put together, the pieces are the text. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  return piecesOf(text, hitsIn(text, new Set(terms)));
}

/**
 * The part of a text that has most of the words that were found, with them marked; its beginning where it has none.
 * Cuts between words, and shows by three dots that it did.
 */
export function snippetOf(text: string, terms: readonly string[], letters = SNIPPET_LETTERS): Piece[] {
  const hits = hitsIn(text, new Set(terms));
  if (text.length <= letters) return piecesOf(text, hits);
  // The window begins a little before one of the hits: the one after which most different words stand close by.
  let start = 0;
  let most = 0;
  hits.forEach(({ from }, n) => {
    const within = new Set<string>();
    for (let m = n; m < hits.length; m += 1) {
      const hit = hits[m];
      if (!hit || hit.to > from + letters * 0.75) break;
      within.add(hit.term);
    }
    if (within.size > most) {
      most = within.size;
      start = Math.max(0, from - Math.round(letters * 0.25));
    }
  });
  const from = start === 0 ? 0 : nextWord(text, Math.min(start, text.length - letters));
  const to = from + letters >= text.length ? text.length : lastWord(text, from, from + letters);
  const shown = piecesOf(
    text.slice(from, to),
    hits
      .filter((hit) => hit.from >= from && hit.to <= to)
      .map((hit) => ({ from: hit.from - from, to: hit.to - from })),
  );
  return [
    ...(from > 0 ? [{ text: '… ', hit: false }] : []),
    ...shown,
    ...(to < text.length ? [{ text: ' …', hit: false }] : []),
  ];
}

/** The first place after `at` where a word begins; `at` itself where no space is near, as in scripts without them. */
function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space > at + 30 ? whole(text, at) : space + 1;
}
function lastWord(text: string, from: number, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space <= from || space < at - 30 ? whole(text, at) : space;
}
/** Never between the two halves of one sign. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
