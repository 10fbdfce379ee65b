import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notebookVault } from '#vault';
import { startHere } from './derive-here.ts';
import { fromText, readDisk, writeDisk } from './stored.ts';

const FOLDER = join(import.meta.dirname, 'released-formats');

describe('a notebook that was written by an earlier version', () => {
  const files = readdirSync(FOLDER);

  it.each(['format-1.json', 'format-2.json'])('%s is among those that are tried', (file) =>
    expect(files).toContain(file),
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

  it.each(files)('%s: is not changed by being opened', async (file) => {
    const { passphrase, records } = fromText(readFileSync(join(FOLDER, file), 'utf8'));
    await writeDisk(records);
    await notebookVault(startHere).open(passphrase);
    expect(await readDisk()).toEqual(expect.arrayContaining([...records]));
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
