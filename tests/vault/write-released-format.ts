/*
 * Writes a notebook in the format of today into a file, once for each format that is released:
 *
 *   npx tsx tests/vault/write-released-format.ts > tests/vault/released-formats/format-N.json
 *
 * The file then stays as it is for ever: it stands for the notebooks that lie on people's devices.
 */
import 'fake-indexeddb/auto';
import { deriveHere } from '../../src/vault/argon2.ts';
import { COST } from '../../src/vault/derivation.ts';
import { makeVault } from '../../src/vault/vault.ts';
import { DATABASE, readDisk, toText } from './stored.ts';

const passphrase = 'caf\u00e9 green river under seven lamps';
const contents = [
  {
    kind: 'case',
    format: 1,
    code: 'K-1',
    country: 'lt',
    stage: 'visa-application',
    openedAt: 1_796_117_400_000,
    changedAt: 1_796_117_460_000,
    timeline: [
      { at: 1_796_117_460_000, text: 'Testa Examplova said: the room has no key. ключ, مفتاح, 鍵.' },
    ],
    screenings: [],
  },
  { kind: 'draft', format: 1, draft: { caseId: 'invented', text: 'long '.repeat(2000) } },
];

const vault = makeVault({ name: DATABASE, cost: COST, derive: deriveHere });
await vault.create(passphrase);
for (const content of contents) await vault.write({ id: vault.newId(), content });
vault.lock();
const dropped = {
  kind: 'briefing',
  format: 1,
  card: 'rights',
  edition: '2026.11',
  lang: 'th',
  alone: true,
  day: '2026-12-01',
};
await vault.drop(dropped);
await vault.open(passphrase);
const recovery = await vault.recovery();
const at = 1_796_117_500_000;
const printed = await recovery.makeSheets(passphrase, { needed: 2, total: 3 }, at);
const sheets = printed.map(({ words }) => words.join(' '));
await recovery.rehearse(sheets[1] ?? '', at);
const { file: backup, entries } = await recovery.backUp(at);
await recovery.backedUp({ at, entries });
vault.lock();
// One wrong try, so that the count stands in the file as it stands on a device.
await vault.open('not the right words').catch(() => undefined);
const records = await readDisk();
process.stdout.write(toText({ passphrase, contents: [...contents, dropped], records, sheets, backup }));
process.exit(0);
