export type { CaseSource, ListedCase, PracticeCase } from './case.ts';
export {
  debriefOf,
  slipsIn,
  type Chosen,
  type Debrief,
  type DebriefedChoice,
  type DebriefedStage,
  type ReferralStanding,
} from './debrief.ts';
export {
  noticedIn,
  signCount,
  type BesideAnswer,
  type Noticed,
  type NoticedSign,
  type SignState,
} from './noticed.ts';
export { MOST, RESULT_BITS, packResult, resultOf, unpackResult, type CaseResult } from './result.ts';
export {
  asRun,
  beginAgain,
  beginRun,
  canHappen,
  happened,
  saidToHaveSeen,
  standingOf,
  type CaseLog,
  type CaseRun,
  type CaseStanding,
  type Decision,
  type GivenAnswer,
  type GivenAnswers,
  type Happening,
  type LogLine,
} from './run.ts';
