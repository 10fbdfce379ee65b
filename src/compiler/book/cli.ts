import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../compile.ts';
import { lineOf } from '../problem.ts';
import { IN_FILES, epubOf } from './epub.ts';
import { bookOf } from './paper.ts';
import { IN_ONE, pdfOf } from './print.ts';

/*
 * npm run book: the whole handbook as a PDF with page numbers in its contents, and as an EPUB. They lie in build/book/.
 */
const out = join('build', 'book');
const { handbook, problems } = check(process.env.HANDBOOK ?? 'handbook');
if (problems.length > 0) {
  for (const problem of problems) console.error(lineOf(problem));
  console.error(
    'The book was not made, and what was there before was left as it is. Mend the handbook first.',
  );
  process.exitCode = 1;
} else {
  mkdirSync(out, { recursive: true });
  const forReaders = bookOf(handbook, IN_FILES);
  const epub = join(out, `countersign-${forReaders.edition}.epub`);
  writeFileSync(epub, epubOf(forReaders));
  const pdf = join(out, `countersign-${forReaders.edition}.pdf`);
  writeFileSync(pdf, await pdfOf(bookOf(handbook, IN_ONE), process.env.CHROMIUM_PATH));
  console.log(`${epub}\n${pdf}`);
}
