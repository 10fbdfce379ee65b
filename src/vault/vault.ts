import type { Cost, Derive } from './derivation.ts';
import type { StartWorker } from './derive-in-worker.ts';
import {
  asVaultFault,
  DamagedRecord,
  ErasedAfterTries,
  NoDropBox,
  NoPassphrase,
  NoVault,
  StorageRefused,
  VaultExists,
  VaultLocked,
  WrongPassphrase,
  type VaultFault,
} from './errors.ts';
import {
  asHeader,
  dropBoxOf,
  isTombstone,
  isWeaker,
  makeHeader,
  openHeader,
  openToWrap,
  samePassphraseWrap,
  tombstone,
  triesOf,
  withDropBox,
  withFormat,
  withPassphraseWrap,
  withTries,
  wrapByPassphrase,
  type VaultHeader,
} from './header.ts';
import { SealedList, type LineChange, type ListLine, type ListLines } from './list.ts';
import type { Inside, Recovery } from './recovery.ts';
import { isExercise, WrongSideOfTheWall, type Real } from './exercise.ts';
import { isDropped, newId, writeOf } from './seal.ts';
import { idsOfParts, joined, openRow, sealRows, type Head, type Row } from './split.ts';
import { Store, type Stored, type StoreChange } from './store.ts';
import { waitAfter, type TryLimits } from './tries.ts';

/** One thing that was kept. A damaged one stays where it is and is shown as damaged. */
export type VaultItem =
  | {
      readonly id: string;
      readonly damaged: false;
      readonly content: unknown;
      /** Put in while the vault was locked. Whoever can write to the disk could have done it: trust no more than its kind. */
      readonly dropped?: true;
    }
  | { readonly id: string; readonly damaged: true };

/** Why the vault was locked without this tab asking for it, or because it did. */
export type LockReason = 'asked' | 'erased' | 'newer-version';

/** The way back from an erasure, held in the memory of one tab. */
export interface Undo {
  readonly seconds: number;
  /** Resolves when it is decided: brought back, or deleted for good. */
  readonly gone: Promise<'undone' | 'deleted'>;
  /** Brings the vault back, locked. false: too late. */
  readonly undo: () => Promise<boolean>;
}

/** Seconds in which an erasure can be undone from the tab that did it. */
export const UNDO_SECONDS = 30;

/** How often a change looks again at a record that was written in between. Each time somebody else's change was made. */
const MOST_TIMES_AGAIN = 50;

/** Milliseconds that a change waits for another tab. */
const WAIT_AT_MOST = 2000;

/** Read on first use: few need it, and age comes with it. */
const dropBox = (): Promise<typeof import('./drop-box.ts')> =>
  import('./drop-box.ts').catch((error: unknown) => {
    throw asVaultFault(error);
  });

/** Wrong passphrases since the last right one, and what the next try costs. */
export interface Tries {
  readonly wrong: number;
  /** Seconds that the next try waits before it is answered. */
  readonly waitSeconds: number;
}

