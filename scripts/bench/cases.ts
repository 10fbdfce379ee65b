/*
 * A notebook of many cases: how soon its list and its cases are there, how long the search inside it and the comparison of
 * its cases take. Part of `npm run bench`; by itself:
 *
 *   npx tsx scripts/bench/cases.ts [cases]
 *
 * The cases are invented. The notebook is the app's own, on its own vault. The cryptography is that of Node and the database
 * is one in memory, which are not those of a browser: what can be compared is one run with the next on the same machine.
 */
import 'fake-indexeddb/auto';
import { register } from 'node:module';
import { openDB } from 'idb';
import { linksOf, type ComparedCase } from '#links/core';
import { documentsOf, emptyCase, sortCases, withLine, type WholeCase } from '#notebook/core';
import { NO_SEARCH_WORDS, phrasesOf, planOf } from '#search/core';
import { readTelephone } from '../../src/links/read-telephone.ts';
import { WordIndex } from '../../src/search/word-index.ts';
import { deriveHere } from '../../src/vault/argon2.ts';
import { sealRows } from '../../src/vault/split.ts';
import { openHeader, type VaultHeader } from '../../src/vault/header.ts';
import type { Vault } from '../../src/vault/vault.ts';

// What the build does for the app: runes become code, and the address of a built worker is not needed here.
const hooks = `
import { compileModule } from '${import.meta.resolve('svelte/compiler')}';
export async function load(url, context, next) {
  if (url.endsWith('?worker&url')) return { format: 'module', source: 'export default ""', shortCircuit: true };
  const read = await next(url, context);
  if (!url.includes('.svelte.ts')) return read;
  const { js } = compileModule(String(read.source), { filename: 'notebook.svelte.js', generate: 'server' });
  return { ...read, source: js.code };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
const { Notebook } = await import('../../src/notebook/notebook.svelte.ts');
const { makeVault } = await import('../../src/vault/vault.ts');

const count = Number(process.argv[2] ?? 10_000);
const WORDS = 'room key passport agency promised car night brother debt kitchen ship contract school'.split(
  ' ',
);
const word = (n: number): string => WORDS[n % WORDS.length] ?? '';

/** A case with three lines; every fiftieth names a number that another one names, too. */
function invented(n: number): WholeCase {
  const number = `+370 6${String(1_000_000 + (n % 50 === 0 ? n % 2000 : n)).slice(-7)}`;
  const lines = [
    `They said the ${word(n)} was taken, and the ${word(n * 7 + 3)} too.`,
    `Tel: ${number}`,
    `Asked about the ${word(n * 3 + 1)} of case number ${String(n)}.`,
  ];
  const content = lines.reduce(
    (one, text, at) => withLine(one, { text, words: 'officer', at: n * 10 + at }),
    emptyCase({ code: `K-${String(n)}`, country: 'lt', stage: null }, n * 10),
  );
  return { id: `case-${String(n)}`, damaged: false, content };
}

const missed: string[] = [];
/** Says how long something took, in milliseconds, and whether that is under what is wanted. */
function say(what: string, took: number, target?: number): void {
  const met = target === undefined || took < target;
  if (!met) missed.push(what);
  const wanted = target === undefined ? '' : `   under ${target} ms: ${met ? 'met' : 'NOT MET'}`;
  console.log(`  ${what.padEnd(56)} ${took.toFixed(0).padStart(7)} ms${wanted}`);
}
async function timed<T>(what: string, work: () => T | Promise<T>, target?: number): Promise<T> {
  const began = performance.now();
  const value = await work();
  say(what, performance.now() - began, target);
  return value;
}

const cases = Array.from({ length: count }, (_one, n) => invented(n));

console.log(`\nA notebook of ${String(count)} invented cases\n`);

const DATABASE = 'countersign-bench';
const PASSPHRASE = 'green river walks under seven lamps';
const clock = { wall: (): number => count * 10 + 1000, steady: (): number => performance.now() };
/** A vault that says when its key was there. */
function aVault(): { readonly vault: Vault; readonly opened: () => number } {
  const vault = makeVault({
    name: DATABASE,
    cost: { memoryKiB: 8, passes: 1, lanes: 1 },
    derive: deriveHere,
  });
  const open = vault.open.bind(vault);
  let at = 0;
  vault.open = async (...given) => {
    await open(...given);
    at = performance.now();
  };
  return { vault, opened: () => at };
}
const aMoment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens the notebook as after a restart. Gives when its list and its cases were there, counted from the key. */
async function unlocked(): Promise<{ readonly list: number | undefined; readonly cases: number }> {
  const { vault, opened } = aVault();
  const notebook = new Notebook({ vault, clock });
  let list: number | undefined;
  const seen = { done: false };
  const opening = notebook.unlock(PASSPHRASE).finally(() => (seen.done = true));
  while (!seen.done) {
    if (list === undefined && notebook.lines !== undefined) list = performance.now() - opened();
    await aMoment();
  }
  const result = await opening;
  if (!result.ok) throw result.fault;
  if (notebook.cases.length !== count) throw new Error('The notebook does not show every case.');
  const all = performance.now() - opened();
  // What is brought in line afterwards is not to be taken for the next unlock.
  await notebook.confirmClock();
  await notebook.lock();
  return { list, cases: all };
}

{
  const { vault } = aVault();
  await vault.create(PASSPHRASE);
  // Laid down together, as no screen does it: ten thousand transactions would say nothing that is asked here.
  const disk = await openDB(DATABASE);
  const header = (await disk.get('records', 'header')) as VaultHeader;
  const key = await openHeader(header, PASSPHRASE, deriveHere);
  const rows = (await Promise.all(cases.map(({ id, content }) => sealRows(key, id, content)))).flat();
  const writing = disk.transaction('records', 'readwrite');
  for (const row of rows) void writing.store.put(row);
  await writing.done;
  disk.close();
  vault.lock();
}
const first = await unlocked();
say('every case there, from the key; an older notebook', first.cases);
if (first.list !== undefined) throw new Error('An older notebook has no list, and showed one.');
const second = await unlocked();
say('the list visible, from the key', second.list ?? Infinity, 1000);
say('every case there, from the key', second.cases);
await timed('the list in its order', () => sortCases(cases));
const documents = await timed('documents for the search', () => documentsOf(cases, () => 'Lithuania'));
const index = await timed('the index, in a worker', () => new WordIndex(documents));
const phrases = phrasesOf(NO_SEARCH_WORDS);
for (const query of [
  'passport',
  'K-77',
  'brother debt',
  'pasport',
  'asked about the kitchn of case',
  '+370 61000077',
  'nothing like this',
]) {
  await timed(`searching for “${query}”`, () => index.find(planOf(query, phrases)), 50);
}
const compared: ComparedCase[] = cases.map(({ id, content }) => ({
  caseId: id,
  code: content.code,
  country: content.country,
  texts: content.timeline.map(({ text }) => text),
  values: [],
}));
const labels = {
  telephone: ['tel'],
  address: ['address'],
  agency: ['agency'],
  sponsor: ['sponsor'],
  'bank-detail': ['account'],
  vehicle: ['car'],
  'online-handle': ['online'],
};
const links = await timed('all cases compared with each other', () =>
  linksOf(compared, { labels, readTelephone }),
);
console.log(`  links found: ${String(links.length)}`);
console.log(missed.length === 0 ? '  Every target was met.' : `  Not met: ${missed.join('; ')}.`);
