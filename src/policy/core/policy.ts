/** A body of the sending State, with its number as dialled from abroad. */
export interface Office {
  readonly name: string | null;
  readonly number: string;
}

/** Who assessed that cases may be compared with each other, when, and where the assessment is filed. */
export interface Assessment {
  readonly by: string;
  /** An ISO day. */
  readonly on: string;
  readonly reference: string;
}

/**
 * Sections that a ministry may switch off, by their address. Nothing that someone in danger needs is among them, and
 * nothing by which what is on the device is seen, locked or erased.
 */
export const FEATURES = [
  'checklists',
  'cards',
  'offer',
  'agreements',
  'return',
  'selftest',
  'training',
  'seminars',
] as const;
export type Feature = (typeof FEATURES)[number];

export const END_DAY_ACTIONS = ['delete', 'hand-over-then-delete'] as const;
export type EndDayAction = (typeof END_DAY_ACTIONS)[number];

export const RECORD_KINDS = ['records', 'working-notes'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a ministry may decide, each by the name under which it stands in policy.json. */
export const FIELDS = [
  'lockMinutes',
  'lockWhenHiddenMinutes',
  'retention.days',
  'retention.legalBasis',
  'retention.endDayAction',
  'retention.legalHold',
  'records',
  'links.assessment',
  'eraseAfterWrongTries',
  'ministry',
  'inspectorate',
  'featuresOff',
] as const;
export type Field = (typeof FIELDS)[number];

/** What holds on this device: the ministry's own decisions where it made any, and ours where it did not. */
export interface Policy {
  /** Minutes without activity after which the notebook locks. */
  readonly lockMinutes: number;
  /** Minutes out of sight after which the notebook locks; 0 is at once. */
  readonly lockWhenHiddenMinutes: number;
  readonly retention: {
    /** Days after the last change of a case until its end day. */
    readonly days: number;
    readonly legalBasis: string | null;
    readonly endDayAction: EndDayAction;
    /** true: nothing is deleted by itself. */
    readonly legalHold: boolean;
  };
  /** Whether cases are official records, or working notes of the officer. */
  readonly records: RecordKind;
  /** null: cases are not compared with each other. */
  readonly links: { readonly assessment: Assessment | null };
  /** null: wrong tries erase nothing. */
  readonly eraseAfterWrongTries: number | null;
  readonly ministry: Office | null;
  readonly inspectorate: Office | null;
  readonly featuresOff: readonly Feature[];
  /** What the ministry decided. Everything else is shown as not yet decided. */
  readonly decided: readonly Field[];
}

/** What holds where nobody decided anything. */
export const STANDARD_POLICY: Policy = {
  lockMinutes: 5,
  lockWhenHiddenMinutes: 5,
  retention: { days: 90, legalBasis: null, endDayAction: 'delete', legalHold: false },
  records: 'working-notes',
  links: { assessment: null },
  eraseAfterWrongTries: null,
  ministry: null,
  inspectorate: null,
  featuresOff: [],
  decided: [],
};

/** The range of each number. A policy can be stricter than the standard, and looser only within these. */
export const LIMITS = {
  lockMinutes: { least: 1, most: 15 },
  lockWhenHiddenMinutes: { least: 0, most: 15 },
  'retention.days': { least: 1, most: 365 },
  // A tired officer must not lose every case by a slip.
  eraseAfterWrongTries: { least: 10, most: 100 },
} as const;

/** The longest text that is taken over, in characters. */
export const TEXT_AT_MOST = 200;
