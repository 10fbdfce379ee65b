/** A kind of data that the person agrees to, or does not, for each recipient. `contact`: that they are told at all. */
export const KINDS_OF_DATA = [
  'contact',
  'needs',
  'safety',
  'reach',
  'age',
  'language',
  'nationality',
  'place',
  'others',
  'account',
  'recorded',
  'forced-crime',
  'name',
] as const;
export type KindOfData = (typeof KINDS_OF_DATA)[number];

/** What the person said about one kind of data and one recipient. Of two, the later one holds. */
export interface Agreement {
  /** The id of the contact. An agreement for one body is none for another. */
  readonly recipient: string;
  readonly kind: KindOfData;
  /** false: refused, or taken back. */
  readonly agreed: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The ways past the person's agreement that exist. Each is named on the paper. */
export const EXCEPTIONS = ['danger-to-life', 'child-at-risk', 'duty-of-law'] as const;
export type Exception = (typeof EXCEPTIONS)[number];
export interface NamedException {
  readonly reason: Exception;
  /** The person was told of it, or was not because that would be unsafe. */
  readonly told: 'told' | 'unsafe';
  /** It went past a supervisor, or nobody could be reached. */
  readonly supervisor: 'asked' | 'not-reached';
}

/** What an exception lets pass: what keeps somebody alive, and how to get to them. Never their account. */
const UNDER_EXCEPTION: readonly KindOfData[] = [
  'contact',
  'needs',
  'safety',
  'reach',
  'age',
  'language',
  'place',
  'others',
];

/** What a screening gives to a referral. */
export interface ScreeningFacts {
  readonly visaStage: boolean;
  readonly age: 'adult' | 'under-18' | 'unsure' | null;
  readonly danger: 'yes' | 'no' | 'unclear' | null;
  readonly leavesWithin48Hours: boolean;
  readonly fearsOwnState: boolean | null;
  readonly wantsPolice: boolean | null;
  readonly needs: readonly { readonly id: string; readonly statement: string }[];
  /** Statements recorded with "yes". */
  readonly recorded: readonly {
    readonly id: string;
    readonly statement: string;
    /** It speaks of something that the person was made to do. */
    readonly forcedCrime: boolean;
  }[];
}

/** What a case, or the officer, adds. Each is a text as the officer typed it, or is not there. */
export interface CaseFacts {
  readonly code: string | null;
  readonly needs?: string;
  readonly safety?: string;
  /** When and how the person can be reached safely. */
  readonly reach?: string;
  readonly language?: string;
  readonly nationality?: string;
  readonly place?: string;
  readonly others?: string;
  readonly name?: string;
  /** In the person's own words. */
  readonly account: readonly string[];
  /** A lawyer was offered before the person agreed that what they were made to do is told. */
  readonly lawyerOffered: boolean;
}

/** Who receives it: what a referral needs of a contact. There is no place in it for a street. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Code of its country in small letters. */
  readonly country: string;
  readonly callers: 'person' | 'professionals' | 'both' | 'unknown';
  /** Whom it must inform; null: not known. */
  readonly informs: readonly string[] | null;
}

