import type { AgreementLanguage, PartyKind } from './content/index.ts';
import {
  EMPTY_AGREEMENT,
  agreementOf,
  entryOf,
  isAgreementBegun,
  type Agreement,
  type ClauseEntry,
} from './core/index.ts';

/** One agreement on one screen, in memory only. */
export class AgreementHeld {
  // raw: the agreement is replaced as a whole, never changed in place
  agreement = $state.raw<Agreement>(EMPTY_AGREEMENT);
  #before: Agreement | undefined;

  get begun(): boolean {
    return isAgreementBegun(this.agreement);
  }

  /** All of it, to be kept. */
  get entered(): Agreement {
    return this.agreement;
  }

  /** Takes up one that was kept. */
  takeUp(entered: unknown): void {
    this.agreement = agreementOf(entered);
    this.#before = undefined;
  }

  entryOf(clause: string): ClauseEntry {
    return entryOf(this.agreement, clause);
  }

  /** Takes a party in or out. Its name stays, so that a slip of the finger loses nothing. */
  take(party: PartyKind, part: boolean): void {
    const others = this.agreement.parties.filter((one) => one !== party);
    this.agreement = { ...this.agreement, parties: part ? [...others, party] : others };
  }

  name(party: PartyKind, name: string): void {
    this.agreement = { ...this.agreement, names: { ...this.agreement.names, [party]: name } };
  }

  /** Chooses the second language. Whoever read the headings of another one has not read these. */
  choose(other: AgreementLanguage | null): void {
    this.agreement = { ...this.agreement, other, readByFluent: false };
  }

  confirmReader(readByFluent: boolean): void {
    this.agreement = { ...this.agreement, readByFluent };
  }

  change(clause: string, change: Partial<ClauseEntry>): void {
    const clauses = { ...this.agreement.clauses, [clause]: { ...this.entryOf(clause), ...change } };
    this.agreement = { ...this.agreement, clauses };
  }

  fill(clause: string, field: string, value: string): void {
    this.change(clause, { fields: { ...this.entryOf(clause).fields, [field]: value } });
  }

  /** Empties it for good: after the idle time, and when the officer leaves. */
  clear(): void {
    this.agreement = EMPTY_AGREEMENT;
    this.#before = undefined;
  }

  /** Empties it on the officer's wish; `bringBack` takes that back. */
  empty(): void {
    this.#before = this.agreement;
    this.agreement = EMPTY_AGREEMENT;
  }

  bringBack(): void {
    if (this.#before) this.agreement = this.#before;
    this.#before = undefined;
  }
}
