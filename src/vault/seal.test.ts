import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, TAG_BYTES, newId, writeOf, type SealedRecord } from './seal.ts';
import { idsOfParts, joined, openRow, sealRows } from './split.ts';

const aKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** The row of something short. */
const seal = async (key: CryptoKey, id: string, content: object): Promise<SealedRecord> => {
  const [row, ...others] = await sealRows(key, id, content);
  expect(others).toEqual([]);
  return row;
};
/** What the first row of `id` leads to, out of rows in any order. */
async function open(key: CryptoKey, rows: readonly SealedRecord[], id: string): Promise<unknown> {
  const find = (wanted: string): SealedRecord | undefined => rows.find((row) => row.id === wanted);
  const first = await openRow(key, find(id), id);
  if (first.kind === 'whole') return first.content;
  if (first.kind !== 'head') throw new Error('not a first row');
  const parts = (await idsOfParts(first, id)).map((part) => openRow(key, find(part), part));
  return joined(id, first, await Promise.all(parts));
}
const unseal = (key: CryptoKey, record: unknown, id: string): Promise<unknown> =>
  openRow(key, record, id).then((row) => (row.kind === 'whole' ? row.content : row));

/** Anything that a note may hold. */
const aContent = fc.dictionary(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.integer(), fc.boolean(), fc.constant(null)),
  { noNullPrototype: true },
);

const withByteFlipped = (bytes: ArrayBuffer, at: number): ArrayBuffer => {
  const changed = new Uint8Array(bytes.slice(0));
  changed[at % changed.length]! ^= 1 << (at % 8);
  return changed.buffer;
};

describe('sealing', () => {
  it('gives back what was sealed', async () => {
    const key = await aKey();
    await fc.assert(
      fc.asyncProperty(aContent, async (content) => {
        const id = newId();
        expect(await open(key, await sealRows(key, id, content), id)).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps nothing of the content outside the ciphertext', async () => {
    const record = await seal(await aKey(), 'x', { text: 'the room has no key' });
    expect(Object.keys(record).sort()).toEqual(['ciphertext', 'id', 'nonce', 'seal']);
    expect(Buffer.from(record.ciphertext).includes('room')).toBe(false);
  });

  it('takes a fresh nonce for every write', async () => {
    const key = await aKey();
    const nonces = await Promise.all(
      Array.from({ length: 200 }, async () => Buffer.from((await seal(key, 'x', {})).nonce).toString('hex')),
    );
    expect(new Set(nonces).size).toBe(200);
  });

  it('hides the length: every row is one block of 4 KiB, and looks like every other', async () => {
    const key = await aKey();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 5 * BLOCK }), async (length) => {
        const content = { text: 'a'.repeat(length) };
        const rows = await sealRows(key, newId(), content);
        for (const row of rows) {
          expect(row.ciphertext.byteLength).toBe(BLOCK + TAG_BYTES);
          expect(row.id).toMatch(/^[0-9a-f]{32}$/);
          expect({ ...row, id: '', nonce: 0, ciphertext: 0 }).toEqual({
            id: '',
            seal: 1,
            nonce: 0,
            ciphertext: 0,
          });
        }
        expect(await open(key, [...rows].reverse(), rows[0].id)).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, 1, 2])('splits just where a block is full, %i further rows on', async (more) => {
    const key = await aKey();
    const id = newId();
    const around = 4092 + more * 4071;
    for (let length = around - 60; length <= around + 60; length++) {
      const content = { t: 'a'.repeat(Math.max(0, length - 8)) };
      expect(await open(key, await sealRows(key, id, content), id)).toEqual(content);
    }
  });

  it('names its rows anew at every write, so that rows of two writes cannot be mixed', async () => {
    const key = await aKey();
    const id = newId();
    const text = 'a'.repeat(9000);
    const [one, other] = [await sealRows(key, id, { text }), await sealRows(key, id, { text })];
    const names = [...one, ...other].map((row) => row.id);
    expect(new Set(names).size).toBe(names.length - 1);
    expect(writeOf(one[0])).not.toBe(writeOf(other[0]));
    const [, ...parts] = other;
    await expect(open(key, [one[0], ...parts], id)).rejects.toMatchObject({ code: 'damaged-record' });
  });

  it('takes a text of a million characters', async () => {
    const key = await aKey();
    const id = newId();
    const text = 'ą'.repeat(1_000_000);
    expect(await open(key, await sealRows(key, id, { text }), id)).toEqual({ text });
  });
});

describe('a record that is not what was sealed', () => {
  it('does not open with any single bit changed', async () => {
    const key = await aKey();
    const record = await seal(key, 'x', { text: 'something' });
    await fc.assert(
      fc.asyncProperty(fc.nat(record.ciphertext.byteLength * 8), async (at) => {
        const changed = { ...record, ciphertext: withByteFlipped(record.ciphertext, at) };
        await expect(unseal(key, changed, 'x')).rejects.toThrow('damaged');
      }),
      { numRuns: 200 },
    );
    for (let at = 0; at < record.nonce.length; at++) {
      const nonce = new Uint8Array(withByteFlipped(record.nonce.buffer, at));
      await expect(unseal(key, { ...record, nonce }, 'x')).rejects.toThrow('damaged');
    }
  });

  it.each<[string, (record: SealedRecord, other: SealedRecord) => unknown]>([
    ['copied over another one', (_record, other) => ({ ...other, id: 'x' })],
    ['that lies under another id', (_record, other) => other],
    ['cut short', (record) => ({ ...record, ciphertext: record.ciphertext.slice(0, -1) })],
    ['emptied', (record) => ({ ...record, ciphertext: new ArrayBuffer(0) })],
    ['of a seal that this version does not know', (record) => ({ ...record, seal: 2 })],
    ['with a nonce of another length', (record) => ({ ...record, nonce: new Uint8Array(16) })],
    ['that is no record', () => 'a note'],
    ['that is nothing', () => null],
  ])('does not open: one %s', async (_what, damage) => {
    const key = await aKey();
    const damaged = damage(await seal(key, 'x', { n: 1 }), await seal(key, 'y', { n: 2 }));
    await expect(unseal(key, damaged, 'x')).rejects.toMatchObject({ code: 'damaged-record' });
  });

  it('does not open with the key of another vault', async () => {
    const record = await seal(await aKey(), 'x', { n: 1 });
    await expect(unseal(await aKey(), record, 'x')).rejects.toMatchObject({ code: 'damaged-record' });
  });
});
