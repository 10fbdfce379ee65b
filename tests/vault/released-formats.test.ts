import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebookVault } from '#vault';
import { argon2id } from '@noble/hashes/argon2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { startHere } from './derive-here.ts';
import {
  keyByPassphrase,
  keyBySheets,
  readBackup,
  readAll,
  readKeeping,
  readList,
  type Derive,
  type Header,
} from './second-reader.ts';
import { fromText, readDisk, writeDisk } from './stored.ts';

const FOLDER = join(import.meta.dirname, 'released-formats');
/** Those with sheets and a backup. */
const FROM_3 = ['format-3.json', 'format-4.json', 'format-5.json'];

describe('a notebook that was written by an earlier version', () => {
  const files = readdirSync(FOLDER);

  it.each(['format-1.json', 'format-2.json', 'format-3.json', 'format-4.json', 'format-5.json'])(
    '%s is among those that are tried',
    (file) => expect(files).toContain(file),
  );

  it.each(files)('%s: opens with its passphrase, and everything in it is there', async (file) => {
    const { passphrase, contents, records } = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    await writeDisk(records);
    const vault = notebookVault(startHere);
    await vault.open(passphrase);
    const items = await vault.all();
    const found = items.map((item) => (item.damaged ? 'damaged' : item.content));
    expect(found).toHaveLength(contents.length);
    expect(found).toEqual(expect.arrayContaining([...contents]));
  });

  it.each(files)('%s: is not changed by being opened, its count of wrong tries apart', async (file) => {
    const { passphrase, records } = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    await writeDisk(records);
    await notebookVault(startHere).open(passphrase);
    const kept = records.map((record) => {
      const { tries: _tries, ...rest } = record as { readonly tries?: number };
      return rest;
    });
    const now = await readDisk();
    expect(now).toHaveLength(kept.length);
    expect(now).toEqual(expect.arrayContaining(kept));
  });

  it('format-5.json: has a list that says of its case what stands in it', async () => {
    const { passphrase, records, lines } = fromText(readFileSync(join(FOLDER, 'format-5.json'), 'utf8'));
    await writeDisk(records);
    const vault = notebookVault(startHere);
    await vault.open(passphrase);
    const list = await vault.list();
    expect([...(list?.values() ?? [])]).toEqual(lines);
    const items = await vault.some([...(list?.keys() ?? [])]);
    expect(items).toMatchObject([{ damaged: false, content: { kind: 'case', code: 'K-2' } }]);
  });

  it.each(files)('%s: shows to whoever copies it nothing of what is inside', (file) => {
    const { records } = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    interface Lying {
      readonly id: string;
      readonly ciphertext?: ArrayBuffer;
      readonly sealed?: Uint8Array;
    }
    for (const record of records as Lying[]) {
      const seen = Buffer.concat([
        Buffer.from(record.ciphertext ?? new ArrayBuffer(0)),
        record.sealed ?? Buffer.alloc(0),
      ]);
      expect(
        ['timeline', 'K-1', 'Examplova', 'briefing', '2026-12-01', 'AGE-SECRET-KEY'].filter((text) =>
          seen.includes(text),
        ),
      ).toEqual([]);
      expect(Object.keys(record).filter((key) => /kind|code|country|changed/.test(key))).toEqual([]);
    }
  });
});

