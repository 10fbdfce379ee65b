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
  Fact,
  Flow,
  FlowExample,
  FlowExamples,
  Hearing,
  type OpeningQuestion,
  type Outcome,
  type Question,
  type Row,
  type Step,
  Way,
} from './flow.ts';
export { InventedPeople, InventedPerson } from './people.ts';
