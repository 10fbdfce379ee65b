import { isBegun, marksOf, withMark, type Mark, type Marks } from './core/index.ts';

/** What is ticked and written beside one checklist, in memory only. Made by the page, handed from one visit to the next. */
export class ChecklistMarks {
  // raw: marks are replaced as a whole, never changed in place
  marks = $state.raw<Marks>({});
  #before: Marks | undefined;

  /** Something would be lost with this tab. */
  get begun(): boolean {
    return isBegun(this.marks);
  }

  /** All of it, to be kept. */
  get entered(): Marks {
    return this.marks;
  }

  /** Takes up one that was kept. */
  takeUp(entered: unknown): void {
    this.marks = marksOf(entered);
    this.#before = undefined;
  }

  mark(id: string, change: Partial<Mark>): void {
    this.marks = withMark(this.marks, id, change);
  }

  /** Empties the checklist for good: after the idle time, and when the officer leaves. */
  clear(): void {
    this.marks = {};
    this.#before = undefined;
  }

  /** Empties the checklist on the officer's wish; `bringBack` takes that back. */
  empty(): void {
    this.#before = this.marks;
    this.marks = {};
  }

  bringBack(): void {
    if (this.#before) this.marks = this.#before;
    this.#before = undefined;
  }
}
