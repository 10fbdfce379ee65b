import {
  END_DAY_ACTIONS,
  FEATURES,
  LIMITS,
  RECORD_KINDS,
  STANDARD_POLICY,
  TEXT_AT_MOST,
  type Assessment,
  type Feature,
  type Field,
  type Office,
  type Policy,
} from './policy.ts';

/** What is wrong with one place of the file. Each has a sentence under `policy.wrong` in the words of this room. */
export const FAULTS = [
  'not-json',
  'not-a-list-of-fields',
  'unknown-field',
  'not-a-whole-number',
  'too-small',
  'too-large',
  'not-yes-or-no',
  'not-one-of',
  'not-a-text',
  'not-a-list',
  'not-a-day',
  'missing',
  'not-from-abroad',
  'cannot-be-off',
] as const;
export type PolicyFault = (typeof FAULTS)[number];

/** One thing in the file that could not be taken as it stands there. */
export interface PolicyProblem {
  /** The place, as an editor of the file would name it: `retention.days`; empty for the whole file. */
  readonly at: string;
  readonly wrong: PolicyFault;
  /** What stands there, cut short. */
  readonly found: string;
  /** What may stand there, for faults that have such a thing; otherwise empty. */
  readonly allowed: string;
  /**
   * What holds now: a value; `nothing` where there is none, `standard` where everything is as if there were no file, and
   * `ignored` where nothing depends on it.
   */
  readonly holds: string;
}

export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FOUND_AT_MOST = 60;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
  const plain = text ?? '';
  return plain.length > FOUND_AT_MOST ? `${plain.slice(0, FOUND_AT_MOST)}…` : plain;
}

/** A day that is in the calendar. */
function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** As it is dialled from another country: with the plus sign and the country's code. */
const FROM_ABROAD = /^\+[1-9](?:[ -]?[0-9]){6,14}$/;

/**
 * What holds where there is a file that cannot be read at all. It may have been meant to keep cases: nothing is deleted
 * by itself until it can be read.
 */
const UNREADABLE: Policy = {
  ...STANDARD_POLICY,
  retention: { ...STANDARD_POLICY.retention, legalHold: true },
};

/** Reads one file, and writes down what was wrong in it. */
class Reading {
  readonly problems: PolicyProblem[] = [];
  readonly decided: Field[] = [];

  wrong(at: string, wrong: PolicyFault, value: unknown, holds: string, allowed = ''): void {
    this.problems.push({ at, wrong, found: shown(value), allowed, holds });
  }

  unknown(fields: Fields, known: readonly string[], within = ''): void {
    for (const name of Object.keys(fields)) {
      if (known.includes(name)) continue;
      this.wrong(`${within}${name}`, 'unknown-field', fields[name], 'ignored', known.join(', '));
    }
  }

  /** The fields of a group; none where the group is missing or is something else. */
  group(fields: Fields, name: string, known: readonly string[]): Fields {
    const value = fields[name];
    if (value === undefined) return {};
    if (!isFields(value)) {
      this.wrong(name, 'not-a-list-of-fields', value, 'standard', known.join(', '));
      return {};
    }
    this.unknown(value, known, `${name}.`);
    return value;
  }

