import type { HtcdsField } from '../content/index.ts';
import {
  OWN_BODY,
  POSSIBLE,
  STATUS,
  STATUS_BY,
  soundValue,
  type HtcdsFields,
  type HtcdsPerson,
  type HtcdsRecord,
  type HtcdsValue,
  type Standard,
} from './htcds-record.ts';

/** What stands beside the standard, for one person. Our own, under our own prefix. */
export interface BesidePerson {
  readonly precise?: Readonly<Record<string, readonly string[]>>;
  readonly notSaid?: Readonly<Record<string, string>>;
  readonly decisionElsewhere?: { readonly status: string; readonly by?: string };
}

/** A case file as JSON. The standard defines names and codes; this layout is ours. */
export interface HtcdsCaseFile {
  readonly htcds: string;
  readonly generator: string;
  /** RFC 3339. */
  readonly exported: string;
  readonly case: HtcdsFields;
  readonly persons: readonly HtcdsFields[];
  readonly organisations: readonly HtcdsFields[];
  readonly referrals: readonly HtcdsFields[];
  readonly events: readonly HtcdsFields[];
  readonly comments: readonly HtcdsFields[];
  readonly x: {
    readonly countersign_attribution: string;
    readonly countersign_persons?: readonly BesidePerson[];
  };
}

/** Why a field that holds something is not in the file. */
export interface LeftOut {
  readonly field: string;
  readonly why: 'not-chosen' | 'no-consent' | 'no-code' | 'not-ours-to-say';
}

export interface ExportWishes {
  /** Full names of fields that are left out unless they are chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly generator: string;
  readonly exported: string;
}

/**
 * Makes the case file of a record. Minimal: what identifies somebody, free text and names of staff are in it only when
 * chosen, and the first two only for persons whose informed consent is recorded. A value that is no code of the standard
 * is never written. The status of identification is the officer's own suspicion or is not there.
 */
export function exportHtcds(
  record: HtcdsRecord,
  standard: Standard,
  { chosen, generator, exported }: ExportWishes,
): { readonly file: HtcdsCaseFile; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const leave = (field: string, why: LeftOut['why']): void => {
    if (!leftOut.some((one) => one.field === field && one.why === why)) leftOut.push({ field, why });
  };
  // What hangs from the case may tell of each of them: all must have agreed.
  const allAgreed =
    record.persons.length > 0 && record.persons.every(({ fields }) => fields.con_Consent === true);

  const fieldsOf = (
    fields: HtcdsFields,
    parts: readonly HtcdsField['part'][],
    agreed: boolean,
  ): HtcdsFields => {
    const written: Record<string, HtcdsValue> = {};
    for (const field of standard.htcds.fields) {
      const value = fields[field.name];
      if (value === undefined || !parts.includes(field.part)) continue;
      if (field.name === STATUS || field.name === STATUS_BY) continue;
      const sound = soundValue(field, value, standard);
      if (sound === undefined) leave(field.name, 'no-code');
      else if (field.leftOut !== undefined && !chosen.has(field.name)) leave(field.name, 'not-chosen');
      else if (field.leftOut !== undefined && field.leftOut !== 'staff' && !agreed) {
        leave(field.name, 'no-consent');
      } else written[field.name] = sound;
    }
    return written;
  };

  const personOf = (person: HtcdsPerson): { readonly fields: HtcdsFields; readonly beside: BesidePerson } => {
    const written: Record<string, HtcdsValue> = {
      ...fieldsOf(person.fields, ['person'], person.fields.con_Consent === true),
    };
    const status = person.fields[STATUS];
    if (status === POSSIBLE) {
      written[STATUS] = POSSIBLE;
      written[STATUS_BY] = OWN_BODY;
    } else if (status !== undefined) leave(STATUS, 'not-ours-to-say');
    const precise: Record<string, readonly string[]> = {};
    for (const [name, values] of Object.entries(person.precise)) {
      const ours = standard.preciseOf(name);
      const known = [...new Set(values)].filter((value) => ours.has(value));
      if (known.length === 0) continue;
      precise[name] = known;
      const before = written[name];
      const codes = Array.isArray(before) ? (before as readonly string[]) : [];
      written[name] = [...new Set([...codes, ...known.flatMap((value) => ours.get(value) ?? [])])];
    }
    const inOrder = Object.fromEntries(
      standard.htcds.fields.flatMap(({ name }) => {
        const value = written[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const notSaid = Object.fromEntries(
      Object.entries(person.notSaid).filter(
        ([name]) => standard.fields.has(name) && written[name] === undefined,
      ),
    );
    const decision = decisionThatMayBePassedOn(person, standard);
    return {
      fields: inOrder,
      beside: {
        ...(Object.keys(precise).length > 0 ? { precise } : {}),
        ...(Object.keys(notSaid).length > 0 ? { notSaid } : {}),
        ...(decision ? { decisionElsewhere: decision } : {}),
      },
    };
  };

  const filled = (fields: HtcdsFields): boolean => Object.keys(fields).length > 0;
  const each = (all: readonly HtcdsFields[], part: HtcdsField['part']): HtcdsFields[] =>
    all.map((fields) => fieldsOf(fields, [part], allAgreed)).filter(filled);
  const persons = record.persons
    .map(personOf)
    .filter(({ fields, beside }) => filled(fields) || Object.keys(beside).length > 0);
  return {
    file: {
      htcds: standard.htcds.version,
      generator,
      exported,
      case: fieldsOf(record.case, ['case', 'plan'], allAgreed),
      persons: persons.map(({ fields }) => fields),
      organisations: each(record.organisations, 'organisation'),
      referrals: each(record.referrals, 'referral'),
      events: each(record.events, 'event'),
      comments: each(record.comments, 'comment'),
      x: {
        countersign_attribution: standard.htcds.attribution,
        ...(persons.some(({ beside }) => Object.keys(beside).length > 0)
          ? { countersign_persons: persons.map(({ beside }) => beside) }
          : {}),
      },
    },
    leftOut,
  };
}

/** Another body's decision, when it is one that a file of ours may hold: a code of V1 as the handbook has it. */
function decisionThatMayBePassedOn(
  { decisionElsewhere }: HtcdsPerson,
  standard: Standard,
): BesidePerson['decisionElsewhere'] {
  if (!decisionElsewhere || standard.codesOf(STATUS)?.has(decisionElsewhere.status) !== true)
    return undefined;
  const { status, by } = decisionElsewhere;
  return { status, ...(by !== undefined && standard.codesOf(STATUS_BY)?.has(by) ? { by } : {}) };
}

/** The bytes of a case file, as text: what the screen shows and what the file holds. */
export function jsonOf(file: HtcdsCaseFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
