/**
 * What a referral is called in practice with an invented person. `mark` stands on the paper, and the paper is all there is:
 * nothing is copied, sealed into a file or followed up, because none of those bears the mark wherever it goes.
 */
export interface ExerciseReferral {
  readonly mark: string;
  /** Stands above what would be said on the telephone. */
  readonly call: string;
  /** Stands above the paper. */
  readonly paper: string;
  /** On the button that prints. */
  readonly print: string;
}
