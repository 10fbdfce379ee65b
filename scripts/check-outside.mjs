#!/usr/bin/env node
/*
 * npm run check:outside: what we write, read by other people's programs. Each of them is named with how to get it; one
 * that is missing counts as failed, because then nothing was shown. Ends with one line: "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import Papa from 'papaparse';
import { root } from './ready.mjs';

/** @typedef {{ ok: boolean, said: string }} Found what a check found, and what it says of it */

const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');

/** @param {string} name @returns {string | undefined} */
const programNamed = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** Debian installs some programs as a Java archive that only some systems can start by themselves. @param {string} path */
function command(path) {
  const file = openSync(path, 'r');
  const start = Buffer.alloc(2);
  readSync(file, start, 0, 2, 0);
  closeSync(file);
  return start.toString('latin1') === 'PK' ? ['java', '-jar', path] : [path];
}

/** @param {string[]} words @returns {{ ok: boolean, said: string }} */
function run([program = '', ...words]) {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: root, encoding: 'utf8' });
  return { ok: status === 0, said: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
}

function epub() {
  const made = run([process.execPath, join(root, 'scripts/book.mjs')]);
  if (!made.ok) return { ok: false, said: `The book could not be made.\n${made.said}` };
  const checker = programNamed('epubcheck');
  if (!checker)
    return { ok: false, said: 'epubcheck is not on this machine. Debian: apt-get install epubcheck.' };
  const folder = join(root, 'build/book');
  const file = readdirSync(folder).find((name) => name.endsWith('.epub'));
  const { ok, said } = run([...command(checker), join(folder, file ?? '')]);
  return { ok, said: ok ? (said.trim().split('\n').at(-1) ?? '') : said };
}

