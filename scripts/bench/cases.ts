/*
 * A notebook of many cases: how long its records take to be unsealed, how long the search inside it and the comparison of
 * its cases take. Part of `npm run bench`; by itself:
 *
 *   npx tsx scripts/bench/cases.ts [cases]
 *
 * The cases are invented. Unsealing is measured with the cryptography of Node, which is not that of a browser: what can be
 * compared is one run with the next on the same machine.
 */
import { linksOf, type ComparedCase } from '#links/core';
import { documentsOf, emptyCase, sortCases, withLine, type WholeCase } from '#notebook/core';
import { NO_SEARCH_WORDS, phrasesOf, planOf } from '#search/core';
import { readTelephone } from '../../src/links/read-telephone.ts';
import { WordIndex } from '../../src/search/word-index.ts';
import { openBlocks, pad, sealBlocks, unpad } from '../../src/vault/seal.ts';

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

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work();
  console.log(`  ${what.padEnd(56)} ${(performance.now() - began).toFixed(0).padStart(7)} ms`);
  return value;
}

const cases = Array.from({ length: count }, (_one, n) => invented(n));
const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const sealed = await Promise.all(
  cases.map(async ({ id, content }) => ({
    id,
    stored: await sealBlocks(key, id, pad(new TextEncoder().encode(JSON.stringify(content)))),
  })),
);

console.log(`\nA notebook of ${String(count)} invented cases\n`);
await timed('every record unsealed and read', () =>
  Promise.all(
    sealed.map(
      async ({ id, stored }) =>
        JSON.parse(new TextDecoder().decode(unpad(await openBlocks(key, stored, id)))) as unknown,
    ),
  ),
);
await timed('the list in its order', () => sortCases(cases));
const documents = await timed('documents for the search', () => documentsOf(cases, () => 'Lithuania'));
const index = await timed('the index, in a worker', () => new WordIndex(documents));
const phrases = phrasesOf(NO_SEARCH_WORDS);
for (const query of ['passport', 'K-77', 'brother debt', 'pasport', 'nothing like this']) {
  await timed(`searching for “${query}”`, () => index.find(planOf(query, phrases)));
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
