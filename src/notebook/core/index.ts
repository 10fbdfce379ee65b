export { besideOf, withoutCase, type Beside, type BesideEntry } from './beside.ts';
export { briefingOf, type Briefing } from './briefing.ts';
export {
  SMALLEST_FIGURE,
  csvOfBriefings,
  monthsOfBriefings,
  type MonthOfBriefings,
} from './briefing-months.ts';
export {
  contentOf,
  draftKey,
  nextCode,
  sortCases,
  withLine,
  withScreening,
  type CardWordsRead,
  type Case,
  type CaseEntry,
  type Content,
  type Draft,
  type DraftEntry,
  type DraftOf,
  type KeptScreening,
  type ScreeningDraft,
  type TextDraft,
  type TimelineEntry,
  type WholeCase,
} from './case.ts';
export { WARNING_SECONDS, lockState, secondsToLock, type Moment } from './lock.ts';
export { passphraseStrength, type PassphraseStrength } from './passphrase.ts';
export {
  previewRestore,
  takenByItself,
  type BackupItem,
  type HereItem,
  type RestoreLine,
  type RestoreState,
} from './restore-preview.ts';
export {
  BACK_UP_AFTER_DAYS,
  REHEARSE_AFTER_DAYS,
  daysBetween,
  safekeepingDuties,
  type SafekeepingDays,
  type SafekeepingDuty,
} from './safekeeping.ts';
