import { StorageRefused, VaultLocked } from './errors.ts';
import {
  asHeader,
  isTombstone,
  openListSecret,
  sealListSecret,
  withList,
  type SealedSecret,
  type VaultHeader,
} from './header.ts';
import { toHex, writeOf, type SealedRecord } from './seal.ts';
import { idOfRow, openRow, ROOM_IN_PAGE, sealPage } from './split.ts';
import type { Store, StoreChange } from './store.ts';

/*
 * A list of what is in the vault, so that it can be shown before everything was opened: a line for an entry, many lines on a
 * page, and each page a sealed row like any other. It decides nothing. A line is written in the transaction of its entry, so
 * that it never tells of an entry as it was before; and after everything was opened it is compared with what it was made of,
 * and mended where it differs.
 *
 * Row 0 says how many pages there are, and whether every entry has its line. It is written anew whenever a line comes, goes
 * or moves to another page: by that another tab knows that it has to look again where a line lies.
 */

/** What the list says of one entry; whoever writes the entry decides what. */
export type ListLine = readonly (string | number | boolean | null)[];

/** What is to become of a line; null: it goes. */
export interface LineChange {
  readonly id: string;
  readonly line: ListLine | null;
}

/** What the list holds: lines by the id of their entry. */
export type ListLines = ReadonlyMap<string, ListLine>;

/** What must be as it was seen for a change of the list to hold, and what it then writes. */
export interface ListPlan {
  readonly rows: readonly SealedRecord[];
  /** Whether all that it was worked out from still lies there. */
  readonly holds: (change: StoreChange) => Promise<boolean>;
  /** To be called when it is on the disk. */
  readonly done: () => void;
}

interface Page {
  /** Which write of the row; '' when it is not there. */
  readonly write: string;
  /** What is written of each line, by the id of its entry. */
  readonly entries: ReadonlyMap<string, string>;
  readonly bytes: number;
}

/** The list as this tab saw it last. */
interface Known {
  /** Which secret lies in the header; '' for none. */
  readonly mark: string;
  /** undefined: there is no list, or none that opens. */
  readonly secret: Uint8Array<ArrayBuffer> | undefined;
  /** The ids of the rows, row 0 among them. */
  readonly ids: readonly string[];
  /** Which write of row 0. */
  readonly first: string;
  /** Every entry has its line, as row 0 says it. */
  readonly whole: boolean;
  /** A row is lost or does not open. */
  readonly damaged: boolean;
  readonly pages: readonly Page[];
  /** On which page each line is. */
  readonly where: Map<string, number>;
}

/** How often a change of the list looks again at what another tab did in between. */
const MOST_TIMES_AGAIN = 50;
/** No list has more; what says so is damaged. */
const MOST_PAGES = 100_000;

export interface ListParts {
  readonly store: Store;
  /** The key that is held now; undefined while it is locked. */
  readonly held: () => CryptoKey | undefined;
  readonly change: (vault: string, work: (change: StoreChange) => Promise<void>) => Promise<void>;
}

const EMPTY: Page = { write: '', entries: new Map(), bytes: 2 };
const NONE = {
  secret: undefined,
  ids: [],
  first: '',
  whole: false,
  damaged: false,
  pages: [],
  where: new Map<string, number>(),
};

export class SealedList {
  readonly #parts: ListParts;
  #known: Known | undefined;
  /** Something lies on the disk otherwise than `#known` says. */
  #stale = false;
  /** Entries whose lines may have been written since `read`, here or in another tab: they are right as they are. */
  readonly #touched = new Set<string>();

  constructor(parts: ListParts) {
    this.#parts = parts;
  }

  /** Forgets every line: at each lock. */
  forget(): void {
    this.#known = undefined;
    this.#touched.clear();
  }

  /** What was planned did not hold: the next plan looks again. */
  again(): void {
    this.#stale = true;
  }

  /** Reads the list. undefined: there is none, or it is known not to have a line of every entry. */
  async read(key: CryptoKey, vault: string): Promise<ListLines | undefined> {
    const { secret, whole, damaged, pages } = await this.#look(key, vault);
    this.#touched.clear();
    if (secret === undefined || !whole || damaged) return undefined;
    return new Map(
      pages.flatMap(({ entries }) =>
        [...entries.values()].map((entry) => JSON.parse(entry) as [string, ListLine]),
      ),
    );
  }