export interface Vault {
  readonly unlocked: boolean;
  /** false when there is none, or when it was erased. */
  exists(): Promise<boolean>;
  /** Makes it and leaves it open. Rejects with NoPassphrase, VaultExists, NoKey, StorageRefused. */
  create(passphrase: string): Promise<void>;
  /**
   * Rejects with WrongPassphrase, always after the whole derivation; NoVault, DamagedHeader, NoKey, StorageRefused. After
   * wrong tries it waits first; at as many of them as `limits` name it erases the notebook, with no way back in this
   * browser, and rejects with ErasedAfterTries.
   */
  open(passphrase: string, limits?: TryLimits): Promise<void>;
  tries(): Promise<Tries>;
  /** Sheets, backups and the way back from them. Read on first use. */
  recovery(): Promise<Recovery>;
  /** Drops the key: it is gone when this returns. */
  lock(): void;
  /** Hears every lock; returns how to stop hearing. */
  onlock(heard: (why: LockReason) => void): () => void;
  newId(): string;
  /**
   * Resolved means: on the disk. `content` is anything that JSON can carry, and nothing that bears the mark of practice.
   * `line` is what the list says of it: it is on the disk with it, or neither is.
   */
  write<T extends object>(record: {
    readonly id: string;
    readonly content: T & Real<T>;
    readonly line?: ListLine;
  }): Promise<void>;
  /**
   * Makes the list where there is none, empty. Only while open; to be called before everything is read for `mendList`, so
   * that whoever writes meanwhile writes the line as well.
   */
  readyList(): Promise<void>;
  /**
   * What the list says, by the ids of the entries: quick, and not to be trusted further than to be shown. undefined while
   * there is none of which it is known that it has a line of everything.
   */
  list(): Promise<ListLines | undefined>;
  /**
   * Brings the list in line with what was read since `list` was asked for; undefined leaves a line as it is. What was
   * written since, here or in another tab, is left alone.
   */
  mendList(lines: ReadonlyMap<string, ListLine | undefined>): Promise<void>;
  /** undefined when there is no such record. Rejects with DamagedRecord. */
  read(id: string): Promise<unknown>;
  /**
   * Seals content to the vault's public key; works while it is locked, and nobody can read it before it is open. Resolved
   * means: on the disk. Rejects with NoVault, NoDropBox, StorageRefused.
   */
  drop<T extends object>(content: T & Real<T>): Promise<void>;
  /** Sees to it that `drop` will work: makes a new pair of keys where there is none that opens. Only while open. */
  readyDropBox(): Promise<void>;
  /** Everything, in no order. */
  all(): Promise<VaultItem[]>;
  /** The ids of everything, in no order: what came and what went can be seen by them without opening anything. */
  ids(): Promise<string[]>;
  /** Those of the named records that are there. */
  some(ids: readonly string[]): Promise<VaultItem[]>;
  remove(id: string): Promise<void>;
  /**
   * Runs `work` while no other tab runs its own: to read, change and write as one. Not to be called from within `work`.
   * A tab that does not let go is not waited for longer than two seconds.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Wraps the same key anew. Records, sheets and backups are not touched. Rejects with WrongPassphrase. */
  changePassphrase(old: string, fresh: string): Promise<void>;
  /** Overwrites the header at once, so that nothing opens any more; works while locked, too. */
  erase(): Promise<Undo>;
}

/** Rows that take the place of all that an entry had. */
interface Write {
  readonly id: string;
  readonly rows: readonly Stored[];
  /** What the list says of it from now on; null: nothing. undefined: it is none of those that the list is of. */
  readonly line?: ListLine | null | undefined;
}

/** In the place of an entry: a page of the list, which is none. */
const A_PAGE = '';

/** What a vault stands on. Handed in, so that tests may take a cheaper derivation; the doors take none. */
export interface VaultParts {
  readonly name: string;
  readonly cost: Cost;
  readonly derive: Derive;
  /** Starts what takes long beside the screen. Without it, in tests, it is done where it is asked for. */
  readonly startWorker?: StartWorker;
  /** How time passes for wrong tries. The device's own clock unless a test hands one in. */
  readonly waiting?: Waiting;
}

export interface Waiting {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds that nobody can set. */
  readonly steady: () => number;
}

const deviceWaiting: Waiting = {
  wait: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
  steady: () => performance.now(),
};

/** Makes the vault of one database. Touches nothing before its first call. */
export function makeVault(parts: VaultParts): Vault {
  return new SealedVault(parts);
}

class SealedVault implements Vault {
  readonly #parts: VaultParts;
  readonly #store: Store;
  readonly #listeners = new Set<(why: LockReason) => void>();
  #open: { readonly key: CryptoKey; readonly vault: string } | undefined;
  /** Other tabs hear through it that this vault was erased. Held only while something could be lost. */
  #channel: BroadcastChannel | undefined;
  /** The last wrong try of this tab: a wait that has passed since then is not asked for again. */
  #wrongHere: { readonly count: number; readonly at: number } | undefined;

