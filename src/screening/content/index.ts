export {
  Concept,
  ConceptFile,
  Dimension,
  ExploitationType,
  Id,
  Indicator,
  IndicatorList,
  SpeaksOf,
  Stage,
  Strength,
} from './indicator.ts';
export {
  Band,
  Condition,
  ContactNeed,
  Entry,
  Fact,
  Flow,
  FlowExample,
  FlowExamples,
  type FirstScreen,
  Hearing,
  type OpeningQuestion,
  type Outcome,
  Question,
  type Row,
  type Step,
  Way,
} from './flow.ts';
export {
  FlowFile,
  PartsFile,
  QuestionBank,
  type OutcomeFile,
  type SharedOpeningQuestion,
  type StepsFile,
} from './flow-file.ts';
export { CardOriginals, CardTranslation } from './card-words.ts';
export { InventedPeople, InventedPerson } from './people.ts';
