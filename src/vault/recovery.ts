import { combine, split } from 'shamir-secret-sharing';
import { readBackupFile, type BackupContents, type BackupEntry, type BackupFile } from './backup.ts';
import { aBreath, inPieces, workHere, type BackupProgress, type BackupWork } from './backup-work.ts';
import { workBeside } from './backup-in-worker.ts';
import type { Cost, Derive } from './derivation.ts';
import type { StartWorker } from './derive-in-worker.ts';
import { DamagedBackup, NoDropBox, NoPassphrase, NoSheets, SheetsDoNotOpen, VaultExists } from './errors.ts';
import {
  asHeader,
  isTombstone,
  locked,
  openByShares,
  openToWrap,
  sharesWrapsOf,
  subtle,
  withDropBox,
  withFormat,
  withPassphraseWrap,
  withSharesWrap,
  withTries,
  withoutOtherSheets,
  wrapByPassphrase,
  wrapByShares,
  type DropBox,
  type KeyHolder,
  type SealedKeeping,
  type VaultHeader,
} from './header.ts';
import { toHex } from './seal.ts';
import { readSheet, wordsOfSheet, type Sheet } from './sheets.ts';
import { sealRows } from './split.ts';
import type { Store, Stored, StoreChange } from './store.ts';
import type { VaultItem } from './vault.ts';

/*
 * The ways back into a notebook: printed sheets, and a backup file. Read on first use, with all that it needs: nobody who
 * opens the app needs it, and few who open the notebook.
 */

/** When sheets and backups were made. Sealed under the vault key. Times are milliseconds since 1970. */
export interface Keeping {
  readonly sheets?: {
    readonly set: string;
    readonly needed: number;
    readonly total: number;
    readonly madeAt: number;
    /** When one of them was last typed or scanned as a rehearsal; null: never. */
    readonly rehearsedAt: number | null;
  };
  readonly backup?: {
    readonly madeAt: number;
    readonly entries: number;
    /** The set of sheets that opens it; null: none had been made. */
    readonly set: string | null;
  };
}

/** A sheet as it is printed. */
export interface PrintedSheet {
  readonly set: string;
  readonly index: number;
  readonly needed: number;
  readonly total: number;
  readonly words: readonly string[];
}

/** A backup that was opened, in the memory of this tab. Nothing of it is kept yet. */
export interface OpenedBackup {
  readonly madeAt: number;
  readonly entries: readonly BackupEntry[];
  /** How many entries were damaged when it was made, and so are not in it. */
  readonly damaged: number;
  readonly openedBy: 'passphrase' | 'sheets';
}

/** What opens a notebook or a backup. */
export type Opener = { readonly passphrase: string } | { readonly sheets: readonly Sheet[] };

export interface Recovery {
  /** What is known of sheets and backups; only while open. {} for a notebook that never had any. */
  keeping(): Promise<Keeping>;
  /**
   * Makes a set of sheets, of which `needed` open the notebook. The passphrase is asked for, because whoever sits at an
   * open screen must not be able to make them. Older sheets go on opening it until one of the new ones was rehearsed.
   * Rejects with WrongPassphrase; RangeError unless 2 <= needed <= total <= 16.
   */
  makeSheets(
    passphrase: string,
    how: { readonly needed: number; readonly total: number },
    at: number,
  ): Promise<readonly PrintedSheet[]>;
  /** Takes one sheet as a rehearsal. From then on the older sets open nothing. Rejects with UnreadableSheet, SheetsDoNotOpen. */
  rehearse(text: string, at: number): Promise<void>;
  /** Reads one sheet beside those taken before. Throws UnreadableSheet, and SheetsDoNotOpen for one that does not belong to them. */
  takeSheet(text: string, taken: readonly Sheet[]): Sheet;
  /** Opens the notebook of this device with enough sheets, and gives it a new passphrase. */
  openWithSheets(sheets: readonly Sheet[], fresh: string): Promise<void>;
  /**
   * Makes a backup of everything that opens, and opens it again to see that it is whole. `onprogress` hears how far it is.
   * Rejects with VaultLocked when the notebook is locked meanwhile.
   */
  backUp(
    at: number,
    onprogress?: (progress: BackupProgress) => void,
  ): Promise<{
    readonly file: Uint8Array<ArrayBuffer>;
    readonly entries: number;
    readonly damaged: number;
  }>;
  /** Notes that a backup was saved. */
  backedUp(backup: { readonly at: number; readonly entries: number }): Promise<void>;
  /** Opens a backup. Rejects with DamagedBackup, WrongPassphrase, NoSheets, SheetsDoNotOpen. Changes nothing. */
  openBackup(
    file: Uint8Array<ArrayBuffer>,
    by: Opener,
    onprogress?: (progress: BackupProgress) => void,
  ): Promise<OpenedBackup>;
  /**
   * Makes the notebook of this device out of a backup, in one transaction, and leaves it open. `fresh` is its passphrase
   * from now on; without one the passphrase that opened the backup stays. Rejects with VaultExists; nothing is written over.
   */
  restoreAll(backup: OpenedBackup, fresh: string | undefined): Promise<void>;
  /** Writes the named entries of a backup into the open notebook, in one transaction, over what has the same id. */
  restoreInto(backup: OpenedBackup, ids: ReadonlySet<string>): Promise<void>;
}

