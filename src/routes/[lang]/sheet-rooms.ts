import type { OpenSheet } from './held-sheets.svelte.ts';

/** Kinds of sheets that can be filled in, kept and opened again. */
export type SheetKind = 'card' | 'offer' | 'return' | 'checklist' | 'agreement' | 'self-test';

/**
 * Where a sheet can be kept. `case`: it is about a person. `beside`: it is about the mission, and must neither be deleted
 * with a case, nor handed over with one, nor wait for one. `either`: it depends on what it was filled in for.
 */
export type KeptPlace = 'case' | 'beside' | 'either';

/** What can be done with a sheet, whichever it is. */
export interface SheetProps {
  readonly open: OpenSheet;
  readonly kind: SheetKind;
  /** What the sheet is called in the notebook. */
  readonly title: string;
  readonly place: KeptPlace;
  /** How the sheet is emptied, and brought back; left out where the room does that itself. */
  readonly emptying?: { readonly empty: () => void; readonly bringBack: () => void };
}

/** The page of each kind of sheet below the language, and the sheet's name in the tab. */
const ROOMS: Readonly<
  Record<Exclude<SheetKind, 'checklist'>, { readonly name: string; readonly page: string }>
> = {
  card: { name: 'card', page: 'cards' },
  offer: { name: 'offer', page: 'offer' },
  return: { name: 'return', page: 'return' },
  agreement: { name: 'agreements', page: 'agreements' },
  'self-test': { name: 'selftest', page: 'selftest' },
};

const CHECKLIST = /^checklist ([a-z0-9-]+)$/;

/** The name of a checklist's sheet in the tab. */
export const checklistName = (id: string): string => `checklist ${id}`;

/** The page on which a sheet of this name in the tab is filled in, below the language; undefined: none of this app. */
export function pageOf(name: string): string | undefined {
  const checklist = CHECKLIST.exec(name)?.[1];
  if (checklist !== undefined) return `checklists/${checklist}`;
  return Object.values(ROOMS).find((room) => room.name === name)?.page;
}

/** The kind of the sheet of this name. */
export function kindOf(name: string): SheetKind | undefined {
  if (CHECKLIST.test(name)) return 'checklist';
  return (Object.keys(ROOMS) as (keyof typeof ROOMS)[]).find((kind) => ROOMS[kind].name === name);
}

/** What is kept of a sheet. */
export interface SheetData {
  readonly format: 1;
  /** The sheet's name in the tab: which page it opens on. */
  readonly sheet: string;
  /** The fingerprint of the handbook under which it was filled in. */
  readonly handbookFingerprint: string;
  readonly entered: unknown;
}

/**
 * The name in the tab of a sheet that is kept; undefined when it has no page to be opened on: it is of a later version, or
 * of a room that opens its sheets itself.
 */
export function nameOf({
  kind,
  data,
}: {
  readonly kind: string;
  readonly data: unknown;
}): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { format, sheet } = data as { readonly format?: unknown; readonly sheet?: unknown };
  if (format !== 1 || typeof sheet !== 'string') return undefined;
  return kindOf(sheet) === kind ? sheet : undefined;
}
