/** What the ministry decided on keeping; handed in, and never loosened by what is written here. */
export interface RetentionPolicy {
  /** Days after the last change. */
  readonly retentionDays: number;
  /** Nothing is deleted while it stands. */
  readonly legalHold: boolean;
  readonly endDayAction: 'delete' | 'hand-over-then-delete';
  /** Whether a case is an official record or an officer's working notes; null: the ministry has not decided. */
  readonly records: 'records' | 'working-notes' | null;
  /** On what law the ministry lets cases be kept; null: it has not said. */
  readonly legalBasis: string | null;
  /** false: these are our own values, and the screen says that the ministry has not decided yet. */
  readonly decided: boolean;
}

/** What holds until a ministry decides. */
export const UNDECIDED: RetentionPolicy = {
  retentionDays: 90,
  legalHold: false,
  endDayAction: 'delete',
  records: null,
  legalBasis: null,
  decided: false,
};
