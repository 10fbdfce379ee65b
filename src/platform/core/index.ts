export { MOST_KEPT, editionOf, readKept, writeKept, type Kept } from './kept.ts';
export { MASTERY, isPassed, scoreOf, type Worked } from './score.ts';
export {
  maySay,
  readLaunchData,
  statementOf,
  type Launch,
  type LaunchData,
  type Said,
  type Telling,
  type Verb,
} from './statement.ts';
export { isoDuration, scormTime } from './time.ts';
export type { PackageIndex } from './package.ts';
