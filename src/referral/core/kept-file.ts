import type { AskThem, HtcdsRead } from './htcds-import.ts';
import {
  EMPTY_RECORD,
  NOT_SAID,
  STATUS,
  type HtcdsFields,
  type HtcdsPerson,
  type HtcdsRecord,
  type HtcdsValue,
  type NotSaid,
  type Standard,
} from './htcds-record.ts';

/** A file of another body as a case keeps it: what was read of it. What was repaired or left out was said when it was read. */
export interface KeptFile {
  readonly format: 1;
  readonly record: HtcdsRecord;
  readonly askThem: readonly AskThem[];
}

/** What a case keeps of a file that was read. */
export const keptFile = ({ record, askThem }: HtcdsRead): KeptFile => ({ format: 1, record, askThem });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isText = (value: unknown): value is string => typeof value === 'string';
const isValue = (value: unknown): value is HtcdsValue =>
  isText(value) ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every(isText));

/**
 * Reads a file that was kept: here, by another version, or in a colleague's file. Fields that the standard does not have
 * are left out, and so is a status that it does not have: rule 1 holds for what was kept as for what is read anew.
 */
export function keptFileOf(value: unknown, standard: Standard): HtcdsRead | undefined {
  if (!isRecord(value) || value.format !== 1 || !isRecord(value.record)) return undefined;
  const { record } = value;
  const fieldsOf = (given: unknown): HtcdsFields =>
    Object.fromEntries(
      Object.entries(isRecord(given) ? given : {}).filter(
        (entry): entry is [string, HtcdsValue] =>
          standard.fields.has(entry[0]) &&
          isValue(entry[1]) &&
          (entry[0] !== STATUS || (isText(entry[1]) && isStatus(entry[1]))),
      ),
    );
  const isStatus = (status: string): boolean => standard.codesOf(STATUS)?.has(status) === true;
  const many = (given: unknown): HtcdsFields[] => listOf(given).map(fieldsOf);
  const personOf = (given: unknown): HtcdsPerson => {
    const { fields, precise, notSaid, decisionElsewhere } = isRecord(given) ? given : {};
    const decided = isRecord(decisionElsewhere) ? decisionElsewhere : {};
    const status = isText(decided.status) && isStatus(decided.status) ? decided.status : undefined;
    return {
      fields: fieldsOf(fields),
      precise: Object.fromEntries(
        Object.entries(isRecord(precise) ? precise : {}).map(([field, all]) => [
          field,
          listOf(all).filter(isText),
        ]),
      ),
      notSaid: Object.fromEntries(
        Object.entries(isRecord(notSaid) ? notSaid : {}).filter((entry): entry is [string, NotSaid] =>
          NOT_SAID.some((one) => one === entry[1]),
        ),
      ),
      ...(status === undefined
        ? {}
        : { decisionElsewhere: { status, ...(isText(decided.by) ? { by: decided.by } : {}) } }),
    };
  };
  return {
    record: {
      ...EMPTY_RECORD,
      case: fieldsOf(record.case),
      persons: listOf(record.persons).map(personOf),
      organisations: many(record.organisations),
      referrals: many(record.referrals),
      events: many(record.events),
      comments: many(record.comments),
    },
    repairs: [],
    notRead: [],
    askThem: listOf(value.askThem).flatMap((one): AskThem[] =>
      isRecord(one) && typeof one.person === 'number'
        ? [{ person: one.person, ...(isText(one.by) ? { by: one.by } : {}) }]
        : [],
    ),
  };
}
