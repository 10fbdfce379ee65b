import { besideOf, type Beside } from './beside.ts';
import { briefingOf, type Briefing } from './briefing.ts';

/** What was said or seen, at a moment. Milliseconds since 1970. */
export interface TimelineEntry {
  readonly at: number;
  readonly text: string;
}

/**
 * A screening as it was kept. Its answers are the screening's own and are not read here; the fingerprint tells under
 * which handbook they were given.
 */
export interface KeptScreening {
  readonly flow: string;
  /** The title of the flow, so that the note can be read without the handbook it was made under. */
  readonly summary: string;
  readonly handbookFingerprint: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly band: string;
  readonly outcome: string;
  readonly keptAt: number;
}

/** A case. It has a code and never needs a name. */
export interface Case {
  readonly kind: 'case';
  readonly format: 1;
  readonly code: string;
  /** Country code in small letters; null when not known. */
  readonly country: string | null;
  readonly stage: string | null;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly timeline: readonly TimelineEntry[];
  readonly screenings: readonly KeptScreening[];
}

/** A screening that was begun and not kept. */
export interface ScreeningDraft {
  readonly flow: string;
  readonly handbookFingerprint: string;
  readonly answers: Readonly<Record<string, unknown>>;
}
/** Text that was typed and not added yet. */
export interface TextDraft {
  readonly caseId: string;
  readonly text: string;
}
export type Draft = ScreeningDraft | TextDraft;
/** What a draft belongs to: there is one draft for each flow, and one for each case. */
export type DraftOf = Pick<ScreeningDraft, 'flow'> | Pick<TextDraft, 'caseId'>;

/** An officer's word that a fluent reader outside the person's circle has read the cards of a language. */
export interface CardWordsRead {
  readonly kind: 'card-words-read';
  readonly format: 1;
  readonly lang: string;
  /** The edition of the handbook whose words were read. */
  readonly edition: string;
}

/** What lies in a record. */
export type Content =
  | Case
  | CardWordsRead
  | Briefing
  | Beside
  | { readonly kind: 'draft'; readonly format: 1; readonly draft: Draft };

export type CaseEntry = WholeCase | { readonly id: string; readonly damaged: true };
export interface WholeCase {
  readonly id: string;
  readonly damaged: false;
  readonly content: Case;
}
export interface DraftEntry {
  readonly id: string;
  readonly damaged: false;
  readonly content: Draft;
}

/** A name for what a draft belongs to. */
export function draftKey(of: DraftOf): string {
  return 'flow' in of ? `flow ${of.flow}` : `case ${of.caseId}`;
}

const KINDS: readonly Content['kind'][] = ['case', 'draft', 'card-words-read'];

/** Reads what lay in a record. undefined: written by a later version, and left alone. */
export function contentOf(value: unknown): Content | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const briefing = briefingOf(value);
  if (briefing) return briefing;
  const beside = besideOf(value);
  if (beside) return beside;
  const { kind, format } = value as { readonly kind?: unknown; readonly format?: unknown };
  return KINDS.some((one) => one === kind) && format === 1 ? (value as Content) : undefined;
}

/** The next free code: K-1, K-2 ... A code that was used is not used again while its case is there. */
export function nextCode(codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(/^K-(\d+)$/.exec(code)?.[1] ?? 0));
  return `K-${String(Math.max(0, ...numbers) + 1)}`;
}

/** The latest change first; damaged entries, whose day nobody can read, last. Gives a new array. */
export function sortCases(entries: readonly CaseEntry[]): CaseEntry[] {
  const changed = (entry: CaseEntry): number => (entry.damaged ? -1 : entry.content.changedAt);
  return [...entries].sort((a, b) => changed(b) - changed(a) || (a.id < b.id ? -1 : 1));
}

/** A case with one line more. Lines stay in the order in which they were added. */
export function withLine(one: Case, line: TimelineEntry): Case {
  return { ...one, timeline: [...one.timeline, line], changedAt: line.at };
}

/** A case with one screening more. */
export function withScreening(one: Case, kept: KeptScreening): Case {
  return { ...one, screenings: [...one.screenings, kept], changedAt: kept.keptAt };
}
