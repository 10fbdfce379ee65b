import { contentOf, nextCode, type Case } from './case.ts';
import { isDay } from './days.ts';

/** A case on its way to a colleague, as it lies in a sealed file. */
export interface Handover {
  readonly kind: 'countersign-handover';
  readonly format: 1;
  readonly madeAt: number;
  /** Who hands over, and to whom, as they named themselves. */
  readonly from: string;
  readonly to: string;
  /** What the colleague must know first. */
  readonly note: string;
  readonly case: Case;
}

/** Makes the content of a file. The clock of keeping begins anew there; a hold goes with the case. */
export function handoverOf(one: Case, about: Pick<Handover, 'from' | 'to' | 'note' | 'madeAt'>): Handover {
  return {
    kind: 'countersign-handover',
    format: 1,
    ...about,
    case: { ...one, keeping: { warnedAt: null, keptOnAt: null } },
  };
}

type Shape = (value: unknown) => boolean;
const text: Shape = (value) => typeof value === 'string';
/** A moment that a calendar has: beyond it no screen can name the day. */
const moment: Shape = (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15;
const day: Shape = (value) => typeof value === 'string' && isDay(value);
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const among =
  (...values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value);
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const object =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(fields).every(([name, shape]) => shape((value as Record<string, unknown>)[name]));

/** What a case must look like so that every screen can show it. A file may come from anywhere. */
const CASE = object({
  code: text,
  country: orNull(text),
  stage: orNull(text),
  openedAt: moment,
  changedAt: moment,
  timeline: list(object({ at: moment, text, words: among('person', 'officer', 'not-noted') })),
  screenings: list(
    object({
      flow: text,
      summary: text,
      handbookFingerprint: text,
      answers: object({}),
      band: text,
      outcome: text,
      keptAt: moment,
    }),
  ),
  agreements: list(
    object({
      id: text,
      recipient: text,
      kind: text,
      about: text,
      answer: among('yes', 'no'),
      language: text,
      interpreter: text,
      present: text,
      at: moment,
      withdrawnAt: orNull(moment),
    }),
  ),
  legalBasis: text,
  needs: list(object({ id: text, what: text, since: moment, metAt: orNull(moment) })),
  tasks: list(object({ id: text, what: text, due: orNull(day), doneAt: orNull(moment) })),
  nextSafeContact: orNull(object({ at: moment, how: text, number: text, coverSentence: text })),
  deadlines: list(
    object({
      id: text,
      country: text,
      fact: text,
      text,
      confidence: orNull(text),
      sources: list(object({ title: text, url: text, readOn: text })),
      from: day,
      day: orNull(day),
      needsCheck: among(true),
      doneAt: orNull(moment),
    }),
  ),
  sheets: list(object({ id: text, kind: text, at: moment, title: text })),
  sharedWith: list(
    object({
      id: text,
      at: moment,
      recipient: text,
      how: text,
      kinds: list(text),
      what: text,
      exception: orNull(text),
    }),
  ),
  hold: orNull(object({ why: text, since: moment })),
  keeping: object({ warnedAt: orNull(moment), keptOnAt: orNull(moment) }),
  takenOver: orNull(object({ code: text, from: text, at: moment })),
});

/** Reads what a sealed file held; undefined for anything but a whole handover of a format known here. */
export function handoverIn(value: unknown): Handover | undefined {
  const frame = object({
    kind: among('countersign-handover'),
    format: among(1),
    madeAt: moment,
    from: text,
    to: text,
    note: text,
    case: object({ kind: among('case'), timeline: Array.isArray }),
  });
  if (!frame(value)) return undefined;
  const handover = value as Handover;
  const one = contentOf(handover.case);
  return one?.kind === 'case' && CASE(one) ? { ...handover, case: one } : undefined;
}

/** What taking a case over would do, for somebody to look at before it is done. */
export interface TakeOverPreview {
  /** The code that it will have here. */
  readonly code: string;
  /** Codes of cases here that were opened at the same moment under the same code, or were taken over from it already. */
  readonly alreadyHere: readonly string[];
  readonly openTasks: readonly string[];
  readonly openNeeds: readonly string[];
}

/** Looks at what a handover brings beside the cases that are there. Nothing that is there is ever changed by it. */
export function previewOf(handover: Handover, cases: readonly Case[]): TakeOverPreview {
  const coming = handover.case;
  const codes = cases.map(({ code }) => code);
  const same = (one: Case): boolean =>
    one.openedAt === coming.openedAt && (one.code === coming.code || one.takenOver?.code === coming.code);
  return {
    code: codes.includes(coming.code) ? nextCode(codes) : coming.code,
    alreadyHere: cases.filter(same).map(({ code }) => code),
    openTasks: coming.tasks.filter(({ doneAt }) => doneAt === null).map(({ what }) => what),
    openNeeds: coming.needs.filter(({ metAt }) => metAt === null).map(({ what }) => what),
  };
}

/** The case as it is kept here, under a code that no case here has. */
export function takenOver(handover: Handover, code: string, now: number): Case {
  const { case: one, from } = handover;
  return { ...one, code, changedAt: now, takenOver: { code: one.code, from, at: now } };
}