/** Sealed by the app's own code, opened by the program `age`, which asks for the passphrase at a terminal. */
function sealedFile() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-sealed-'));
  try {
    const file = join(folder, 'referral.txt.age');
    const passphrase = 'green river walks under seven lamps';
    const text = 'A bed tonight. ที่พักคืนนี้';
    const made = run([process.execPath, tsx, join(root, 'scripts/seal-file.ts'), file, passphrase, text]);
    if (!made.ok) return { ok: false, said: `The file could not be sealed.\n${made.said}` };
    const age = programNamed('age');
    if (!age) return { ok: false, said: 'age is not on this machine. Debian: apt-get install age.' };
    if (!programNamed('script'))
      return { ok: false, said: 'script is not on this machine. Debian: apt-get install bsdutils.' };
    const opened = spawnSync('script', ['-qec', `'${age}' -d -o '${file}.txt' '${file}'`, '/dev/null'], {
      input: `${passphrase}\n`,
      encoding: 'utf8',
      timeout: 60_000,
    });
    const read = existsSync(`${file}.txt`) ? readFileSync(`${file}.txt`, 'utf8') : '';
    const ok = opened.status === 0 && read === text;
    return { ok, said: ok ? '' : `${opened.stdout}${opened.stderr}${read}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs LibreOffice in a folder that is thrown away afterwards, with a profile of its own, so that one that is open on this
 * machine does not answer instead.
 *
 * @param {string} name for the folder
 * @param {string} part the package of Debian that brings what is needed
 * @param {(folder: string, convert: (file: string, to: string, ...words: string[]) => string) => Found | Promise<Found>} check
 * @returns {Promise<Found>}
 */
async function inOffice(name, part, check) {
  const office = programNamed('soffice') ?? programNamed('libreoffice');
  if (!office)
    return { ok: false, said: `LibreOffice is not on this machine. Debian: apt-get install ${part}.` };
  const folder = mkdtempSync(join(tmpdir(), `countersign-${name}-`));
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    return await check(
      folder,
      (file, to, ...words) =>
        run([office, profile, '--headless', ...words, '--convert-to', to, '--outdir', folder, file]).said,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The words of a PDF, without its spaces. @param {string} file @returns {Promise<{ text: string, pages: number }>} */
async function wordsOfPdf(file) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
  const document = await task.promise;
  const pages = document.numPages;
  let text = '';
  for (let n = 1; n <= pages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return { text: text.replace(/\s/g, ''), pages };
}

/** @returns {Promise<Found>} */
function agreement() {
  return inOffice('agreement', 'libreoffice-writer', async (folder, convert) => {
    const file = join(folder, 'agreement.docx');
    const made = run([process.execPath, tsx, join(root, 'scripts/agreement-file.ts'), file]);
    if (!made.ok) return { ok: false, said: `The agreement could not be made.\n${made.said}` };
    /** @type {{ lines: string[], headings: string[] }} */
    const { lines, headings } = JSON.parse(made.said.slice(made.said.indexOf('{"lines"')));
    const said = convert(file, 'txt:Text (encoded):UTF8') + convert(file, 'pdf');
    if (!existsSync(join(folder, 'agreement.txt')) || !existsSync(join(folder, 'agreement.pdf')))
      return { ok: false, said };
    const read = readFileSync(join(folder, 'agreement.txt'), 'utf8');
    let at = 0;
    for (const line of lines) {
      const found = read.indexOf(line.trim(), at);
      if (found < 0) {
        const where = read.includes(line.trim()) ? 'not in its place' : 'nowhere';
        return { ok: false, said: `LibreOffice shows this ${where}: ${line}` };
      }
      at = found + line.trim().length;
    }
    const { text, pages } = await wordsOfPdf(join(folder, 'agreement.pdf'));
    const missing = headings.filter((heading) => !text.includes(heading.replace(/\s/g, '')));
    if (missing.length > 0) return { ok: false, said: `Not in the PDF: ${missing.join(', ')}` };
    return {
      ok: true,
      said: `${lines.length} lines in their order, ${headings.length} headings of clauses; as a PDF it has ${pages} pages.`,
    };
  });
}

/**
 * The case file as a spreadsheet reads it, cell by cell. Cells in quotes are taken as text, as the app says beside the file;
 * what becomes of the rest without that is counted and printed, because an officer may not do it.
 *
 * @returns {Promise<Found>}
 */
function caseFile() {
  return inOffice('case-file', 'libreoffice-calc', (folder, convert) => {
    // What the app writes; a unit test holds it to be so.
    const written = readFileSync(join(root, 'tests/referral/golden/every-field.csv'), 'utf8');
    /** @param {string} name @param {string} quotedAsText */
    const readBack = (name, quotedAsText) => {
      const file = join(folder, `${name}.csv`);
      writeFileSync(file, written);
      const said = convert(file, 'ods', `--infilter=CSV:44,34,76,1,,0,${quotedAsText}`);
      const sheet = join(folder, `${name}.ods`);
      if (!existsSync(sheet)) throw new Error(said);
      rmSync(file);
      const again = convert(sheet, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false');
      if (!existsSync(file)) throw new Error(again);
      return rowsOfCsv(readFileSync(file, 'utf8'));
    };
    const cells = rowsOfCsv(written);
    /** @param {string[][]} rows */
    const changed = (rows) =>
      cells.flatMap((row, y) =>
        row.flatMap((cell, x) =>
          rows[y]?.[x] === cell ? [] : [`${cells[0]?.[x] ?? ''}: ${cell} became ${String(rows[y]?.[x])}`],
        ),
      );
    const asText = changed(readBack('as-text', 'true'));
    const plain = changed(readBack('plain', 'false'));
    const count = cells.reduce((sum, row) => sum + row.length, 0);
    return {
      ok: asText.length === 0,
      said:
        asText.length > 0
          ? asText.join('\n')
          : `${cells.length} rows, ${count} cells as they were written. ` +
            `Without “quoted as text” ${plain.length} cells change: ${[...new Set(plain)].slice(0, 3).join('; ')}`,
    };
  });
}

/** @param {string} text @returns {string[][]} */
const rowsOfCsv = (text) =>
  Papa.parse(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: 'greedy' }).data;

const checks = {
  'the agreement opens in LibreOffice with every line in its order, and every heading in both languages':
    agreement,
  'a case file for the standard opens in LibreOffice with every cell as it was written': caseFile,
  'the book is a valid EPUB, says epubcheck': epub,
  'a sealed referral opens with its passphrase, says age': sealedFile,
};
let passed = 0;
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  /** @type {Found} */
  let found;
  try {
    found = await check();
  } catch (error) {
    found = { ok: false, said: String(error) };
  }
  const { ok, said } = found;
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  if (said !== '') console.log(ok ? `      ${said}` : said);
  if (ok) passed += 1;
  else failed += 1;
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
