export { besideOf, sheetBeside, sheetsBeside, withoutCase, type Beside, type BesideEntry } from './beside.ts';
export { briefingOf, type Briefing } from './briefing.ts';
export {
  SMALLEST_FIGURE,
  csvOfBriefings,
  monthsOfBriefings,
  type MonthOfBriefings,
} from './briefing-months.ts';
export {
  DATA_KINDS,
  contentOf,
  draftKey,
  emptyCase,
  isDraftOf,
  lifted,
  nextCode,
  sheetsByKind,
  sortCases,
  withLine,
  withScreening,
  withSheet,
  withoutSheet,
  type Agreement,
  type CardWordsRead,
  type Case,
  type CaseEntry,
  type ClockSeen,
  type Content,
  type DataKind,
  type Deadline,
  type Draft,
  type DraftEntry,
  type DraftOf,
  type Hold,
  type KeptScreening,
  type Need,
  type SafeContact,
  type ScreeningDraft,
  type Shared,
  type Sheet,
  type SheetDraft,
  type TakenOver,
  type Task,
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
  safekeepingDuties,
  type SafekeepingDays,
  type SafekeepingDuty,
  wholeDaysSince,
} from './safekeeping.ts';
export { lineOf, packed, sortLines, unpacked, type CaseLine, type ListedCase } from './case-line.ts';
export {
  lastAnswer,
  mayGo,
  notAgreed,
  standingOf,
  wentOut,
  withAgreement,
  withShared,
  withdraw,
  type AgreedTo,
  type Standing,
  type Withdrawal,
} from './agreements.ts';
export { dayAfter, daysBetween, isDay } from './days.ts';
export {
  daysNamed,
  deadlineFrom,
  withDeadline,
  withDeadlineDay,
  withDeadlineDone,
  type KnownFact,
} from './deadlines.ts';
export { documentsOf, textOf, type CaseDocument } from './find-case.ts';
export {
  handoverIn,
  handoverOf,
  previewOf,
  takenOver,
  type Handover,
  type TakeOverPreview,
} from './handover.ts';
export { heldAbout, undecidedLines, type HeldAbout, type LineChoice } from './held-about.ts';
export {
  CLOCK_JUMP_DAYS,
  WARNING_DAYS,
  clockJumped,
  daysLeft,
  endOf,
  handedOver,
  keepingOf,
  retentionRun,
  withHold,
  withKeptOn,
  withWarning,
  type KeepingState,
  type RetentionRun,
} from './retention.ts';
export { dueIn, withNeed, withNeedMet, withSafeContact, withTask, withTaskDone, type Due } from './tasks.ts';
export { UNDECIDED, type RetentionPolicy } from './retention-policy.ts';
