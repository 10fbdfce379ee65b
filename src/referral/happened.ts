import type { KindOfData } from './core/index.ts';

/** Something that belongs into the case: the referral stands elsewhere now, or something of it went to its recipient. */
export interface Happened {
  /** A line for the case. */
  readonly line?: string;
  /** What to do on the day on which to ask what became of it. */
  readonly chase?: string;
  readonly went?: {
    readonly how: 'read-out' | 'print' | 'file';
    readonly kinds: readonly KindOfData[];
    /** The words that went. */
    readonly text: string;
  };
}
