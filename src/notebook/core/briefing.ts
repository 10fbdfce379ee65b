/**
 * That a card with rights was given: in which words, and whether the officer was alone with the person. Nothing of who
 * it was, so it needs no consent and says nothing about anyone.
 */
export interface Briefing {
  readonly kind: 'briefing';
  readonly format: 1;
  readonly card: 'rights';
  /** The edition of the handbook whose card it was. */
  readonly edition: string;
  /** A language tag. */
  readonly lang: string;
  readonly alone: boolean;
  /** The day of the officer's calendar, as 2026-12-01. */
  readonly day: string;
}

/**
 * Reads a briefing and nothing more: what was put in while the notebook was locked may come from anybody who can write to
 * the disk. undefined for everything else.
 */
export function briefingOf(value: unknown): Briefing | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, format, card, edition, lang, alone, day } = value as Partial<Record<keyof Briefing, unknown>>;
  if (kind !== 'briefing' || format !== 1 || card !== 'rights') return undefined;
  if (typeof edition !== 'string' || !/^[\w.-]{1,24}$/.test(edition)) return undefined;
  if (typeof lang !== 'string' || !/^[A-Za-z0-9-]{2,24}$/.test(lang)) return undefined;
  if (typeof alone !== 'boolean') return undefined;
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  return { kind, format, card, edition, lang, alone, day };
}
