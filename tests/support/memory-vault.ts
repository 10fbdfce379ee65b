import {
  DamagedRecord,
  NoVault,
  StorageRefused,
  UNDO_SECONDS,
  VaultExists,
  VaultLocked,
  WrongPassphrase,
  type ListLine,
  type LockReason,
  type Undo,
  type Vault,
  type VaultItem,
} from '#vault';

/** What lies on the disk of a test: tabs of one profile share it. Contents are kept as text, as a disk would. */
export interface Disk {
  passphrase: string | undefined;
  readonly records: Map<string, string>;
  /** What the list says of records, as text; undefined while there is none. `whole`: it has a line of each. */
  list: { readonly lines: Map<string, string>; whole: boolean } | undefined;
  /** While true nothing can be written. */
  full: boolean;
  /** While set, a write waits for it. */
  slow: Promise<void> | undefined;
}
export const aDisk = (): Disk => ({
  passphrase: undefined,
  records: new Map(),
  list: undefined,
  full: false,
  slow: undefined,
});

/** Text on the disk under which a record does not open. */
export const DAMAGED = 'damaged';

/** What begins the text of a record that was put in while the vault was locked. */
const DROPPED = 'dropped ';

/** A vault without cryptography, for tests of what stands on one. Its faults are the real ones. */
export function memoryVault(disk: Disk): Vault {
  let open = false;
  const listeners = new Set<(why: LockReason) => void>();
  const drop = (why: LockReason): void => {
    if (!open) return;
    open = false;
    for (const heard of listeners) heard(why);
  };
  const opened = (): void => {
    if (!open) throw new VaultLocked();
    if (disk.passphrase === undefined) {
      drop('erased');
      throw new NoVault();
    }
  };
  const change = async (work: () => void): Promise<void> => {
    opened();
    await disk.slow;
    if (disk.full) throw new StorageRefused('full');
    work();
  };
  const readText = (id: string, text: string): unknown => {
    if (text === DAMAGED) throw new DamagedRecord(id);
    return JSON.parse(text) as unknown;
  };
  const items = async (records: readonly (readonly [string, string])[]): Promise<VaultItem[]> => {
    opened();
    await Promise.resolve();
    return records.map(([id, text]): VaultItem => {
      try {
        if (text.startsWith(DROPPED)) {
          const content = readText(id, text.slice(DROPPED.length));
          return { id, damaged: false, content, dropped: true };
        }
        return { id, damaged: false, content: readText(id, text) };
      } catch {
        return { id, damaged: true };
      }
    });
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get unlocked() {
      return open;
    },
    exists: () => Promise.resolve(disk.passphrase !== undefined),
    async create(passphrase) {
      if (disk.passphrase !== undefined) throw new VaultExists();
      if (disk.full) throw new StorageRefused('full');
      disk.passphrase = passphrase;
      open = true;
      await Promise.resolve();
    },
    async open(passphrase) {
      await Promise.resolve();
      if (disk.passphrase === undefined) throw new NoVault();
      if (disk.passphrase !== passphrase) throw new WrongPassphrase();
      open = true;
    },
    lock: () => {
      drop('asked');
    },
    onlock(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    newId: () => crypto.randomUUID(),
    write: ({ id, content, line }) => {
      const text = JSON.stringify(content);
      return change(() => {
        disk.records.set(id, text);
        if (line) disk.list?.lines.set(id, JSON.stringify(line));
      });
    },
    readyList: () =>
      change(() => {
        disk.list ??= { lines: new Map(), whole: false };
      }),
    async list() {
      opened();
      await Promise.resolve();
      if (!disk.list?.whole) return undefined;
      return new Map([...disk.list.lines].map(([id, line]) => [id, JSON.parse(line) as ListLine]));
    },
    mendList: (lines) =>
      change(() => {
        if (!disk.list) return;
        for (const id of disk.list.lines.keys()) if (!lines.has(id)) disk.list.lines.delete(id);
        for (const [id, line] of lines) if (line) disk.list.lines.set(id, JSON.stringify(line));
        disk.list.whole = true;
      }),
    async read(id) {
      opened();
      await Promise.resolve();
      const text = disk.records.get(id);
      return text === undefined ? undefined : readText(id, text);
    },
    all: () => items([...disk.records]),
    async ids() {
      opened();
      await Promise.resolve();
      return [...disk.records.keys()];
    },
    some: (ids) => items([...disk.records].filter(([id]) => ids.includes(id))),
    drop: async (content) => {
      await Promise.resolve();
      if (disk.passphrase === undefined) throw new NoVault();
      if (disk.full) throw new StorageRefused('full');
      disk.records.set(crypto.randomUUID(), DROPPED + JSON.stringify(content));
    },
    readyDropBox: () => Promise.resolve(),
    tries: () => Promise.resolve({ wrong: 0, waitSeconds: 0 }),
    recovery: () => Promise.reject(new Error('No sheets and no backups here: use the vault itself.')),
    remove: (id) =>
      change(() => {
        disk.records.delete(id);
        disk.list?.lines.delete(id);
      }),
    alone<T>(work: () => Promise<T>): Promise<T> {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    async changePassphrase(old, fresh) {
      await Promise.resolve();
      if (disk.passphrase !== old) throw new WrongPassphrase();
      disk.passphrase = fresh;
    },
    async erase(): Promise<Undo> {
      const kept = disk.passphrase;
      if (kept === undefined) throw new NoVault();
      disk.passphrase = undefined;
      drop('erased');
      let decide: (how: 'undone' | 'deleted') => void = () => undefined;
      const gone = new Promise<'undone' | 'deleted'>((resolve) => {
        decide = resolve;
      });
      await Promise.resolve();
      return {
        seconds: UNDO_SECONDS,
        gone,
        undo: () => {
          disk.passphrase = kept;
          decide('undone');
          return Promise.resolve(true);
        },
      };
    },
  };
}
