import type { TrainingCase } from '../content/index.ts';

/** A source as the app shows it beside a case. The compiler hands in the handbook's own. */
export interface CaseSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly year: string;
  readonly url: string | null;
  readonly whatWasRead: string;
}

/** An invented case with everything that working through it needs: the file `training/<id>`. */
export type PracticeCase = TrainingCase & {
  readonly id: string;
  /** For whoever leads the group: safe HTML that the compiler made. */
  readonly notes: string;
  readonly sources: readonly CaseSource[];
};

/** A line of the list of cases, `training/cases`: nothing in it tells how the case ends. */
export type ListedCase = Pick<PracticeCase, 'number' | 'id' | 'title' | 'setting' | 'minutes' | 'flow'>;
