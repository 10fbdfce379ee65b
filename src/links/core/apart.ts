import type { Apart } from './links.ts';
import { LINK_KINDS } from './normalise.ts';

/** Reads what was kept about cases that were taken out of a link; undefined for anything else. */
export function apartOf(about: unknown, cases: readonly string[]): Apart | undefined {
  if (typeof about !== 'object' || about === null) return undefined;
  const { kind, key } = about as { readonly kind?: unknown; readonly key?: unknown };
  const known = LINK_KINDS.find((one) => one === kind);
  return known !== undefined && typeof key === 'string' ? { kind: known, key, cases } : undefined;
}
