import type { HtcdsField } from '../content/index.ts';
import { BESIDE_COLUMN, textOfCell } from './htcds-table.ts';
import {
  EMPTY_RECORD,
  NOT_SAID,
  OWN_BODY,
  PHONE,
  POSSIBLE,
  STATUS,
  STATUS_BY,
  plainText,
  soundValue,
  type DecisionElsewhere,
  type HtcdsFields,
  type HtcdsPerson,
  type HtcdsRecord,
  type HtcdsValue,
  type NotSaid,
  type Standard,
} from './htcds-record.ts';

/** Something that was put right while reading. */
export interface Repair {
  readonly code:
    | 'renamed'
    | 'label-followed'
    | 'unnamed-column'
    | 'label-not-trusted'
    | 'trimmed'
    | 'label-for-code'
    | 'split-at-blanks'
    | 'written-otherwise';
  /** The field as it is read. */
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Something that could not be taken over. It is shown, so that nothing of the file is lost unseen. */
export interface NotRead {
  readonly why: 'unknown-field' | 'deprecated' | 'no-such-code' | 'not-a-day' | 'not-a-value' | 'one-only';
  readonly field: string;
  readonly value: string;
}

/**
 * Another body recorded a decision of its own about a person, one that no file of ours ever writes. Nobody here repeats
 * it: the officer is told to ask that body.
 */
export interface AskThem {
  /** Which person of the file, counted from 0. */
  readonly person: number;
  /** The code of the body, where the file says. */
  readonly by?: string;
}

export interface HtcdsRead {
  readonly record: HtcdsRecord;
  readonly repairs: readonly Repair[];
  readonly notRead: readonly NotRead[];
  readonly askThem: readonly AskThem[];
}

/** Rule 1: this reader alone knows the code, and only to set it aside. */
const SET_ASIDE = /^not_?an?_?victim/;

/** Letters and digits only, small: how labels and codes are compared. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Reads values one by one, and remembers what it put right and what it left. */
class Reader {
  readonly repairs: Repair[] = [];
  readonly notRead: NotRead[] = [];
  readonly #standard: Standard;

  constructor(standard: Standard) {
    this.#standard = standard;
  }

  repair(code: Repair['code'], field: string, from: string, to: string): void {
    const known = this.repairs.some((one) => one.code === code && one.field === field && one.from === from);
    if (!known) this.repairs.push({ code, field, from, to });
  }

