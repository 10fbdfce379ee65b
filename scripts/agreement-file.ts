import { writeFileSync } from 'node:fs';
import type { AgreementFile } from '#giveouts/agreements/content';
import { EMPTY_AGREEMENT, documentOf } from '#giveouts/agreements/core';
import { agreementDocxBytes } from '#giveouts/agreements/file';
import { compile } from '../src/compiler/compile.ts';

/*
 * Writes the agreement between all parties, empty, in English and one other language, as the app would:
 *
 *   tsx scripts/agreement-file.ts OUT.docx
 *
 * Prints what stands in it as JSON, for whoever opens the file with another program: every line in its order, and the
 * headings of the clauses in both languages.
 */
const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('Name the file to write.');
const data = compile('handbook')['giveouts/agreements'] as AgreementFile;
const blocks = documentOf(data, {
  ...EMPTY_AGREEMENT,
  parties: data.parties.map(({ id }) => id),
  other: 'lv',
  readByFluent: true,
});
const labels = { warning: data.warning, placeAndDay: 'Place and day', signature: 'Signature' };
writeFileSync(out, await agreementDocxBytes(blocks, labels, 'en', 'lv'));

const lines = blocks.flatMap((block) => {
  switch (block.kind) {
    case 'title':
      return [block.text, block.other ?? '', labels.warning];
    case 'party':
      return [block.role];
    case 'clause':
      return [
        `${String(block.number)}. ${block.title}`,
        ...block.text.split('\n'),
        ...(block.other
          ? [`${String(block.number)}. ${block.other.title}`, ...block.other.text.split('\n')]
          : []),
      ];
    case 'signature':
      return [block.role, labels.placeAndDay, labels.signature];
  }
});
const headings = blocks.flatMap((block) =>
  block.kind === 'clause' ? [block.title, ...(block.other ? [block.other.title] : [])] : [],
);
console.log(JSON.stringify({ lines: lines.filter((line) => line.trim() !== ''), headings }));
