import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compress } from 'snappyjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tracesIn } from './support/traces.ts';

/*
 * The search that tests/e2e/leaks.spec.ts relies on. A search that finds nothing proves something only if it could have
 * found it: here each way in which a text can hide is laid down by hand.
 */

const TEXT = 'a-planted-text-0815';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-traces-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const lay = (name: string, bytes: Uint8Array): void => {
  writeFileSync(join(folder, name), bytes);
};
const found = (): string[] => tracesIn(folder).holding(TEXT);

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];

/** One block of LevelDB with whole keys, as it lies in a table: compressed, with a checksum that nobody reads here. */
function block(entries: readonly [key: Buffer, value: Buffer][], packed: boolean): Buffer {
  const plain = Buffer.concat([
    ...entries.flatMap(([key, value]) => [
      Buffer.from([0, ...varint(key.length), ...varint(value.length)]),
      key,
      value,
    ]),
    Buffer.from([0, 0, 0, 0, 1, 0, 0, 0]),
  ]);
  const bytes = packed ? Buffer.from(compress(plain)) : plain;
  return Buffer.concat([bytes, Buffer.from([packed ? 1 : 0, 0, 0, 0, 0])]);
}
function table(value: Buffer): Buffer {
  const data = block([[Buffer.from('key'), value]], true);
  const handle = Buffer.from([...varint(0), ...varint(data.length - 5)]);
  const index = block([[Buffer.from('key'), handle]], true);
  const meta = block([], false);
  const footer = Buffer.alloc(48);
  const metaAt = data.length + index.length;
  Buffer.from([
    ...varint(metaAt),
    ...varint(meta.length - 5),
    ...varint(data.length),
    ...varint(index.length - 5),
  ]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([data, index, meta, footer]);
}
/** Long enough, and like itself, so that Snappy takes it apart. */
const packable = (text: string): Buffer => Buffer.from(`${text.slice(0, 9)} `.repeat(40) + text);
const record = (type: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 0, bytes.length % 256, bytes.length >> 8, type]), bytes]);

describe('the search for traces', () => {
  it('finds nothing where nothing lies', () => {
    lay('empty', Buffer.alloc(0));
    lay('other', Buffer.from('something else'));
    expect(found()).toEqual([]);
  });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(`before ${TEXT} after`)],
    ['UTF-16', Buffer.from(`before ${TEXT} after`, 'utf16le')],
    ...['', 'x', 'xy', 'xyz'].flatMap((before): [string, Buffer][] => [
      [
        `base64 after ${before.length} letters`,
        Buffer.from(Buffer.from(`${before}${TEXT} and more`).toString('base64')),
      ],
      [
        `base64 of UTF-16 after ${before.length} letters`,
        Buffer.from(Buffer.from(`${before}${TEXT} and more`, 'utf16le').toString('base64')),
      ],
    ]),
  ])('finds it in %s', (_form, bytes) => {
    lay('file', bytes);
    expect(found()).toEqual(['file (as it is)']);
  });

  it('finds it in a compressed block of a table, where it does not lie as it is', () => {
    const bytes = table(packable(TEXT));
    expect(bytes.includes(TEXT)).toBe(false);
    lay('000005.ldb', bytes);
    expect(found()).toEqual(['000005.ldb (table)']);
  });

  it('finds it in a value that the browser compressed before it was put into a table', () => {
    const value = Buffer.concat([Buffer.from([0xff, 0x11, 0x02]), Buffer.from(compress(packable(TEXT)))]);
    lay('000007.ldb', table(value));
    expect(found()).toContain('000007.ldb (value)');
  });

  it('finds it in such a value where others’ bytes stand before and after it', () => {
    const value = Buffer.concat([
      Buffer.from('before'),
      Buffer.from([0xff, 0x11, 0x02]),
      Buffer.from(compress(packable(TEXT))),
      Buffer.from('after, and not compressed'),
    ]);
    expect(value.includes(TEXT)).toBe(false);
    lay('000011.log', record(1, value));
    expect(found()).toEqual(['000011.log (value)']);
  });

  it('finds it in a log that cut it into pieces', () => {
    const half = TEXT.length / 2;
    const bytes = Buffer.concat([
      record(2, Buffer.from(TEXT.slice(0, half))),
      record(4, Buffer.from(TEXT.slice(half))),
    ]);
    lay('000003.log', bytes);
    expect(found()).toEqual(['000003.log (log)']);
  });

  it('does not pass over a table that it cannot read', () => {
    const bytes = table(packable(TEXT));
    lay('000009.ldb', Buffer.concat([Buffer.alloc(40, 0xff), bytes.subarray(40)]));
    expect(() => tracesIn(folder)).toThrow();
  });
});
