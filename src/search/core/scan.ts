import { folded, wordsOf } from './terms.ts';

/** One thing that can be found. */
export interface Searchable {
  readonly id: string;
  /** Counts more than the text. */
  readonly title: string;
  readonly text: string;
}

/** How much a hit in a title counts against a hit in the text. */
export const TITLE_BOOST = 3;

/** A text prepared for scanning, so that a keystroke compares and nothing else. */
export interface Scannable {
  readonly id: string;
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** Prepares documents for `scan`. */
export function scannable(documents: readonly Searchable[]): Scannable[] {
  return documents.map(({ id, title, text }) => ({
    id,
    title: wordsOf(title).map(folded),
    text: wordsOf(text).map(folded),
  }));
}

/**
 * Finds by plain comparison, for the time before the index is ready: every word of the query must begin a word of the
 * document. No typing slips. Gives ids, best first; documents that are equal keep their order. An empty query finds
 * nothing.
 */
export function scan(documents: readonly Scannable[], query: string): string[] {
  const terms = wordsOf(query).map(folded);
  if (terms.length === 0) return [];
  return documents
    .map(({ id, title, text }) => {
      let score = 0;
      for (const term of terms) {
        const inTitle = title.some((word) => word.startsWith(term));
        if (!inTitle && !text.some((word) => word.startsWith(term))) return { id, score: 0 };
        score += inTitle ? TITLE_BOOST : 1;
      }
      return { id, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ id }) => id);
}
