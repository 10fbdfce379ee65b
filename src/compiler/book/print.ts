import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Element, Root } from 'hast';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chromium } from 'playwright';
import { htmlOf } from '../read/markdown.ts';
import { afterText, element, lastOf, type Addresses, type PaperBook } from './paper.ts';

/** On paper everything stands in one document. */
export const IN_ONE: Addresses = {
  chapter: (id) => `#chapter-${id}`,
  passage: (chapter, heading) => `#${chapter}--${heading}`,
  source: (chapter, id) => `#${chapter}--source-${id}`,
  law: (chapter, id) => `#${chapter}--law-${id}`,
  term: (id) => `#term-${id}`,
};

const require = createRequire(import.meta.url);
const font = (path: string): string =>
  `data:font/woff2;base64,${readFileSync(require.resolve(path)).toString('base64')}`;

const style = (): string => `
@font-face { font-family: 'Countersign Serif'; src: url(${font('@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2')}); font-weight: 200 900; }
@font-face { font-family: 'Countersign Serif'; src: url(${font('@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2')}); font-weight: 200 900; unicode-range: U+0100-02FF, U+1E00-1EFF; }
@page { size: A4; margin: 22mm 24mm 24mm; @bottom-center { content: counter(page); font: 9pt 'Countersign Serif', serif; } }
@page :first { @bottom-center { content: none; } }
body { font: 10.5pt/1.5 'Countersign Serif', serif; color: #000; }
h1 { font-size: 21pt; line-height: 1.2; }
h2 { font-size: 14pt; line-height: 1.25; break-after: avoid; }
h3 { font-size: 11pt; break-after: avoid; }
p, li { orphans: 3; widows: 3; }
a { color: inherit; text-decoration: none; }
article, nav, .terms { break-before: page; }
.do, .dont, .signs { border: 0.6pt solid #000; border-radius: 3mm; padding: 2mm 5mm; margin: 4mm 0; break-inside: avoid; }
.box-title { font-weight: 700; margin: 0; }
.do ul, .dont ul, .signs ul { margin: 0; padding-inline-start: 5mm; }
table { border-collapse: collapse; inline-size: 100%; }
tr { break-inside: avoid; }
th, td { border-block-end: 0.4pt solid #000; padding: 1.5mm; text-align: start; vertical-align: top; }
nav ol { list-style: none; padding: 0; }
nav li li { display: flex; gap: 2mm; align-items: baseline; }
nav .leader { flex: 1; border-block-end: 0.4pt dotted #000; }
.after { font-size: 8.5pt; }
.after li { overflow-wrap: anywhere; }
.cover { padding-block-start: 80mm; }
`;

/** The page of each chapter, by its id; the page of the terms under `terms`. */
type Pages = ReadonlyMap<string, number>;

/**
 * Prints the book with Chromium, twice: no browser can write "see page N" into a list of contents, so the first print
 * tells on which page each chapter begins, and the second one says so. `executablePath` is the browser.
 *
 * @throws Error when the second print has other pages than its contents say.
 */
export async function pdfOf(book: PaperBook, executablePath: string | undefined): Promise<Uint8Array> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const print = async (pages: Pages): Promise<Uint8Array> => {
      await page.setContent(documentOf(book, pages));
      return page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
    };
    const pages = await pagesOf(await print(new Map()), book);
    const pdf = await print(pages);
    const after = await pagesOf(pdf, book);
    for (const [id, number] of pages) {
      if (after.get(id) !== number) throw new Error(`The chapter ${id} moved while the book was printed.`);
    }
    return pdf;
  } finally {
    await browser.close();
  }
}

/** Reads from a print on which page, counted from 1, each chapter begins. */
export async function pagesOf(pdf: Uint8Array, book: PaperBook): Promise<Pages> {
  // The reader takes the bytes for itself; the caller still needs them.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const destinations = await document.getDestinations();
  const wanted = [
    ...book.chapters.map(({ id }): [string, string] => [id, IN_ONE.chapter(id)]),
    ['terms', '#terms'],
  ];
  const pages = new Map<string, number>();
  for (const [id = '', address = ''] of wanted) {
    const [reference] = (destinations[lastOf(address)] ?? []) as [
      Parameters<typeof document.getPageIndex>[0]?,
    ];
    if (!reference) throw new Error(`The print has no place called ${lastOf(address)}.`);
    pages.set(id, (await document.getPageIndex(reference)) + 1);
  }
  await task.destroy();
  return pages;
}

/** The whole book as one page of HTML. Without `pages` the contents have room for numbers and show none. */
function documentOf(book: PaperBook, pages: Pages): string {
  const line = (id: string, title: string, address: string): Element =>
    element(
      'li',
      {},
      element('a', { href: address }, title),
      element('span', { className: ['leader'] }),
      element('span', {}, String(pages.get(id) ?? '000')),
    );
  const parts = [...new Set(book.chapters.map(({ part }) => part))];
  const body: Element[] = [
    element(
      'section',
      { className: ['cover'] },
      element('h1', {}, 'Countersign'),
      element(
        'p',
        {},
        'A handbook that works, for consular staff who may be the first to meet a person in need.',
      ),
      element('p', {}, `Edition ${book.edition}, ${book.day}. Licence: CC BY 4.0.`),
      element(
        'p',
        {},
        'Signs are not proof. No telephone number stands in this book: numbers age, and the app shows how old each is.',
      ),
    ),
    element(
      'nav',
      {},
      element('h1', {}, 'Contents'),
      element(
        'ol',
        {},
        ...parts.map((part) =>
          element(
            'li',
            {},
            element('strong', {}, book.partName(part)),
            element(
              'ol',
              {},
              ...book.chapters
                .filter((chapter) => chapter.part === part)
                .map(({ id, title }) => line(id, title, IN_ONE.chapter(id))),
            ),
          ),
        ),
        element('li', {}, element('ol', {}, line('terms', 'Terms', '#terms'))),
      ),
    ),
    ...book.chapters.map((chapter) =>
      element(
        'article',
        { id: lastOf(IN_ONE.chapter(chapter.id)) },
        element('p', {}, book.partName(chapter.part)),
        element('h1', {}, chapter.title),
        element('p', {}, element('em', {}, chapter.summary)),
        ...(chapter.text.children as Element[]),
        element('section', { className: ['after'] }, ...afterText(chapter, IN_ONE)),
      ),
    ),
    element(
      'section',
      { className: ['terms'], id: 'terms' },
      element('h1', {}, 'Terms'),
      element(
        'dl',
        {},
        ...book.terms.flatMap(({ id, term, meaning }) => [
          element('dt', { id: `term-${id}` }, element('strong', {}, term)),
          element('dd', {}, meaning),
        ]),
      ),
    ),
  ];
  const tree: Root = { type: 'root', children: body };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Countersign ${book.edition}</title><style>${style()}</style></head><body>${htmlOf(tree)}</body></html>`;
}
