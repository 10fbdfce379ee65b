export {
  EXCEPTIONS,
  KINDS_OF_DATA,
  agreedKinds,
  composeReferral,
  type Agreement,
  type CaseFacts,
  type Composing,
  type Exception,
  type KindOfData,
  type NamedException,
  type Recipient,
  type Referral,
  type ReferralLine,
  type ScreeningFacts,
  type Warning,
} from './compose.ts';
export {
  NOT_RECORDED,
  PERIODS,
  SMALLEST,
  countFigures,
  countableFields,
  hiddenWhereTheyAddUp,
  periodOf,
  suppress,
  type CountedCase,
  type FigureRow,
  type FigureTable,
  type Period,
  type ShownFigures,
} from './figures.ts';
export {
  STATES,
  daysLater,
  isDue,
  nextStates,
  stateOf,
  withStep,
  type FollowedReferral,
  type ReferralState,
  type ReferralStep,
} from './follow-up.ts';
export { exportHtcds, jsonOf, type BesidePerson, type HtcdsCaseFile, type LeftOut } from './htcds-export.ts';
export {
  readJson,
  readTable,
  type AskThem,
  type HtcdsRead,
  type NotRead,
  type Repair,
} from './htcds-import.ts';
export { offeredValues } from './htcds-offered.ts';
export {
  EMPTY_RECORD,
  NOT_SAID,
  OWN_BODY,
  PHONE,
  POSSIBLE,
  STATUS,
  STATUS_BY,
  standardOf,
  type DecisionElsewhere,
  type HtcdsFields,
  type HtcdsPerson,
  type HtcdsRecord,
  type HtcdsValue,
  type NotSaid,
  type Standard,
} from './htcds-record.ts';
export { BESIDE_COLUMN, safeCell, tableOf, textOfCell } from './htcds-table.ts';
export { callOf, plainTextOf, sheetOf, wordsOfLine, type Say, type Sheet } from './sheet.ts';
export { keptReferralOf, kindsTold, type KeptReferral } from './kept.ts';
export { keptFile, keptFileOf, type KeptFile } from './kept-file.ts';
