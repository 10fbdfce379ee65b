import {
  DamagedRecord,
  MissingRecord,
  RestoreMovedOn,
  StorageRefused,
  VaultFault,
  VaultLocked,
  type BackupProgress,
  type Keeping,
  type ListLine,
  type ListLines,
  type LockReason,
  type OpenedBackup,
  type Opener,
  type PrintedSheet,
  type Recovery,
  type Sheet,
  type Tries,
  type TryLimits,
  type Undo,
  type Vault,
  type VaultItem,
} from '#vault';
import { dayOf, type Clock } from './clock.ts';
import type { KeptOrGone } from './keep-or-delete.ts';
import {
  UNDECIDED,
  briefingOf,
  contentOf,
  draftKey,
  emptyCase,
  isDraftOf,
  keepingOf,
  lineOf,
  nextCode,
  packed,
  previewRestore,
  sheetBeside,
  sheetsBeside,
  sortCases,
  sortLines,
  unpacked,
  withLine,
  withScreening,
  withSheet,
  withoutCase,
  type Beside,
  type BesideEntry,
  type Briefing,
  type CardWordsRead,
  type Case,
  type CaseEntry,
  type Content,
  type Draft,
  type DraftEntry,
  type DraftOf,
  type KeptScreening,
  type ListedCase,
  type RestoreLine,
  type RetentionPolicy,
  type Sheet as CaseSheet,
  type TimelineEntry,
  type WholeCase,
} from './core/index.ts';

export type NotebookStatus =
  'checking' | 'absent' | 'locked' | 'opening' | 'open' | 'locking' | 'erased-can-undo' | 'refused';

/** What became of the last thing that was to be kept. `saved` is said after the disk has it, never before. */
export type SaveState =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'not-saved'; readonly fault: VaultFault };

export type Result<T = void> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: VaultFault };

interface Parts {
  readonly vault: Vault;
  readonly clock: Clock;
  /** What the ministry decided on keeping and on wrong tries, asked for each time; missing: nothing yet. */
  readonly retention?: () => RetentionPolicy;
  readonly tryLimits?: () => TryLimits;
}

const NOTHING_GONE: KeptOrGone = { removed: [], handOver: [], clockJumpedSince: null };

/** One record, as the notebook knows it. */
type Known =
  | { readonly is: 'case'; readonly entry: CaseEntry }
  | { readonly is: 'draft'; readonly entry: DraftEntry }
  | { readonly is: 'card-words-read'; readonly content: CardWordsRead }
  | { readonly is: 'briefing'; readonly content: Briefing }
  | { readonly is: 'beside'; readonly entry: BesideEntry }
  | { readonly is: 'clock'; readonly lastSeen: number }
  /** Written by a later version, and left alone. */
  | { readonly is: 'unknown' };

/** Milliseconds that sealing what is held may take before the key goes all the same. */
const SEALING_AT_MOST = 2000;
/** Cases that are there so soon that nobody needs a list before them. */
const FEW = 100;
/** Milliseconds that the screen of a large notebook has to itself. */
const SCREENS_TURN = 150;
/** Milliseconds after which the list is shown all the same, when even these take longer. */
const A_MOMENT = 300;
/** Seconds in which a deleted case can be brought back. */
export const CASE_UNDO_SECONDS = 30;

/**
 * The notebook of this browser profile, as the screens see it. Its methods resolve with a result and do not throw for
 * faults of the vault: what happened, what was kept and what to do next stands in the fault.
 */
export class Notebook {
  readonly #vault: Vault;
  readonly #clock: Clock;
  /** How long cases are kept. */
  readonly #retention: () => RetentionPolicy;
  readonly #tryLimits: () => TryLimits;
  #status = $state<NotebookStatus>('checking');
  #cases = $state.raw<readonly CaseEntry[]>([]);
  #lines = $state.raw<readonly ListedCase[] | undefined>(undefined);
  #notOpened = $state.raw<VaultFault | undefined>(undefined);
  #drafts = $state.raw<readonly DraftEntry[]>([]);
  #cardWordsRead = $state.raw<readonly CardWordsRead[]>([]);
  #briefings = $state.raw<readonly Briefing[]>([]);
  #beside = $state.raw<readonly BesideEntry[]>([]);
  #save = $state.raw<SaveState>({ state: 'idle' });
  #fault = $state.raw<VaultFault | undefined>(undefined);
  #secondsToLock = $state<number | undefined>(undefined);
  #lostAtLock = $state(false);
  #keptOrGone = $state.raw<KeptOrGone>(NOTHING_GONE);

  /** Every record that was read or written here, by its id; empty unless open. */
  readonly #known = new Map<string, Known>();

