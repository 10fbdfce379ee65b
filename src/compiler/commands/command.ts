/** What a command is given from outside, so that a test can hand in its own. */
export interface Surroundings {
  /** The folder of the handbook. */
  readonly root: string;
  /** The folder that the report draws its pictures into. */
  readonly pictures: string;
  /** Today as an ISO day. */
  readonly today: string;
  /** Writes one line for the reader. */
  readonly say: (line: string) => void;
  /** Writes one line about a fault. */
  readonly complain: (line: string) => void;
}

/** What a command gives back to the shell: 0 done, 1 the handbook or a file has faults, 2 the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** Thrown when a command was not understood. Its message says what to write. */
export class NotUnderstood extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotUnderstood';
  }
}

/** Thrown when a command was understood and cannot be done. Its message says why, what was kept, and what to do. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}
