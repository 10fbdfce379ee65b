import { uncompress } from 'snappyjs';

/*
 * Reads what a browser keeps in LevelDB, so that a text inside it can be looked for: tables, whose blocks are compressed,
 * and logs, which cut long records into pieces. After the format notes of LevelDB itself (table_format.md, log_format.md).
 */

const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const FOOTER = 48;

const LARGEST_BLOCK = 64 * 1024 * 1024;

function varint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  let factor = 1;
  for (let next = at; next < bytes.length; next++) {
    const part = bytes[next]!;
    value += (part & 127) * factor;
    factor *= 128;
    if (part < 128) return [value, next + 1];
  }
  throw new RangeError('A number is cut off.');
}

function blockAt(file: Buffer, handle: Uint8Array, at = 0): Buffer {
  const [offset, afterOffset] = varint(handle, at);
  const [size] = varint(handle, afterOffset);
  const block = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? Buffer.from(uncompress(block, LARGEST_BLOCK)) : block;
}

/** The values of a block, in their order. Keys share beginnings with the one before; they are put together again. */
function entriesOf(block: Buffer): { readonly key: Buffer; readonly value: Buffer }[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const entries: { key: Buffer; value: Buffer }[] = [];
  let key: Buffer = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    let shared: number, fresh: number, length: number;
    [shared, at] = varint(block, at);
    [fresh, at] = varint(block, at);
    [length, at] = varint(block, at);
    key = Buffer.concat([key.subarray(0, shared), block.subarray(at, at + fresh)]);
    entries.push({ key, value: block.subarray(at + fresh, at + fresh + length) });
    at += fresh + length;
  }
  return entries;
}

/** Whether the bytes are a table of LevelDB. */
export function isTable(file: Buffer): boolean {
  return file.length > FOOTER && file.subarray(-8).equals(MAGIC);
}

/** Every key and value of a table, decompressed. Throws for a damaged one. */
export function readTable(file: Buffer): Buffer[] {
  const footer = file.subarray(-FOOTER);
  let at = 0;
  // The first handle leads to the block of meta blocks, the second to the index.
  for (let numbers = 0; numbers < 2; numbers++) [, at] = varint(footer, at);
  const index = blockAt(file, footer, at);
  return entriesOf(index).flatMap(({ value: handle }) =>
    entriesOf(blockAt(file, handle)).flatMap(({ key, value }) => [key, value]),
  );
}

const PAGE = 32 * 1024;
const HEADER = 7;

/** The records of a log, put together out of their pieces. A last one that was not finished is given as far as it goes. */
export function readLog(file: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let open: Buffer[] = [];
  for (let at = 0; at + HEADER <= file.length;) {
    const left = PAGE - (at % PAGE);
    if (left < HEADER) {
      at += left;
      continue;
    }
    const length = file.readUInt16LE(at + 4);
    const type = file[at + 6]!;
    // Room that was set aside and not written.
    if (type === 0) {
      at += left;
      continue;
    }
    open.push(file.subarray(at + HEADER, at + HEADER + length));
    if (type === 1 || type === 4) {
      records.push(Buffer.concat(open));
      open = [];
    }
    at += HEADER + length;
  }
  return open.length > 0 ? [...records, Buffer.concat(open)] : records;
}
