import {
  KINDS_OF_DATA,
  composeReferral,
  type Agreement,
  type Exception,
  type FollowedReferral,
  type KeptReferral,
  type KindOfData,
  type NamedException,
  type Recipient,
  type Referral,
  type ScreeningFacts,
} from './core/index.ts';

/** What can be typed: each is one kind of data. */
export const TYPED = [
  'needs',
  'safety',
  'reach',
  'language',
  'nationality',
  'place',
  'others',
  'name',
] as const;
export type Typed = (typeof TYPED)[number];

const nothingTyped = (): Record<Typed, string> => ({
  needs: '',
  safety: '',
  reach: '',
  language: '',
  nationality: '',
  place: '',
  others: '',
  name: '',
});

/** What a case, or a screening by itself, gives to a referral. */
export interface FromCase {
  /** null: out of a screening that is in no case. */
  readonly id: string | null;
  readonly code: string | null;
  readonly screening: ScreeningFacts | null;
  /** What was written down, for the officer to choose from. */
  readonly written: readonly string[];
  /** What the person said before about one body, by the case. */
  readonly agreementsFor: (to: Recipient) => readonly Agreement[];
}

/** One referral on one screen. Made by the page, in memory only, gone with the page. */
export class ReferralDraft {
  /** The case it comes from; null: typed here, and kept nowhere. */
  from = $state.raw<FromCase | null>(null);
  typed = $state(nothingTyped());
  account = $state('');
  age = $state<ScreeningFacts['age']>(null);
  lawyerOffered = $state(false);
  to = $state.raw<Recipient | null>(null);
  /** What the person agreed to, by recipient: another recipient begins with nothing. */
  agreed = $state.raw<ReadonlyMap<string, ReadonlySet<KindOfData>>>(new Map());
  reason = $state<Exception | null>(null);
  told = $state<NamedException['told'] | null>(null);
  supervisor = $state<NamedException['supervisor'] | null>(null);
  struck = $state.raw<ReadonlySet<string>>(new Set());
  followed = $state.raw<FollowedReferral | null>(null);
  /** Under which id it is kept in the case; null: not yet. */
  keptAs = $state<string | null>(null);
  /** The country in whose list the receiving body is looked for; null: the officer chose none yet. */
  country = $state<string | null>(null);
  /** How they were asked again: in which language, who interpreted and who else was present. */
  circumstances = $state.raw({ language: '', interpreter: '', present: '' });
  /** What the person said when they were asked again, and about what exactly. */
  asked = $state.raw<{ readonly lines: ReadonlySet<string>; readonly answer: string } | null>(null);

  /** An exception counts when all that must be named with it is. */
  readonly exception = $derived.by((): NamedException | null =>
    this.reason && this.told && this.supervisor
      ? { reason: this.reason, told: this.told, supervisor: this.supervisor }
      : null,
  );

  readonly screening = $derived.by((): ScreeningFacts | null => {
    const kept = this.from?.screening ?? null;
    if (kept || this.age === null) return kept;
    return {
      visaStage: false,
      age: this.age,
      danger: null,
      leavesWithin48Hours: false,
      fearsOwnState: null,
      wantsPolice: null,
      needs: [],
      recorded: [],
    };
  });

  readonly referral = $derived.by((): Referral | null => {
    const { to } = this;
    if (!to) return null;
    return composeReferral({
      screening: this.screening,
      person: {
        code: this.from?.code ?? null,
        ...this.typed,
        account: this.account.split(/\n{2,}/),
        lawyerOffered: this.lawyerOffered,
      },
      to,
      agreements: this.#agreements(to),
      exception: this.exception,
    });
  });

