/* Seals a text into a file, as the app does: for check-outside.mjs. Usage: seal-file.ts FILE PASSPHRASE TEXT */
import { writeFileSync } from 'node:fs';
import { sealFile } from '#vault/sealed-file';

const [file, passphrase, text] = process.argv.slice(2);
if (file === undefined || passphrase === undefined || text === undefined) {
  throw new Error('Name the file, the passphrase and the text.');
}
writeFileSync(file, await sealFile(text, passphrase));
