import type { Element, Root } from 'hast';
import { strToU8, zipSync, type Zippable } from 'fflate';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { afterText, element, type Addresses, type PaperBook } from './paper.ts';

/** In an e-book each chapter is a file of its own. */
export const IN_FILES: Addresses = {
  chapter: (id) => `chapter-${id}.xhtml`,
  passage: (chapter, heading) => `chapter-${chapter}.xhtml#${heading}`,
  source: (chapter, id) => `chapter-${chapter}.xhtml#source-${id}`,
  law: (chapter, id) => `chapter-${chapter}.xhtml#law-${id}`,
  term: (id) => `terms.xhtml#term-${id}`,
};

const STYLE = `body { font-family: serif; line-height: 1.5; }
h1, h2, h3 { line-height: 1.2; }
.do, .dont, .signs { border: 1px solid; padding: 0.5em 1em; margin: 1em 0; }
.box-title { font-weight: bold; margin: 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.3em; text-align: start; vertical-align: top; }
`;

/**
 * Packs a book as EPUB 3 (W3C EPUB 3.3: OCF container, package document, navigation document). The same book gives the
 * same bytes: no clock is read, and what must name a moment names the day of the edition.
 */
export function epubOf(book: PaperBook): Uint8Array {
  const files: [name: string, title: string, body: Element[]][] = [
    [
      'title.xhtml',
      'Countersign',
      [
        element('h1', {}, 'Countersign'),
        element('p', {}, 'A handbook that works, for consular staff.'),
        element('p', {}, `Edition ${book.edition}, ${book.day}. Licence: CC BY 4.0.`),
        element(
          'p',
          {},
          'Signs are not proof. No number stands here: numbers age, and the app shows how old each is.',
        ),
      ],
    ],
    ...book.chapters.map((chapter): [string, string, Element[]] => [
      IN_FILES.chapter(chapter.id),
      chapter.title,
      [
        element('p', {}, book.partName(chapter.part)),
        element('h1', {}, chapter.title),
        element('p', {}, element('em', {}, chapter.summary)),
        element('p', {}, `Last changed on ${chapter.changed}.`),
        ...(chapter.text.children as Element[]),
        ...afterText(chapter, IN_FILES),
      ],
    ]),
    [
      'terms.xhtml',
      'Terms',
      [
        element('h1', {}, 'Terms'),
        element(
          'dl',
          {},
          ...book.terms.flatMap(({ id, term, meaning }) => [
            element('dt', { id: `term-${id}` }, term),
            element('dd', {}, meaning),
          ]),
        ),
      ],
    ],
  ];
  const parts = [...new Set(book.chapters.map(({ part }) => part))];
  const toc = element(
    'nav',
    { 'epub:type': 'toc', id: 'toc' },
    element('h1', {}, 'Contents'),
    element(
      'ol',
      {},
      ...parts.map((part) =>
        element(
          'li',
          {},
          element('span', {}, book.partName(part)),
          element(
            'ol',
            {},
            ...book.chapters
              .filter((chapter) => chapter.part === part)
              .map(({ id, title }) => element('li', {}, element('a', { href: IN_FILES.chapter(id) }, title))),
          ),
        ),
      ),
      element('li', {}, element('a', { href: 'terms.xhtml' }, 'Terms')),
    ),
  );
  const inside: Record<string, string> = {
    'EPUB/style.css': STYLE,
    'EPUB/nav.xhtml': page('Contents', [toc]),
    'EPUB/package.opf': packageOf(
      book,
      files.map(([name]) => name),
    ),
    'META-INF/container.xml': `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`,
  };
  for (const [name, title, body] of files) inside[`EPUB/${name}`] = page(title, body);

  const mtime = new Date(`${book.day}T12:00:00Z`);
  // First and unpacked: by it a reader knows what the file is (OCF 3.3, section 4.3).
  const zip: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0, mtime }] };
  for (const name of Object.keys(inside).sort())
    zip[name] = [strToU8(inside[name] ?? ''), { level: 9, mtime }];
  return zipSync(zip);
}

function page(title: string, body: readonly Element[]): string {
  const html: Root = { type: 'root', children: [...body] };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>${escaped(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${xhtml(html)}
</body>
</html>
`;
}

/** A tree of HTML written so that a reader of XML takes it, too. */
function xhtml(tree: Root): string {
  return unified()
    .use(rehypeStringify, {
      closeSelfClosing: true,
      closeEmptyElements: true,
      tightSelfClosing: false,
      quoteSmart: false,
      omitOptionalTags: false,
      collapseEmptyAttributes: false,
      characterReferences: { useNamedReferences: false },
    })
    .stringify(tree);
}

function packageOf(book: PaperBook, names: readonly string[]): string {
  const idOf = (name: string): string => name.replace('.xhtml', '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:countersign:handbook:${escaped(book.edition)}</dc:identifier>
<dc:title>Countersign: a handbook for consular staff, edition ${escaped(book.edition)}</dc:title>
<dc:language>en</dc:language>
<dc:creator>The Countersign authors</dc:creator>
<dc:rights>CC BY 4.0</dc:rights>
<dc:date>${escaped(book.day)}</dc:date>
<meta property="dcterms:modified">${escaped(book.day)}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${names.map((name) => `<item id="${idOf(name)}" href="${name}" media-type="application/xhtml+xml"/>`).join('\n')}
</manifest>
<spine>
${names.map((name) => `<itemref idref="${idOf(name)}"/>`).join('\n')}
</spine>
</package>
`;
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
