import type { Concept } from '#screening/content';
import {
  indexIndicators,
  rowKey,
  runExample,
  walkOpening,
  answersOf,
  type FlowWithId,
  type IndicatorIndex,
  type ListWithId,
} from '#screening/core';
import { MOST, caseSchema, type CaseSource, type PracticeCase, type TrainingCase } from './case-schema.ts';
import { fault, type Fault } from './fault.ts';

/** What of the handbook a case is checked against. */
export interface CaseHandbook {
  readonly flows: readonly { readonly id: string; readonly title: string }[];
  /** Reads a flow of the list above. Rejects when it is not on this device. */
  readonly readFlow: (id: string) => Promise<FlowWithId>;
  readonly readSigns: () => Promise<{
    readonly lists: readonly ListWithId[];
    readonly concepts: readonly Concept[];
  }>;
  readonly sources: readonly CaseSource[];
  /** Codes of the countries of the handbook. */
  readonly countries: readonly { readonly code: string; readonly name: string }[];
}

/** Where the real flow and rule lead with the answers of a case. */
export interface End {
  readonly band: string;
  readonly outcome: string;
  /** The title of the outcome. */
  readonly title: string;
  /** The opening question at which the answers stop; undefined when the opening was answered to its end. */
  readonly stopsAt: { readonly id: string; readonly ask: string } | undefined;
}

export type Checked =
  | { readonly ok: true; readonly case: PracticeCase; readonly end: End }
  | {
      readonly ok: false;
      readonly faults: readonly Fault[];
      /** Known as soon as the flow and the answers could be run, also while something else is wrong. */
      readonly end: End | undefined;
    };

/** The id of a case that is in memory only; no case of the handbook has it, because it is an address of its own. */
const OWN = 'own';

/**
 * Checks a case as the compiler does: its form, what its parts say of each other, and where the real flow and rule lead.
 * `value` may be anything. Rejects only when a part of the handbook cannot be read on this device.
 */
export async function checkCase(value: unknown, handbook: CaseHandbook): Promise<Checked> {
  const schema = await caseSchema();
  const parsed = schema.safeParse(value);
  const form = parsed.success ? [] : parsed.error.issues.flatMap((issue) => faultsOfForm(issue, value));
  const ran = await runOf(value, handbook);
  if (!parsed.success) return { ok: false, faults: inOrder([...form, ...ran.faults]), end: ran.end };
  const faults = [
    ...faultsInside(parsed.data, handbook),
    ...ran.faults,
    ...faultsOfEnd(parsed.data, ran.end),
  ];
  if (faults.length > 0 || !ran.end) return { ok: false, faults: inOrder(faults), end: ran.end };
  const bySource = new Map(handbook.sources.map((source) => [source.id, source]));
  return {
    ok: true,
    end: ran.end,
    case: {
      ...parsed.data,
      id: OWN,
      // Notes of the handbook are HTML that the compiler made safe. Of this file nothing is ever shown as HTML.
      notes: '',
      sources: parsed.data.pattern.sources.flatMap((id) => bySource.get(id) ?? []),
    },
  };
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One fault for one place, the first that was found. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ path, key }) => {
    const place = JSON.stringify([path, key]);
    return !seen.has(place) && seen.add(place);
  });
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** What the schema library found, in the keys of our own words. */
function faultsOfForm(issue: Issue, whole: unknown): Fault[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const found = path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    whole,
  );
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => fault([...path, key], 'unknownField', { name: key }));
    case 'invalid_type':
      if (found === undefined || found === null) return [fault(path, 'missing')];
      return [fault(path, 'wrongType', { wanted: issue.expected ?? '' })];
    case 'too_small':
      if (issue.origin === 'string') return [fault(path, 'missing')];
      return [
        fault(path, issue.origin === 'array' ? 'tooFew' : 'tooSmall', { least: String(issue.minimum ?? 1) }),
      ];
    case 'too_big':
      return [fault(path, 'tooBig', { most: String(issue.maximum ?? '') })];
    case 'invalid_value':
      if (found === undefined || found === null) return [fault(path, 'missing')];
      return [fault(path, 'unknownValue', { known: (issue.values ?? []).map(String).join(', ') })];
    case 'invalid_format':
    case 'invalid_key':
      return [fault(path, 'badId')];
    default:
      return [fault(path, 'other')];
  }
}

