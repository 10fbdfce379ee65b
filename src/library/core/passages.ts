import type { Chapter } from './index.ts';
import { plainText } from './plain-text.ts';

/** A heading of the second level with what stands below it, or what stands before the first of them. */
export interface Passage {
  /** The anchor of the heading; null for the beginning. */
  readonly id: string | null;
  /** The words of the heading; '' for the beginning. */
  readonly heading: string;
  /** Its text without tags and numbers of sources, headings of the third level included. */
  readonly text: string;
}

/**
 * Cuts a chapter at its headings of the second level, so that each can be found by itself. Takes the HTML that the compiler
 * wrote. Nothing of the text is lost; a beginning without words is left out.
 */
export function passagesOf({ html, headings }: Pick<Chapter, 'html' | 'headings'>): Passage[] {
  const words = new Map(headings.map(({ id, text }) => [id, text]));
  const [beginning = '', ...parts] = html.split(/<h2 id="/);
  const before = plainText(beginning);
  return [
    ...(before === '' ? [] : [{ id: null, heading: '', text: before }]),
    ...parts.map((part) => {
      const id = part.slice(0, part.indexOf('"'));
      const text = part.slice(part.indexOf('</h2>') + '</h2>'.length);
      return { id, heading: words.get(id) ?? '', text: plainText(text) };
    }),
  ];
}
