export { chartOf, type Bar, type Chart, type EmptyYears } from './chart.ts';
export {
  REGION,
  cellsOf,
  fullestYear,
  metricsOf,
  yearFor,
  yearsOf,
  type Amount,
  type Cell,
  type Figure,
  type Figures,
  type Part,
  type Source,
} from './figures.ts';
export { breaksOf, stepOf, stepOfAmount, type Breaks, type Step } from './scale.ts';
export { shownAmount, shownBreakdown, shownParts } from './withhold.ts';
export { writtenAmount, writtenCell, writtenFigure, type AmountWords } from './written.ts';
export { type Place, type RegionMap } from './region-map.ts';
