/*
 * Writes a notebook in the format of today into a file, once for each format that is released:
 *
 *   npx tsx tests/vault/write-released-format.ts > tests/vault/released-formats/format-N.json
 *
 * The file then stays as it is for ever: it stands for the notebooks that lie on people's devices.
 */
import 'fake-indexeddb/auto';
import { register } from 'node:module';
import { dayOf } from '../../src/notebook/clock.ts';
import { emptyCase, lineOf, packed, type Case } from '../../src/notebook/core/index.ts';
import { deriveHere } from '../../src/vault/argon2.ts';
import { COST } from '../../src/vault/derivation.ts';
import { makeVault } from '../../src/vault/vault.ts';
import { DATABASE, readDisk, toText } from './stored.ts';

// The address of a built worker is the build's affair; here everything is done where it is asked for.
const noWorker = `export const load = (url, context, next) =>
  url.endsWith('?worker&url') ? { format: 'module', source: 'export default ""', shortCircuit: true } : next(url, context);`;
register(`data:text/javascript,${encodeURIComponent(noWorker)}`);

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

/** A case of today, of which the list says everything that it can say. */
const listed: Case = {
  ...emptyCase({ code: 'K-2', country: 'th', stage: null }, 1_796_117_400_000),
  changedAt: 1_796_117_470_000,
  tasks: [{ id: 'invented', what: 'Ring the invented lawyer', due: '2026-12-04', doneAt: null }],
  keeping: { warnedAt: 1_796_117_480_000, keptOnAt: null },
  hold: { why: 'An invented court asked for it.', since: 1_796_117_480_000 },
};
const line = packed(lineOf(listed, dayOf));

const vault = makeVault({ name: DATABASE, cost: COST, derive: deriveHere });
await vault.create(passphrase);
await vault.readyList();
await vault.list();
for (const content of contents) await vault.write({ id: vault.newId(), content });
const listedId = vault.newId();
await vault.write({ id: listedId, content: listed, line });
await vault.mendList(new Map([[listedId, line]]));
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
process.stdout.write(
  toText({ passphrase, contents: [...contents, listed, dropped], records, lines: [line], sheets, backup }),
);
process.exit(0);
