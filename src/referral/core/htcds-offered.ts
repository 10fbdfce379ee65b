import type { Standard } from './htcds-record.ts';

/** What recorded signs suggest for a case file: codes, and values of our own, by field. */
export interface Offered {
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly precise: Readonly<Record<string, readonly string[]>>;
}

/**
 * The values that are offered for recorded concepts, in the order of the handbook. They are a first filling for the
 * officer to look at, and nothing that was concluded.
 */
export function offeredValues(concepts: Iterable<string>, standard: Standard): Offered {
  const recorded = new Set(concepts);
  const codes: Record<string, string[]> = {};
  const precise: Record<string, string[]> = {};
  for (const { field, value, concepts: signs } of standard.htcds.offeredFor) {
    if (!signs.some((sign) => recorded.has(sign))) continue;
    const into = standard.preciseOf(field).has(value) ? precise : codes;
    into[field] = [...(into[field] ?? []), value];
  }
  return { codes, precise };
}
