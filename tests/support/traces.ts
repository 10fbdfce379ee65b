import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { uncompress } from 'snappyjs';
import { isTable, readLog, readTable } from './leveldb.ts';

/**
 * A text as it may lie on a disk: in UTF-8, in UTF-16, and in base64 of either, at each of the three places where the
 * text may begin within it. The ends of base64 depend on their neighbours and are left out.
 */
export function formsOf(text: string): Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const inBase64 = plain.flatMap((bytes) =>
    [0, 1, 2].map((before) => {
      const coded = Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        .replace(/=+$/, '');
      return Buffer.from(coded.slice(before === 0 ? 0 : 4, -4), 'latin1');
    }),
  );
  return [...plain, ...inBase64];
}

/** How Chromium marks a value of IndexedDB that it has compressed: a version, and then Snappy. */
const COMPRESSED = Buffer.from([0xff, 0x11, 0x02]);

/** What was compressed within a value, by itself. */
function withinValue(value: Buffer): Buffer[] {
  const at = value.indexOf(COMPRESSED);
  if (at < 0) return [];
  try {
    return [Buffer.from(uncompress(value.subarray(at + COMPRESSED.length), 64 * 1024 * 1024))];
  } catch {
    // The three bytes stood there by chance.
    return [];
  }
}

/** What a folder held when it was read. */
export interface Traces {
  /** Files below the folder in which the text lies, and how it was reached: `as it is`, `table`, `log`, `value`. */
  readonly holding: (text: string) => string[];
  /** How many files, tables and logs were read. */
  readonly read: {
    readonly files: number;
    readonly tables: number;
    readonly logs: number;
    readonly values: number;
  };
}

/**
 * Reads every file below a folder whole: as it lies there, and, where it is a file of LevelDB, once more taken apart and
 * decompressed. Throws for a table that cannot be read: what is not read proves nothing.
 */
export function tracesIn(folder: string): Traces {
  const pieces: { readonly name: string; readonly bytes: Buffer }[] = [];
  const read = { files: 0, tables: 0, logs: 0, values: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    const bytes = readFileSync(path);
    read.files++;
    pieces.push({ name: `${name} (as it is)`, bytes });
    const table = isTable(bytes);
    const log = /^\d+\.log$/.test(entry.name);
    if (table) read.tables++;
    if (log) read.logs++;
    const inner = table ? readTable(bytes) : log ? readLog(bytes) : [bytes];
    for (const piece of inner) {
      if (table || log) pieces.push({ name: `${name} (${table ? 'table' : 'log'})`, bytes: piece });
      for (const value of withinValue(piece)) {
        read.values++;
        pieces.push({ name: `${name} (value)`, bytes: value });
      }
    }
  }
  return {
    read,
    holding: (text) => {
      const forms = formsOf(text);
      return [
        ...new Set(
          pieces.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ name }) => name),
        ),
      ];
    },
  };
}
