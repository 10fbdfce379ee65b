import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, TAG_BYTES, newId, seal, unseal, type SealedRecord } from './seal.ts';

const aKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

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
        expect(await unseal(key, await seal(key, id, content), id)).toEqual(content);
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

  it('hides the length: whole blocks of 4 KiB', async () => {
    const key = await aKey();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3 * BLOCK }), async (length) => {
        const { ciphertext } = await seal(key, 'x', { text: 'a'.repeat(length) });
        expect((ciphertext.byteLength - TAG_BYTES) % BLOCK).toBe(0);
      }),
      { numRuns: 60 },
    );
    const one = await seal(key, 'x', { text: 'yes' });
    const other = await seal(key, 'x', { text: 'She said that the room has no key. '.repeat(50) });
    expect(one.ciphertext.byteLength).toBe(other.ciphertext.byteLength);
  });

  it('takes a text of 100,000 characters', async () => {
    const key = await aKey();
    const text = 'ą'.repeat(100_000);
    expect(await unseal(key, await seal(key, 'x', { text }), 'x')).toEqual({ text });
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
