/** What lies here under an id: anything that JSON can carry, or something that does not open. */
export type HereItem =
  | { readonly id: string; readonly damaged: false; readonly content: unknown }
  | { readonly id: string; readonly damaged: true };
export interface BackupItem {
  readonly id: string;
  readonly content: unknown;
}

/**
 * How an entry of a backup stands to what is here:
 * - `new`: nothing here has its id;
 * - `same`: it is here just so;
 * - `later`: both are there and differ, and the one in the backup was changed last;
 * - `older`: both are there and differ, and the one here was changed last;
 * - `changed`: both are there and differ, and nobody can say which is later;
 * - `damaged-here`: the one here does not open.
 */
export type RestoreState = 'new' | 'same' | 'later' | 'older' | 'changed' | 'damaged-here';

/** One entry of a backup, as the preview shows it. */
export interface RestoreLine {
  readonly id: string;
  readonly state: RestoreState;
  /** The code of a case; null for what is not a case. */
  readonly code: string | null;
  /** Milliseconds since 1970; null where an entry does not say. */
  readonly changedInBackup: number | null;
  readonly changedHere: number | null;
}

/**
 * What a restore would do, entry by entry: cases first, by their codes. It is worked out from the contents alone, so that
 * the same backup and the same notebook always give the same list.
 */
export function previewRestore(
  here: readonly HereItem[],
  backup: readonly BackupItem[],
): readonly RestoreLine[] {
  const byId = new Map(here.map((item) => [item.id, item]));
  return backup
    .filter(({ content }) => !isClock(content))
    .map(({ id, content }) => lineOf(id, content, byId.get(id)))
    .sort((one, other) => order(one).localeCompare(order(other), 'en', { numeric: true }));
}

/**
 * What is taken unless the officer says otherwise: what is not here, and what here does not open. Nothing that can be read
 * here is written over by itself.
 */
export function takenByItself({ state }: Pick<RestoreLine, 'state'>): boolean {
  return state === 'new' || state === 'damaged-here';
}

/** When a notebook was open last is not written over the other's: nothing of a person is in it. */
function isClock(content: unknown): boolean {
  return ((content ?? {}) as { readonly kind?: unknown }).kind === 'clock';
}

function order({ code, id }: RestoreLine): string {
  return code === null ? `2 ${id}` : `1 ${code} ${id}`;
}

function lineOf(id: string, content: unknown, here: HereItem | undefined): RestoreLine {
  const changedInBackup = changedAt(content);
  const changedHere = here?.damaged === false ? changedAt(here.content) : null;
  const code = caseCode(content) ?? null;
  return {
    id,
    state: stateOf(content, here, changedInBackup, changedHere),
    code,
    changedInBackup,
    changedHere,
  };
}

function stateOf(
  content: unknown,
  here: HereItem | undefined,
  inBackup: number | null,
  changedHere: number | null,
): RestoreState {
  if (here === undefined) return 'new';
  if (here.damaged) return 'damaged-here';
  if (sameJson(content, here.content)) return 'same';
  if (inBackup === null || changedHere === null || inBackup === changedHere) return 'changed';
  return inBackup > changedHere ? 'later' : 'older';
}

function changedAt(content: unknown): number | null {
  const { changedAt } = (content ?? {}) as { readonly changedAt?: unknown };
  return typeof changedAt === 'number' ? changedAt : null;
}

function caseCode(content: unknown): string | undefined {
  const { kind, code } = (content ?? {}) as { readonly kind?: unknown; readonly code?: unknown };
  return kind === 'case' && typeof code === 'string' ? code : undefined;
}

/** The same content, in whatever order its fields were written. */
function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameJson(left[name], right[name]))
  );
}
