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
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './ready.mjs';

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
  return run([...command(checker), join(folder, file ?? '')]);
}

/** Sealed by the app's own code, opened by the program `age`, which asks for the passphrase at a terminal. */
function sealedFile() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-sealed-'));
  try {
    const file = join(folder, 'referral.txt.age');
    const passphrase = 'green river walks under seven lamps';
    const text = 'A bed tonight. ที่พักคืนนี้';
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
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
    return { ok: opened.status === 0 && read === text, said: `${opened.stdout}${opened.stderr}${read}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function agreement() {
  const office = programNamed('soffice') ?? programNamed('libreoffice');
  if (!office)
    return {
      ok: false,
      said: 'LibreOffice is not on this machine. Debian: apt-get install libreoffice-writer.',
    };
  const folder = mkdtempSync(join(tmpdir(), 'countersign-agreement-'));
  try {
    const file = join(folder, 'agreement.docx');
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const made = run([process.execPath, tsx, join(root, 'scripts/agreement-file.ts'), file]);
    if (!made.ok) return { ok: false, said: `The agreement could not be made.\n${made.said}` };
    // A profile of its own, so that a LibreOffice that is open on this machine does not answer instead.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const convert = (/** @type {string} */ to) =>
      run([office, profile, '--headless', '--convert-to', to, '--outdir', folder, file]);
    const text = convert('txt:Text (encoded):UTF8');
    const pdf = convert('pdf');
    if (!existsSync(join(folder, 'agreement.txt')) || !existsSync(join(folder, 'agreement.pdf')))
      return { ok: false, said: `${text.said}${pdf.said}` };
    const read = readFileSync(join(folder, 'agreement.txt'), 'utf8');
    const missing = made.said
      .split('\n')
      .filter((heading) => heading.trim() !== '' && !read.includes(heading.trim()));
    return { ok: missing.length === 0, said: `LibreOffice did not show: ${missing.join(', ')}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const checks = {
  'the agreement opens in LibreOffice with every heading in both languages': agreement,
  'the book is a valid EPUB, says epubcheck': epub,
  'a sealed referral opens with its passphrase, says age': sealedFile,
};
let passed = 0;
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const { ok, said } = check();
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name}`);
  if (!ok) console.log(said);
  if (ok) passed += 1;
  else failed += 1;
}
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
