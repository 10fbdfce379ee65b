export {
  Breakdown,
  FigureFile,
  FigureRecord,
  FigureSource,
  FigureSourceFile,
  GapFile,
  Metric,
  MetricFile,
  PART_NAMES,
  PeriodRecord,
  type Gap,
  type PartName,
} from './figures.ts';
