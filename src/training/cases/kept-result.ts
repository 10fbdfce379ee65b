import type { CaseResult } from './core/index.ts';

/** How one case went, as a participant kept it. */
export interface KeptResult {
  /** Milliseconds since 1970, by the clock of the device. */
  readonly at: number;
  readonly title: string;
  readonly counts: CaseResult;
}

const COUNTS = ['caseNumber', 'noticed', 'signs', 'good', 'goods', 'harm'] as const;

/** Reads what was kept, with care: another version may have written it. Undefined for whatever is no result. */
export function keptResult(value: unknown): KeptResult | undefined {
  const { kind, at, title, counts } = (value ?? {}) as Partial<
    Record<'kind' | 'at' | 'title' | 'counts', unknown>
  >;
  if (kind !== 'result' || typeof at !== 'number' || typeof title !== 'string') return undefined;
  const given = (counts ?? {}) as Partial<Record<keyof CaseResult, unknown>>;
  if (!COUNTS.every((name) => Number.isInteger(given[name]))) return undefined;
  return { at, title, counts: given as CaseResult };
}