  /** The ids of its rows, as far as they are known. They are no entries, whatever became of them. */
  async ids(key: CryptoKey, vault: string): Promise<ReadonlySet<string>> {
    return new Set((this.#known ?? (await this.#look(key, vault))).ids);
  }

  /** Makes an empty list where there is none that opens. From then on whoever writes an entry writes its line. */
  async ready(key: CryptoKey, vault: string): Promise<void> {
    const known = this.#known ?? (await this.#look(key, vault));
    if (known.secret) return;
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const list = await sealListSecret(key, vault, secret);
    const first = await sealPage(key, await idOfRow(secret, 0), firstContent(0, false));
    secret.fill(0);
    await this.#parts.change(vault, async (change) => {
      const header = asHeader(await change.header());
      // Another tab made one.
      if (markOf(header.list) !== known.mark) return;
      await change.put(withList(header, list));
      await change.put(first);
    });
    this.#known = undefined;
  }

  /**
   * Works out what lines that come, change or go mean for the pages. `unlisted` are entries that are written without a line
   * that they may need: the list is then known not to be whole.
   */
  async plan(
    key: CryptoKey,
    vault: string,
    changes: readonly LineChange[],
    { unlisted = false }: { readonly unlisted?: boolean } = {},
  ): Promise<ListPlan> {
    const known = this.#known && !this.#stale ? this.#known : await this.#look(key, vault);
    const whole = known.whole && !known.damaged && !unlisted;
    return this.#planOn(known, key, changes, whole);
  }

