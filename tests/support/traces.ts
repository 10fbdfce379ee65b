import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
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

const LARGEST_VALUE = 64 * 1024 * 1024;

/**
 * Unpacks Snappy that begins at a place and ends where it says by itself: within a log, others' bytes follow it. After the
 * format's own description (format_description.txt). undefined for what is none.
 */
function unpacked(bytes: Buffer, start: number): Buffer | undefined {
  let at = start;
  const next = (): number => bytes[at++] ?? NaN;
  const little = (count: number): number => {
    let value = 0;
    for (let n = 0; n < count; n++) value += next() * 256 ** n;
    return value;
  };
  let length = 0;
  for (let factor = 1; ; factor *= 128) {
    const part = next();
    length += (part & 127) * factor;
    if (part < 128) break;
    if (!(part >= 128) || factor > 2 ** 28) return undefined;
  }
  if (length === 0 || length > LARGEST_VALUE) return undefined;
  const whole = Buffer.alloc(length);
  for (let to = 0; to < length;) {
    const tag = next();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const count = (short < 60 ? short : little(short - 59)) + 1;
      if (!(count <= length - to && at + count <= bytes.length)) return undefined;
      bytes.copy(whole, to, at, at + count);
      at += count;
      to += count;
      continue;
    }
    const count = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = kind === 1 ? (tag >> 5) * 256 + next() : little(kind === 2 ? 2 : 4);
    if (!(back > 0 && back <= to && count <= length - to)) return undefined;
    // What is copied may reach into what this very copy writes.
    for (let n = 0; n < count; n++, to++) whole[to] = whole[to - back]!;
  }
  return whole;
}

/** What was compressed within a value or a record: Chromium writes 255, a version, 2, and then Snappy. */
function withinValue(value: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = value.indexOf(0xff); at >= 0; at = value.indexOf(0xff, at + 1)) {
    const version = value[at + 1] ?? 0;
    if (version < 0x10 || version > 0x1f || value[at + 2] !== 2) continue;
    const plain = unpacked(value, at + 3);
    if (plain) found.push(plain);
  }
  return found;
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