/** What the parts of a case say of each other, and of the handbook. */
function faultsInside(one: TrainingCase, { sources, countries }: CaseHandbook): Fault[] {
  const faults: Fault[] = [];
  const twice = (list: string, ids: readonly { readonly id: string }[], path: Fault['path'] = []): void => {
    ids.forEach(({ id }, at) => {
      if (ids.findIndex((other) => other.id === id) < at)
        faults.push(fault([...path, list, at], 'twice', { id }));
    });
  };
  const goods = one.stages.flatMap(({ choices }) =>
    choices.filter(({ verdict }) => verdict === 'good'),
  ).length;
  // What the code of a result can hold: see `packResult` of the room of cases.
  if (one.number > MOST.caseNumber) faults.push(fault(['number'], 'tooBig', { most: MOST.caseNumber }));
  if (one.signs.length > MOST.signs) faults.push(fault(['signs'], 'tooMany', { most: MOST.signs }));
  if (goods > MOST.goods) faults.push(fault(['stages'], 'tooManyGood', { most: MOST.goods }));
  const stages = new Set(one.stages.map(({ id }) => id));
  const papers = new Set(one.documents.map(({ id }) => id));
  twice('stages', one.stages);
  twice('documents', one.documents);
  twice('signs', one.signs);
  one.stages.forEach((stage, at) => {
    twice('choices', stage.choices, ['stages', at]);
    stage.documents.forEach((id, n) => {
      if (!papers.has(id)) faults.push(fault(['stages', at, 'documents', n], 'noSuchPaper', { id }));
    });
    stage.choices.forEach(({ verdict, tells, agreed, exception }, n) => {
      const path = ['stages', at, 'choices', n];
      // Rule 4: nobody is told of the person without their agreement; the exceptions are for authorities.
      const authorities = tells?.every((who) => ['police', 'protocol', 'own-state'].includes(who)) ?? false;
      const allowed = agreed === true || (exception !== undefined && authorities);
      if (tells && verdict !== 'harm' && !allowed) faults.push(fault(path, 'tellsWithoutAgreement'));
    });
  });
  one.signs.forEach(({ stage, document }, at) => {
    if (!stages.has(stage)) faults.push(fault(['signs', at, 'stage'], 'noSuchStage', { id: stage }));
    if (document !== undefined && !papers.has(document)) {
      faults.push(fault(['signs', at, 'document'], 'noSuchPaper', { id: document }));
    }
  });
  one.pattern.sources.forEach((id, at) => {
    if (!sources.some((source) => source.id === id)) {
      faults.push(fault(['pattern', 'sources', at], 'noSuchSource', { id }));
    }
  });
  for (const [name, code] of Object.entries(one.countries)) {
    if (code !== undefined && !countries.some((country) => country.code === code)) {
      faults.push(fault(['countries', name], 'noSuchCountry', { id: code }));
    }
  }
  return faults;
}

/** Runs the flow with the answers, as far as there are any that fit it. */
async function runOf(
  value: unknown,
  { flows, readFlow, readSigns }: CaseHandbook,
): Promise<{ faults: Fault[]; end: End | undefined }> {
  const { flow: id, opening, answers = {}, signs } = isGroup(value) ? value : {};
  if (typeof id !== 'string' || id === '') return { faults: [], end: undefined };
  if (!flows.some((known) => known.id === id)) {
    return { faults: [fault(['flow'], 'noSuchFlow', { id })], end: undefined };
  }
  const flow = await readFlow(id);
  const faults: Fault[] = [];
  const rows = rowsOf(flow);
  if (isGroup(opening)) {
    for (const [question, answer] of Object.entries(opening)) {
      const known = Object.hasOwn(flow.opening, question) ? flow.opening[question] : undefined;
      if (!known) faults.push(fault(['opening', question], 'noSuchQuestion', { id: question }));
      else if (!known.answers.some((option) => option.id === answer)) {
        faults.push(fault(['opening', question], 'noSuchAnswer', { id: String(answer) }));
      }
    }
  }
  if (isGroup(answers)) {
    for (const row of Object.keys(answers)) {
      if (!rows.has(row)) faults.push(fault(['answers', row], 'noSuchRow', { id: row }));
    }
  }
  (Array.isArray(signs) ? signs : []).forEach((sign: unknown, at) => {
    const row = isGroup(sign) ? sign.row : undefined;
    if (typeof row === 'string' && !rows.has(row)) {
      faults.push(fault(['signs', at, 'row'], 'noSuchRow', { id: row }));
    }
  });
  if (faults.length > 0 || !isGroup(opening) || !isGroup(answers)) return { faults, end: undefined };
  const given = {
    opening: opening as Record<string, string>,
    answers: answers as Record<string, 'yes' | 'no' | 'unclear'>,
  };
  return { faults, end: endOf(flow, given, indexIndicators([...(await readSigns()).lists])) };
}

/** Every row of a flow, as `question/row`. */
export function rowsOf(flow: FlowWithId): ReadonlySet<string> {
  return new Set(
    Object.entries(flow.questions).flatMap(([question, { rows }]) =>
      rows.map((row) => rowKey(question, row)),
    ),
  );
}

/** Where the flow ends with these answers. */
export function endOf(flow: FlowWithId, given: Parameters<typeof answersOf>[0], index: IndicatorIndex): End {
  const { now } = walkOpening(flow, answersOf(given));
  const { assessment, outcome } = runExample(flow, given, index);
  const stopsAt =
    now.at === 'question' ? { id: now.question, ask: flow.opening[now.question]?.ask ?? '' } : undefined;
  return { band: assessment.band, outcome: outcome.id, title: outcome.outcome.title, stopsAt };
}

function faultsOfEnd(one: TrainingCase, end: End | undefined): Fault[] {
  if (!end) return [];
  if (end.stopsAt) return [fault(['opening'], 'openingStops', { ask: end.stopsAt.ask })];
  return [
    ...(one.band === end.band ? [] : [fault(['band'], 'endsInBand', { band: end.band })]),
    ...(one.reaches === end.outcome
      ? []
      : [fault(['reaches'], 'endsAt', { title: end.title, id: end.outcome })]),
  ];
}
