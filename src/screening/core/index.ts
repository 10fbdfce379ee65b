export {
  NO_ANSWERS,
  rowId,
  rowKey,
  standing,
  type Answer,
  type AnswerKey,
  type Answers,
  type Evidence,
} from './answers.ts';
export {
  BANDS,
  HOURS_THAT_CANNOT_WAIT,
  assess,
  heightOf,
  type Assessment,
  type DimensionResult,
  type DimensionResults,
  type Profile,
  type Reason,
  type ReasonCode,
  type Situation,
} from './assess.ts';
export { besideKey, besideOf, isBeside, type BesideKind } from './beside.ts';
export { answersOf, runExample } from './examples.ts';
export {
  FIRST_SCREEN,
  answersToConfirm,
  asksAlone,
  confirmAnswer,
  countingRows,
  factsOf,
  holds,
  shownThemes,
  standsAtFirstScreen,
  stepsThatFit,
  walkOpening,
  withAnswer,
  type Facts,
  type FlowWithId,
  type KeyedRow,
  type OpeningPlace,
  type OpeningWalk,
  type ShownQuestion,
  type ShownTheme,
} from './flow.ts';
export {
  DIMENSIONS,
  PUBLISHED_LISTS,
  fitsAge,
  indexIndicators,
  ticksFor,
  type Age,
  type ConceptId,
  type Fit,
  type IndicatorId,
  type IndicatorIndex,
  type ListWithId,
  type ListedIndicator,
  type PublishedList,
} from './indicators.ts';
export { judgeDimension, type StrengthCounts } from './judge-dimension.ts';
export { screen, whatWouldRaise, type Raise, type Screening } from './screen.ts';
