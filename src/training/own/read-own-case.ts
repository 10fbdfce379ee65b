import { checkCase, type CaseHandbook, type Checked } from './check-case.ts';
import { draftOf, headOf, writeCaseFile, type Draft } from './core/index.ts';
import { readHead, writeHead } from './read-head.ts';

/* What a trainer's case needs only after a tap: the readers of YAML, the schema, and the rule. Brought in one piece. */

export interface ReadCase {
  /** What of the text could be put into the form; undefined when the text is no case file at all. */
  readonly draft: Draft | undefined;
  readonly checked: Checked;
}

/** Reads and checks the text of a case file, which may be anything. Rejects only when the handbook cannot be read. */
export async function readOwnCase(text: string, handbook: CaseHandbook): Promise<ReadCase> {
  const found = readHead(text);
  if (!found.ok) return { draft: undefined, checked: { ok: false, faults: found.faults, end: undefined } };
  const { value, notes, lineOf } = found.read;
  const checked = await checkCase(value, handbook);
  return {
    draft: draftOf(value, notes),
    checked: checked.ok
      ? checked
      : { ...checked, faults: checked.faults.map((one) => ({ ...one, line: lineOf(one.path) })) },
  };
}

/** Checks what stands in the form. Rejects only when the handbook cannot be read. */
export const checkDraft = (draft: Draft, handbook: CaseHandbook): Promise<Checked> =>
  checkCase(headOf(draft), handbook);

/** The file of a draft, as far as it was written. */
export const fileOf = (draft: Draft): string =>
  writeCaseFile({ head: writeHead(headOf(draft)), notes: draft.notes });
