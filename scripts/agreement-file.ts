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
 * Prints the headings that stand in it, one a line, for whoever opens the file with another program.
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
for (const block of blocks) {
  if (block.kind !== 'clause') continue;
  console.log(block.title);
  if (block.other) console.log(block.other.title);
}