/** What the vault hands to its recovery, and to nobody else. */
export interface Inside {
  readonly cost: Cost;
  readonly derive: Derive;
  readonly store: Store;
  readonly opened: () => { readonly key: CryptoKey; readonly vault: string };
  readonly header: () => Promise<VaultHeader>;
  readonly change: (vault: string, work: (change: StoreChange) => Promise<void>) => Promise<void>;
  readonly hold: (key: CryptoKey, vault: string) => void;
  readonly slowly: <T>(work: (header: VaultHeader) => Promise<T>) => Promise<T>;
  readonly all: () => Promise<VaultItem[]>;
  readonly startWorker: StartWorker | undefined;
  readonly onlock: (heard: () => void) => () => void;
  readonly replace: (
    key: CryptoKey,
    vault: string,
    writes: readonly { readonly id: string; readonly rows: readonly Stored[]; readonly line?: null }[],
  ) => Promise<void>;
}

/** The most sheets that are made: more cannot be kept track of. */
export const MOST_SHEETS = 16;
/** What is sealed of sheets and backups always has this length. */
const KEEPING_BYTES = 512;

export function recoveryOf(inside: Inside): Recovery {
  return new SealedRecovery(inside);
}

/** What an opened backup is restored from. It is held by the backup itself: gone when the screen lets go of it. */
interface Held {
  readonly file: BackupFile;
  readonly contents: BackupContents;
  readonly exportable: CryptoKey;
}
const held = new WeakMap<OpenedBackup, Held>();

class SealedRecovery implements Recovery {
  readonly #inside: Inside;
  /** Where a backup is sealed and opened: beside the screen, so that the page stays alive. */
  readonly #work: BackupWork;

  constructor(inside: Inside) {
    this.#inside = inside;
    this.#work = inside.startWorker ? workBeside(inside.startWorker, inside.onlock) : workHere;
  }