  /** Drafts that were typed and are not sealed yet. */
  readonly #held = new Map<string, Draft>();
  /** Goes on by one at every lock: what was begun before must not be taken for what is open now. */
  #locks = 0;
  /** It is to be locked as soon as its key is there: somebody asked for it while that was being worked out. */
  #lockWanted = false;
  #undoErase: Undo | undefined;
  /** One change at a time, in this tab and in all others: the second must see what the first has made. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ vault, clock, retention = () => UNDECIDED, tryLimits = () => ({}) }: Parts) {
    this.#vault = vault;
    this.#retention = retention;
    this.#tryLimits = tryLimits;
    this.#clock = clock;
    vault.onlock((why) => {
      this.#locked(why);
    });
  }

  get status(): NotebookStatus {
    return this.#status;
  }
  /** The latest change first; empty unless open. */
  get cases(): readonly CaseEntry[] {
    return this.#cases;
  }
  /**
   * What the list says while the cases are still being opened, the latest change first; undefined before and after. It is
   * there to be looked at: nothing can be changed until the status is `open`.
   */
  get lines(): readonly ListedCase[] | undefined {
    return this.#lines;
  }
  /** Whether anything of the notebook is on the screen. */
  get shown(): boolean {
    return this.#status === 'open' || this.#lines !== undefined;
  }
  /** Why the cases could not be opened after their list had been shown. */
  get notOpened(): VaultFault | undefined {
    return this.#notOpened;
  }
  get drafts(): readonly DraftEntry[] {
    return this.#drafts;
  }
  /** Cards that were given; empty unless open. */
  get briefings(): readonly Briefing[] {
    return this.#briefings;
  }
  /** What is kept beside the cases; empty unless open. */
  get beside(): readonly BesideEntry[] {
    return this.#beside;
  }
  /** Sheets that are about no person, the newest first; empty unless open. */
  get sheetsBeside(): readonly CaseSheet[] {
    return sheetsBeside(this.#beside);
  }
  get save(): SaveState {
    return this.#save;
  }
  /** Why the status is `refused`. */
  get fault(): VaultFault | undefined {
    return this.#fault;
  }
  /** Set while the warning before the lock stands. */
  get secondsToLock(): number | undefined {
    return this.#secondsToLock;
  }
  /** true when what was typed could not be sealed before the last lock. */
  get lostAtLock(): boolean {
    return this.#lostAtLock;
  }

  /** What holds on keeping cases. */
  get retention(): RetentionPolicy {
    return this.#retention();
  }

  /** What was deleted, or waits, since the notebook was opened. */
  get keptOrGone(): KeptOrGone {
    return this.#keptOrGone;
  }
  /** Milliseconds since 1970, by the clock of this notebook. */
  now(): number {
    return this.#clock.wall();
  }
  /** An id that nothing else has. */
  newId(): string {
    return this.#vault.newId();
  }

  /** Looks whether there is a notebook. To be called once, when the page stands. */
  async check(): Promise<void> {
    try {
      this.#status = (await this.#vault.exists()) ? 'locked' : 'absent';
    } catch (error) {
      this.#refuse(error);
    }
  }

  async create(passphrase: string): Promise<Result> {
    return this.#opening(() => this.#vault.create(passphrase), 'absent');
  }

  async unlock(passphrase: string): Promise<Result> {
    return this.#opening(() => this.#vault.open(passphrase, this.#tryLimits()), 'locked');
  }

  async changePassphrase(old: string, fresh: string): Promise<Result> {
    return this.#result(() => this.#vault.changePassphrase(old, fresh));
  }

  /** Begins a case. Gives its id. */
  newCase(about: {
    readonly country: string | null;
    readonly stage: string | null;
    readonly code?: string;
  }): Promise<Result<string>> {
    return this.#inTurn(async () => {
      const content = this.#emptyCase(about);
      const id = this.#vault.newId();
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      this.#setCase(id, content);
      return { ok: true, value: id };
    });
  }

  /** Keeps a screening in a case, a new one or one that is there. Gives the id of the case. Its own draft is dropped. */
  keepScreening(
    kept: Omit<KeptScreening, 'keptAt'>,
    where: { readonly caseId: string } | { readonly country: string | null; readonly stage: string | null },
  ): Promise<Result<string>> {
    const touched = 'caseId' in where ? [where.caseId] : [];
    return this.#inTurn(async () => {
      const found = 'caseId' in where ? this.find(where.caseId) : undefined;
      // A case that does not open is never written over: the screening begins one of its own.
      const whole = found?.damaged === false ? found : undefined;
      const before = whole?.content ?? this.#emptyCase('caseId' in where ? noPlace : where);
      const id = whole?.id ?? this.#vault.newId();
      const content = withScreening(before, { ...kept, keptAt: this.#clock.wall() });
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      this.#setCase(id, content);
      const draft = this.restoreDraft({ flow: kept.flow });
      // Another screening of the same flow that was begun is not this one's draft.
      if (draft && 'answers' in draft && JSON.stringify(draft.answers) === JSON.stringify(kept.answers)) {
        await this.#dropDraftNow({ flow: kept.flow });
      }
      return { ok: true, value: id };
    }, touched);
  }

  /** Keeps a case that came from elsewhere, as it is. Gives its id. */
  addCase(content: Case): Promise<Result<string>> {
    return this.#inTurn(async () => {
      const id = this.#vault.newId();
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      this.#setCase(id, content);
      return { ok: true, value: id };
    });
  }

  /** Reads a case again: another tab may have changed it. One that is gone goes from the list. */
  refresh(id: string): Promise<Result> {
    return this.#inTurn(() => Promise.resolve({ ok: true, value: undefined }), [id]);
  }

  /**
   * Changes a case: `change` gets it as it lies on the disk, and the present moment. The draft of what was typed for it is
   * dropped only when the change is on the disk. A case that is gone or damaged is a fault: the caller still has the text.
   */
  changeCase(id: string, change: (one: Case, now: number) => Case, typed?: DraftOf): Promise<Result> {
    return this.#inTurn(async () => {
      const found = this.find(id);
      if (!found) return { ok: false, fault: new MissingRecord() };
      if (found.damaged) return { ok: false, fault: new DamagedRecord(id) };
      const content = change(found.content, this.#clock.wall());
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      this.#setCase(id, content);
      if (typed) await this.#dropDraftNow(typed);
      return saved;
    }, [id]);
  }

  /** Adds a line to a case, at the present moment, as `changeCase` does. */
  addToTimeline(
    id: string,
    line: Pick<TimelineEntry, 'text'> & Partial<Pick<TimelineEntry, 'words'>>,
  ): Promise<Result> {
    return this.changeCase(id, (one, at) => withLine(one, { words: 'not-noted', ...line, at }), {
      caseId: id,
    });
  }

  /**
   * Keeps a sheet of another room: in a case, in a new one, or beside the cases when it is about no person. What was kept
   * under its id takes its place. Gives the id of the case, or null; the draft of the sheet is dropped.
   */
  keepSheet(
    sheet: Omit<CaseSheet, 'at'>,
    where:
      | { readonly caseId: string }
      | { readonly country: string | null; readonly stage: string | null }
      | 'beside',
  ): Promise<Result<string | null>> {
    const touched = typeof where === 'object' && 'caseId' in where ? [where.caseId] : [];
    return this.#inTurn(async () => {
      const kept: CaseSheet = { ...sheet, at: this.#clock.wall() };
      let id: string;
      let content: Case | Beside;
      if (where === 'beside') {
        id = sheet.id;
        content = sheetBeside(kept);
      } else if ('caseId' in where) {
        id = where.caseId;
        const found = this.find(id);
        if (!found) return { ok: false, fault: new MissingRecord() };
        if (found.damaged) return { ok: false, fault: new DamagedRecord(id) };
        content = withSheet(found.content, kept);
      } else {
        id = this.#vault.newId();
        content = withSheet(this.#emptyCase(where), kept);
      }
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      if (content.kind === 'case') this.#setCase(id, content);
      else this.#learn(id, { is: 'beside', entry: { id, content } });
      await this.#dropDraftNow({ work: sheet.id });
      return { ok: true, value: content.kind === 'case' ? id : null };
    }, touched);
  }

  /** Deletes a case. Gives a way back that works for a while and until the notebook is locked. */
  deleteCase(id: string): Promise<Result<{ readonly undo: () => Promise<Result> }>> {
    return this.#inTurn(async () => {
      const found = this.find(id);
      const removed = await this.#removeCase(id);
      if (!removed.ok) return removed;
      const beside = removed.value;
      const until = this.#clock.steady() + CASE_UNDO_SECONDS * 1000;
      const undo = (): Promise<Result> =>
        this.#inTurn(async () => {
          if (!found || found.damaged || this.#clock.steady() > until) return { ok: true, value: undefined };
          const saved = await this.#saveContent(id, found.content);
          if (!saved.ok) return saved;
          this.#setCase(id, found.content);
          for (const entry of beside) await this.#restoreBeside(entry);
          return saved;
        });
      return { ok: true, value: { undo } };
    }, [id]);
  }

  /** Says that the clock of this device is right, after it had moved; the rules of keeping go on from there. */
  confirmClock(): Promise<Result> {
    return this.#inTurn(async () => {
      await this.#keep(true);
      return { ok: true, value: undefined };
    });
  }

  find(id: string): CaseEntry | undefined {
    // Whoever shows a case hears of its changes through the list.
    if (this.#cases.length === 0) return undefined;
    const known = this.#known.get(id);
    return known?.is === 'case' ? known.entry : undefined;
  }

  /** A sheet that is kept in a case, or beside the cases when `caseId` is null. */
  findSheet(id: string, caseId: string | null): CaseSheet | undefined {
    if (caseId === null) return sheetsBeside(this.#beside).find((sheet) => sheet.id === id);
    const found = this.find(caseId);
    return found && !found.damaged ? found.content.sheets.find((sheet) => sheet.id === id) : undefined;
  }

  /** Holds what is being typed, in memory; it is sealed before the next lock. Until then nothing may be called saved. */
  hold(draft: Draft): void {
    if (this.#status !== 'open') return;
    this.#held.set(draftKey(draft), draft);
    if (this.#save.state !== 'not-saved') this.#save = { state: 'saving' };
  }

  /** Seals a draft now. */
  journal(draft: Draft): Promise<Result> {
    this.hold(draft);
    return this.#inTurn(() => this.#journalNow(draft));
  }

  restoreDraft(of: DraftOf): Draft | undefined {
    const key = draftKey(of);
    return this.#held.get(key) ?? this.#drafts.find(({ content }) => draftKey(content) === key)?.content;
  }

  /** Whether an officer confirmed here that the cards of a language and edition were read; false unless open. */
  hasCardWordsRead({ lang, edition }: Pick<CardWordsRead, 'lang' | 'edition'>): boolean {
    return this.#cardWordsRead.some((one) => one.lang === lang && one.edition === edition);
  }

  /** Keeps that the cards of a language and edition were read by a fluent reader. */
  keepCardWordsRead({ lang, edition }: Pick<CardWordsRead, 'lang' | 'edition'>): Promise<Result> {
    return this.#inTurn(async () => {
      if (this.hasCardWordsRead({ lang, edition })) return { ok: true, value: undefined };
      const content: CardWordsRead = { kind: 'card-words-read', format: 1, lang, edition };
      const id = this.#vault.newId();
      const saved = await this.#saveContent(id, content);
      if (saved.ok) this.#learn(id, { is: 'card-words-read', content });
      return saved;
    });
  }

  /**
   * Counts that a card with rights was given today. While the notebook is locked it is sealed to its public key, and
   * counted at the next unlock; without a notebook it is a fault, and nothing is counted.
   */
  countBriefing(about: Pick<Briefing, 'edition' | 'lang' | 'alone'>): Promise<Result> {
    const briefing: Briefing = {
      kind: 'briefing',
      format: 1,
      card: 'rights',
      ...about,
      day: dayOf(this.#clock.wall()),
    };
    if (this.#status !== 'open') return this.#result(() => this.#vault.drop(briefing));
    return this.#inTurn(async () => {
      const id = this.#vault.newId();
      const saved = await this.#saveContent(id, briefing);
      if (saved.ok) this.#learn(id, { is: 'briefing', content: briefing });
      return saved;
    });
  }

  /** Keeps something beside the cases; under the id of what is there already, it takes its place. Gives the id. */
  keepBeside(content: Beside, id: string = this.#vault.newId()): Promise<Result<string>> {
    return this.#inTurn(async () => {
      const saved = await this.#saveContent(id, content);
      if (!saved.ok) return saved;
      this.#learn(id, { is: 'beside', entry: { id, content } });
      return { ok: true, value: id };
    });
  }

  dropBeside(id: string): Promise<Result> {
    return this.#inTurn(() => this.#dropBesideNow(id));
  }

  async #dropBesideNow(id: string): Promise<Result> {
    const removed = await this.#result(() => this.#vault.remove(id));
    if (removed.ok) {
      this.#known.delete(id);
      this.#show();
    }
    return removed;
  }

  /** Takes a deleted case out of everything that speaks of it. Gives what there was, for the way back. */
  async #forgetCaseBeside(caseId: string): Promise<readonly BesideEntry[]> {
    const about = this.#beside.filter(({ content }) => content.cases?.includes(caseId));
    for (const { id, content } of about) {
      const rest = withoutCase(content, caseId);
      if (rest === null) await this.#dropBesideNow(id);
      else await this.#restoreBeside({ id, content: rest });
    }
    return about;
  }

  async #restoreBeside(entry: BesideEntry): Promise<void> {
    const saved = await this.#saveContent(entry.id, entry.content);
    if (saved.ok) this.#learn(entry.id, { is: 'beside', entry });
  }

  dropDraft(of: DraftOf): Promise<Result> {
    return this.#inTurn(() => this.#dropDraftNow(of));
  }

  /** Covers the notebook at once, seals what is held, and drops the key: after two seconds at the latest. */
  async lock(): Promise<void> {
    if (this.#status === 'opening') {
      // Nothing is held yet that could be lost. Where the key is still being worked out, it is dropped when it is there.
      this.#lockWanted = !this.#vault.unlocked;
      this.#vault.lock();
    }
    if (this.#status !== 'open') return;
    this.#status = 'locking';
    const held = [...this.#held.values()];
    const sealing = Promise.all(held.map((draft) => this.#journalNow(draft))).then((results) =>
      results.every((result) => result.ok),
    );
    let clock: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((resolve) => {
      clock = setTimeout(() => resolve(false), SEALING_AT_MOST);
    });
    const sealed = await Promise.race([sealing, late]);
    clearTimeout(clock);
    this.#lostAtLock = held.length > 0 && !sealed;
    this.#vault.lock();
  }

  /** Drops the key and everything in memory before it returns. What is held is on its way to be sealed by then. */
  leave(): void {
    if (this.#vault.unlocked) {
      for (const draft of this.#held.values()) void this.#journalNow(draft);
    }
    this.#vault.lock();
    this.#forget();
    if (this.#status !== 'absent') this.#status = 'locked';
  }

  /** Erases the notebook. It can be undone for a while, in this tab. */
  async erase(): Promise<Result> {
    const result = await this.#result(() => this.#vault.erase());
    if (!result.ok) return result;
    const undo = result.value;
    this.#undoErase = undo;
    this.#status = 'erased-can-undo';
    void undo.gone.then((how) => {
      if (this.#undoErase !== undo) return;
      this.#undoErase = undefined;
      this.#status = how === 'undone' ? 'locked' : 'absent';
    });
    return { ok: true, value: undefined };
  }

  /** Brings an erased notebook back, locked. The value is false when it was too late. */
  async undoErase(): Promise<Result<boolean>> {
    const undo = this.#undoErase;
    if (!undo) return { ok: true, value: false };
    return this.#result(() => undo.undo());
  }

  // Sheets, backups, and the way back from them.

  /** Wrong passphrases since the last right one, and how long the next try waits. */
  tries(): Promise<Result<Tries>> {
    return this.#result(() => this.#vault.tries());
  }

  /** When sheets and backups were made. */
  keeping(): Promise<Result<Keeping>> {
    return this.#withRecovery((recovery) => recovery.keeping());
  }

  /** Makes recovery sheets. Their words exist in what is given back and nowhere else. */
  makeSheets(
    passphrase: string,
    how: { readonly needed: number; readonly total: number },
  ): Promise<Result<readonly PrintedSheet[]>> {
    return this.#withRecovery((recovery) => recovery.makeSheets(passphrase, how, this.#clock.wall()));
  }

  /** Takes one sheet as a rehearsal: it can be found, and it can be read. */
  rehearse(text: string): Promise<Result> {
    return this.#withRecovery((recovery) => recovery.rehearse(text, this.#clock.wall()));
  }

  /** Reads one sheet beside those that were taken before. */
  takeSheet(text: string, taken: readonly Sheet[]): Promise<Result<Sheet>> {
    return this.#withRecovery((recovery) => Promise.resolve(recovery.takeSheet(text, taken)));
  }

  /** Opens the notebook of this device with sheets, and gives it a new passphrase. */
  unlockWithSheets(sheets: readonly Sheet[], fresh: string): Promise<Result> {
    return this.#opening(async () => (await this.#vault.recovery()).openWithSheets(sheets, fresh), 'locked');
  }

  /** Makes a backup of everything that opens, with what is being typed. */
  async backUp(onprogress?: (progress: BackupProgress) => void): Promise<
    Result<{
      readonly file: Uint8Array<ArrayBuffer>;
      readonly entries: number;
      readonly damaged: number;
      readonly at: number;
    }>
  > {
    for (const draft of this.#held.values()) await this.#inTurn(() => this.#journalNow(draft));
    // After what is being saved, and not in its way: sealing takes long, and who goes on writing must not wait for it.
    await this.#queue;
    const at = this.#clock.wall();
    return this.#withRecovery(async (recovery) => {
      const made = await recovery.backUp(at, onprogress);
      // When the notebook was open last is in it, too, and nothing that an officer kept.
      const clocks = [...this.#known.values()].filter(({ is }) => is === 'clock').length;
      return { ...made, entries: made.entries - clocks, at };
    });
  }

  /** Notes that a backup was saved to a file. */
  backedUp(backup: { readonly at: number; readonly entries: number }): Promise<Result> {
    return this.#withRecovery((recovery) => recovery.backedUp(backup));
  }

  /** Opens a backup file. Changes nothing. */
  openBackup(
    file: Uint8Array<ArrayBuffer>,
    by: Opener,
    onprogress?: (progress: BackupProgress) => void,
  ): Promise<Result<OpenedBackup>> {
    return this.#withRecovery((recovery) => recovery.openBackup(file, by, onprogress));
  }

  /** What each entry of a backup is to the open notebook, as it lies on the disk now. */
  previewRestore(backup: OpenedBackup): Promise<Result<readonly RestoreLine[]>> {
    return this.#result(async () => previewRestore(await this.#vault.all(), backup.entries));
  }

  /** Makes the notebook of this device out of a backup. `fresh` must be given when sheets opened it. */
  restoreAll(backup: OpenedBackup, fresh?: string): Promise<Result> {
    return this.#opening(async () => (await this.#vault.recovery()).restoreAll(backup, fresh), 'absent');
  }

  /** Takes entries of a backup into the open notebook; a fault when one of them is not any more what the preview showed. */
  restoreInto(backup: OpenedBackup, chosen: readonly RestoreLine[]): Promise<Result> {
    const touched = chosen.map(({ id }) => id);
    return this.#inTurn(async () => {
      const now = await this.previewRestore(backup);
      if (!now.ok) return now;
      const stateNow = new Map(now.value.map((line) => [line.id, JSON.stringify(line)]));
      const movedOn = chosen.some((line) => stateNow.get(line.id) !== JSON.stringify(line));
      if (movedOn) return { ok: false, fault: new RestoreMovedOn() };
      const ids = new Set(chosen.map(({ id }) => id));
      const taken = await this.#withRecovery((recovery) => recovery.restoreInto(backup, ids));
      if (!taken.ok) return taken;
      return this.#result(async () => {
        await this.#readList();
        await this.#load();
        await this.#mendList();
      });
    }, touched);
  }

  #withRecovery<T>(work: (recovery: Recovery) => Promise<T>): Promise<Result<T>> {
    return this.#result(async () => work(await this.#vault.recovery()));
  }

  /** Shows or takes away the warning before the lock. */
  warn(seconds: number | undefined): void {
    this.#secondsToLock = seconds;
  }

  async #opening(work: () => Promise<void>, otherwise: NotebookStatus): Promise<Result> {
    this.#status = 'opening';
    this.#lostAtLock = false;
    this.#notOpened = undefined;
    this.#lockWanted = false;
    let locks = this.#locks;
    const result = await this.#result(async () => {
      await work();
      if (this.#lockWanted) {
        this.#vault.lock();
        throw new VaultLocked();
      }
      locks = this.#locks;
      const covered = await this.#showList();
      try {
        await this.#load();
        await this.#vault.alone(() => this.#keep(false));
      } finally {
        covered();
      }
      // Locked meanwhile: what was read is forgotten already, and nobody may take this for open.
      if (this.#isLockedSince(locks)) throw new VaultLocked();
    });
    // Locked while it was being opened: what the lock made of it stands, and perhaps it is being opened again.
    if (!result.ok && locks !== this.#locks) return result;
    if (!result.ok && this.#lines) this.#notOpened = result.fault;
    this.#lines = undefined;
    if (result.ok) {
      this.#status = 'open';
      // What differs is brought in line. Nobody waits for it; without it the list comes with the cases, as before.
      const mending = this.#queue.then(() =>
        this.#vault.alone(() => this.#result(() => this.#mendList(locks))),
      );
      this.#queue = mending.catch(() => undefined);
      // A notebook of an earlier version gets a way in for counts. Nobody waits for it; without it all else works.
      void this.#result(() => this.#vault.readyDropBox());
    } else if (result.fault.code === 'no-vault' || result.fault.code === 'erased-after-tries') {
      this.#status = 'absent';
    } else if (result.fault.code === 'vault-exists') this.#status = 'locked';
    else this.#status = otherwise;
    return result;
  }

  /** Whether it was locked after there had been so many locks, or is now. */
  #isLockedSince(locks: number): boolean {
    return locks !== this.#locks || !this.#vault.unlocked;
  }

  async #load(): Promise<void> {
    const locks = this.#locks;
    const items = await this.#vault.all();
    if (this.#isLockedSince(locks)) throw new VaultLocked();
    await this.#take(items);
  }

  /** What the list says; undefined when it cannot be shown. It is made where there is none. Nothing fails for want of it. */
  async #readList(): Promise<ListLines | undefined> {
    const read = await this.#result(async () => {
      const lines = await this.#vault.list();
      if (lines) return lines;
      await this.#vault.readyList();
      return this.#vault.list();
    });
    return read.ok ? read.value : undefined;
  }

  /**
   * Shows what the list says, at once or when the cases are not there in a moment. Gives what is to be called when they are
   * there, or will not come.
   */
  async #showList(): Promise<() => void> {
    const locks = this.#locks;
    const lines = await this.#readList();
    if (!lines || this.#isLockedSince(locks)) return () => undefined;
    const show = (): void => {
      if (this.#isLockedSince(locks)) return;
      this.#lines = sortLines(
        [...lines].flatMap(([id, kept]): ListedCase[] => {
          const line = unpacked(kept);
          // What is over is deleted before anybody sees it, or stays: that is decided on the case, not on its line.
          const over = line && keepingOf(line, this.retention, this.#clock.wall()) === 'over';
          return !line || over ? [] : [{ id, damaged: false, line }];
        }),
      );
    };
    if (lines.size <= FEW) {
      const clock = setTimeout(show, A_MOMENT);
      return () => {
        clearTimeout(clock);
      };
    }
    show();
    // The screen has its turn before the cases keep it busy: what stands above the list comes now, and not under a finger.
    await new Promise((resolve) => void setTimeout(resolve, SCREENS_TURN));
    return () => undefined;
  }

  /** Brings the list in line with the cases, as they were read since it was read. */
  async #mendList(locks = this.#locks): Promise<void> {
    if (this.#isLockedSince(locks)) throw new VaultLocked();
    const lines = new Map<string, ListLine | undefined>();
    for (const [id, known] of this.#known) {
      if (known.is !== 'case') continue;
      // Of a damaged case the list knows more than can be read of it.
      lines.set(id, known.entry.damaged ? undefined : packed(lineOf(known.entry.content, dayOf)));
    }
    await this.#vault.mendList(lines);
  }

  /** Writes a record, and with it what the list says of it. */
  #write(id: string, content: Content): Promise<void> {
    if (content.kind !== 'case') return this.#vault.write({ id, content });
    return this.#vault.write({ id, content, line: packed(lineOf(content, dayOf)) });
  }

  /** Reads what other tabs added, what they removed, and the records that are about to be changed. */
  async #catchUp(touched: readonly string[]): Promise<void> {
    const locks = this.#locks;
    const there = new Set(await this.#vault.ids());
    const gone = [...this.#known.keys()].filter((id) => !there.has(id));
    const wanted = new Set([...there].filter((id) => !this.#known.has(id)));
    for (const id of touched) if (there.has(id)) wanted.add(id);
    const items = wanted.size === 0 ? [] : await this.#vault.some([...wanted]);
    if (this.#isLockedSince(locks)) throw new VaultLocked();
    await this.#take(items, gone);
  }

  /** Takes records as they lie on the disk into the memory of this tab. Rejects with VaultLocked when it is locked. */
  async #take(items: readonly VaultItem[], gone: readonly string[] = []): Promise<void> {
    // Locked while they were read: nothing of them may stay in memory.
    if (!this.#vault.unlocked) throw new VaultLocked();
    for (const id of gone) this.#known.delete(id);
    const toFold: { readonly id: string; readonly content: Briefing }[] = [];
    for (const item of items) {
      const known = knownOf(item);
      this.#known.set(item.id, known);
      if (known.is === 'briefing' && !item.damaged && item.dropped) {
        toFold.push({ id: item.id, content: known.content });
      }
    }
    if (items.length > 0 || gone.length > 0) this.#show();
    for (const { id, content } of toFold) await this.#fold(id, content);
    // Locked while they were folded: what was set above is forgotten already, and nobody may take this for open.
    if (!this.#vault.unlocked) throw new VaultLocked();
  }

  /** Brings the lists in line with what is known. */
  #show(): void {
    const cases: CaseEntry[] = [];
    const drafts: DraftEntry[] = [];
    const cardWordsRead: CardWordsRead[] = [];
    const briefings: Briefing[] = [];
    const beside: BesideEntry[] = [];
    for (const known of this.#known.values()) {
      if (known.is === 'case') cases.push(known.entry);
      if (known.is === 'draft') drafts.push(known.entry);
      if (known.is === 'card-words-read') cardWordsRead.push(known.content);
      if (known.is === 'briefing') briefings.push(known.content);
      if (known.is === 'beside') beside.push(known.entry);
    }
    this.#cases = sortCases(cases);
    this.#drafts = drafts;
    this.#cardWordsRead = cardWordsRead;
    this.#briefings = briefings;
    this.#beside = beside;
  }

  /** Takes note of a record that was written; not after a lock. */
  #learn(id: string, known: Known): void {
    if (!this.#vault.unlocked) return;
    this.#known.set(id, known);
    this.#show();
  }

  /**
   * Deletes what is over and warns of what is near its end. What the disk refuses stays as it is, and comes again at the
   * next opening; the notebook opens all the same.
   */
  async #keep(confirmed: boolean): Promise<void> {
    // Read at the unlock, not before. Without it nothing is deleted.
    const keeper = await import('./keep-or-delete.ts').catch(() => undefined);
    if (!keeper) return;
    const done = await keeper.keepOrDelete({
      cases: this.#cases.filter((entry): entry is WholeCase => !entry.damaged),
      seen: [...this.#known].flatMap(([id, known]) =>
        known.is === 'clock' ? [{ id, at: known.lastSeen }] : [],
      ),
      policy: this.retention,
      now: this.#clock.wall(),
      confirmed,
      newId: () => this.#vault.newId(),
      removeCase: async (id) => (await this.#removeCase(id)).ok,
      write: async (id, content) => {
        const { ok } = await this.#result(() => this.#write(id, content));
        if (ok && content.kind === 'case') this.#setCase(id, content);
        if (ok && content.kind === 'clock') this.#learn(id, { is: 'clock', lastSeen: content.lastSeen });
      },
      removeClock: async (id) => {
        if ((await this.#result(() => this.#vault.remove(id))).ok) this.#known.delete(id);
      },
    });
    // Locked meanwhile: no code of a case may stay in memory.
    if (this.#vault.unlocked) this.#keptOrGone = done;
  }

  /** Deletes a case with everything that was typed for it or kept about it. Gives what was kept, for the way back. */
  async #removeCase(id: string): Promise<Result<readonly BesideEntry[]>> {
    const removed = await this.#result(() => this.#vault.remove(id));
    if (!removed.ok) return removed;
    this.#known.delete(id);
    this.#show();
    for (const draft of [...this.#held.values(), ...this.#drafts.map(({ content }) => content)]) {
      if (isDraftOf(draft, id)) await this.#dropDraftNow(draft);
    }
    return { ok: true, value: await this.#forgetCaseBeside(id) };
  }

  /** Takes what was put in while it was locked into the notebook proper, in its own place: never twice, never lost. */
  async #fold(id: string, content: Briefing): Promise<void> {
    await this.#result(() => this.#vault.write({ id, content }));
  }

  #emptyCase(about: {
    readonly country: string | null;
    readonly stage: string | null;
    readonly code?: string;
  }): Case {
    const codes = this.#cases.flatMap((entry) => (entry.damaged ? [] : [entry.content.code]));
    return emptyCase({ ...about, code: about.code ?? nextCode(codes) }, this.#clock.wall());
  }

  #setCase(id: string, content: Case): void {
    this.#learn(id, { is: 'case', entry: { id, damaged: false, content } });
  }

  async #saveContent(id: string, content: Content): Promise<Result> {
    this.#save = { state: 'saving' };
    const result = await this.#result(() => this.#write(id, content));
    this.#save = result.ok
      ? { state: 'saved', at: this.#clock.wall() }
      : { state: 'not-saved', fault: result.fault };
    return result;
  }

  async #journalNow(draft: Draft): Promise<Result> {
    const key = draftKey(draft);
    const before = this.#drafts.find(({ content }) => draftKey(content) === key);
    const id = before?.id ?? this.#vault.newId();
    const result = await this.#saveContent(id, { kind: 'draft', format: 1, draft });
    if (!result.ok || !this.#vault.unlocked) return result;
    if (this.#held.get(key) === draft) this.#held.delete(key);
    // More was typed while this was being sealed: its own turn comes.
    else if (this.#held.has(key)) this.#save = { state: 'saving' };
    this.#learn(id, { is: 'draft', entry: { id, damaged: false, content: draft } });
    return result;
  }

  async #dropDraftNow(of: DraftOf): Promise<Result> {
    const key = draftKey(of);
    this.#held.delete(key);
    if (this.#save.state === 'saving' && this.#held.size === 0) this.#save = { state: 'idle' };
    const entry = this.#drafts.find(({ content }) => draftKey(content) === key);
    if (!entry) return { ok: true, value: undefined };
    const result = await this.#result(() => this.#vault.remove(entry.id));
    if (result.ok) {
      this.#known.delete(entry.id);
      this.#show();
    }
    return result;
  }

  #locked(why: LockReason): void {
    this.#forget();
    if (why === 'newer-version') {
      this.#fault = new StorageRefused('newer-version');
      this.#status = 'refused';
      return;
    }
    this.#status = why === 'erased' ? 'absent' : 'locked';
  }

  #forget(): void {
    this.#locks += 1;
    this.#known.clear();
    this.#lines = undefined;
    this.#keptOrGone = NOTHING_GONE;
    this.#cases = [];
    this.#drafts = [];
    this.#cardWordsRead = [];
    this.#briefings = [];
    this.#beside = [];
    this.#held.clear();
    this.#save = { state: 'idle' };
    this.#secondsToLock = undefined;
  }

  #refuse(error: unknown): void {
    if (!(error instanceof VaultFault)) throw error;
    this.#fault = error;
    this.#status = 'refused';
  }

  async #result<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error;
      return { ok: false, fault: error };
    }
  }

  /** Does a change when those before it are done, on what lies on the disk then: another tab may have changed it. */
  #inTurn<T>(work: () => Promise<Result<T>>, touched: readonly string[] = []): Promise<Result<T>> {
    const turn = this.#queue.then(() =>
      this.#vault.alone(async () => {
        const seen = await this.#result(() => this.#catchUp(touched));
        if (seen.ok) return work();
        this.#save = { state: 'not-saved', fault: seen.fault };
        return seen;
      }),
    );
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

const noPlace = { country: null, stage: null };

/** What a record is, as far as it can be used here. */
function knownOf(item: VaultItem): Known {
  if (item.damaged) return { is: 'case', entry: { id: item.id, damaged: true } };
  // Put in while it was locked: a count, and nothing else, whoever put it there.
  const content = item.dropped ? briefingOf(item.content) : contentOf(item.content);
  if (content && 'about' in content) return { is: 'beside', entry: { id: item.id, content } };
  switch (content?.kind) {
    case 'case':
      return { is: 'case', entry: { id: item.id, damaged: false, content } };
    case 'draft':
      return { is: 'draft', entry: { id: item.id, damaged: false, content: content.draft } };
    case 'card-words-read':
      return { is: 'card-words-read', content };
    case 'briefing':
      return { is: 'briefing', content };
    case 'clock':
      return { is: 'clock', lastSeen: content.lastSeen };
    case undefined:
      return { is: 'unknown' };
  }
}