  /**
   * To which record each row belongs that was opened: its own id for a first row, that of the first for a further one.
   * What a row is never changes, so it is opened for this once. Forgotten at every lock.
   */
  readonly #recordOf = new Map<string, string>();
  readonly #list: SealedList;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    this.#store = new Store(parts.name, () => {
      this.#drop('newer-version');
    });
    this.#list = new SealedList({
      store: this.#store,
      held: () => this.#open?.key,
      change: (vault, work) => this.#change(vault, work),
    });
  }

  get unlocked(): boolean {
    return this.#open !== undefined;
  }

  async exists(): Promise<boolean> {
    const stored = await this.#store.header();
    return stored !== undefined && !isTombstone(stored);
  }

  async create(passphrase: string): Promise<void> {
    if (passphrase === '') throw new NoPassphrase();
    if (await this.exists()) throw new VaultExists();
    const { header, key } = await makeHeader(passphrase, this.#parts.cost, this.#parts.derive);
    await this.#store.change(async (change) => {
      const there = await change.header();
      if (there !== undefined && !isTombstone(there)) throw new VaultExists();
      // What an erased vault left behind cannot be opened by anybody.
      await change.clear();
      await change.put(header);
    });
    this.#hold(key, header.vault);
  }

  open(passphrase: string, limits: TryLimits = {}): Promise<void> {
    if (passphrase === '') return Promise.reject(new NoPassphrase());
    return this.#slowly(limits, async (header) => {
      const key = await openHeader(header, passphrase, this.#parts.derive);
      // It may have been erased in another tab while the key was worked out.
      const now = await this.#header();
      if (now.vault !== header.vault) throw new NoVault();
      this.#hold(key, header.vault);
      if (isWeaker(header, this.#parts.cost)) await this.#raiseCost(header, passphrase);
    });
  }

  async tries(): Promise<Tries> {
    const stored = await this.#store.header();
    const wrong = stored === undefined || isTombstone(stored) ? 0 : this.#wrongTries(asHeader(stored));
    return { wrong, waitSeconds: waitAfter(wrong) };
  }

  async recovery(): Promise<Recovery> {
    const inside: Inside = {
      cost: this.#parts.cost,
      derive: this.#parts.derive,
      store: this.#store,
      opened: () => this.#opened(),
      header: () => this.#header(),
      change: (vault, work) => this.#change(vault, work),
      hold: (key, vault) => this.#hold(key, vault),
      slowly: (work) => this.#slowly({}, work),
      all: () => this.all(),
      startWorker: this.#parts.startWorker,
      onlock: (heard) => this.onlock(heard),
      replace: (key, vault, writes) => this.#replace(key, vault, writes),
    };
    const part = await import('./recovery.ts').catch((error: unknown) => {
      throw asVaultFault(error);
    });
    return part.recoveryOf(inside);
  }

  lock(): void {
    this.#drop('asked');
  }

  onlock(heard: (why: LockReason) => void): () => void {
    this.#listeners.add(heard);
    return () => {
      this.#listeners.delete(heard);
    };
  }

  newId(): string {
    return newId();
  }

  async write({
    id,
    content,
    line,
  }: {
    readonly id: string;
    readonly content: object;
    readonly line?: ListLine;
  }): Promise<void> {
    const { key, vault } = this.#opened();
    if (isExercise(content)) throw new WrongSideOfTheWall('exercise');
    await this.#replace(key, vault, [{ id, rows: await sealRows(key, id, content), line }]);
  }

  async readyList(): Promise<void> {
    const { key, vault } = this.#opened();
    await this.#list.ready(key, vault);
  }

  async list(): Promise<ListLines | undefined> {
    const { key, vault } = this.#opened();
    const lines = await this.#list.read(key, vault);
    // Locked while it was read: nobody may get it any more.
    if (this.#open?.key !== key) throw new VaultLocked();
    return lines;
  }

  async mendList(lines: ReadonlyMap<string, ListLine | undefined>): Promise<void> {
    const { key, vault } = this.#opened();
    const pages = [...this.#recordOf].flatMap(([id, record]) => (record === A_PAGE ? [id] : []));
    await this.#list.mend(key, vault, lines, pages);
  }

  async read(id: string): Promise<unknown> {
    const { key } = this.#opened();
    const stored = await this.#store.get(id);
    if (stored === undefined) {
      if (this.#knownParts(id).length > 0) throw new DamagedRecord(id);
      return undefined;
    }
    return isDropped(stored)
      ? (await dropBox()).unsealDropped(await this.#identity(), stored, id)
      : this.#whole(key, id, stored);
  }

  /** What a record holds, with its further rows. */
  async #whole(key: CryptoKey, id: string, first: unknown): Promise<unknown> {
    let stored = first;
    for (;;) {
      const row = await this.#row(key, id, stored);
      if (row.kind === 'whole') return row.content;
      if (row.kind === 'page') return undefined;
      if (row.kind === 'part') throw new DamagedRecord(id);
      const ids = await idsOfParts(row, id);
      const found = await this.#store.some(ids);
      if (found.every((one) => one !== undefined)) {
        const parts = await Promise.all(ids.map((partId, n) => this.#rowIfWhole(key, partId, found[n])));
        return joined(id, row, parts);
      }
      const now = await this.#store.get(id);
      // Not another tab's write in between: they are lost.
      if (writeOf(now) === writeOf(stored)) throw new DamagedRecord(id);
      if (now === undefined) return undefined;
      stored = now;
    }
  }

  async #row(key: CryptoKey, id: string, stored: unknown): Promise<Row> {
    const row = await openRow(key, stored, id);
    if (this.#open?.key === key) this.#recordOf.set(id, recordOf(id, row));
    return row;
  }

  async #rowIfWhole(key: CryptoKey, id: string, stored: unknown): Promise<Row | undefined> {
    return this.#row(key, id, stored).catch(() => undefined);
  }

  /** The further rows of a record, as far as they were opened here. */
  #knownParts(id: string): string[] {
    return [...this.#recordOf].flatMap(([rowId, record]) => (record === id && rowId !== id ? [rowId] : []));
  }

  async drop(content: object): Promise<void> {
    if (isExercise(content)) throw new WrongSideOfTheWall('exercise');
    const header = await this.#header();
    const box = dropBoxOf(header);
    if (!box) throw new NoDropBox();
    const dropped = await (await dropBox()).sealTo(box, newId(), content);
    await this.#change(header.vault, (change) => change.put(dropped));
  }

  async readyDropBox(): Promise<void> {
    const { key, vault } = this.#opened();
    const header = await this.#header();
    if ((await (await dropBox()).openDropBox(key, vault, dropBoxOf(header))) !== undefined) return;
    const box = await (await dropBox()).makeDropBox(key, vault);
    await this.#change(vault, async (change) => {
      // Another tab may have changed the passphrase meanwhile: its header is the one that gets the box.
      await change.put(withDropBox(asHeader(await change.header()), box));
    });
  }

  async all(): Promise<VaultItem[]> {
    const { key, vault } = this.#opened();
    const pages = await this.#list.ids(key, vault);
    const lying = (await this.#store.all()).filter(({ id }) => !pages.has(id));
    const dropped = lying.filter(({ stored }) => isDropped(stored));
    const sealed = lying.filter(({ stored }) => !isDropped(stored));
    const rows = new Map(
      await Promise.all(
        sealed.map(async ({ id, stored }) => [id, await this.#rowIfWhole(key, id, stored)] as const),
      ),
    );
    return [...(await this.#recordsOf(rows)), ...(await this.#items(key, dropped))];
  }

  /** The records that rows make up; undefined stands for a row that did not open. */
  async #recordsOf(rows: ReadonlyMap<string, Row | undefined>): Promise<VaultItem[]> {
    const partsOf = new Map(
      await Promise.all(
        [...rows].flatMap(([id, row]) =>
          row?.kind === 'head' ? [idsOfParts(row, id).then((ids) => [id, ids] as const)] : [],
        ),
      ),
    );
    // A row that does not open, of a record whose first row does, is told of once: with that record.
    const claimed = new Set([...partsOf.values()].flat());
    const items = new Map<string, VaultItem>();
    for (const [id, row] of rows) {
      if (row?.kind === 'page') continue;
      if (row === undefined) {
        if (!claimed.has(id)) items.set(id, { id, damaged: true });
      } else if (row.kind === 'whole') items.set(id, { id, damaged: false, content: row.content });
      else if (row.kind === 'head') items.set(id, joinedItem(id, row, partsOf.get(id) ?? [], rows));
      // The first row is gone, and with it the only way to the others: that there was a note is said all the same.
      else if (!rows.has(row.of)) items.set(row.of, { id: row.of, damaged: true });
    }
    return [...items.values()];
  }

  async ids(): Promise<string[]> {
    const { key, vault } = this.#opened();
    const pages = await this.#list.ids(key, vault);
    const lying = (await this.#store.ids()).filter((id) => !pages.has(id));
    const unknown = lying.filter((id) => !this.#recordOf.has(id));
    const found = await this.#store.some(unknown);
    await Promise.all(
      unknown.map(async (id, n) => {
        if (!isDropped(found[n])) await this.#rowIfWhole(key, id, found[n]);
      }),
    );
    const records = new Set(lying.map((id) => this.#recordOf.get(id) ?? id));
    records.delete(A_PAGE);
    return [...records];
  }

  async some(ids: readonly string[]): Promise<VaultItem[]> {
    const { key } = this.#opened();
    const found = await this.#store.some(ids);
    const lost = ids.filter((id, n) => found[n] === undefined && this.#knownParts(id).length > 0);
    const there = ids.flatMap((id, n) => (found[n] === undefined ? [] : [{ id, stored: found[n] }]));
    return [...(await this.#items(key, there)), ...lost.map((id): VaultItem => ({ id, damaged: true }))];
  }

  async #items(
    key: CryptoKey,
    records: readonly { readonly id: string; readonly stored: unknown }[],
  ): Promise<VaultItem[]> {
    const identity = records.some(({ stored }) => isDropped(stored)) ? this.#identity() : undefined;
    // Each record that needs it says that it is damaged; the promise itself is not to go unheard.
    identity?.catch(() => undefined);
    const items = await Promise.all(
      records.map(async ({ id, stored }): Promise<VaultItem | undefined> => {
        try {
          if (identity && isDropped(stored)) {
            const content = await (await dropBox()).unsealDropped(await identity, stored, id);
            return { id, damaged: false, content, dropped: true };
          }
          const content = await this.#whole(key, id, stored);
          // Another tab deleted it while its rows were read.
          return content === undefined ? undefined : { id, damaged: false, content };
        } catch {
          return { id, damaged: true };
        }
      }),
    );
    return items.filter((item) => item !== undefined);
  }

  async remove(id: string): Promise<void> {
    const { key, vault } = this.#opened();
    await this.#replace(key, vault, [{ id, rows: [], line: null }]);
  }

  /**
   * Puts rows in the place of all that records had, in one transaction. The rows that a record has now are found before it:
   * they are under the seal, and a transaction does not wait for a key. If another tab wrote the record in between, they
   * are looked up again.
   */
  async #replace(key: CryptoKey, vault: string, writes: readonly Write[]): Promise<void> {
    const split = writes.some(({ rows }) => rows.length > 1);
    const lines = writes.flatMap(({ id, line }): LineChange[] => (line === undefined ? [] : [{ id, line }]));
    const unlisted = writes.some(({ rows, line }) => rows.length > 0 && line === null);
    for (let again = 0; again < MOST_TIMES_AGAIN; again++) {
      const before = await this.#store.some(writes.map(({ id }) => id));
      const old = await Promise.all(writes.map(({ id }, n) => this.#partsOf(key, id, before[n])));
      const plan = lines.length > 0 ? await this.#list.plan(key, vault, lines, { unlisted }) : undefined;
      const seen = { moved: false, listMoved: false };
      await this.#change(vault, async (change) => {
        for (const [n, { id }] of writes.entries()) {
          if (writeOf(await change.get(id)) !== writeOf(before[n])) seen.moved = true;
        }
        if (plan && !(await plan.holds(change))) seen.listMoved = true;
        if (seen.moved || seen.listMoved) return;
        const header = asHeader(await change.header());
        if (split && header.format < 4) await change.put(withFormat(header, 4));
        for (const [n, { id, rows }] of writes.entries()) {
          for (const part of old[n] ?? []) await change.remove(part);
          if (rows.length === 0) await change.remove(id);
          for (const row of rows) await change.put(row);
        }
        for (const row of plan?.rows ?? []) await change.put(row);
      });
      if (seen.listMoved) this.#list.again();
      if (seen.moved || seen.listMoved) continue;
      plan?.done();
      for (const [n, { id, rows }] of writes.entries()) {
        for (const part of old[n] ?? []) this.#recordOf.delete(part);
        if (rows.length === 0) this.#recordOf.delete(id);
        if (this.#open?.key !== key) continue;
        for (const row of rows) if (!isDropped(row)) this.#recordOf.set(row.id, id);
      }
      return;
    }
    throw new StorageRefused('failed');
  }

  /** The further rows that a record has now; for one that does not open those that were seen. */
  async #partsOf(key: CryptoKey, id: string, stored: unknown): Promise<readonly string[]> {
    const row =
      stored === undefined || isDropped(stored) ? undefined : await this.#rowIfWhole(key, id, stored);
    if (row?.kind === 'head') return idsOfParts(row, id);
    return row === undefined ? this.#knownParts(id) : [];
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
    if (!locks) return work();
    const turn = { began: false };
    try {
      return await locks.request(
        `${this.#parts.name}:change`,
        { signal: AbortSignal.timeout(WAIT_AT_MOST) },
        () => {
          turn.began = true;
          return work();
        },
      );
    } catch (error) {
      if (turn.began) throw error;
      return work();
    }
  }

  async changePassphrase(old: string, fresh: string): Promise<void> {
    if (fresh === '') throw new NoPassphrase();
    await this.#slowly({}, async (header) => {
      const exportable = await openToWrap(header, old, this.#parts.derive);
      await this.#rewrap(header, exportable, fresh);
    });
  }

  async erase(): Promise<Undo> {
    let kept: unknown;
    const mark = tombstone();
    await this.#store.change(async (change) => {
      kept = await change.header();
      if (kept === undefined || isTombstone(kept)) throw new NoVault();
      await change.put(mark);
    });
    this.#tellOthers();
    this.#drop('erased');
    return this.#undoOf(kept as VaultHeader, mark.erased);
  }

  /**
   * Runs a work that needs the passphrase: one at a time in all tabs, after the wait that wrong tries cost, and counts
   * when it was wrong. A right one sets the count to nothing.
   */
  #slowly<T>(limits: TryLimits, work: (header: VaultHeader) => Promise<T>): Promise<T> {
    return this.#oneAtATime(async () => {
      await this.#waitOut(this.#wrongTries(await this.#header()));
      const header = await this.#header();
      try {
        const result = await work(header);
        this.#wrongHere = undefined;
        // What cannot be written now is written by the next right try; nobody is kept out for it.
        if (triesOf(header) > 0) await this.#setTries(header.vault, () => 0).catch(() => undefined);
        return result;
      } catch (error) {
        if (error instanceof WrongPassphrase) await this.#countWrong(header, limits);
        throw error;
      }
    });
  }

  async #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
    // Without it, several tabs can try side by side.
    return locks ? await locks.request(`${this.#parts.name}:tries`, work) : work();
  }

  /** Those on the disk, or those of this tab where the disk could not be written. */
  #wrongTries(header: VaultHeader): number {
    return Math.max(triesOf(header), this.#wrongHere?.count ?? 0);
  }

  async #waitOut(wrong: number): Promise<void> {
    const { wait, steady } = this.#parts.waiting ?? deviceWaiting;
    const waited = this.#wrongHere === undefined ? 0 : steady() - this.#wrongHere.at;
    const left = waitAfter(wrong) * 1000 - Math.max(0, waited);
    if (left > 0) await wait(left);
  }

  async #countWrong(header: VaultHeader, { eraseAfterWrongTries }: TryLimits): Promise<void> {
    const { steady } = this.#parts.waiting ?? deviceWaiting;
    let count = this.#wrongTries(header) + 1;
    const last = eraseAfterWrongTries ?? Infinity;
    await this.#setTries(header.vault, (stored) => (count = Math.max(count, stored + 1)), last).catch(
      // Counted in this tab at least.
      () => undefined,
    );
    this.#wrongHere = { count, at: steady() };
    if (count < last) return;
    const erased = await this.exists().then(
      (there) => !there,
      () => false,
    );
    if (!erased) return;
    this.#tellOthers();
    this.#drop('erased');
    this.#wrongHere = undefined;
    throw new ErasedAfterTries(count);
  }

  /** Sets the count on what lies there now. At `last` everything goes, in the same transaction. */
  #setTries(vault: string, next: (stored: number) => number, last = Infinity): Promise<void> {
    return this.#change(vault, async (change) => {
      const header = asHeader(await change.header());
      const count = next(triesOf(header));
      if (count >= last) {
        await change.clear();
        await change.put(tombstone());
      } else await change.put(withTries(header, count));
    });
  }

  /** A wrap made when less was asked for is made anew at today's cost. When that fails, the old one goes on. */
  async #raiseCost(header: VaultHeader, passphrase: string): Promise<void> {
    try {
      const exportable = await openToWrap(header, passphrase, this.#parts.derive);
      await this.#rewrap(header, exportable, passphrase);
    } catch {
      // The notebook is open; the next unlock tries again.
    }
  }

  async #rewrap(header: VaultHeader, exportable: CryptoKey, fresh: string): Promise<void> {
    const { cost, derive } = this.#parts;
    const wrap = await wrapByPassphrase(exportable, header.vault, fresh, cost, derive);
    await this.#change(header.vault, async (change) => {
      const now = asHeader(await change.header());
      // Another tab changed the passphrase meanwhile: the one that was typed is not right any more.
      if (!samePassphraseWrap(now, header)) throw new WrongPassphrase();
      await change.put(withPassphraseWrap(now, wrap));
    });
  }

  /** `kept` lives in this closure alone: a tab that is closed takes the way back with it. */
  #undoOf(kept: VaultHeader, erased: string): Undo {
    let decide: (how: 'undone' | 'deleted') => void = () => undefined;
    const gone = new Promise<'undone' | 'deleted'>((resolve) => {
      decide = resolve;
    });
    let decided = false;
    const clock = setTimeout(() => {
      if (decided) return;
      decided = true;
      void this.#whereErased(erased, (change) => change.clear()).then(
        () => decide('deleted'),
        // Unreadable it is already; the records go with the next notebook that is made here.
        () => decide('deleted'),
      );
    }, UNDO_SECONDS * 1000);
    const undo = async (): Promise<boolean> => {
      if (decided) return false;
      decided = true;
      clearTimeout(clock);
      const back = await this.#whereErased(erased, (change) => change.put(kept));
      decide(back ? 'undone' : 'deleted');
      return back;
    };
    return { seconds: UNDO_SECONDS, gone, undo };
  }

  /** Runs a change only while the tombstone of this very erasure lies there. false: something else does. */
  async #whereErased(erased: string, work: (change: StoreChange) => Promise<void>): Promise<boolean> {
    let met = false;
    await this.#store.change(async (change) => {
      const there = await change.header();
      met = isTombstone(there) && there.erased === erased;
      if (met) await work(change);
    });
    return met;
  }

  /** The private key of the drop box. Rejects with DamagedRecord when it does not open. */
  async #identity(): Promise<string> {
    const { key, vault } = this.#opened();
    const identity = await (await dropBox()).openDropBox(key, vault, dropBoxOf(await this.#header()));
    if (identity === undefined) throw new DamagedRecord('');
    return identity;
  }

  async #header(): Promise<VaultHeader> {
    const stored = await this.#store.header();
    if (stored === undefined || isTombstone(stored)) throw new NoVault();
    return asHeader(stored);
  }

  /** A change that happens only in the vault that was opened: never in one that another tab erased or made anew. */
  async #change(vault: string, work: (change: StoreChange) => Promise<void>): Promise<void> {
    try {
      await this.#store.change(async (change) => {
        const there = await change.header();
        if (there === undefined || isTombstone(there) || asHeader(there).vault !== vault) throw new NoVault();
        await work(change);
      });
    } catch (error) {
      if ((error as VaultFault).code === 'no-vault') this.#drop('erased');
      throw error;
    }
  }

  #opened(): { readonly key: CryptoKey; readonly vault: string } {
    if (!this.#open) throw new VaultLocked();
    return this.#open;
  }

  #hold(key: CryptoKey, vault: string): void {
    this.#open = { key, vault };
    this.#channel?.close();
    this.#channel = openChannel(this.#parts.name);
    if (!this.#channel) return;
    this.#channel.onmessage = () => {
      this.#drop('erased');
    };
  }

  #drop(why: LockReason): void {
    const was = this.#open;
    this.#open = undefined;
    this.#recordOf.clear();
    this.#list.forget();
    this.#channel?.close();
    this.#channel = undefined;
    if (was) for (const heard of [...this.#listeners]) heard(why);
  }

  #tellOthers(): void {
    const channel = openChannel(this.#parts.name);
    channel?.postMessage('erased');
    channel?.close();
  }
}

function recordOf(id: string, row: Row): string {
  if (row.kind === 'page') return A_PAGE;
  return row.kind === 'part' ? row.of : id;
}

function joinedItem(
  id: string,
  head: Head,
  parts: readonly string[],
  rows: ReadonlyMap<string, Row | undefined>,
): VaultItem {
  try {
    return {
      id,
      damaged: false,
      content: joined(
        id,
        head,
        parts.map((part) => rows.get(part)),
      ),
    };
  } catch {
    return { id, damaged: true };
  }
}

function openChannel(name: string): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}:erased`);
}