  /**
   * Brings the list in line with entries that were all read since `read`: undefined stands for one whose line stays as it
   * is. What was written since then, here or in another tab, has its right line already and is left alone. `strays` are
   * rows that say that they are pages of a list; those that are of no list any more are removed.
   */
  async mend(
    key: CryptoKey,
    vault: string,
    expected: ReadonlyMap<string, ListLine | undefined>,
    strays: readonly string[],
  ): Promise<void> {
    const gone = new Set<string>();
    for (let again = 0; again < MOST_TIMES_AGAIN; again++) {
      const known = await this.#look(key, vault);
      // Locked meanwhile, and with it forgotten what was written since it was read.
      if (this.#parts.held() !== key) throw new VaultLocked();
      if (!known.secret) return;
      const { changes, unsure } = this.#differences(known, expected, gone);
      const whole = !unsure || (known.whole && !known.damaged);
      const left = strays.filter((id) => !known.ids.includes(id));
      if (changes.length === 0 && known.whole === whole && !known.damaged && left.length === 0) return;
      const plan = await this.#planOn(known, key, changes, whole, true);
      const seen = { held: true };
      await this.#parts.change(vault, async (change) => {
        seen.held = await plan.holds(change);
        const there = await Promise.all(
          changes.map(async ({ id, line }) => line === null || (await change.has(id))),
        );
        // Deleted by another tab, which knew of no line of it.
        changes.forEach(({ id }, n) => {
          if (there[n] === false) gone.add(id);
        });
        seen.held &&= there.every(Boolean);
        if (!seen.held) return;
        for (const row of plan.rows) await change.put(row);
        for (const id of left) await change.remove(id);
      });
      if (!seen.held) continue;
      plan.done();
      return;
    }
    throw new StorageRefused('failed');
  }

  #differences(
    known: Known,
    expected: ReadonlyMap<string, ListLine | undefined>,
    gone: ReadonlySet<string>,
  ): { readonly changes: readonly LineChange[]; readonly unsure: boolean } {
    const changes: LineChange[] = [];
    let unsure = false;
    for (const [id, line] of expected) {
      if (line === undefined || gone.has(id) || !fits(entryOf(id, line))) continue;
      const at = known.where.get(id);
      if (at !== undefined && known.pages[at]?.entries.get(id) === entryOf(id, line)) continue;
      // Written since: changed, and its line is the newer one; or deleted, or its page was lost, and nobody can tell which.
      if (this.#touched.has(id)) unsure ||= at === undefined;
      else changes.push({ id, line });
    }
    for (const id of known.where.keys()) {
      const wanted = expected.has(id) && !gone.has(id);
      if (!wanted && !this.#touched.has(id)) changes.push({ id, line: null });
    }
    return { changes, unsure };
  }

  async #planOn(
    known: Known,
    key: CryptoKey,
    changes: readonly LineChange[],
    whole: boolean,
    everyPage = false,
  ): Promise<ListPlan> {
    const { mark, secret } = known;
    if (!secret) {
      return {
        rows: [],
        holds: async (change) => (await markNow(change)) === mark,
        done: () => undefined,
      };
    }
    const draft = new Draft(known.pages, known.where);
    for (const { id, line } of changes) draft.set(id, line);
    // What does not open any more is written anew, with what is known of it: nothing.
    if (everyPage && known.damaged)
      draft.dirtyWhere(({ write, entries }) => write === '' || entries.size === 0);
    const count = draft.pages.length;
    const firstToo =
      draft.moved || whole !== known.whole || count !== known.pages.length || (everyPage && known.damaged);
    const numbers = [...draft.dirty].sort((a, b) => a - b);
    const ids = [...known.ids];
    for (let number = ids.length; number <= count; number++) ids.push(await idOfRow(secret, number));
    const rows = await Promise.all([
      ...(firstToo ? [sealPage(key, ids[0] ?? '', firstContent(count, whole))] : []),
      ...numbers.map((n) => sealPage(key, ids[n + 1] ?? '', pageContent(draft.pages[n]?.values() ?? []))),
    ]);
    const first = firstToo ? writeOf(rows[0]) : known.first;
    const written = new Map(numbers.map((n, at) => [n, writeOf(rows[at + (firstToo ? 1 : 0)])]));
    return {
      rows,
      holds: async (change) => {
        if ((await markNow(change)) !== mark) return false;
        if (writeOf(await change.get(ids[0] ?? '')) !== known.first) return false;
        for (const n of numbers) {
          const seen = known.pages[n]?.write ?? '';
          if (writeOf(await change.get(ids[n + 1] ?? '')) !== seen) return false;
        }
        return true;
      },
      done: () => {
        for (const { id } of changes) this.#touched.add(id);
        const now = this.#known;
        if (now?.mark !== mark) return;
        // Another change of this tab may have been made since this one was planned, on other pages.
        const pages = [...now.pages];
        for (const [n, write] of written)
          pages[n] = pageOf(write, draft.pages[n] ?? new Map<string, string>());
        for (const { id } of changes) {
          const at = draft.where(id);
          if (at === undefined) now.where.delete(id);
          else now.where.set(id, at);
        }
        this.#known = {
          ...now,
          ids: ids.length > now.ids.length ? ids : now.ids,
          first: firstToo ? first : now.first,
          whole: firstToo ? whole : now.whole,
          damaged: now.damaged && !everyPage,
          pages,
        };
      },
    };
  }

  /** Looks at the list as it lies there. Pages that were not written since are not opened again. */
  async #look(key: CryptoKey, vault: string): Promise<Known> {
    let beyond = false;
    for (let again = 0; again < MOST_TIMES_AGAIN; again++) {
      const header = await this.#parts.store.header();
      const list = header === undefined || isTombstone(header) ? undefined : (header as VaultHeader).list;
      const mark = markOf(list);
      const secret = await openListSecret(key, vault, list);
      if (!secret) return this.#learn(key, { ...NONE, where: new Map(), mark });
      const before = this.#known?.mark === mark ? this.#known : undefined;
      const id = before?.ids[0] ?? (await idOfRow(secret, 0));
      const stored = await this.#parts.store.get(id);
      const first = await firstOf(key, id, stored);
      const ids =
        first && !beyond ? await idsUpTo(secret, first.pages, before?.ids) : await this.#probe(secret);
      const next = await idOfRow(secret, ids.length);
      const rows = await this.#parts.store.some([...ids, next]);
      // Another tab made it longer, or moved a line, in between.
      if (writeOf(rows[0]) !== writeOf(stored)) continue;
      if (rows[ids.length] !== undefined) {
        // Row 0 is of an earlier day: what lies beyond it must be known, or it would be in the way of the next page.
        beyond = true;
        continue;
      }
      const pages = await Promise.all(
        ids.slice(1).map(async (pageId, n) => {
          const was = before?.pages[n];
          const write = writeOf(rows[n + 1]);
          return was?.write === write && write !== '' ? was : openPage(key, pageId, rows[n + 1]);
        }),
      );
      const where = new Map<string, number>();
      pages.forEach((page, n) => {
        const lines = [...(page?.entries.keys() ?? [])];
        // No line is on two pages, unless one of them is of an earlier day.
        if (lines.some((line) => where.has(line))) pages[n] = undefined;
        else for (const line of lines) where.set(line, n);
      });
      const found = pages.map((page, n) => page ?? { ...EMPTY, write: writeOf(rows[n + 1]) });
      if (before) this.#notice(before.pages, found);
      return this.#learn(key, {
        mark,
        secret,
        ids,
        first: writeOf(stored),
        whole: first?.whole ?? false,
        damaged: first?.pages !== pages.length || pages.includes(undefined),
        pages: found,
        where,
      });
    }
    throw new StorageRefused('failed');
  }

  /** What another tab wrote since this one looked is right as it is. */
  #notice(before: readonly Page[], now: readonly Page[]): void {
    for (let n = 0; n < Math.max(before.length, now.length); n++) {
      if (before[n]?.write === now[n]?.write) continue;
      for (const page of [before[n], now[n]])
        for (const id of page?.entries.keys() ?? []) this.#touched.add(id);
    }
  }

  #learn(key: CryptoKey, known: Known): Known {
    // Locked while it was read: nothing of it may stay in memory.
    if (this.#parts.held() === key) {
      this.#known = known;
      this.#stale = false;
    }
    return known;
  }

  /** The ids of the rows that lie there when row 0 does not say how many there are. */
  async #probe(secret: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
    const lying = new Set(await this.#parts.store.ids());
    const ids = [await idOfRow(secret, 0)];
    for (let number = 1; ; number++) {
      const id = await idOfRow(secret, number);
      if (!lying.has(id)) return ids;
      ids.push(id);
    }
  }
}