  leave(why: NotRead['why'], field: string, value: unknown): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text.trim() !== '') this.notRead.push({ why, field, value: text });
  }

  #code(field: HtcdsField, written: string): string | undefined {
    const codes = this.#standard.codesOf(field.name);
    const text = plainText(written);
    if (text === undefined || !codes) return undefined;
    if (codes.has(text)) {
      if (text !== written) this.repair('trimmed', field.name, written, text);
      return text;
    }
    const wanted = bare(text);
    const found = [...codes].find(([code, label]) => bare(code) === wanted || bare(label) === wanted);
    if (found) this.repair('label-for-code', field.name, text, found[0]);
    return found?.[0];
  }

  #codes(field: HtcdsField, written: readonly string[]): string[] {
    return [
      ...new Set(
        written.flatMap((one) => {
          const code = this.#code(field, one);
          if (code === undefined) this.leave('no-such-code', field.name, one);
          return code ?? [];
        }),
      ),
    ];
  }

  /** The codes of one text: as a whole first, for labels hold semicolons too; then at semicolons; then at blanks. */
  #split(field: HtcdsField, text: string): string[] {
    const whole = this.#code(field, text);
    if (whole !== undefined) return [whole];
    const parts = text.split(';').filter((part) => part.trim() !== '');
    const codes = this.#standard.codesOf(field.name);
    return parts.flatMap((part) => {
      const words = part.trim().split(/\s+/);
      if (words.length > 1 && words.every((word) => codes?.has(word))) {
        this.repair('split-at-blanks', field.name, part.trim(), words.join(';'));
        return words;
      }
      return [part];
    });
  }

  /** What a field holds, out of a cell or a value of JSON; undefined for nothing. */
  value(field: HtcdsField, written: unknown): HtcdsValue | undefined {
    if (written === null || written === undefined) return undefined;
    if (typeof written === 'string' && written.trim() === '') return undefined;
    const exact = soundValue(field, written, this.#standard);
    if (exact !== undefined && !Array.isArray(exact)) {
      if (typeof written === 'string' && written !== exact && field.type === 'one') {
        this.repair('trimmed', field.name, written, String(exact));
      }
      return exact;
    }
    const text = typeof written === 'string' ? written.trim() : undefined;
    switch (field.type) {
      case 'one': {
        const codes = this.#codes(field, text === undefined ? strings(written) : this.#split(field, text));
        for (const more of codes.slice(1)) this.leave('one-only', field.name, more);
        return codes[0];
      }
      case 'several': {
        const codes = this.#codes(
          field,
          text === undefined ? strings(written) : this.#split(field, written as string),
        );
        if (codes.length === 0 && text === undefined && strings(written).length === 0) {
          this.leave('not-a-value', field.name, written);
        }
        return codes.length > 0 ? codes : undefined;
      }
      case 'countries': {
        const parts = text === undefined ? strings(written) : text.split(/[;\s]+/);
        const sound = parts.flatMap((part) => this.#country(field, part) ?? []);
        return sound.length > 0 ? [...new Set(sound)] : undefined;
      }
      case 'country':
        return this.#country(field, text ?? JSON.stringify(written));
      case 'language': {
        const small = text?.toLowerCase() ?? '';
        if (/^[a-z]{2,3}$/.test(small)) return this.#otherwise(field, text ?? '', small);
        break;
      }
      case 'checkbox': {
        const found =
          /^(true|yes|1)$/i.test(text ?? '') || (/^(false|no|0)$/i.test(text ?? '') ? false : null);
        if (found !== null) return found;
        break;
      }
      case 'number': {
        const number = Number(text);
        if (text !== undefined && Number.isFinite(number)) return number === 0 ? 0 : number;
        break;
      }
      case 'phone': {
        const digits = (text ?? '').replace(/[\s()./-]/g, '');
        if (PHONE.test(digits)) return this.#otherwise(field, text ?? '', digits);
        break;
      }
      case 'date':
        this.leave('not-a-day', field.name, written);
        return undefined;
      case 'text':
      case 'long-text':
        break;
    }
    this.leave('not-a-value', field.name, written);
    return undefined;
  }

  #otherwise(field: HtcdsField, from: string, to: string): string {
    if (from !== to) this.repair('written-otherwise', field.name, from, to);
    return to;
  }

  #country(field: HtcdsField, text: string): string | undefined {
    const code = text.trim().toUpperCase();
    if (/^[A-Z]{2}$/.test(code)) return this.#otherwise(field, text, code);
    this.leave('no-such-code', field.name, text);
    return undefined;
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const objects = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one) => isObject(one)) : [];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A person as the file has it, before the status is looked at. */
interface RawPerson {
  readonly fields: HtcdsFields;
  /** The status was the one that is set aside. */
  readonly setAside: boolean;
  readonly beside: unknown;
}

/** Looks at one raw object of a section: known fields are read, the rest is reported. */
function fieldsOf(
  raw: Readonly<Record<string, unknown>>,
  standard: Standard,
  reader: Reader,
): { readonly fields: HtcdsFields; readonly setAside: boolean } {
  const fields: Record<string, HtcdsValue> = {};
  let setAside = false;
  for (const [written, value] of Object.entries(raw)) {
    const name = fieldNamed(written, standard, reader);
    const field = standard.fields.get(name);
    if (!field) {
      reader.leave(standard.htcds.deprecated.includes(name) ? 'deprecated' : 'unknown-field', name, value);
    } else if (name === STATUS && typeof value === 'string' && SET_ASIDE.test(bare(value))) {
      setAside = true;
    } else {
      const read = reader.value(field, value);
      if (read !== undefined) fields[name] = read;
    }
  }
  return { fields, setAside };
}

/** The exact name of a field, where it is written with blanks around it or as a faulty template has it. */
function fieldNamed(written: string, standard: Standard, reader: Reader): string {
  const plain = written.trim();
  const misnamed = standard.htcds.misnamed.find((one) => one.written === plain);
  if (misnamed) reader.repair('renamed', misnamed.field, plain, misnamed.field);
  return misnamed?.field ?? plain;
}