  async keeping(): Promise<Keeping> {
    const { key, vault } = this.#inside.opened();
    return unsealKeeping(key, vault, (await this.#inside.header()).keeping);
  }

  makeSheets(
    passphrase: string,
    { needed, total }: { readonly needed: number; readonly total: number },
    at: number,
  ): Promise<readonly PrintedSheet[]> {
    if (!(needed >= 2 && needed <= total && total <= MOST_SHEETS)) {
      return Promise.reject(new RangeError(`${needed} of ${total} sheets cannot be made`));
    }
    const { key } = this.#inside.opened();
    return this.#inside.slowly(async (header) => {
      const exportable = await openToWrap(header, passphrase, this.#inside.derive);
      const recoveryKey = crypto.getRandomValues(new Uint8Array(32));
      const about = { set: toHex(crypto.getRandomValues(new Uint8Array(4))), needed, total };
      const shares = await split(recoveryKey, total, needed);
      const wrap = await wrapByShares(exportable, header.vault, about, recoveryKey);
      recoveryKey.fill(0);
      const before = await unsealKeeping(key, header.vault, header.keeping);
      const keeping = await sealKeeping(key, header.vault, {
        ...before,
        sheets: { ...about, madeAt: at, rehearsedAt: null },
      });
      await this.#inside.change(header.vault, async (change) => {
        const now = withSharesWrap(asHeader(await change.header()), wrap);
        await change.put({ ...now, keeping });
      });
      return shares.map((share, n) => {
        const sheet: Sheet = { ...about, index: n + 1, share: new Uint8Array(share) };
        const words = wordsOfSheet(sheet);
        sheet.share.fill(0);
        share.fill(0);
        return { ...about, index: n + 1, words };
      });
    });
  }

  async rehearse(text: string, at: number): Promise<void> {
    const { key, vault } = this.#inside.opened();
    const sheet = readSheet(text);
    sheet.share.fill(0);
    const header = await this.#inside.header();
    const before = await unsealKeeping(key, vault, header.keeping);
    const newest = sharesWrapsOf(header).at(-1);
    if (!newest) throw new NoSheets();
    if (sheet.set !== newest.set) throw new SheetsDoNotOpen('other-set');
    const { set, needed, total } = newest;
    const madeAt = before.sheets?.set === set ? before.sheets.madeAt : at;
    const keeping = await sealKeeping(key, vault, {
      ...before,
      sheets: { set, needed, total, madeAt, rehearsedAt: at },
    });
    await this.#inside.change(vault, async (change) => {
      await change.put({ ...withoutOtherSheets(asHeader(await change.header()), set), keeping });
    });
  }

  takeSheet(text: string, taken: readonly Sheet[]): Sheet {
    const sheet = readSheet(text);
    if (taken.some(({ set }) => set !== sheet.set)) throw new SheetsDoNotOpen('other-set');
    if (taken.some(({ index }) => index === sheet.index)) throw new SheetsDoNotOpen('twice');
    return sheet;
  }

  async openWithSheets(sheets: readonly Sheet[], fresh: string): Promise<void> {
    if (fresh === '') throw new NoPassphrase();
    const header = await this.#inside.header();
    const exportable = await keyBySheets(header, sheets);
    const { cost, derive } = this.#inside;
    const wrap = await wrapByPassphrase(exportable, header.vault, fresh, cost, derive);
    const key = await locked(exportable);
    await this.#inside.change(header.vault, async (change) => {
      const now = asHeader(await change.header());
      await change.put(withTries(withPassphraseWrap(now, wrap), 0));
    });
    this.#inside.hold(key, header.vault);
  }

  async backUp(
    at: number,
    onprogress: (progress: BackupProgress) => void = () => undefined,
  ): Promise<{
    readonly file: Uint8Array<ArrayBuffer>;
    readonly entries: number;
    readonly damaged: number;
  }> {
    const { key, vault } = this.#inside.opened();
    const header = await this.#inside.header();
    const items = await this.#inside.all();
    const entries = items.flatMap((item): BackupEntry[] => {
      if (item.damaged) return [];
      const { id, content, dropped } = item;
      return [dropped ? { id, content, dropped } : { id, content }];
    });
    const damaged = items.length - entries.length;
    const set = sharesWrapsOf(header).at(-1)?.set ?? null;
    const keeping: Keeping = {
      ...(await unsealKeeping(key, vault, header.keeping)),
      backup: { madeAt: at, entries: entries.length, set },
    };
    const contents: BackupContents = { format: 1, vault, madeAt: at, entries, damaged, keeping };
    const { vault: id, wraps } = header;
    const file = await this.#work.seal(key, { vault: id, wraps }, contents, onprogress);
    return { file, entries: entries.length, damaged };
  }

  async backedUp({ at, entries }: { readonly at: number; readonly entries: number }): Promise<void> {
    const { key, vault } = this.#inside.opened();
    const header = await this.#inside.header();
    const set = sharesWrapsOf(header).at(-1)?.set ?? null;
    const keeping = await sealKeeping(key, vault, {
      ...(await unsealKeeping(key, vault, header.keeping)),
      backup: { madeAt: at, entries, set },
    });
    await this.#inside.change(vault, async (change) => {
      await change.put({ ...withFormat(asHeader(await change.header()), 3), keeping });
    });
  }

  async openBackup(
    bytes: Uint8Array<ArrayBuffer>,
    by: Opener,
    onprogress: (progress: BackupProgress) => void = () => undefined,
  ): Promise<OpenedBackup> {
    const file = await readBackupFile(bytes);
    const exportable =
      'sheets' in by
        ? await keyBySheets(file, by.sheets)
        : await openToWrap(file, by.passphrase, this.#inside.derive);
    const contents = await this.#work.open(file, await locked(exportable), onprogress);
    const { madeAt, entries, damaged } = contents;
    const openedBy = 'sheets' in by ? 'sheets' : 'passphrase';
    const opened: OpenedBackup = { madeAt, entries, damaged, openedBy };
    held.set(opened, { file, contents, exportable });
    return opened;
  }

  async restoreAll(backup: OpenedBackup, fresh: string | undefined): Promise<void> {
    const { file, contents, exportable } = heldBy(backup);
    if (fresh === '' || (fresh === undefined && backup.openedBy === 'sheets')) throw new NoPassphrase();
    const key = await locked(exportable);
    const { makeDropBox } = await import('./drop-box.ts');
    const dropBox = await makeDropBox(key, file.vault);
    const bare: VaultHeader = { id: 'header', format: 3, vault: file.vault, wraps: file.wraps };
    const { cost, derive } = this.#inside;
    const wrapped =
      fresh === undefined
        ? bare
        : withPassphraseWrap(bare, await wrapByPassphrase(exportable, file.vault, fresh, cost, derive));
    const keeping = await sealKeeping(key, file.vault, asKeeping(contents.keeping));
    const writes = await sealEntries(contents.entries, key, dropBox);
    const split = writes.some(({ rows }) => rows.length > 1);
    const header = { ...withFormat(withDropBox(wrapped, dropBox), split ? 4 : 3), keeping };
    await this.#inside.store.change(async (change) => {
      const there = await change.header();
      if (there !== undefined && !isTombstone(there)) throw new VaultExists();
      // What an erased vault left behind cannot be opened by anybody.
      await change.clear();
      await change.put(header);
      for (const { rows } of writes) for (const row of rows) await change.put(row);
    });
    this.#inside.hold(key, file.vault);
  }

  async restoreInto(backup: OpenedBackup, ids: ReadonlySet<string>): Promise<void> {
    const { contents } = heldBy(backup);
    const { key, vault } = this.#inside.opened();
    const { dropBox } = await this.#inside.header();
    const chosen = contents.entries.filter(({ id }) => ids.has(id));
    const sealed = await sealEntries(chosen, key, dropBox);
    // What the list says of them is of before; whoever knows what they are says it anew.
    await this.#inside.replace(
      key,
      vault,
      sealed.map((entry) => ({ ...entry, line: null })),
    );
  }
}

