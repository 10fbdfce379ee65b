/** What the ministry decided on keeping; handed in, and never loosened by what is written here. */
export interface RetentionPolicy {
  /** Days after the last change. */
  readonly retentionDays: number;
  /** Nothing is deleted while it stands. */
  readonly legalHold: boolean;
  readonly endDayAction: 'delete' | 'hand-over-then-delete';
  /** false: these are our own values, and the screen says that the ministry has not decided yet. */
  readonly decided: boolean;
}

/** What holds until a ministry decides. */
export const UNDECIDED: RetentionPolicy = {
  retentionDays: 90,
  legalHold: false,
  endDayAction: 'delete',
  decided: false,
};
