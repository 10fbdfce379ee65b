import { besideOf, type Beside } from './beside.ts';
import { briefingOf, type Briefing } from './briefing.ts';

/** What was said or seen, at a moment. Milliseconds since 1970. */
export interface TimelineEntry {
  readonly at: number;
  readonly text: string;
  /** Whose words they are. `not-noted`: of a time when nobody was asked. */
  readonly words: 'person' | 'officer' | 'not-noted';
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

/** What kind of data the person was asked about. One question, one kind: "everything" is no informed answer. */
export const DATA_KINDS = [
  'notes',
  'identity',
  'reach',
  'account',
  'screening',
  'needs',
  'health',
  'papers',
  'other',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/**
 * What the person answered when asked whether one kind of data may go to one recipient. It is never the legal basis,
 * which stands apart; an answer is not changed later, it is withdrawn, and a new one is asked for.
 */
export interface Agreement {
  readonly id: string;
  /** Who would get it, in words that the person was told. */
  readonly recipient: string;
  readonly kind: DataKind;
  /** What exactly, where the kind says too little; else ''. */
  readonly about: string;
  readonly answer: 'yes' | 'no';
  /** The language in which it was asked. */
  readonly language: string;
  /** Who interpreted; '' for nobody. */
  readonly interpreter: string;
  /** Who else was present; '' for nobody. */
  readonly present: string;
  readonly at: number;
  readonly withdrawnAt: number | null;
}

/** What the person needs, tonight or later. */
export interface Need {
  readonly id: string;
  readonly what: string;
  readonly since: number;
  readonly metAt: number | null;
}

/** Something to do. Days are days of the officer's calendar, as 2026-12-01. */
export interface Task {
  readonly id: string;
  readonly what: string;
  readonly due: string | null;
  readonly doneAt: number | null;
}

/** When and how the person can be reached without danger, as the person said. */
export interface SafeContact {
  readonly at: number;
  readonly how: 'telephone' | 'message' | 'email' | 'in-person' | 'through-someone';
  /** The number or place; '' where there is none. */
  readonly number: string;
  /** What to say when somebody else answers. */
  readonly coverSentence: string;
}

/** A page on which a fact of law was read. */
export interface DeadlineSource {
  readonly title: string;
  readonly url: string;
  readonly readOn: string;
}

/** A day set by law. It came out of a handbook, so it stands to be checked until somebody has read the law. */
export interface Deadline {
  readonly id: string;
  /** Country code in small letters. */
  readonly country: string;
  /** The name of the fact in the country's file, like `reflectionPeriod`. */
  readonly fact: string;
  /** The fact as the handbook had it when it was taken over. */
  readonly text: string;
  readonly confidence: 'high' | 'medium' | 'low' | null;
  readonly sources: readonly DeadlineSource[];
  /** The day on which it begins to run. */
  readonly from: string;
  /** The last day; null until somebody set it. */
  readonly day: string | null;
  readonly needsCheck: true;
  readonly doneAt: number | null;
}

/** What another room keeps in a case: a referral, an offer, a plan. Its data is that room's own and is not read here. */
export interface Sheet {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly title: string;
  readonly data: unknown;
}

/** What left this device, or was read out from it: an entry is added when it happens and never taken back. */
export interface Shared {
  readonly id: string;
  readonly at: number;
  readonly recipient: string;
  readonly how: 'read-out' | 'print' | 'file' | 'handover';
  readonly kinds: readonly DataKind[];
  /** What it was, in a few words. */
  readonly what: string;
  /** Why it went without the person's agreement: danger to life, a child at risk, a duty of law. Else null. */
  readonly exception: 'danger-to-life' | 'child-at-risk' | 'duty-of-law' | null;
}

/** What keeps a case from being deleted when its time is over. */
export interface Hold {
  readonly why: string;
  readonly since: number;
}

/** What the rules of keeping remember about a case. */
export interface Keeping {
  /** When the officer was first shown that its end is near; null: not since its last change. */
  readonly warnedAt: number | null;
  /** When somebody said that it is to be kept for another while; null: never. */
  readonly keptOnAt: number | null;
}

/** Where a case came from that a colleague handed over. */
export interface TakenOver {
  /** The code it had there. */
  readonly code: string;
  readonly from: string;
  readonly at: number;
}

/** A case. It has a code and never needs a name. */
export interface Case {
  readonly kind: 'case';
  readonly format: 2;
  readonly code: string;
  /** Country code in small letters; null when not known. */
  readonly country: string | null;
  readonly stage: string | null;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly timeline: readonly TimelineEntry[];
  readonly screenings: readonly KeptScreening[];
  readonly agreements: readonly Agreement[];
  /** On what law the notes rest, in the officer's words; '' while nobody wrote it. Never worked out from agreements. */
  readonly legalBasis: string;
  readonly needs: readonly Need[];
  readonly tasks: readonly Task[];
  readonly nextSafeContact: SafeContact | null;
  readonly deadlines: readonly Deadline[];
  readonly sheets: readonly Sheet[];
  readonly sharedWith: readonly Shared[];
  readonly hold: Hold | null;
  readonly keeping: Keeping;
  readonly takenOver: TakenOver | null;
}

/** A case as format 1 had it. */
type CaseOfFormat1 = Pick<
  Case,
  'kind' | 'code' | 'country' | 'stage' | 'openedAt' | 'changedAt' | 'screenings'
> & { readonly format: 1; readonly timeline: readonly Pick<TimelineEntry, 'at' | 'text'>[] };

/** Everything that a case of format 2 has beyond one of format 1, empty. */
const NOTHING_MORE = {
  agreements: [],
  legalBasis: '',
  needs: [],
  tasks: [],
  nextSafeContact: null,
  deadlines: [],
  sheets: [],
  sharedWith: [],
  hold: null,
  keeping: { warnedAt: null, keptOnAt: null },
  takenOver: null,
} as const satisfies Partial<Case>;

/** A new case without anything in it. */
export function emptyCase(about: Pick<Case, 'code' | 'country' | 'stage'>, now: number): Case {
  return {
    kind: 'case',
    format: 2,
    code: about.code,
    country: about.country,
    stage: about.stage,
    openedAt: now,
    changedAt: now,
    timeline: [],
    screenings: [],
    ...NOTHING_MORE,
  };
}

/**
 * A case of either format as format 2. The formats only add: what an earlier one did not have is empty, and what stands in
 * the record beyond what is known here stays in it.
 */
export function lifted(one: CaseOfFormat1 | Case): Case {
  const timeline = one.timeline.map((line): TimelineEntry => ({ words: 'not-noted', ...line }));
  return { ...NOTHING_MORE, ...one, format: 2, timeline };
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
  /** Which form of the case it was typed into; missing: the timeline. */
  readonly part?: string;
  readonly text: string;
}
/** A sheet of another room that was filled in and not kept. What was entered is that room's own and is not read here. */
export interface SheetDraft {
  /** Which sheet of the app: its name in the tab, like `return` or `checklist states`. */
  readonly sheet: string;
  /** Which piece of work: two plans that were begun are two drafts. The id that the sheet has, or gets, when it is kept. */
  readonly work: string;
  /** Where it is kept already, and changed since; null: nowhere yet. `caseId` null: beside the cases. */
  readonly keptIn: { readonly caseId: string | null } | null;
  readonly entered: unknown;
}
export type Draft = ScreeningDraft | TextDraft | SheetDraft;
/** What a draft belongs to: one for each flow, one for each form of a case, one for each sheet that was begun. */
export type DraftOf =
  Pick<ScreeningDraft, 'flow'> | Pick<TextDraft, 'caseId' | 'part'> | Pick<SheetDraft, 'work'>;

/** An officer's word that a fluent reader outside the person's circle has read the cards of a language. */
export interface CardWordsRead {
  readonly kind: 'card-words-read';
  readonly format: 1;
  readonly lang: string;
  /** The edition of the handbook whose words were read. */
  readonly edition: string;
}

/** When the notebook was opened last, by the clock of the device: a clock that jumped is noticed by it. */
export interface ClockSeen {
  readonly kind: 'clock';
  readonly format: 1;
  readonly lastSeen: number;
}

/** What lies in a record. */
export type Content =
  | Case
  | CardWordsRead
  | Briefing
  | Beside
  | ClockSeen
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
  if ('flow' in of) return `flow ${of.flow}`;
  if ('work' in of) return `sheet ${of.work}`;
  return of.part === undefined ? `case ${of.caseId}` : `case ${of.caseId} ${of.part}`;
}

const KINDS: readonly Content['kind'][] = ['draft', 'card-words-read', 'clock'];

/** Reads what lay in a record. undefined: written by a later version, and left alone. */
export function contentOf(value: unknown): Content | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const briefing = briefingOf(value);
  if (briefing) return briefing;
  const beside = besideOf(value);
  if (beside) return beside;
  const { kind, format } = value as { readonly kind?: unknown; readonly format?: unknown };
  if (kind === 'case')
    return format === 1 || format === 2 ? lifted(value as CaseOfFormat1 | Case) : undefined;
  return KINDS.some((one) => one === kind) && format === 1 ? (value as Content) : undefined;
}

