import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveHere } from '../argon2.ts';
import type { Cost } from '../derivation.ts';
import { asExercise, isExercise, type Exercise } from '../exercise.ts';
import { makeVault, type Vault } from '../vault.ts';
import { PRACTICE_DATABASE, practiceVault, type Practice } from './index.ts';
import { practiceOn } from './practice.ts';

const CHEAP: Cost = { memoryKiB: 8, passes: 1, lanes: 1 };
const PASSPHRASE = 'seven green lamps walk to the river';
/** Stands for what a participant did; no byte of it may be found in clear or on the other side. */
const CANARY = 'canary-of-practice-4711';

let name = '';
let count = 0;
beforeEach(() => {
  name = `practice-of-test-${String(++count)}`;
});

const vaultCalled = (database: string): Vault =>
  makeVault({ name: database, cost: CHEAP, derive: deriveHere });
const aPractice = (): Practice => practiceOn(vaultCalled(name));
async function anOpenPractice(): Promise<Practice> {
  const practice = aPractice();
  await practice.create(PASSPHRASE);
  return practice;
}
/** Every byte of a database, read as text. */
async function disk(database: string): Promise<string> {
  const open = await openDB(database);
  try {
    const values = await Promise.all(
      [...open.objectStoreNames].map((store) => open.getAll(store) as Promise<unknown[]>),
    );
    return JSON.stringify(values, (_key, value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? Buffer.from(value instanceof ArrayBuffer ? value : value.buffer).toString('latin1')
        : value,
    );
  } finally {
    open.close();
  }
}

describe('practice', () => {
  it('keeps nothing before a participant makes a place for it', async () => {
    const practice = aPractice();
    expect(await practice.exists()).toBe(false);
    await expect(practice.keep(practice.newId(), asExercise({ kind: 'run' }))).rejects.toMatchObject({
      name: 'VaultLocked',
    });
  });

  it('gives back what was kept, after a lock and in another tab', async () => {
    const practice = await anOpenPractice();
    const id = practice.newId();
    await practice.keep(id, asExercise({ kind: 'run', caseId: 'small-case' }));
    practice.lock();
    const again = aPractice();
    await again.open(PASSPHRASE);
    expect(await again.all()).toEqual([
      { id, damaged: false, content: { kind: 'run', caseId: 'small-case', exercise: true } },
    ]);
  });

  it('lies sealed: how somebody did is nowhere on the disk in clear', async () => {
    const practice = await anOpenPractice();
    await practice.keep(practice.newId(), asExercise({ kind: 'run', note: CANARY }));
    const bytes = await disk(name);
    expect(bytes.length).toBeGreaterThan(4000);
    expect(bytes).not.toContain(CANARY);
  });

  it('is erased at once, also while it is locked, and can be brought back for half a minute', async () => {
    const practice = await anOpenPractice();
    const id = practice.newId();
    await practice.keep(id, asExercise({ kind: 'run' }));
    practice.lock();
    const { undo, seconds } = await practice.erase();
    expect(seconds).toBe(30);
    expect(await practice.exists()).toBe(false);
    await expect(aPractice().open(PASSPHRASE)).rejects.toMatchObject({ name: 'NoVault' });
    expect(await undo()).toBe(true);
    await practice.open(PASSPHRASE);
    expect((await practice.all()).map((item) => item.id)).toEqual([id]);
  });

  it('takes one thing away and leaves the rest', async () => {
    const practice = await anOpenPractice();
    const [first, second] = [practice.newId(), practice.newId()];
    await practice.keep(first, asExercise({ n: 1 }));
    await practice.keep(second, asExercise({ n: 2 }));
    await practice.remove(first);
    expect((await practice.all()).map(({ id }) => id)).toEqual([second]);
  });
});

describe('the wall between practice and real cases', () => {
  it('gives practice a database that is not the notebook’s', async () => {
    expect(PRACTICE_DATABASE).toBe('countersign-practice');
    const practice = practiceVault(() => {
      throw new Error('no key is asked for here');
    });
    expect(await practice.exists()).toBe(false);
    const there = (await indexedDB.databases()).map((database) => database.name);
    expect(there).toContain('countersign-practice');
    expect(there).not.toContain('countersign-notebook');
  });

  it('lets nothing of practice be written among real cases, nor dropped there while it is locked', async () => {
    const notebook = vaultCalled(name);
    await notebook.create(PASSPHRASE);
    const smuggled: object = asExercise({ kind: 'run', note: CANARY });
    await expect(notebook.write({ id: notebook.newId(), content: smuggled })).rejects.toMatchObject({
      name: 'WrongSideOfTheWall',
    });
    await expect(notebook.drop(smuggled)).rejects.toMatchObject({ name: 'WrongSideOfTheWall' });
    expect(await notebook.ids()).toEqual([]);
  });

  it('lets nothing real be kept among practice', async () => {
    const practice = await anOpenPractice();
    const real = { kind: 'case', code: 'a code' } as unknown as Exercise<object>;
    await expect(practice.keep(practice.newId(), real)).rejects.toMatchObject({ name: 'WrongSideOfTheWall' });
    expect(await practice.all()).toEqual([]);
  });

  it('gives back nothing that does not bear the mark, whoever put it there', async () => {
    const beneath = vaultCalled(name);
    await beneath.create(PASSPHRASE);
    await beneath.write({ id: beneath.newId(), content: { practised: { kind: 'case' } } });
    await beneath.write({ id: beneath.newId(), content: { kind: 'case' } });
    expect(await practiceOn(beneath).all()).toEqual([]);
  });

  it('is seen by the type checker from both sides', () => {
    // Never called: these lines are here to be refused by `npm run check`.
    const refused = (notebook: Vault, practice: Practice, run: Exercise<{ kind: string }>): unknown[] => [
      // @ts-expect-error What bears the mark of practice is not written into the notebook.
      notebook.write({ id: 'an-id', content: run }),
      // @ts-expect-error Nor put into its drop box.
      notebook.drop(run),
      // @ts-expect-error What bears no mark is not kept in practice.
      practice.keep('an-id', { kind: 'case' }),
      // @ts-expect-error A notebook is no place to practise.
      practiceKeeping(notebook),
      // @ts-expect-error And practice is no notebook.
      notebookKeeping(practice),
    ];
    const practiceKeeping = (practice: Practice): boolean => practice.unlocked;
    const notebookKeeping = (notebook: Vault): boolean => notebook.unlocked;
    expect(refused).toBeTypeOf('function');
  });

  it('marks a value, and knows a marked one again after it was written as text', () => {
    expect(isExercise(JSON.parse(JSON.stringify(asExercise({ n: 1 }))))).toBe(true);
    for (const other of [null, 'exercise', { exercise: 'yes' }, {}]) expect(isExercise(other)).toBe(false);
  });
});