/** Pages that are being changed; what they were changed from stays as it is. */
class Draft {
  readonly pages: ReadonlyMap<string, string>[];
  readonly dirty = new Set<number>();
  /** A line came, went, or is on another page now. */
  moved = false;
  readonly #before: ReadonlyMap<string, number>;
  readonly #where = new Map<string, number | undefined>();
  readonly #bytes: number[];
  readonly #known: readonly Page[];
  /** No page before it has room for a line of the usual length. */
  #roomFrom = 0;

  constructor(known: readonly Page[], where: ReadonlyMap<string, number>) {
    this.#known = known;
    this.pages = known.map(({ entries }) => entries);
    this.#bytes = known.map(({ bytes }) => bytes);
    this.#before = where;
  }

  where(id: string): number | undefined {
    return this.#where.has(id) ? this.#where.get(id) : this.#before.get(id);
  }

  dirtyWhere(is: (page: Page) => boolean): void {
    this.#known.forEach((page, n) => {
      if (is(page)) this.dirty.add(n);
    });
  }

  set(id: string, line: ListLine | null): void {
    const at = this.where(id);
    const entry = line === null ? null : entryOf(id, line);
    const room = at === undefined ? 0 : this.#roomWithout(at, id);
    if (at !== undefined && entry !== null && bytesOf(entry) <= room) {
      this.#put(at, id, entry);
      return;
    }
    if (at !== undefined) {
      const page = this.#open(at);
      this.#bytes[at] = (this.#bytes[at] ?? 0) - bytesOf(page.get(id) ?? '');
      page.delete(id);
      this.#where.set(id, undefined);
      this.#roomFrom = Math.min(this.#roomFrom, at);
      this.moved = true;
    }
    // A line that is longer than a page is none.
    if (entry === null || !fits(entry)) return;
    this.moved = true;
    this.#put(this.#pageWithRoom(bytesOf(entry)), id, entry);
  }

  #put(n: number, id: string, entry: string): void {
    const page = this.#open(n);
    this.#bytes[n] = (this.#bytes[n] ?? 0) - bytesOf(page.get(id) ?? '') + bytesOf(entry);
    page.set(id, entry);
    this.#where.set(id, n);
  }

  #roomWithout(n: number, id: string): number {
    return ROOM_IN_PAGE - (this.#bytes[n] ?? 0) + bytesOf(this.pages[n]?.get(id) ?? '');
  }

  #pageWithRoom(bytes: number): number {
    for (let n = this.#roomFrom; n < this.pages.length; n++) {
      if ((this.#bytes[n] ?? 0) + bytes <= ROOM_IN_PAGE) return n;
      if (n === this.#roomFrom && ROOM_IN_PAGE - (this.#bytes[n] ?? 0) < USUAL_LINE) this.#roomFrom += 1;
    }
    this.pages.push(new Map());
    this.#bytes.push(EMPTY.bytes);
    return this.pages.length - 1;
  }

  /** The page as one that may be changed. */
  #open(n: number): Map<string, string> {
    if (this.dirty.has(n)) return this.pages[n] as Map<string, string>;
    const copy = new Map(this.pages[n]);
    this.pages[n] = copy;
    this.dirty.add(n);
    return copy;
  }
}

