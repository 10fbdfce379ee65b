import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveHere } from './argon2.ts';
import type { BackupProgress } from './backup-work.ts';
import { makeVault, type Vault } from './vault.ts';

/*
 * The real worker, run in the thread of the test: messages go over one by one and later, as between two threads, and an ended
 * worker hears and says nothing more.
 */

interface WorkerScope {
  onmessage?: (event: { readonly data: unknown }) => void;
  postMessage?: (message: unknown) => void;
}
const scope: WorkerScope = {};
let started = 0;
let ended = 0;

function startWorker(): Worker {
  started += 1;
  let over = false;
  const worker: { onmessage?: (event: { readonly data: unknown }) => void } & Record<string, unknown> = {
    terminate: () => {
      if (!over) ended += 1;
      over = true;
    },
    postMessage: (data: unknown) => void setTimeout(() => over || scope.onmessage?.({ data })),
  };
  scope.postMessage = (data) => void setTimeout(() => over || worker.onmessage?.({ data }));
  return worker as unknown as Worker;
}

const PASSPHRASE = 'green river walks under seven lamps';
let made = 0;
let name = '';
const aVault = (): Vault =>
  makeVault({ name, cost: { memoryKiB: 8, passes: 1, lanes: 1 }, derive: deriveHere, startWorker });

beforeAll(() => {
  vi.stubGlobal('self', scope);
});
beforeEach(async () => {
  name = `beside ${String(made++)}`;
  started = 0;
  ended = 0;
  vi.resetModules();
  await import('./backup.worker.ts');
});
async function withEntries(count: number): Promise<Vault> {
  const vault = aVault();
  await vault.create(PASSPHRASE);
  for (let n = 0; n < count; n += 1) await vault.write({ id: vault.newId(), content: { n } });
  return vault;
}

describe('a backup that is sealed beside the screen', () => {
  it('holds what one sealed here holds, says how far it is, and ends its worker', async () => {
    const vault = await withEntries(250);
    const recovery = await vault.recovery();
    const heard: BackupProgress[] = [];
    const { file, entries } = await recovery.backUp(0, (progress) => heard.push(progress));
    expect(entries).toBe(250);
    expect(heard.map(({ step }) => step)).toEqual([
      'collecting',
      'collecting',
      'collecting',
      'sealing',
      'checking',
    ]);
    expect(heard[2]).toEqual({ step: 'collecting', done: 200, of: 250 });
    expect([started, ended]).toEqual([1, 1]);

    const read: BackupProgress[] = [];
    const opened = await recovery.openBackup(file, { passphrase: PASSPHRASE }, (progress) =>
      read.push(progress),
    );
    expect(opened.entries.map(({ content }) => content)).toEqual(
      expect.arrayContaining(Array.from({ length: 250 }, (_, n) => ({ n }))),
    );
    expect(read.at(-1)).toEqual({ step: 'reading', done: 250, of: 250 });
    expect([started, ended]).toEqual([2, 2]);
  });

  it('is given up at a lock: the worker ends, and the key in it', async () => {
    const vault = await withEntries(3);
    const recovery = await vault.recovery();
    const making = recovery.backUp(0, ({ step }) => {
      if (step === 'sealing') vault.lock();
    });
    await expect(making).rejects.toMatchObject({ code: 'locked' });
    expect([started, ended]).toEqual([1, 1]);
  });

  it('that is damaged is named by its part, as here', async () => {
    const vault = await withEntries(3);
    const recovery = await vault.recovery();
    const { file } = await recovery.backUp(0);
    await expect(recovery.openBackup(file, { passphrase: 'a guess' })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    });
    const damaged = file.slice();
    damaged[damaged.length - 1]! ^= 1;
    await expect(recovery.openBackup(damaged, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'damaged-backup',
      part: 'entries',
    });
  });
});
