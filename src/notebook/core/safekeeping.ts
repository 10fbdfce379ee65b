/** When sheets and backups were made, as the vault knows it. Milliseconds since 1970. */
export interface SafekeepingDays {
  readonly sheets?: {
    readonly set: string;
    readonly madeAt: number;
    readonly rehearsedAt: number | null;
  };
  readonly backup?: { readonly madeAt: number; readonly set: string | null };
}

const DAY = 24 * 60 * 60 * 1000;
/** Days after which one sheet is to be found and typed again: who keeps a sheet moves, and drawers are cleared. */
export const REHEARSE_AFTER_DAYS = 90;
/** Days after which a backup is called old. */
export const BACK_UP_AFTER_DAYS = 30;

/** What the officer should do next, the most pressing first:
 * - `make-sheets`: there are none;
 * - `rehearse`: sheets were made and nobody has shown that they can be read;
 * - `back-up`: there is no backup, and sheets alone restore nothing on another device;
 * - `back-up-for-sheets`: the last backup is not opened by the sheets of today;
 * - `rehearse-again`, `back-up-again`: it was long ago.
 */
export type SafekeepingDuty =
  'make-sheets' | 'rehearse' | 'back-up' | 'back-up-for-sheets' | 'rehearse-again' | 'back-up-again';

/** The duties at a moment. A clock that was set back makes nothing due that was not. */
export function safekeepingDuties(
  { sheets, backup }: SafekeepingDays,
  now: number,
): readonly SafekeepingDuty[] {
  const duties: SafekeepingDuty[] = [];
  if (!sheets) duties.push('make-sheets');
  else if (sheets.rehearsedAt === null) duties.push('rehearse');
  if (!backup) duties.push('back-up');
  else if (sheets && backup.set !== sheets.set) duties.push('back-up-for-sheets');
  if (
    sheets &&
    sheets.rehearsedAt !== null &&
    wholeDaysSince(sheets.rehearsedAt, now) >= REHEARSE_AFTER_DAYS
  ) {
    duties.push('rehearse-again');
  }
  if (backup && wholeDaysSince(backup.madeAt, now) >= BACK_UP_AFTER_DAYS) duties.push('back-up-again');
  return duties;
}

/** Whole days from one moment to a later one; 0 for one that lies ahead. */
export function wholeDaysSince(earlier: number, later: number): number {
  return Math.max(0, Math.floor((later - earlier) / DAY));
}
