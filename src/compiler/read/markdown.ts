import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-directive';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Place, Problem } from '../problem.ts';

/** A link, a term or a citation that stands in a text. */
export interface Mention extends Place {
  readonly to: string;
}

/** A passage that explains signs: the heading it stands under ('' before the first), and the concepts it explains. */
export interface SignPassage extends Place {
  readonly heading: string;
  readonly concepts: readonly string[];
}

/** A chapter's text, read: its HTML, and everything in it that other files must have. */
export interface ReadText {
  /**
   * The text as a tree of safe HTML, a new one each time. `box` fills each box of signs, in the order of `signs`: what it
   * shows stands in other files.
   */
  readonly tree: (box: (passage: SignPassage) => readonly ElementContent[]) => HtmlRoot;
  readonly headings: readonly { readonly id: string; readonly text: string; readonly level: number }[];
  readonly words: number;
  /** Links without a scheme, as `screening/visa-applicant`. */
  readonly links: readonly Mention[];
  readonly terms: readonly Mention[];
  /** In the order of the text, doubles included. */
  readonly cites: readonly Mention[];
  /** The statements of law that the text points to, doubles included. */
  readonly law: readonly Mention[];
  readonly signs: readonly SignPassage[];
  /** Every paragraph and line of a list, as plain text. */
  readonly sentences: readonly (Place & { readonly text: string })[];
  readonly problems: readonly Problem[];
}

const BOXES: Readonly<Record<string, string>> = { do: 'Do', dont: 'Don’t' };

/**
 * Reads Markdown with our six directives: `:::do`, `:::dont`, `:term[word]{id=}`, `:cite{id=}`, `:law{id=}` and
 * `::signs{of="concept concept"}`. No raw HTML gets through, so what comes out can be shown as it is. `lineOffset` is the number of lines above the text in its file.
 */