/** Bytes below which a page is taken for full while many lines come at once. */
const USUAL_LINE = 60;

const entryOf = (id: string, line: ListLine): string => JSON.stringify([id, line]);

/** What an entry takes on its page, with the comma after it; nothing for none. */
const bytesOf = (entry: string): number => (entry === '' ? 0 : new TextEncoder().encode(entry).length + 1);

const fits = (entry: string): boolean => EMPTY.bytes + bytesOf(entry) <= ROOM_IN_PAGE;

function pageOf(write: string, entries: ReadonlyMap<string, string>): Page {
  let { bytes } = EMPTY;
  for (const entry of entries.values()) bytes += bytesOf(entry);
  return { write, entries, bytes };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const pageContent = (entries: Iterable<string>): Uint8Array => utf8(`[${[...entries].join(',')}]`);
const firstContent = (pages: number, whole: boolean): Uint8Array => utf8(JSON.stringify({ pages, whole }));

/** Tells one sealed secret from the next; '' for none. */
function markOf(list: unknown): string {
  const { nonce } = (typeof list === 'object' && list !== null ? list : {}) as Partial<SealedSecret>;
  if (nonce instanceof Uint8Array) return toHex(nonce);
  return list === undefined ? '' : 'damaged';
}
const markNow = async (change: StoreChange): Promise<string> => markOf(asHeader(await change.header()).list);

async function idsUpTo(
  secret: Uint8Array<ArrayBuffer>,
  pages: number,
  before: readonly string[] = [],
): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: pages + 1 }, async (_, n) => before[n] ?? idOfRow(secret, n)));
}

/** What row 0 says; undefined when it does not open. */
async function firstOf(
  key: CryptoKey,
  id: string,
  stored: unknown,
): Promise<{ readonly pages: number; readonly whole: boolean } | undefined> {
  const row = await openRow(key, stored, id).catch(() => undefined);
  if (row?.kind !== 'page') return undefined;
  const { pages, whole } = (row.content ?? {}) as { readonly pages?: unknown; readonly whole?: unknown };
  const sound = typeof pages === 'number' && Number.isInteger(pages) && pages >= 0 && pages <= MOST_PAGES;
  return sound ? { pages, whole: whole === true } : undefined;
}

/** The lines of a page; undefined when it is lost or does not open. */
async function openPage(key: CryptoKey, id: string, stored: unknown): Promise<Page | undefined> {
  const row = await openRow(key, stored, id).catch(() => undefined);
  if (row?.kind !== 'page' || !Array.isArray(row.content)) return undefined;
  const entries = new Map<string, string>();
  for (const entry of row.content as readonly unknown[]) {
    const [of, line] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    if (typeof of !== 'string' || !Array.isArray(line)) return undefined;
    entries.set(of, entryOf(of, line as ListLine));
  }
  return pageOf(writeOf(stored), entries);
}