  /** A whole number within the limits; beyond them the nearest that is allowed holds. */
  number<N extends number | null>(at: keyof typeof LIMITS, value: unknown, standard: N): number | N {
    if (value === undefined) return standard;
    const { least, most } = LIMITS[at];
    const allowed = `${least}–${most}`;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.wrong(at, 'not-a-whole-number', value, standard === null ? 'nothing' : String(standard), allowed);
      return standard;
    }
    const held = Math.min(most, Math.max(least, value));
    if (held !== value) {
      this.wrong(at, value < least ? 'too-small' : 'too-large', value, String(held), allowed);
    }
    this.decided.push(at);
    return held;
  }

  choice<C extends string>(at: Field, value: unknown, choices: readonly C[], standard: C): C {
    if (value === undefined) return standard;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      this.wrong(at, 'not-one-of', value, standard, choices.join(', '));
      return standard;
    }
    this.decided.push(at);
    return found;
  }

  text(at: string, value: unknown, holds: string): string | null {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= TEXT_AT_MOST) return value.trim();
    if (value === undefined) this.wrong(at, 'missing', '', holds);
    else this.wrong(at, 'not-a-text', value, holds, String(TEXT_AT_MOST));
    return null;
  }

  legalHold(value: unknown): boolean {
    if (value === undefined) return STANDARD_POLICY.retention.legalHold;
    if (typeof value === 'boolean') {
      this.decided.push('retention.legalHold');
      return value;
    }
    // Someone meant to say something about keeping. Until it can be read nothing is deleted by itself.
    this.wrong('retention.legalHold', 'not-yes-or-no', value, 'true');
    return true;
  }

  assessment(value: unknown): Assessment | null {
    if (value === undefined || value === null) return null;
    if (!isFields(value)) {
      this.wrong('links.assessment', 'not-a-list-of-fields', value, 'nothing', 'by, on, reference');
      return null;
    }
    this.unknown(value, ['by', 'on', 'reference'], 'links.assessment.');
    const by = this.text('links.assessment.by', value.by, 'nothing');
    const on = this.text('links.assessment.on', value.on, 'nothing');
    const reference = this.text('links.assessment.reference', value.reference, 'nothing');
    if (on !== null && !isDay(on)) {
      this.wrong('links.assessment.on', 'not-a-day', on, 'nothing');
      return null;
    }
    // Half an assessment is none.
    if (by === null || on === null || reference === null) return null;
    this.decided.push('links.assessment');
    return { by, on, reference };
  }

  office(at: 'ministry' | 'inspectorate', value: unknown): Office | null {
    if (value === undefined || value === null) return null;
    if (!isFields(value)) {
      this.wrong(at, 'not-a-list-of-fields', value, 'nothing', 'name, number');
      return null;
    }
    this.unknown(value, ['name', 'number'], `${at}.`);
    const number = this.text(`${at}.number`, value.number, 'nothing');
    if (number === null) return null;
    if (!FROM_ABROAD.test(number)) {
      this.wrong(`${at}.number`, 'not-from-abroad', number, 'nothing', '+000 000 0000');
      return null;
    }
    this.decided.push(at);
    const name = value.name === undefined ? null : this.text(`${at}.name`, value.name, 'nothing');
    return { name, number };
  }

  features(value: unknown): readonly Feature[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.wrong('featuresOff', 'not-a-list', value, 'nothing', FEATURES.join(', '));
      return [];
    }
    const off: Feature[] = [];
    for (const one of value as readonly unknown[]) {
      const found = FEATURES.find((feature) => feature === one);
      if (found === undefined)
        this.wrong('featuresOff', 'cannot-be-off', one, 'ignored', FEATURES.join(', '));
      else if (!off.includes(found)) off.push(found);
    }
    this.decided.push('featuresOff');
    return off;
  }
}

const TOP = [
  'lockMinutes',
  'lockWhenHiddenMinutes',
  'retention',
  'records',
  'links',
  'eraseAfterWrongTries',
  'ministry',
  'inspectorate',
  'featuresOff',
];

/**
 * Reads what stood in policy.json. Never throws: what cannot be taken is named in `problems`, and in its place holds the
 * standard, or the nearest value within the limits. undefined is no file, which is no problem.
 */
export function policyOf(json: unknown): ReadPolicy {
  if (json === undefined) return { policy: STANDARD_POLICY, problems: [] };
  const reading = new Reading();
  if (!isFields(json)) {
    reading.wrong('', 'not-a-list-of-fields', json, 'standard', TOP.join(', '));
    return { policy: UNREADABLE, problems: reading.problems };
  }
  const standard = STANDARD_POLICY;
  reading.unknown(json, TOP);
  const retention = reading.group(json, 'retention', ['days', 'legalBasis', 'endDayAction', 'legalHold']);
  const links = reading.group(json, 'links', ['assessment']);

  // What was meant about keeping cannot be read: nothing is deleted by itself until it can.
  const retentionIsLost = json.retention !== undefined && !isFields(json.retention);
  let legalBasis: string | null = null;
  if (retention.legalBasis !== undefined) {
    legalBasis = reading.text('retention.legalBasis', retention.legalBasis, 'nothing');
    if (legalBasis !== null) reading.decided.push('retention.legalBasis');
  }
  const policy: Policy = {
    lockMinutes: reading.number('lockMinutes', json.lockMinutes, standard.lockMinutes),
    lockWhenHiddenMinutes: reading.number(
      'lockWhenHiddenMinutes',
      json.lockWhenHiddenMinutes,
      standard.lockWhenHiddenMinutes,
    ),
    retention: {
      days: reading.number('retention.days', retention.days, standard.retention.days),
      legalBasis,
      endDayAction: reading.choice(
        'retention.endDayAction',
        retention.endDayAction,
        END_DAY_ACTIONS,
        standard.retention.endDayAction,
      ),
      legalHold: retentionIsLost || reading.legalHold(retention.legalHold),
    },
    records: reading.choice('records', json.records, RECORD_KINDS, standard.records),
    links: { assessment: reading.assessment(links.assessment) },
    eraseAfterWrongTries: reading.number(
      'eraseAfterWrongTries',
      json.eraseAfterWrongTries ?? undefined,
      standard.eraseAfterWrongTries,
    ),
    ministry: reading.office('ministry', json.ministry),
    inspectorate: reading.office('inspectorate', json.inspectorate),
    featuresOff: reading.features(json.featuresOff),
    decided: reading.decided,
  };
  return { policy, problems: reading.problems };
}

/** Reads the text of policy.json. undefined is no file. */
export function policyOfText(text: string | undefined): ReadPolicy {
  if (text === undefined) return policyOf(undefined);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const found = shown(text.trim());
    return {
      policy: UNREADABLE,
      problems: [{ at: '', wrong: 'not-json', found, allowed: '', holds: 'standard' }],
    };
  }
  return policyOf(json);
}
