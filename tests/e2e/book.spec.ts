import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { IN_ONE, pagesOf, pdfOf } from '../../src/compiler/book/print.ts';
import { bookOf } from '../../src/compiler/book/paper.ts';
import { check } from '../../src/compiler/compile.ts';
import { expect, test } from './support/fixtures.ts';

test('the printed book says in its contents on which page each chapter stands', async ({ launchOptions }) => {
  const book = bookOf(check('handbook').handbook, IN_ONE);
  const pdf = await pdfOf(book, launchOptions.executablePath);
  const pages = await pagesOf(pdf, book);

  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const wordsOn = async (page: number): Promise<string> => {
    const { items } = await (await document.getPage(page)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  };
  const first = Math.min(...pages.values());
  const contents = (await Promise.all(Array.from({ length: first - 1 }, (_, n) => wordsOn(n + 1)))).join(' ');
  for (const { id, title } of book.chapters) {
    const number = pages.get(id) ?? 0;
    const plain = (text: string): string => text.replace(/\s+/g, '');
    expect(plain(contents), title).toContain(plain(`${title}${String(number)}`));
    expect(plain(await wordsOn(number)), title).toContain(plain(title));
  }
  // Whoever opens it on a screen finds the chapters beside the pages.
  expect((await document.getOutline()).length).toBeGreaterThan(0);
  await task.destroy();
});
