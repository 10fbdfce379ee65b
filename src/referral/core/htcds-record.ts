import type { Htcds, HtcdsField } from '../content/index.ts';

/** What a field of the case data standard can hold; several codes are an array. */
export type HtcdsValue = string | number | boolean | readonly string[];
/** Full field names of the standard, and what they hold. A key that was not asked is not there. */
export type HtcdsFields = Readonly<Record<string, HtcdsValue>>;

/** Why there is no answer: the standard has no code for it in any list but gender. */
export const NOT_SAID = ['notAsked', 'declined', 'unknown', 'notSafe'] as const;
export type NotSaid = (typeof NOT_SAID)[number];

/** What another body wrote down about who somebody is: passed on as its word, never as this mission's. */
export interface DecisionElsewhere {
  readonly status: string;
  /** A code of list V2; undefined when the file does not say. */
  readonly by?: string;
}

export interface HtcdsPerson {
  readonly fields: HtcdsFields;
  /** Values for which the standard has no code, by field. */
  readonly precise: Readonly<Record<string, readonly string[]>>;
  /** Why a field is missing. */
  readonly notSaid: Readonly<Record<string, NotSaid>>;
  readonly decisionElsewhere?: DecisionElsewhere;
}

/** One case in the words of the standard. The fields of a support plan stand with the case. */
export interface HtcdsRecord {
  readonly case: HtcdsFields;
  readonly persons: readonly HtcdsPerson[];
  readonly organisations: readonly HtcdsFields[];
  readonly referrals: readonly HtcdsFields[];
  readonly events: readonly HtcdsFields[];
  readonly comments: readonly HtcdsFields[];
}

export const EMPTY_RECORD: HtcdsRecord = {
  case: {},
  persons: [],
  organisations: [],
  referrals: [],
  events: [],
  comments: [],
};

export const STATUS = 'vic_TraffickingStatus';
export const STATUS_BY = 'vic_TraffickingStatusDecisionMakingOrg';
/** The only status that an officer's file states, and whose word it then is. */
export const POSSIBLE = 'PossibleVictimOfTrafficking';
export const OWN_BODY = 'NonPoliceGovernmentalOrganization';

/** A number as the standard writes telephone numbers. */
export const PHONE = /^\+?[1-9]\d{1,14}$/;

/** The standard, looked up by name. */
export interface Standard {
  readonly htcds: Htcds;
  readonly fields: ReadonlyMap<string, HtcdsField>;
  /** The codes of a field with a list; undefined for the others. */
  readonly codesOf: (field: string) => ReadonlyMap<string, string> | undefined;
  /** Values of our own for a field, and the code each is written as. */
  readonly preciseOf: (field: string) => ReadonlyMap<string, string>;
}

/** Makes the standard ready to be looked up. */
export function standardOf(htcds: Htcds): Standard {
  const fields = new Map(htcds.fields.map((field) => [field.name, field]));
  const lists = new Map(
    htcds.lists.map(({ id, codes }) => [id, new Map(codes.map(({ code, label }) => [code, label]))]),
  );
  const precise = new Map<string, Map<string, string>>();
  for (const { field, value, writtenAs } of htcds.precise) {
    precise.set(field, (precise.get(field) ?? new Map<string, string>()).set(value, writtenAs));
  }
  return {
    htcds,
    fields,
    codesOf: (name) => {
      const list = fields.get(name)?.list;
      return list === undefined ? undefined : lists.get(list);
    },
    preciseOf: (name) => precise.get(name) ?? new Map<string, string>(),
  };
}

/** true for a day of the calendar, written as 2026-11-23. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30];
  const length = [...lengths, 31, 31, 30, 31, 30, 31][month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

/** A text as it is written and read: without the blanks around it. undefined when nothing is left. */
export function plainText(value: string): string | undefined {
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** The value of a field if it is exactly what the standard takes there; undefined otherwise. Never a label. */
export function soundValue(field: HtcdsField, value: unknown, standard: Standard): HtcdsValue | undefined {
  const text = typeof value === 'string' ? plainText(value) : undefined;
  const codes = standard.codesOf(field.name);
  switch (field.type) {
    case 'text':
    case 'long-text':
      return text;
    case 'date':
      return text !== undefined && isDay(text) ? text : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? (value === 0 ? 0 : value) : undefined;
    case 'checkbox':
      return typeof value === 'boolean' ? value : undefined;
    case 'phone':
      return text !== undefined && PHONE.test(text) ? text : undefined;
    case 'country':
      return text !== undefined && /^[A-Z]{2}$/.test(text) ? text : undefined;
    case 'language':
      return text !== undefined && /^[a-z]{2,3}$/.test(text) ? text : undefined;
    case 'one':
      return text !== undefined && codes?.has(text) === true ? text : undefined;
    case 'several':
    case 'countries': {
      if (!Array.isArray(value)) return undefined;
      const sound = (value as readonly unknown[]).filter(
        (one): one is string => typeof one === 'string' && (codes ? codes.has(one) : /^[A-Z]{2}$/.test(one)),
      );
      const once = [...new Set(sound)];
      return once.length > 0 ? once : undefined;
    }
  }
}