  /** Exactly what would go, line by line. */
  readonly #lines = $derived.by((): readonly string[] => {
    const { referral, struck } = this;
    if (referral?.state !== 'composed') return [];
    return referral.lines.flatMap((line) => (struck.has(line.id) ? [] : JSON.stringify(line)));
  });

  /** It goes without the person's agreement, for a reason that is named on it. */
  readonly underException = $derived(!this.isAgreed('contact') && this.exception !== null);

  /**
   * What the person answered about what would go now; undefined: they were not asked about that. A line that was struck
   * out since is not one more: who agreed to all of it agreed to less.
   */
  get answered(): string | undefined {
    const { asked } = this;
    return asked && this.#lines.every((line) => asked.lines.has(line)) ? asked.answer : undefined;
  }

  /** Whether anything may go: the person was asked again and said yes, or an exception is named. */
  get mayGo(): boolean {
    return this.referral?.state === 'composed' && (this.underException || this.answered === 'yes');
  }

  /** Records what the person said about what would go now. */
  askedAgain(answer: string): void {
    this.asked = { lines: new Set(this.#lines), answer };
  }

  /** What the person said before about this body, by the case; [] where nothing is known. */
  get before(): readonly Agreement[] {
    return this.to ? (this.from?.agreementsFor(this.to) ?? []) : [];
  }

  /** Goes on with a referral that is kept in the case. */
  resume(id: string, { to, followed }: KeptReferral): void {
    this.country = to.country;
    this.sendTo(null);
    this.sendTo(to);
    this.followed = followed;
    this.keptAs = id;
  }

  /** Something was entered that would be lost with the page. */
  get begun(): boolean {
    return (
      this.from?.id === null ||
      this.account.trim() !== '' ||
      this.to !== null ||
      Object.values(this.typed).some((text) => text.trim() !== '')
    );
  }

  isAgreed(kind: KindOfData): boolean {
    return this.to !== null && (this.agreed.get(this.to.id)?.has(kind) ?? false);
  }

  /** Records what the person says, for the chosen recipient alone. */
  agree(kind: KindOfData, yes: boolean): void {
    if (!this.to) return;
    const kinds = new Set(this.agreed.get(this.to.id) ?? []);
    if (yes) kinds.add(kind);
    else kinds.delete(kind);
    this.agreed = new Map(this.agreed).set(this.to.id, kinds);
  }

  /** Chooses who receives it. Lines that were struck out for another come back; an exception was for that one alone. */
  sendTo(to: Recipient | null): void {
    if (to?.id === this.to?.id) return;
    this.to = to;
    this.struck = new Set();
    this.reason = null;
    this.told = null;
    this.supervisor = null;
    this.asked = null;
    this.circumstances = { language: '', interpreter: '', present: '' };
    this.keptAs = null;
    this.followed = to && { recipient: to.id, name: to.name, steps: [], chaseOn: null };
    if (to && !this.agreed.has(to.id)) {
      const given = this.before;
      const kinds = KINDS_OF_DATA.filter((kind) => latestOf(given, kind)?.agreed === true);
      this.agreed = new Map(this.agreed).set(to.id, new Set(kinds));
    }
  }

  strike(id: string, out: boolean): void {
    const struck = new Set(this.struck);
    if (out) struck.add(id);
    else struck.delete(id);
    this.struck = struck;
  }

  /** Begins from a case, or from nothing. What was typed for one person is never another's. */
  begin(from: FromCase | null): void {
    this.clear();
    this.from = from;
  }

  clear(): void {
    this.from = null;
    this.typed = nothingTyped();
    this.account = '';
    this.age = null;
    this.lawyerOffered = false;
    this.agreed = new Map();
    this.country = null;
    this.sendTo(null);
  }

  #agreements(to: Recipient): Agreement[] {
    const kinds = this.agreed.get(to.id) ?? new Set<KindOfData>();
    return KINDS_OF_DATA.map((kind) => ({ recipient: to.id, kind, agreed: kinds.has(kind), at: 0 }));
  }
}

function latestOf(agreements: readonly Agreement[], kind: KindOfData): Agreement | undefined {
  return agreements
    .filter((one) => one.kind === kind)
    .reduce<Agreement | undefined>(
      (last, one) => (!last || one.at > last.at || (one.at === last.at && !one.agreed) ? one : last),
      undefined,
    );
}
