import { ITEM_KINDS, itemsOf, type ContentFile, type Item, type ItemKind } from './items.ts';

/** One difference between two editions. `before` and `after` are shown for telephone numbers only. */
export interface Change {
  readonly key: string;
  readonly kind: ItemKind;
  readonly how: 'new' | 'changed' | 'gone';
  readonly title: string;
  readonly country: string | null;
  /** The page where it stands, or stood; null where it has none. */
  readonly address: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What changed between two sets of content files, numbers first and then in the order of `ITEM_KINDS`; within a kind in
 * the order of the files. Files that are in both sets and equal may be left out of both.
 */
export function changesBetween(before: readonly ContentFile[], after: readonly ContentFile[]): Change[] {
  const old = byKey(before);
  const fresh = byKey(after);
  const changes: Change[] = [];
  for (const item of fresh.values()) {
    const was = old.get(item.key);
    if (!was) changes.push(changeOf(item, 'new', null, item));
    else if (was.says !== item.says) changes.push(changeOf(item, 'changed', was, item));
  }
  for (const item of old.values()) {
    if (!fresh.has(item.key)) changes.push(changeOf(item, 'gone', item, null));
  }
  return sorted(changes);
}

/** What is kept of an item when an edition is given out: enough to say later that it changed, and what is gone. */
export interface ClosedItem {
  readonly key: string;
  readonly title: string;
  /** A fingerprint of everything the item says. */
  readonly is: string;
}

/**
 * What changed since an edition that was given out, of which only fingerprints were kept. `fingerprint` must be the
 * function that made them. In the order of `changesBetween`.
 */
export function changesSince(
  closed: readonly ClosedItem[],
  now: readonly ContentFile[],
  fingerprint: (says: string) => string,
): Change[] {
  const old = new Map(closed.map((item) => [item.key, item]));
  const fresh = byKey(now);
  const changes: Change[] = [];
  for (const item of fresh.values()) {
    const was = old.get(item.key);
    if (!was) changes.push(changeOf(item, 'new', null, item));
    else if (was.is !== fingerprint(item.says)) changes.push(changeOf(item, 'changed', null, item));
  }
  for (const { key, title } of closed) {
    const kind = ITEM_KINDS.find((one) => key.startsWith(`${one}/`));
    if (kind === undefined || fresh.has(key)) continue;
    changes.push(changeOf({ key, kind, title, country: null, address: null, says: '' }, 'gone', null, null));
  }
  return sorted(changes);
}

/** How many of each kind, without those of which there are none, in the order of `ITEM_KINDS`. */
export function countsOf(changes: readonly Pick<Change, 'kind'>[]): { kind: ItemKind; count: number }[] {
  return ITEM_KINDS.map((kind) => ({
    kind,
    count: changes.filter((change) => change.kind === kind).length,
  })).filter(({ count }) => count > 0);
}

function sorted(changes: readonly Change[]): Change[] {
  return [...changes].sort((a, b) => ITEM_KINDS.indexOf(a.kind) - ITEM_KINDS.indexOf(b.kind));
}

function byKey(files: readonly ContentFile[]): Map<string, Item> {
  return new Map(files.flatMap(itemsOf).map((item) => [item.key, item]));
}

function changeOf(
  { key, kind, title, country, address }: Item,
  how: Change['how'],
  before: Item | null,
  after: Item | null,
): Change {
  const shown = kind === 'number';
  return {
    key,
    kind,
    how,
    title,
    country,
    address,
    before: shown ? (before?.says ?? null) : null,
    after: shown ? (after?.says ?? null) : null,
  };
}