/** Whether a draft is about a case, and goes with it. */
export function isDraftOf(draft: Draft, caseId: string): boolean {
  if ('work' in draft) return draft.keptIn?.caseId === caseId;
  return 'caseId' in draft && draft.caseId === caseId;
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

/** A case with a sheet in it; one of the same id takes the place of what was there. */
export function withSheet(one: Case, sheet: Sheet): Case {
  const there = one.sheets.some(({ id }) => id === sheet.id);
  const sheets = there
    ? one.sheets.map((before) => (before.id === sheet.id ? sheet : before))
    : [...one.sheets, sheet];
  return { ...one, sheets, changedAt: sheet.at };
}

/** A case without a sheet. */
export function withoutSheet(one: Case, id: string, now: number): Case {
  return { ...one, sheets: one.sheets.filter((sheet) => sheet.id !== id), changedAt: now };
}

/** The sheets of a case by kind, the newest first: of kinds the one with the newest sheet first. */
export function sheetsByKind(
  sheets: readonly Sheet[],
): readonly { readonly kind: string; readonly sheets: readonly Sheet[] }[] {
  const kinds = new Map<string, Sheet[]>();
  for (const sheet of [...sheets].sort((a, b) => b.at - a.at)) {
    kinds.set(sheet.kind, [...(kinds.get(sheet.kind) ?? []), sheet]);
  }
  return [...kinds].map(([kind, some]) => ({ kind, sheets: some }));
}