describe.each(['format-4.json', 'format-5.json'])('a notebook of %s', (file) => {
  it('tells whoever copies it how many blocks there are, and not which of them belong together', () => {
    const { contents, records } = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    const rows = (
      records as { readonly id: string; readonly seal?: number; readonly ciphertext?: ArrayBuffer }[]
    )
      .filter(({ id }) => id !== 'header')
      // What was put in while it was locked was written over by such a row at the next unlock, or still is what it is.
      .filter(({ seal }) => seal === 1);
    expect(rows.length).toBeGreaterThan(contents.length);
    expect(new Set(rows.map((row) => Object.keys(row).sort().join())).size).toBe(1);
    expect(new Set(rows.map(({ ciphertext }) => ciphertext?.byteLength))).toEqual(new Set([4096 + 16]));
    expect(rows.every(({ id }) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });
});

describe('a second reader, which shares no code with the app', () => {
  const files = readdirSync(FOLDER);
  const read = (file: string) => {
    const notebook = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    const isHeader = (record: unknown): boolean => (record as { readonly id: string }).id === 'header';
    return {
      ...notebook,
      header: notebook.records.find(isHeader) as Header,
      entries: notebook.records.filter((record) => !isHeader(record)),
    };
  };
  const derive: Derive = (passphrase, derivation) =>
    Promise.resolve(
      argon2id(new TextEncoder().encode(passphrase.normalize('NFKC')), derivation.salt, {
        m: derivation.memoryKiB,
        t: derivation.passes,
        p: derivation.lanes,
        version: 0x13,
        dkLen: 32,
      }),
    );

  it.each(files)('%s: reads every entry with the passphrase', async (file) => {
    const { passphrase, header, entries, contents } = read(file);
    const key = await keyByPassphrase(header, passphrase, derive);
    const found = readAll(key, header, entries);
    expect(found).toHaveLength(contents.length);
    expect(found).toEqual(expect.arrayContaining([...contents]));
  });

  it.each(['format-5.json'])('%s: reads what its list says of the cases', async (file) => {
    const { passphrase, header, entries, lines: said = [] } = read(file);
    const key = await keyByPassphrase(header, passphrase, derive);
    const { whole, lines } = readList(key, header, entries);
    expect(whole).toBe(true);
    expect([...lines.values()]).toEqual(said);
  });

  it.each(FROM_3)(
    '%s: reads every entry with any two of the three sheets, and when they were made',
    (file) => {
      const { header, entries, contents, sheets = [] } = read(file);
      for (const pair of [
        [0, 1],
        [1, 2],
        [2, 0],
      ]) {
        const key = keyBySheets(
          header,
          pair.map((n) => sheets[n] ?? ''),
          wordlist,
        );
        const found = readAll(key, header, entries);
        expect(found).toEqual(expect.arrayContaining([...contents]));
        const set = header.wraps.find(({ by }) => by === 'shares')?.set;
        expect(readKeeping(key, header)).toEqual({
          sheets: { set, needed: 2, total: 3, madeAt: 1_796_117_500_000, rehearsedAt: 1_796_117_500_000 },
          backup: { madeAt: 1_796_117_500_000, entries: contents.length, set },
        });
      }
      expect(() => keyBySheets(header, [sheets[0] ?? ''], wordlist)).toThrow();
    },
  );

  it.each(FROM_3)('%s: reads its backup with the passphrase, and with two sheets', async (name) => {
    const { passphrase, contents, sheets = [], backup } = read(name);
    const file = readBackup(backup ?? new Uint8Array());
    const keys = [
      await keyByPassphrase(file.header, passphrase, derive),
      keyBySheets(file.header, [sheets[2] ?? '', sheets[0] ?? ''], wordlist),
    ];
    for (const key of keys) {
      const { entries, ...rest } = file.contents(key) as {
        readonly entries: { readonly content: unknown }[];
      };
      expect(entries.map(({ content }) => content)).toEqual(expect.arrayContaining([...contents]));
      expect(rest).toMatchObject({ format: 1, madeAt: 1_796_117_500_000, damaged: 0 });
    }
  });
});

describe('a backup that was written by an earlier version', () => {
  it.each(FROM_3)(
    '%s: comes back with the passphrase, and with two sheets and a new passphrase',
    async (name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const { passphrase, contents, sheets = [], backup = new Uint8Array() } = fromText(text);
      for (const which of [undefined, [1, 2]]) {
        await writeDisk([]);
        const vault = notebookVault(startHere);
        const recovery = await vault.recovery();
        const opened = await recovery.openBackup(
          backup,
          which ? { sheets: which.map((n) => recovery.takeSheet(sheets[n] ?? '', [])) } : { passphrase },
        );
        await recovery.restoreAll(opened, which ? 'seven lamps over a grey sea' : undefined);
        const found = (await vault.all()).map((item) => (item.damaged ? 'damaged' : item.content));
        expect(found).toHaveLength(contents.length);
        expect(found).toEqual(expect.arrayContaining([...contents]));
      }
    },
  );
});
