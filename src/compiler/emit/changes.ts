import { createHash } from 'node:crypto';
import type { ClosedEdition } from '#editions/content';
import { changesSince, itemsOf, type Change, type ContentFile } from '#editions/core';
import type { Handbook } from '../handbook.ts';
import type { Files } from './emit.ts';

/** What changed since the edition before this one; `since` is null when there was none. */
export interface ChangesOfEdition {
  readonly since: string | null;
  readonly changes: readonly Change[];
}

/** Long enough that two texts of one handbook never share it by chance, short enough to read a file of them. */
const FINGERPRINT_LENGTH = 12;

const fingerprint = (says: string): string =>
  createHash('sha256').update(says).digest('hex').slice(0, FINGERPRINT_LENGTH);

const asContent = (files: Files): ContentFile[] =>
  Object.entries(files).map(([path, value]) => ({ path, value }));

/** Compares the files of this edition with the last edition before it that was given out. */
export function changesOf(handbook: Handbook, edition: string, files: Files): ChangesOfEdition {
  const before = handbook.editions.map(({ value }) => value).filter((closed) => closed.edition < edition);
  const last = before.toSorted((a, b) => (a.edition < b.edition ? -1 : 1)).at(-1);
  return last
    ? { since: last.edition, changes: changesSince(last.items, asContent(files), fingerprint) }
    : { since: null, changes: [] };
}

/** The fingerprints of an edition that is given out, in the order of their keys. */
export function closedEdition(edition: string, day: string, files: Files): ClosedEdition {
  const items = asContent(files)
    .flatMap(itemsOf)
    .map(({ key, title, says }) => ({ key, title, is: fingerprint(says) }));
  return { edition, day, items: items.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}
