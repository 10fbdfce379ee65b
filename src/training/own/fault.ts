/** What is wrong with a case, as the words of the room say it: `ownCase.fault.<key>`. */
export interface Fault {
  /** Names and positions from the top of the case; empty when it is the file as a whole. */
  readonly path: readonly (string | number)[];
  /** The line of the file, where it was read from one. */
  readonly line?: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const fault = (path: Fault['path'], key: string, values: Fault['values'] = {}): Fault => ({
  path,
  key,
  values,
});
