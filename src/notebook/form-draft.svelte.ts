import type { VaultFault } from '#vault';
import type { Case } from './core/index.ts';
import type { Notebook } from './notebook.svelte.ts';

/** Milliseconds without a key after which what was typed is sealed. */
const PAUSE = 400;

/**
 * What is being typed into one form of a case. It is sealed at each pause, comes back after a lock or a closed tab, and is
 * dropped only when what it became is on the disk.
 */
export class FormDraft<Fields extends Readonly<Record<string, string>>> {
  readonly #notebook: Notebook;
  readonly #of: { readonly caseId: string; readonly part: string };
  readonly #empty: Fields;
  #timer: ReturnType<typeof setTimeout> | undefined;
  fields = $state.raw() as Fields;
  fault = $state.raw<VaultFault | null>(null);

  constructor(notebook: Notebook, caseId: string, part: string, empty: Fields) {
    this.#notebook = notebook;
    this.#of = { caseId, part };
    this.#empty = empty;
    this.fields = { ...empty, ...this.#typedBefore() };
  }

  /** Something stands in it that is not kept yet. */
  get begun(): boolean {
    return Object.entries(this.#empty).some(([name, value]) => this.fields[name] !== value);
  }

  set(name: keyof Fields & string, value: string): void {
    this.fields = { ...this.fields, [name]: value };
    const draft = { ...this.#of, text: JSON.stringify(this.fields) };
    this.#notebook.hold(draft);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#notebook.journal(draft), PAUSE);
  }

  /** Makes the case out of what was typed. false: it is not kept, still stands in the form, and `fault` says why. */
  async keep(change: (one: Case, now: number) => Case): Promise<boolean> {
    clearTimeout(this.#timer);
    const kept = this.fields;
    const result = await this.#notebook.changeCase(this.#of.caseId, change, this.#of);
    this.fault = result.ok ? null : result.fault;
    // What was typed meanwhile stays.
    if (result.ok && this.fields === kept) this.fields = this.#empty;
    return result.ok;
  }

  /** Takes away what was typed. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.fields = this.#empty;
    await this.#notebook.dropDraft(this.#of);
  }

  #typedBefore(): Partial<Fields> {
    const draft = this.#notebook.restoreDraft(this.#of);
    if (!draft || !('text' in draft)) return {};
    try {
      const typed = JSON.parse(draft.text) as Readonly<Record<string, unknown>>;
      return Object.fromEntries(
        Object.entries(typed).filter(([name, value]) => name in this.#empty && typeof value === 'string'),
      ) as Partial<Fields>;
    } catch {
      return {};
    }
  }
}
