import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IN_FILES, epubOf } from '../../src/compiler/book/epub.ts';
import { bookOf } from '../../src/compiler/book/paper.ts';
import { check } from '../../src/compiler/compile.ts';

const handbook = (root: string) => check(root).handbook;
const SOUND = join(import.meta.dirname, 'handbooks/sound');

describe.each([
  ['a small handbook', SOUND],
  ['the handbook of this edition', 'handbook'],
])('the e-book of %s', (_name, root) => {
  const read = handbook(root);
  const bytes = epubOf(bookOf(read, IN_FILES));
  const files = new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));

  it('says first, and unpacked, what kind of file it is', () => {
    // OCF 3.3, section 4.3: a reader looks at these bytes of the zip.
    expect(strFromU8(bytes.slice(30, 38))).toBe('mimetype');
    expect(strFromU8(bytes.slice(38, 58))).toBe('application/epub+zip');
  });

  it('has a file for each chapter, and names every file in its package', () => {
    const pages = [...files.keys()].filter((name) => name.endsWith('.xhtml'));
    expect(pages.filter((name) => name.includes('chapter-'))).toHaveLength(read.chapters.length);
    for (const page of pages) expect(files.get('EPUB/package.opf')).toContain(`href="${page.slice(5)}"`);
  });

  it('has only links that lead to something in it', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.xhtml')) continue;
      for (const [, href = ''] of text.matchAll(/<a href="([^"]*)"/g)) {
        const [file = '', id] = href.split('#');
        const target = files.get(`EPUB/${file}`);
        expect(target, `${name} leads to ${href}`).toBeDefined();
        if (id !== undefined) expect(target, `${name} leads to ${href}`).toContain(`id="${id}"`);
      }
    }
  });

  it('asks for nothing outside, and has nothing to tap', () => {
    for (const text of files.values()) expect(text).not.toMatch(/<(button|script|img|iframe)\b| data-to=/);
  });

  it('is the same each time, byte for byte', () => {
    expect(Buffer.from(epubOf(bookOf(handbook(root), IN_FILES))).equals(Buffer.from(bytes))).toBe(true);
  });
});