export interface ReferralLine {
  /** Stays the same while other lines come and go: what is struck out stays so. */
  readonly id: string;
  readonly part: 'need' | 'safety' | 'person' | 'account' | 'recorded' | 'agreement';
  /** The kind that had to be agreed to; null for what is about the referral itself. */
  readonly kind: KindOfData | null;
  /** The sentence: words under `referral.line`, filled with `values`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What the officer must know before they call. Never on paper. */
export interface Warning {
  readonly code:
    | 'must-inform'
    | 'informs-not-known'
    | 'police-not-wanted'
    | 'fears-own-state'
    | 'person-calls'
    | 'callers-not-known'
    | 'lawyer-first'
    | 'visa-stage'
    | 'exception';
  readonly values: Readonly<Record<string, string>>;
}

export interface Referral {
  /** `no-agreement`: nothing may be told to this recipient, and there are no lines. */
  readonly state: 'composed' | 'no-agreement';
  readonly to: Recipient;
  readonly lines: readonly ReferralLine[];
  /** Kinds of which there is something, and which this recipient does not get. Shown to the officer, never printed. */
  readonly notAgreed: readonly KindOfData[];
  readonly warnings: readonly Warning[];
}

export interface Composing {
  readonly screening: ScreeningFacts | null;
  readonly person: CaseFacts;
  readonly to: Recipient;
  readonly agreements: readonly Agreement[];
  readonly exception: NamedException | null;
}

/** Kinds of body that are, or lead straight to, the police. */
const POLICE = ['police', 'emergency'];

/** Which kinds of data this recipient may get: of two words of the person the later holds, and a "no" of two at once. */
export function agreedKinds(agreements: readonly Agreement[], recipient: string): ReadonlySet<KindOfData> {
  const latest = new Map<KindOfData, Agreement>();
  for (const one of agreements) {
    if (one.recipient !== recipient) continue;
    const before = latest.get(one.kind);
    if (!before || one.at > before.at || (one.at === before.at && !one.agreed)) latest.set(one.kind, one);
  }
  return new Set([...latest.values()].filter(({ agreed }) => agreed).map(({ kind }) => kind));
}

/**
 * Puts a referral together for one recipient. What the person did not agree to for this recipient is not there; without
 * an agreement that this body is told at all, or a named exception, nothing is. No band, list or strength has a line,
 * and at the visa stage no sign has one. What somebody was made to do is told only when a lawyer was offered first.
 */
export function composeReferral({ screening, person, to, agreements, exception }: Composing): Referral {
  const agreed = agreedKinds(agreements, to.id);
  const may = (kind: KindOfData): boolean =>
    (agreed.has('contact') && agreed.has(kind)) || (exception !== null && UNDER_EXCEPTION.includes(kind));
  const warnings = warningsFor({ screening, person, to, agreements, exception });
  const all = [...factLines(screening, person)];
  const tellable = all.filter(({ kind }) => kind !== 'forced-crime' || person.lawyerOffered);
  const notAgreed = KINDS_OF_DATA.filter(
    (kind) =>
      all.some((line) => line.kind === kind) && (!may(kind) || !tellable.some((line) => line.kind === kind)),
  );
  if (!may('contact')) return { state: 'no-agreement', to, lines: [], notAgreed, warnings };
  const told = tellable.filter(({ kind }) => kind === null || may(kind));
  return {
    state: 'composed',
    to,
    lines: [...told, ...closing(person, agreed.has('contact') ? null : exception)],
    notAgreed,
    warnings,
  };
}

function* factLines(screening: ScreeningFacts | null, person: CaseFacts): Generator<ReferralLine> {
  const line = (
    part: ReferralLine['part'],
    kind: KindOfData | null,
    id: string,
    key: string,
    values: Record<string, string> = {},
  ): ReferralLine => ({ id, part, kind, key, values });
  const typed = (
    part: ReferralLine['part'],
    kind: KindOfData,
    text: string | undefined,
  ): readonly ReferralLine[] => {
    const words = text?.trim() ?? '';
    return words === '' ? [] : [line(part, kind, kind, kind, { text: words })];
  };
  for (const { id, statement } of screening?.needs ?? []) {
    yield line('need', 'needs', `need ${id}`, 'text', { text: statement });
  }
  yield* typed('need', 'needs', person.needs);
  if (screening?.danger === 'yes' || screening?.danger === 'unclear') {
    yield line('safety', 'safety', 'danger', `danger-${screening.danger}`);
  }
  if (screening?.leavesWithin48Hours === true) yield line('safety', 'safety', 'hours', 'within-48-hours');
  if (screening?.fearsOwnState === true) yield line('safety', 'safety', 'own-state', 'fears-own-state');
  yield* typed('safety', 'safety', person.safety);
  yield* typed('safety', 'reach', person.reach);
  yield* typed('person', 'name', person.name);
  if (screening?.age != null) yield line('person', 'age', 'age', `age-${screening.age}`);
  yield* typed('person', 'language', person.language);
  yield* typed('person', 'nationality', person.nationality);
  yield* typed('person', 'place', person.place);
  yield* typed('person', 'others', person.others);
  for (const [n, text] of person.account.entries()) {
    if (text.trim() !== '')
      yield line('account', 'account', `account ${String(n)}`, 'text', { text: text.trim() });
  }
  if (screening?.visaStage === true) return;
  for (const { id, statement, forcedCrime } of screening?.recorded ?? []) {
    const kind = forcedCrime ? 'forced-crime' : 'recorded';
    yield line('recorded', kind, `recorded ${id}`, 'text', { text: statement });
  }
}

/** What stands at the end of every referral. */
function closing(person: CaseFacts, exception: NamedException | null): readonly ReferralLine[] {
  const line = (id: string, values: Record<string, string> = {}): ReferralLine => ({
    id,
    part: 'agreement',
    kind: null,
    key: id,
    values,
  });
  return [
    ...(person.code === null ? [] : [line('code', { code: person.code })]),
    ...(exception === null
      ? [line('agreed')]
      : [
          line(`exception-${exception.reason}`),
          line(`person-${exception.told}`),
          line(`supervisor-${exception.supervisor}`),
        ]),
    line('ask-the-person'),
    line('not-proof'),
  ];
}

function warningsFor({ screening, person, to, agreements, exception }: Composing): readonly Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: Warning['code'], values: Record<string, string> = {}): void => {
    warnings.push({ code, values });
  };
  if (exception !== null && !agreedKinds(agreements, to.id).has('contact')) warn('exception');
  if (to.informs === null) warn('informs-not-known');
  for (const who of to.informs ?? []) warn('must-inform', { who });
  const police = POLICE.includes(to.kind) || to.informs?.includes('police') === true;
  if (police && screening?.wantsPolice === false) warn('police-not-wanted');
  if (screening?.fearsOwnState === true && to.informs?.includes('home-state') !== false)
    warn('fears-own-state');
  if (to.callers === 'person') warn('person-calls');
  if (to.callers === 'unknown') warn('callers-not-known');
  if (screening?.visaStage === true) warn('visa-stage');
  else if (screening?.recorded.some(({ forcedCrime }) => forcedCrime) === true && !person.lawyerOffered) {
    warn('lawyer-first');
  }
  return warnings;
}
