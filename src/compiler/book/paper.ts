import type { Element, ElementContent, Root, Text } from 'hast';
import { SKIP, visit, type VisitorResult } from 'unist-util-visit';
import type { LawStatement, Source } from '#library/content';
import { boxOfSigns } from '../emit/signs.ts';
import type { ChapterFile, Handbook } from '../handbook.ts';

/** A chapter for paper or an e-book: nothing to tap, and every link leads to somewhere in the book. */
export interface PaperChapter {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly summary: string;
  readonly changed: string;
  readonly text: Root;
  readonly law: readonly LawStatement[];
  readonly sources: readonly Source[];
  readonly unverified: readonly string[];
}

/** The handbook as a book: its chapters in their order, and its terms. */
export interface PaperBook {
  readonly edition: string;
  readonly day: string;
  readonly chapters: readonly PaperChapter[];
  readonly terms: readonly { readonly id: string; readonly term: string; readonly meaning: string }[];
  /** Names of the parts, by their id. */
  readonly partName: (part: string) => string;
}

/** Where things of the book stand: in one document, or in a file for each chapter. */
export interface Addresses {
  readonly chapter: (id: string) => string;
  readonly passage: (chapter: string, heading: string) => string;
  readonly source: (chapter: string, id: string) => string;
  readonly law: (chapter: string, id: string) => string;
  readonly term: (id: string) => string;
}

/**
 * Makes the book of a sound handbook. Terms and links become links within the book; links into the tool become words,
 * because there is no tool on paper. Throws when the handbook is not whole: check it first.
 */
export function bookOf(handbook: Handbook, addresses: Addresses): PaperBook {
  const { settings, sources, glossary, words } = handbook;
  if (!settings || !sources || !glossary || !words) throw new TypeError('The handbook was not checked.');
  const byId = new Map(sources.value.sources.map((source) => [source.id, source]));
  const names = words.value.part;
  return {
    edition: settings.value.edition,
    day: settings.value.editionDay,
    chapters: handbook.chapters.flatMap((chapter) => chapterOf(chapter, handbook, byId, addresses)),
    terms: glossary.value.terms.toSorted((a, b) => a.term.localeCompare(b.term, 'en')),
    partName: (part) => {
      const name = typeof names === 'object' ? names[part] : undefined;
      return typeof name === 'string' ? name : part;
    },
  };
}

function chapterOf(
  { id, head, text }: ChapterFile,
  handbook: Handbook,
  byId: ReadonlyMap<string, Source>,
  addresses: Addresses,
): PaperChapter[] {
  if (!head) return [];
  const { title, part, summary, changed, law, unverified } = head.value;
  const tree = text.tree((passage) => boxOfSigns(passage, handbook));
  forPaper(tree, id, addresses, new Set(handbook.chapters.map((chapter) => chapter.id)));
  const cited = new Set([...text.cites.map(({ to }) => to), ...head.value.sources]);
  return [
    {
      id,
      title,
      part,
      summary,
      changed,
      text: tree,
      law,
      sources: [...cited].flatMap((source) => byId.get(source) ?? []),
      unverified,
    },
  ];
}

function forPaper(tree: Root, chapter: string, addresses: Addresses, inBook: ReadonlySet<string>): void {
  visit(tree, 'element', (node, index, parent): VisitorResult => {
    const id = node.properties.id;
    if (typeof id === 'string') node.properties.id = lastOf(addresses.passage(chapter, id));
    if (node.tagName === 'button') becomeLink(node, addresses.term(String(node.properties['data-term'])));
    else if (node.tagName === 'a') return readLink(node, index, parent);
    return undefined;
  });

  function readLink(
    node: Element,
    index: number | undefined,
    parent: Root | Element | undefined,
  ): VisitorResult {
    const to = node.properties['data-to'];
    const href = node.properties.href ?? '';
    if (to === undefined) {
      const source = /^#source-(.+)$/.exec(href)?.[1];
      const law = /^#law-(.+)$/.exec(href)?.[1];
      if (source !== undefined) becomeLink(node, addresses.source(chapter, source));
      else if (law !== undefined) becomeLink(node, addresses.law(chapter, law));
      else becomeLink(node, addresses.passage(chapter, href.slice(1)));
      return undefined;
    }
    const [page = '', passage] = String(to).split('#');
    const other = /^handbook\/(.+)$/.exec(page)?.[1];
    if (other !== undefined && inBook.has(other)) {
      becomeLink(node, passage === undefined ? addresses.chapter(other) : addresses.passage(other, passage));
      return undefined;
    }
    if (parent && index !== undefined) parent.children.splice(index, 1, ...node.children);
    return [SKIP, index ?? 0];
  }
}

function becomeLink(node: Element, href: string): void {
  node.tagName = 'a';
  node.properties = { href };
}

/** What stands behind the #: the id that an element must have to be found there. */
export function lastOf(address: string): string {
  return address.slice(address.indexOf('#') + 1);
}

/** A piece of text. */
export function text(value: string): Text {
  return { type: 'text', value };
}

/** An element; children may be plain strings. */
export function element(
  tagName: string,
  properties: Element['properties'],
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

/** What stands below a chapter: its law with who has read it, what nobody verified, its sources. */
export function afterText(chapter: PaperChapter, addresses: Addresses): Element[] {
  const { id, law, sources, unverified } = chapter;
  const READ = {
    read: 'Read in the text itself.',
    secondary: 'Read in another text that cites it; nobody has compared it with the text itself.',
    known: 'General knowledge; nobody has verified it.',
  } as const;
  const list = (tag: 'ol' | 'ul', items: readonly Element[]): Element => element(tag, {}, ...items);
  return [
    ...(law.length === 0
      ? []
      : [
          element('h3', {}, 'The law in this chapter, as of November 2026'),
          list(
            'ol',
            law.map((one) =>
              element(
                'li',
                { id: lastOf(addresses.law(id, one.id)) },
                element('strong', {}, `${one.instrument}, ${one.article}.`),
                ` ${one.says} ${one.status} ${READ[one.read]}`,
              ),
            ),
          ),
        ]),
    ...(unverified.length === 0
      ? []
      : [
          element('h3', {}, 'What nobody has verified'),
          list(
            'ul',
            unverified.map((statement) => element('li', {}, statement)),
          ),
        ]),
    element('h3', {}, 'Sources'),
    list(
      'ol',
      sources.map((source) =>
        element(
          'li',
          { id: lastOf(addresses.source(id, source.id)) },
          `${source.title}. ${source.publisher}, ${source.year}. ${source.whatWasRead}${source.url === null ? '' : ` ${source.url}`}`,
        ),
      ),
    ),
  ];
}
