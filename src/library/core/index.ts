import type { ChapterHead, LawStatement, Project, Source } from '../content/index.ts';

/** A line of the list of chapters, in the order of the book. */
export interface ChapterEntry {
  /** The file's name without its number: the address. */
  readonly id: string;
  readonly title: string;
  readonly part: ChapterHead['part'];
  readonly summary: string;
  /** Minutes of reading, at least one. */
  readonly minutes: number;
  /** ISO day. */
  readonly changed: string;
}

/** A heading inside a chapter. */
export interface ChapterHeading {
  readonly id: string;
  readonly text: string;
  /** 2 or 3. */
  readonly level: number;
}

/** A chapter as the compiler hands it over: safe HTML, its sources in the order in which the text numbers them. */
export interface Chapter extends ChapterEntry {
  /** The month in which it was changed, in words. A slow device would take longer to find them than to show the chapter. */
  readonly changedIn: string;
  readonly html: string;
  readonly headings: readonly ChapterHeading[];
  readonly sources: readonly Source[];
  readonly useItNow: ChapterHead['useItNow'];
  /** Needs for which the directory knows bodies. */
  readonly contacts: readonly string[];
  /** In the order in which the text points to them. */
  readonly law: readonly LawStatement[];
  /** The passages that explain signs, for the search and the report: a heading's id ('' before the first), its concepts. */
  readonly signs: readonly { readonly heading: string; readonly concepts: readonly string[] }[];
  readonly unverified: readonly string[];
  readonly previous: Pick<ChapterEntry, 'id' | 'title'> | null;
  readonly next: Pick<ChapterEntry, 'id' | 'title'> | null;
}

/** A term, for the page of all terms and for a tap in a chapter. */
export interface Term {
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
  readonly sources: readonly string[];
}

/** The works that the handbook is built on, and every source that they name, in the order of first mention. */
export interface Projects {
  readonly projects: readonly Project[];
  readonly sources: readonly Source[];
}

export { inOrderOfTime, nameOfMoment } from './moment.ts';
export { plainText } from './plain-text.ts';
export { passagesOf, type Passage } from './passages.ts';
