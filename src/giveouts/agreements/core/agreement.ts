import type { AgreementFile, AgreementLanguage, Clause, PartyKind } from '../content/index.ts';

/** What was chosen and written for one clause. */
export interface ClauseEntry {
  /** The officer left it out on purpose. */
  readonly leftOut: boolean;
  /** The id of the wording; '' for the first. */
  readonly variant: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Own words instead of the wording; '' for none. */
  readonly own: string;
  /** The clause in the other language, written by the parties; '' for none. */
  readonly other: string;
}

/** One agreement, as far as it was filled in. */
export interface Agreement {
  readonly parties: readonly PartyKind[];
  /** By party: its name, as it stands above the agreement. */
  readonly names: Readonly<Partial<Record<PartyKind, string>>>;
  /** The second language of the print; null for English alone. */
  readonly other: AgreementLanguage | null;
  /** A fluent reader has read the headings in that language. */
  readonly readByFluent: boolean;
  readonly clauses: Readonly<Record<string, ClauseEntry>>;
}

/** The data as the compiler hands it over. */
export interface AgreementWithSources extends AgreementFile {
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly year: string;
    readonly url: string | null;
    readonly whatWasRead: string;
  }[];
}

export const EMPTY_AGREEMENT: Agreement = {
  parties: [],
  names: {},
  other: null,
  readByFluent: false,
  clauses: {},
};

const NO_ENTRY: ClauseEntry = { leftOut: false, variant: '', fields: {}, own: '', other: '' };

export const entryOf = (agreement: Agreement, clause: string): ClauseEntry =>
  Object.hasOwn(agreement.clauses, clause) ? (agreement.clauses[clause] ?? NO_ENTRY) : NO_ENTRY;

/** A clause is needed always, or with certain parties. */
export const isNeeded = (
  { neededWith }: Pick<Clause, 'neededWith'>,
  parties: readonly PartyKind[],
): boolean => neededWith.length === 0 || neededWith.some((party) => parties.includes(party));

/** The ids of the fields that a wording is filled from, in their order. */
export const fieldsIn = (text: string): string[] =>
  [...text.matchAll(/\{\{([a-z0-9-]+)\}\}/g)].flatMap(([, id]) => id ?? []);

/** What is printed where a field is empty: a line for a pen. */
const BLANK = '____________________';

/** The wording of a clause with its fields filled in; own words where there are any. */
export function textOf(clause: Pick<Clause, 'variants' | 'fields'>, entry: ClauseEntry): string {
  if (entry.own.trim() !== '') return entry.own;
  const variant = clause.variants.find(({ id }) => id === entry.variant) ?? clause.variants[0];
  const valueOf = (id: string): string => {
    const written = (Object.hasOwn(entry.fields, id) ? entry.fields[id] : undefined)?.trim() ?? '';
    if (written !== '') return written;
    return clause.fields.find((field) => field.id === id)?.default ?? BLANK;
  };
  return (variant?.text ?? '').replace(/\{\{([a-z0-9-]+)\}\}/g, (_all, id: string) => valueOf(id));
}

/** Something was entered: it would be lost with the tab. */
export const isAgreementBegun = ({ parties, names, other, clauses }: Agreement): boolean =>
  parties.length > 0 ||
  other !== null ||
  Object.values(names).some((name) => name !== '') ||
  Object.values(clauses).some(
    (entry) =>
      entry.leftOut ||
      entry.variant !== '' ||
      entry.own !== '' ||
      entry.other !== '' ||
      Object.values(entry.fields).some((field) => field !== ''),
  );

const PARTIES = [
  'consulate',
  'ngo',
  'police',
  'inspectorate',
  'municipality',
  'migration-service',
] as const satisfies readonly PartyKind[];
/** Those in which a wording of a clause may stand beside the English. */
export const AGREEMENT_LANGUAGES = [
  'da',
  'de',
  'et',
  'fi',
  'is',
  'lt',
  'lv',
  'nb',
  'pl',
  'ru',
  'sv',
] as const satisfies readonly AgreementLanguage[];
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
function textsIn(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * Reads an agreement that was kept: here, by another version, or in a colleague's file. What it cannot read is left out.
 * That a fluent reader saw the headings is asked again: they may have changed since.
 */
export function agreementOf(value: unknown): Agreement {
  if (!isRecord(value)) return EMPTY_AGREEMENT;
  const given: readonly unknown[] = Array.isArray(value.parties) ? value.parties : [];
  const clauses = isRecord(value.clauses) ? Object.entries(value.clauses) : [];
  return {
    // In the order in which they were taken in: the print follows it.
    parties: [...new Set(given)].flatMap((party) => PARTIES.find((one) => one === party) ?? []),
    names: textsIn(value.names),
    other: AGREEMENT_LANGUAGES.find((one) => one === value.other) ?? null,
    readByFluent: false,
    clauses: Object.fromEntries(
      clauses.flatMap(([id, entry]) =>
        isRecord(entry)
          ? [
              [
                id,
                {
                  leftOut: entry.leftOut === true,
                  variant: textIn(entry.variant),
                  fields: textsIn(entry.fields),
                  own: textIn(entry.own),
                  other: textIn(entry.other),
                },
              ] as const,
            ]
          : [],
      ),
    ),
  };
}
