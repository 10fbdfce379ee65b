export {
  FEATURES,
  FIELDS,
  LIMITS,
  STANDARD_POLICY,
  type Assessment,
  type EndDayAction,
  type Feature,
  type Field,
  type Office,
  type Policy,
  type RecordKind,
} from './policy.ts';
export {
  FAULTS,
  policyOf,
  policyOfText,
  type PolicyFault,
  type PolicyProblem,
  type ReadPolicy,
} from './policy-of.ts';
