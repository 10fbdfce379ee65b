export {
  compared,
  levelOf,
  nextActions,
  resultOf,
  standing,
  type Change,
  type Compared,
  type SelfTestAnswer,
  type SelfTestAnswers,
  type SelfTestEntered,
  type SelfTestResult,
  type SelfTestWithSources,
  type Standing,
} from './standing.ts';
export { enteredOf, readResult, type ReadResult } from './read-result.ts';
export { ANSWERS } from './answers.ts';