function heldBy(backup: OpenedBackup): Held {
  const found = held.get(backup);
  if (!found) throw new DamagedBackup('header');
  return found;
}

/** The vault key by sheets, exportable. */
async function keyBySheets(header: KeyHolder, sheets: readonly Sheet[]): Promise<CryptoKey> {
  const wraps = sharesWrapsOf(header);
  if (wraps.length === 0) throw new NoSheets();
  const wrap = wraps.find(({ set }) => sheets.every((sheet) => sheet.set === set));
  if (!wrap) throw new SheetsDoNotOpen('other-set');
  if (new Set(sheets.map(({ index }) => index)).size !== sheets.length) throw new SheetsDoNotOpen('twice');
  if (sheets.length < wrap.needed) throw new SheetsDoNotOpen('too-few');
  const recoveryKey = await combine(sheets.map(({ share }) => share)).catch(() => undefined);
  if (recoveryKey?.length !== 32) throw new SheetsDoNotOpen('do-not-fit');
  const bytes = new Uint8Array(recoveryKey);
  const key = await openByShares(wrap, header.vault, bytes);
  bytes.fill(0);
  recoveryKey.fill(0);
  if (!key) throw new SheetsDoNotOpen('do-not-fit');
  return key;
}

/** Seals entries anew. What was put in while it was locked stays such, so that it is not trusted more than before. */
async function sealEntries(
  entries: readonly BackupEntry[],
  key: CryptoKey,
  dropBox: DropBox | undefined,
): Promise<{ readonly id: string; readonly rows: readonly Stored[] }[]> {
  const { sealTo } = await import('./drop-box.ts');
  const sealed: { readonly id: string; readonly rows: readonly Stored[] }[] = [];
  // A few at a time: in between the page answers to whoever touches it.
  for (const some of inPieces(entries)) {
    const pieces = some.map(async ({ id, content, dropped }) => {
      if (!dropped) return { id, rows: await sealRows(key, id, content as object) };
      if (!dropBox) throw new NoDropBox();
      return { id, rows: [await sealTo(dropBox, id, content as object)] };
    });
    sealed.push(...(await Promise.all(pieces)));
    await aBreath();
  }
  return sealed;
}

function boundTo(vault: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(`countersign keeping, format 3, ${vault}`),
    tagLength: 128,
  };
}

async function sealKeeping(key: CryptoKey, vault: string, keeping: Keeping): Promise<SealedKeeping> {
  const plain = new Uint8Array(KEEPING_BYTES);
  plain.set(new TextEncoder().encode(JSON.stringify(keeping)));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, sealed: await subtle().encrypt(boundTo(vault, nonce), key, plain) };
}

/** {} for none, and for one that does not open: sheets and backups are then made as if there had been none. */
async function unsealKeeping(
  key: CryptoKey,
  vault: string,
  stored: SealedKeeping | undefined,
): Promise<Keeping> {
  if (stored === undefined) return {};
  try {
    const plain = new Uint8Array(await subtle().decrypt(boundTo(vault, stored.nonce), key, stored.sealed));
    const end = plain.indexOf(0);
    return asKeeping(JSON.parse(new TextDecoder().decode(end < 0 ? plain : plain.subarray(0, end))));
  } catch {
    return {};
  }
}

/** What a newer version wrote besides is left out; what is not as it must be counts as never done. */
function asKeeping(value: unknown): Keeping {
  if (typeof value !== 'object' || value === null) return {};
  const { sheets, backup } = value as Keeping;
  return {
    ...(sheets && typeof sheets.set === 'string' && typeof sheets.madeAt === 'number' ? { sheets } : {}),
    ...(backup && typeof backup.madeAt === 'number' ? { backup } : {}),
  };
}
