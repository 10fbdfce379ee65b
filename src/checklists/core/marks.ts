import type { Checklist, ChecklistHeading, ChecklistItem } from '../content/index.ts';

/** A checklist as the compiler hands it over, with the sources it names. */
export interface ChecklistWithId extends Checklist {
  /** The file's name: the address. */
  readonly id: string;
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly year: string;
    readonly url: string | null;
    readonly whatWasRead: string;
  }[];
}

/** A line of the list of checklists. */
export interface ListedChecklist {
  readonly id: string;
  readonly title: ChecklistHeading;
  readonly lead: string;
  /** How many things there are to do. */
  readonly items: number;
}

/** What was set down beside one item. */
export interface Mark {
  readonly done: boolean;
  readonly note: string;
}
/** By the id of the item. An item without a mark was not looked at. */
export type Marks = Readonly<Record<string, Mark>>;

export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** What is kept of a checklist, in a case or in a file. */
export interface ChecklistSheet {
  readonly kind: 'checklist';
  /** The id of the checklist. */
  readonly checklist: string;
  /** The edition of the handbook under which it was filled in. */
  readonly edition: string;
  readonly marks: Marks;
}

const UNMARKED: Mark = { done: false, note: '' };

export const everyItem = (checklist: Pick<Checklist, 'groups'>): ChecklistItem[] =>
  checklist.groups.flatMap(({ items }) => items);

export const markOf = (marks: Marks, id: string): Mark =>
  Object.hasOwn(marks, id) ? (marks[id] ?? UNMARKED) : UNMARKED;

/** Changes the mark of one item and leaves all others as they are. */
export const withMark = (marks: Marks, id: string, change: Partial<Mark>): Marks => ({
  ...marks,
  [id]: { ...markOf(marks, id), ...change },
});

/** How many of `items` are done. A note alone does nothing. */
export const progressOf = (items: readonly Pick<ChecklistItem, 'id'>[], marks: Marks): Progress => ({
  done: items.filter(({ id }) => markOf(marks, id).done).length,
  all: items.length,
});

/** Something was ticked or written: it would be lost with the tab. */
export const isBegun = (marks: Marks): boolean =>
  Object.values(marks).some(({ done, note }) => done || note.trim() !== '');

/** What to keep; marks that say nothing stay out. */
export const sheetOf = (checklist: string, edition: string, marks: Marks): ChecklistSheet => ({
  kind: 'checklist',
  checklist,
  edition,
  marks: Object.fromEntries(Object.entries(marks).filter(([, mark]) => isBegun({ mark }))),
});

/**
 * Goes on with a sheet that was kept, maybe under another edition. `gone` are the marks of items that the checklist no
 * longer has: they are shown, and never dropped.
 */
export function takeUp(
  checklist: Pick<Checklist, 'groups'>,
  sheet: ChecklistSheet,
): { readonly marks: Marks; readonly gone: Marks } {
  const known = new Set(everyItem(checklist).map(({ id }) => id));
  const part = (wanted: boolean): Marks =>
    Object.fromEntries(Object.entries(sheet.marks).filter(([id]) => known.has(id) === wanted));
  return { marks: part(true), gone: part(false) };
}

/** Reads marks that were kept: here, by another version, or in a colleague's file. What it cannot read is left out. */
export function marksOf(value: unknown): Marks {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, mark]: [string, unknown]) => {
      if (typeof mark !== 'object' || mark === null) return [];
      const { done, note } = mark as { readonly done?: unknown; readonly note?: unknown };
      return [[id, { done: done === true, note: typeof note === 'string' ? note : '' }] as const];
    }),
  );
}