/** Puts persons together: whose word the status is, and what stands beside the standard. */
function personsOf(
  raw: readonly RawPerson[],
  standard: Standard,
): { readonly persons: HtcdsPerson[]; readonly askThem: AskThem[] } {
  const askThem: AskThem[] = [];
  const persons = raw.map(({ fields, setAside, beside }, person): HtcdsPerson => {
    const { [STATUS]: status, [STATUS_BY]: by, ...rest } = fields;
    const body = typeof by === 'string' ? { by } : {};
    if (setAside) askThem.push({ person, ...body });
    const own = status === POSSIBLE && by === OWN_BODY;
    const elsewhere: DecisionElsewhere | undefined =
      typeof status === 'string' && !own
        ? { status, ...body }
        : decisionOf(beside, standard, person, askThem);
    return {
      fields: { ...rest, ...(own ? { [STATUS]: POSSIBLE, [STATUS_BY]: OWN_BODY } : {}) },
      precise: preciseOf(beside, standard),
      notSaid: notSaidOf(beside, standard),
      ...(elsewhere ? { decisionElsewhere: elsewhere } : {}),
    };
  });
  return { persons, askThem };
}

function decisionOf(
  beside: unknown,
  standard: Standard,
  person: number,
  askThem: AskThem[],
): DecisionElsewhere | undefined {
  const decision = isObject(beside) ? beside.decisionElsewhere : undefined;
  if (!isObject(decision) || typeof decision.status !== 'string') return undefined;
  const by =
    typeof decision.by === 'string' && standard.codesOf(STATUS_BY)?.has(decision.by)
      ? { by: decision.by }
      : {};
  if (SET_ASIDE.test(bare(decision.status))) {
    askThem.push({ person, ...by });
    return undefined;
  }
  return standard.codesOf(STATUS)?.has(decision.status) ? { status: decision.status, ...by } : undefined;
}

/** Values of our own, as far as the handbook knows them. */
function preciseOf(beside: unknown, standard: Standard): HtcdsPerson['precise'] {
  const given = isObject(beside) && isObject(beside.precise) ? beside.precise : {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, values]) => {
      const known = strings(values).filter((value) => standard.preciseOf(name).has(value));
      return known.length > 0 ? [[name, known]] : [];
    }),
  );
}

function notSaidOf(beside: unknown, standard: Standard): HtcdsPerson['notSaid'] {
  const given = isObject(beside) && isObject(beside.notSaid) ? beside.notSaid : {};
  return Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, NotSaid] =>
        standard.fields.has(entry[0]) && NOT_SAID.some((reason) => reason === entry[1]),
    ),
  );
}

/**
 * Reads a case file of JSON, as this app writes it or with the published defects. Returns undefined when the value is no
 * such file at all; what of it could not be read stands in `notRead`.
 */
export function readJson(value: unknown, standard: Standard): HtcdsRead | undefined {
  if (!isObject(value) || typeof value.htcds !== 'string') return undefined;
  const reader = new Reader(standard);
  const section = (name: string): HtcdsFields[] =>
    objects(value[name])
      .map((raw) => fieldsOf(raw, standard, reader).fields)
      .filter((fields) => Object.keys(fields).length > 0);
  const x = isObject(value.x) ? value.x : {};
  const beside: unknown[] = Array.isArray(x.countersign_persons) ? x.countersign_persons : [];
  const raw = objects(value.persons).map((one, n): RawPerson => ({
    ...fieldsOf(one, standard, reader),
    beside: beside[n],
  }));
  const { persons, askThem } = personsOf(raw, standard);
  return {
    record: {
      case: isObject(value.case) ? fieldsOf(value.case, standard, reader).fields : {},
      persons,
      organisations: section('organisations'),
      referrals: section('referrals'),
      events: section('events'),
      comments: section('comments'),
    },
    repairs: reader.repairs,
    notRead: reader.notRead,
    askThem,
  };
}

/** Which field a column holds: by its name, or by its label where a published template is known to be wrong. */
function columnsOf(
  names: readonly string[],
  labels: readonly string[] | undefined,
  standard: Standard,
  reader: Reader,
): string[] {
  const byLabel = new Map(standard.htcds.labelled.map(({ label, field }) => [bare(label), field]));
  const confused = new Set(byLabel.values());
  const longest = Math.max(names.length, labels?.length ?? 0);
  return Array.from({ length: longest }, (_, n) => {
    const written = names[n] ?? '';
    const label = labels?.[n]?.trim() ?? '';
    const name = fieldNamed(written, standard, reader);
    const labelled = byLabel.get(bare(label));
    if (name === '' && labelled !== undefined) {
      reader.repair('unnamed-column', labelled, label, labelled);
      return labelled;
    }
    if (labelled !== undefined && labelled !== name && confused.has(name)) {
      reader.repair('label-followed', labelled, `${name}, ${label}`, labelled);
      return labelled;
    }
    if (name === 'prs_Title' && bare(label) === 'secondname') {
      reader.repair('label-not-trusted', name, label, name);
    }
    return name;
  });
}

