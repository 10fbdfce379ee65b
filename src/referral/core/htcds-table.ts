import type { HtcdsField } from '../content/index.ts';
import type { HtcdsCaseFile } from './htcds-export.ts';
import { PHONE, type HtcdsFields, type HtcdsValue, type Standard } from './htcds-record.ts';

/** The column that holds what stands beside the standard, as JSON. */
export const BESIDE_COLUMN = 'countersign';

/**
 * What a spreadsheet may take for a formula: these signs at the beginning, also in their wide forms, after blanks, or
 * after an apostrophe that was put there before. The apostrophe in front is taken away again when the file is read.
 */
const FORMULA = /^[\s']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/;

/** A text as it may stand in a cell: never one that a spreadsheet computes. */
export function safeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell that `safeCell` wrote. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function cellOf(field: HtcdsField, value: HtcdsValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join(';');
  // A whole telephone number keeps its plus sign: taken for a formula it is only itself.
  return field.type === 'phone' && PHONE.test(value) ? value : safeCell(value);
}

/** The rows of a section, in the order of the file. */
const SECTIONS = [
  ['person', 'persons'],
  ['organisation', 'organisations'],
  ['referral', 'referrals'],
  ['event', 'events'],
  ['comment', 'comments'],
] as const;

/**
 * A case file as a table: one case, with the columns of the core sheet first and in its order, then whatever else the
 * file holds. The first row holds the case; row n holds the nth person, the nth referral, the nth event and so on. What
 * stands side by side below the first row need not belong together.
 */
export function tableOf(file: HtcdsCaseFile, standard: Standard): string[][] {
  const { htcds: version, generator, exported, x } = file;
  const used = new Set(
    [file.case, ...SECTIONS.flatMap(([, section]) => file[section])].flatMap((fields) => Object.keys(fields)),
  );
  const core = new Set(standard.htcds.core);
  const columns = [
    ...standard.htcds.core,
    ...standard.htcds.fields.map(({ name }) => name).filter((name) => used.has(name) && !core.has(name)),
  ].flatMap((name) => standard.fields.get(name) ?? []);
  const rows = Math.max(1, ...SECTIONS.map(([, section]) => file[section].length));
  const inRow = (row: number, part: HtcdsField['part']): HtcdsFields => {
    if (part === 'case' || part === 'plan') return row === 0 ? file.case : {};
    const section = SECTIONS.find(([name]) => name === part)?.[1];
    return (section && file[section][row]) ?? {};
  };
  return [
    [...columns.map(({ name }) => name), BESIDE_COLUMN],
    ...Array.from({ length: rows }, (_, row) => [
      ...columns.map((field) => cellOf(field, inRow(row, field.part)[field.name])),
      row === 0 ? JSON.stringify({ htcds: version, generator, exported, x }) : '',
    ]),
  ];
}
