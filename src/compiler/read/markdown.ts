import type { Root as HtmlRoot } from 'hast';
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

/** A chapter's text, read: its HTML, and everything in it that other files must have. */
export interface ReadText {
  readonly html: string;
  readonly headings: readonly { readonly id: string; readonly text: string; readonly level: number }[];
  readonly words: number;
  /** Links without a scheme, as `screening/visa-applicant`. */
  readonly links: readonly Mention[];
  readonly terms: readonly Mention[];
  /** In the order of the text, doubles included. */
  readonly cites: readonly Mention[];
  /** Every paragraph and line of a list, as plain text. */
  readonly sentences: readonly (Place & { readonly text: string })[];
  readonly problems: readonly Problem[];
}

const BOXES: Readonly<Record<string, string>> = { do: 'Do', dont: 'Don’t' };

/**
 * Reads Markdown with our four directives: `:::do`, `:::dont`, `:term[word]{id=}` and `:cite{id=}`. No raw HTML gets
 * through, so what comes out can be shown as it is. `lineOffset` is the number of lines above the text in its file.
 */
export function readMarkdown(file: string, text: string, lineOffset = 0): ReadText {
  const problems: Problem[] = [];
  const links: Mention[] = [];
  const terms: Mention[] = [];
  const cites: Mention[] = [];
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
      const number = [...new Set(cites.map((cite) => cite.to))].indexOf(to) + 1;
      node.children = [];
      node.data = {
        hName: 'sup',
        hProperties: { className: ['cite'] },
        hChildren: [
          {
            type: 'element',
            tagName: 'a',
            properties: { href: `#source-${to}` },
            children: [{ type: 'text', value: String(number) }],
          },
        ],
      };
    } else if (node.type === 'textDirective') {
      // A colon before a letter or a digit, as in 10:30, is no directive of ours: it goes back to what was typed.
      const back: RootContent[] = [{ type: 'text', value: `:${node.name}` }, ...node.children];
      Object.assign(node, { type: 'emphasis', data: { hName: 'span' }, children: back });
    } else {
      problems.push({
        ...placeOf(node),
        what: `\`::${node.name}\` means nothing here.`,
        mend: 'A box has three colons and is closed by a line of three colons.',
      });
    }
  }

  const headings: { id: string; text: string; level: number }[] = [];
  const collectHeadings = () => (tree: HtmlRoot) => {
    visit(tree, 'element', (element) => {
      const level = /^h([1-6])$/.exec(element.tagName)?.[1];
      if (level === undefined) return;
      let heading = '';
      visit(element, 'text', (part) => {
        heading += part.value;
      });
      headings.push({ id: element.properties.id ?? '', text: heading, level: Number(level) });
    });
  };

  const html = String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkDirective)
      .use(ours)
      .use(remarkRehype)
      .use(rehypeSlug)
      .use(collectHeadings)
      .use(rehypeStringify)
      .processSync(text),
  );
  return { html, headings, words, links, terms, cites, sentences, problems };
}
