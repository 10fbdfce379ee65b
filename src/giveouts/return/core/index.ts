export {
  ALWAYS_ASKED,
  ASKED_FOR_CHILD,
  EMPTY_PLAN,
  isPlanBegun,
  mayBeChild,
  notByUs,
  ownStateStepWaits,
  planOf,
  type Age,
  type Answer,
  type Likely,
  type ReturnPlan,
  type ReturnWithSources,
  type RiskEntry,
  type Severe,
  type StepEntry,
} from './plan.ts';
export { LIKELY, SEVERE, levelOfRisk, type RiskLevel } from './risk.ts';
export { stopsOf, type Stop } from './stops.ts';
export { dayFaults, type DayFault } from './days.ts';