/** true for a row of labels below the row of names, as the templates have it. */
function isLabelRow(row: readonly string[] | undefined, standard: Standard): row is readonly string[] {
  if (!row) return false;
  const labels = new Set([
    ...standard.htcds.labelled.map(({ label }) => bare(label)),
    ...standard.htcds.fields.flatMap(({ name, label }) => [bare(name.slice(4)), bare(label)]),
  ]);
  const filled = row.filter((cell) => cell.trim() !== '');
  const known = filled.filter((cell) => labels.has(bare(cell)));
  return known.length >= 2 && known.length * 2 > filled.length;
}

/** Names that a table may have at its head. */
function knowsNames(row: readonly string[], standard: Standard): boolean {
  const names = new Set([
    ...standard.fields.keys(),
    ...standard.htcds.deprecated,
    ...standard.htcds.misnamed.map(({ written }) => written),
  ]);
  return row.some((cell) => names.has(cell.trim()));
}

/**
 * Reads a table of one case: names in the first row, and perhaps labels in the second. Returns undefined when no column
 * has a name of the standard.
 */
export function readTable(table: readonly (readonly string[])[], standard: Standard): HtcdsRead | undefined {
  const [head, ...below] = table.map((row, n) =>
    n === 0 ? row.map((cell) => cell.replace(/^\uFEFF/, '')) : [...row],
  );
  if (!head || !knowsNames(head, standard)) return undefined;
  const reader = new Reader(standard);
  const labels = isLabelRow(below[0], standard) ? below[0] : undefined;
  const columns = columnsOf(head, labels, standard, reader);
  const rows = (labels ? below.slice(1) : below).filter((row) => row.some((cell) => cell.trim() !== ''));

  const sections = new Map<HtcdsField['part'], HtcdsFields[]>();
  const persons: RawPerson[] = [];
  let ofCase: HtcdsFields = {};
  let beside: readonly unknown[] = [];
  rows.forEach((row, r) => {
    const raw = new Map<HtcdsField['part'], Record<string, unknown>>();
    columns.forEach((name, n) => {
      const cell = row[n] ?? '';
      if (cell.trim() === '') return;
      if (name === BESIDE_COLUMN) {
        if (r === 0) beside = besideIn(cell);
        return;
      }
      const field = standard.fields.get(name);
      const part = field?.part ?? 'case';
      const text = field && ['text', 'long-text'].includes(field.type) ? textOfCell(cell) : cell;
      // A column that a faulty template has twice: the first that holds something stays, the other is reported.
      const values = raw.get(part) ?? {};
      if (Object.hasOwn(values, name)) reader.leave('one-only', name, cell);
      else raw.set(part, { ...values, [name]: text });
    });
    for (const [part, values] of raw) {
      const { fields, setAside } = fieldsOf(values, standard, reader);
      if (part === 'case' || part === 'plan') {
        // One case in a file: what a later row says otherwise is shown, and not taken for this case's.
        for (const [name, value] of Object.entries(fields)) {
          if (ofCase[name] === undefined) ofCase = { ...ofCase, [name]: value };
          else if (JSON.stringify(ofCase[name]) !== JSON.stringify(value))
            reader.leave('one-only', name, value);
        }
      } else if (part === 'person') {
        while (persons.length < r) persons.push({ fields: {}, setAside: false, beside: undefined });
        persons[r] = { fields, setAside, beside: undefined };
      } else if (Object.keys(fields).length > 0) sections.set(part, [...(sections.get(part) ?? []), fields]);
    }
  });
  const all = Array.from({ length: Math.max(persons.length, beside.length) }, (_, n): RawPerson => ({
    ...(persons[n] ?? { fields: {}, setAside: false }),
    beside: beside[n],
  }));
  const { persons: read, askThem } = personsOf(all, standard);
  return {
    record: {
      ...EMPTY_RECORD,
      case: ofCase,
      persons: read,
      organisations: sections.get('organisation') ?? [],
      referrals: sections.get('referral') ?? [],
      events: sections.get('event') ?? [],
      comments: sections.get('comment') ?? [],
    },
    repairs: reader.repairs,
    notRead: reader.notRead,
    askThem,
  };
}

function besideIn(cell: string): readonly unknown[] {
  try {
    const value = JSON.parse(cell) as unknown;
    const x = isObject(value) && isObject(value.x) ? value.x : {};
    return Array.isArray(x.countersign_persons) ? x.countersign_persons : [];
  } catch {
    return [];
  }
}
