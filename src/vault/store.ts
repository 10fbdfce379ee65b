import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { asVaultFault } from './errors.ts';
import type { Tombstone, VaultHeader } from './header.ts';
import type { DroppedRecord, SealedRecord } from './seal.ts';

/** What lies in the one store: the header under the id `header`, and sealed records under random ids. */
export type Stored = VaultHeader | Tombstone | SealedRecord | DroppedRecord;

interface Schema extends DBSchema {
  records: { key: string; value: Stored };
}
const VERSION = 1;
const HEADER = 'header';
/** As many records are read at once. */
const PIECE = 500;

/** What one transaction sees and does. All of it happens, or nothing. */
export interface StoreChange {
  readonly header: () => Promise<unknown>;
  readonly get: (id: string) => Promise<unknown>;
  readonly has: (id: string) => Promise<boolean>;
  readonly put: (stored: Stored) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/**
 * One IndexedDB database. It is opened on first use and after each loss. Everything rejects with a fault that has
 * words; nothing touches the browser before the first call.
 */
export class Store {
  readonly #name: string;
  readonly #newerVersion: () => void;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  /** `newerVersion` is told when another tab needs a newer form of the database: this one lets go of it. */
  constructor(name: string, newerVersion: () => void) {
    this.#name = name;
    this.#newerVersion = newerVersion;
  }

  /** The header, the tombstone, or undefined. */
  header(): Promise<unknown> {
    return this.#run(async (database) => (await database.get('records', HEADER)) as unknown);
  }

  /** One record as it lies there, or undefined. */
  get(id: string): Promise<unknown> {
    return this.#run(async (database) => (await database.get('records', id)) as unknown);
  }

  /** Several records as they lie there at one moment, in the order of `ids`; undefined for those that do not. */
  some(ids: readonly string[]): Promise<unknown[]> {
    return this.#run(async (database) => {
      const { store } = database.transaction('records');
      return Promise.all(ids.map(async (id) => (await store.get(id)) as unknown));
    });
  }

  /** The ids of every record but the header. */
  ids(): Promise<string[]> {
    return this.#run(async (database) =>
      (await database.getAllKeys('records')).filter((id) => id !== HEADER),
    );
  }

  /** Every record but the header, as it lies there. */
  all(): Promise<{ readonly id: string; readonly stored: unknown }[]> {
    return this.#run(async (database) => {
      // One transaction: between two, another tab could put other rows in the place of those of a note.
      const { store } = database.transaction('records');
      const keys = await store.getAllKeys();
      // In pieces: forty megabytes at once would leave the page dead for as long as they take to arrive.
      const pieces: Promise<unknown[]>[] = [];
      for (let from = 0; from < keys.length; from += PIECE) {
        const last = Math.min(from + PIECE, keys.length) - 1;
        pieces.push(store.getAll(IDBKeyRange.bound(keys[from], keys[last])));
      }
      const values = (await Promise.all(pieces)).flat();
      return keys.flatMap((id, n) => (id === HEADER ? [] : [{ id, stored: values[n] }]));
    });
  }

  /**
   * Runs a change in one transaction and resolves when it is on the disk: the browser is asked for strict durability.
   * What `work` throws undoes all of it.
   */
  change(work: (change: StoreChange) => Promise<void>): Promise<void> {
    return this.#run(async (database) => {
      const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
      const { store } = transaction;
      // Watched from the start: a transaction that the browser aborts must not go unheard.
      const done = transaction.done.then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      try {
        await work({
          header: async () => await store.get(HEADER),
          get: async (id) => await store.get(id),
          has: async (id) => (await store.getKey(id)) !== undefined,
          put: async (stored) => {
            await store.put(stored);
          },
          remove: (id) => store.delete(id),
          clear: () => store.clear(),
        });
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It was aborted already, which is what is wanted.
        }
        await done;
        throw error;
      }
      const failed = await done;
      if (failed) throw failed.error;
    });
  }

  /** Lets go of the database until the next call. */
  close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    void opening?.then(
      (database) => {
        database.close();
      },
      () => undefined,
    );
  }

  async #run<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      const opening = (this.#opening ??= this.#open());
      try {
        return await work(await opening);
      } catch (error) {
        if (!wasClosed(error)) throw error;
        // The browser closed it under the app. No transaction was begun, so it can be done on a fresh one.
        if (this.#opening === opening) this.close();
        return await work(await (this.#opening ??= this.#open()));
      }
    } catch (error) {
      const fault = asVaultFault(error);
      // A database that failed is opened anew the next time.
      if (fault.code === 'storage-refused') this.close();
      throw fault;
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(this.#name, VERSION, {
      upgrade: (database) => void database.createObjectStore('records', { keyPath: 'id' }),
      blocking: () => {
        this.close();
        this.#newerVersion();
      },
      terminated: () => {
        this.#opening = undefined;
      },
    });
  }
}

/** Whether a transaction could not be begun because the connection is gone. */
const wasClosed = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'InvalidStateError';
