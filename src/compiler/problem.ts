/** Where something stands in a file. Lines and columns begin at 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A fault in the handbook: where it is, what is wrong, and how to mend it. Each is one sentence or two. */
export interface Problem extends Place {
  readonly what: string;
  readonly mend: string;
}

/** One line for an editor, with the place in the form that editors and terminals open on a click. */
export function lineOf(problem: Problem): string {
  const { file, line, column, what, mend } = problem;
  return `${file}:${String(line)}:${String(column)} ${what} ${mend}`;
}

/** Puts faults in the order in which one reads them: by file, then from the top. Gives a new array without doubles. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort(
      (a, b) =>
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        a.line - b.line ||
        a.column - b.column ||
        (a.what < b.what ? -1 : 1),
    )
    .filter((problem) => {
      const line = lineOf(problem);
      if (seen.has(line)) return false;
      seen.add(line);
      return true;
    });
}

/** Thrown by a build of a faulty handbook. Its message is the whole list, one fault a line. */
export class FaultyHandbook extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one fault' : `${String(problems.length)} faults`;
    super(`The handbook has ${count}. Nothing was built.\n${problems.map(lineOf).join('\n')}`);
    this.name = 'FaultyHandbook';
    this.problems = problems;
    // The place that matters stands in the message; a stack says nothing to an editor.
    this.stack = '';
  }
}