export function readMarkdown(file: string, text: string, lineOffset = 0): ReadText {
  const problems: Problem[] = [];
  const links: Mention[] = [];
  const terms: Mention[] = [];
  const cites: Mention[] = [];
  const law: Mention[] = [];
  const signs: (Place & { heading: string; concepts: readonly string[] })[] = [];
  const sentences: (Place & { text: string })[] = [];
  let words = 0;

  const placeOf = (node: { position?: { start: { line: number; column: number } } | undefined }): Place => ({
    file,
    line: (node.position?.start.line ?? 1) + lineOffset,
    column: node.position?.start.column ?? 1,
  });

  const ours = () => (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === 'text') words += node.value.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
      if (node.type === 'paragraph' || node.type === 'heading') {
        let whole = '';
        visit(node, 'text', (part) => {
          whole += part.value;
        });
        sentences.push({ ...placeOf(node), text: whole });
      }
      if (node.type === 'html') {
        problems.push({
          ...placeOf(node),
          what: 'HTML is not allowed in a chapter.',
          mend: 'Write it as Markdown: the text is shown as it is, and HTML could run in it.',
        });
        Object.assign(node, { type: 'text', value: '' });
      }
      if (node.type === 'link') readLink(node);
      if (node.type === 'image') {
        problems.push({
          ...placeOf(node),
          what: 'A picture cannot be shown in a chapter.',
          mend: 'Say in words what it shows.',
        });
      }
      if (node.type === 'containerDirective') readBox(node);
      if (node.type === 'textDirective' || node.type === 'leafDirective') readDirective(node);
    });
  };

  function readLink(node: Extract<RootContent, { type: 'link' }>): void {
    if (/^[a-z][a-z0-9+.-]*:/i.test(node.url) || node.url.startsWith('//')) {
      problems.push({
        ...placeOf(node),
        what: `The link to ${node.url} leaves the app.`,
        mend: 'Name the page in `sources.yaml` and cite it: addresses of other sites are shown as text.',
      });
      return;
    }
    if (node.url.startsWith('#')) return;
    const to = node.url.replace(/\/(?=#|$)/, '');
    links.push({ ...placeOf(node), to });
    const [page = '', passage] = to.split('#');
    // Works without script from /<language>/handbook/<chapter>/; the page sets the whole address where it can.
    node.url = `../../${page}/${passage === undefined ? '' : `#${passage}`}`;
    node.data = { hProperties: { 'data-to': to } };
  }

  function readBox(node: Extract<RootContent, { type: 'containerDirective' }>): void {
    const title = BOXES[node.name];
    if (title === undefined) {
      problems.push({
        ...placeOf(node),
        what: `There is no box called \`:::${node.name}\`.`,
        mend: 'Write `:::do` or `:::dont`.',
      });
      return;
    }
    node.data = { hName: 'div', hProperties: { className: [node.name] } };
    node.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['box-title'] } },
      children: [{ type: 'text', value: title }],
    });
  }

  function readDirective(node: Extract<RootContent, { type: 'textDirective' | 'leafDirective' }>): void {
    const to = node.attributes?.id ?? '';
    if (node.type === 'textDirective' && node.name === 'term') {
      terms.push({ ...placeOf(node), to });
      node.data = { hName: 'button', hProperties: { type: 'button', className: ['term'], 'data-term': to } };
    } else if (node.type === 'textDirective' && node.name === 'cite') {
      cites.push({ ...placeOf(node), to });
      node.children = [];
      node.data = {
        hName: 'sup',
        hProperties: { className: ['cite'] },
        hChildren: [
          {
            type: 'element',
            tagName: 'a',
            properties: { href: `#source-${to}` },
            children: [{ type: 'text', value: String(numberOf(cites, to)) }],
          },
        ],
      };
    } else if (node.type === 'textDirective' && node.name === 'law') {
      law.push({ ...placeOf(node), to });
      node.children = [];
      node.data = {
        hName: 'sup',
        hProperties: { className: ['cite'] },
        hChildren: [
          {
            type: 'element',
            tagName: 'a',
            properties: { href: `#law-${to}` },
            children: [{ type: 'text', value: `§${String(numberOf(law, to))}` }],
          },
        ],
      };
    } else if (node.type === 'leafDirective' && node.name === 'signs') {
      const concepts = (node.attributes?.of ?? '').split(/\s+/).filter((concept) => concept !== '');
      if (concepts.length === 0) {
        problems.push({
          ...placeOf(node),
          what: 'This box of signs names none.',
          mend: 'Name the concepts that the passage explains: `::signs{of="papers-held-by-other travel-debt"}`.',
        });
      }
      signs.push({ ...placeOf(node), heading: '', concepts });
      node.data = { hName: 'div', hProperties: { className: ['signs'] } };
    } else if (node.type === 'textDirective') {
      // A colon before a letter or a digit, as in 10:30, is no directive of ours: it goes back to what was typed.
      const back: RootContent[] = [{ type: 'text', value: `:${node.name}` }, ...node.children];
      Object.assign(node, { type: 'emphasis', data: { hName: 'span' }, children: back });
    } else {
      problems.push({
        ...placeOf(node),
        what: `\`::${node.name}\` means nothing here.`,
        mend: 'A box has three colons and is closed by a line of three colons; only `::signs{of="..."}` has two.',
      });
    }
  }

  const headings: { id: string; text: string; level: number }[] = [];
  const boxes: Element[] = [];
  const collectHeadings = () => (tree: HtmlRoot) => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'div' && String(element.properties.className) === 'signs') {
        const passage = signs[boxes.push(element) - 1];
        if (passage) passage.heading = headings.findLast(({ level }) => level === 2)?.id ?? '';
      }
      const level = /^h([1-6])$/.exec(element.tagName)?.[1];
      if (level === undefined) return;
      let heading = '';
      visit(element, 'text', (part) => {
        heading += part.value;
      });
      headings.push({ id: element.properties.id ?? '', text: heading, level: Number(level) });
    });
  };

  const reader = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDirective)
    .use(ours)
    .use(remarkRehype)
    .use(rehypeSlug)
    .use(collectHeadings);
  const read = reader.runSync(reader.parse(text));
  const tree: ReadText['tree'] = (box) => {
    boxes.forEach((element, n) => {
      const passage = signs[n];
      if (passage) element.children = [...box(passage)];
    });
    return structuredClone(read);
  };
  return { tree, headings, words, links, terms, cites, law, signs, sentences, problems };
}

/** A tree of safe HTML as text. */
export function htmlOf(tree: HtmlRoot): string {
  return unified().use(rehypeStringify).stringify(tree);
}

/** The number of `to` among the different ids mentioned, in the order in which they are first mentioned. */
function numberOf(mentions: readonly Mention[], to: string): number {
  return [...new Set(mentions.map((mention) => mention.to))].indexOf(to) + 1;
}
