import type { Sheet } from './case.ts';

/**
 * What is kept beside the cases, and means something to another room: numbers of the post, marks of who was dialled, cases
 * that were taken out of a link, sheets that are about no person. The notebook keeps it sealed and knows no more of it than this.
 */
export interface Beside {
  readonly kind: 'own-contact' | 'dialled' | 'links-apart' | 'sheet';
  readonly format: 1;
  /** The cases it speaks of, by id; it goes with the last of them. Left out: it speaks of none. */
  readonly cases?: readonly string[];
  /** Read by the room that wrote it. */
  readonly about: unknown;
}
export interface BesideEntry {
  readonly id: string;
  readonly content: Beside;
}

const KINDS: readonly unknown[] = [
  'own-contact',
  'dialled',
  'links-apart',
  'sheet',
] satisfies Beside['kind'][];

/** Reads such a record; undefined for anything else, and for one of a later format. */
export function besideOf(value: object): Beside | undefined {
  const { kind, format, cases } = value as { readonly [field in keyof Beside]?: unknown };
  if (!KINDS.includes(kind) || format !== 1) return undefined;
  const isList = Array.isArray(cases) && cases.every((one) => typeof one === 'string');
  return cases === undefined || isList ? (value as Beside) : undefined;
}

/** The record when a case is gone: null when it goes with it, and the record itself when it never spoke of the case. */
export function withoutCase(content: Beside, caseId: string): Beside | null {
  if (content.cases?.includes(caseId) !== true) return content;
  const cases = content.cases.filter((one) => one !== caseId);
  return cases.length === 0 ? null : { ...content, cases };
}

/**
 * A sheet that is about no person, to be kept beside the cases: a self-test of the mission, an agreement between bodies, a
 * checklist. It outlives every case, goes along with none that is handed over, and no rule of keeping deletes it.
 */
export const sheetBeside = (sheet: Sheet): Beside => ({ kind: 'sheet', format: 1, about: sheet });

/** The sheets that are kept beside the cases, the newest first. One that cannot be read as a sheet is left alone. */
export function sheetsBeside(entries: readonly BesideEntry[]): Sheet[] {
  return entries
    .flatMap(({ id, content }): Sheet[] => {
      if (content.kind !== 'sheet' || typeof content.about !== 'object' || content.about === null) return [];
      const { kind, at, title, data } = content.about as { readonly [field in keyof Sheet]?: unknown };
      if (typeof kind !== 'string' || typeof at !== 'number' || typeof title !== 'string') return [];
      return [{ id, kind, at, title, data }];
    })
    .sort((a, b) => b.at - a.at);
}
