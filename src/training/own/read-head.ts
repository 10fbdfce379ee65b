import { LineCounter, isNode, parseDocument, stringify, visit } from 'yaml';
import { readCaseFile } from './core/index.ts';
import { fault, type Fault } from './fault.ts';

/** A file of a case weighs a few thousand signs; nothing of this size was written by hand. */
export const MOST_SIGNS = 100_000;
/** Brackets in brackets: no case needs more than three, and thousands hold the reader up. */
const DEEP = /(?:[[{]\s*){50}/;

/** A case file that could be read: its head as data, whatever is in it. */
export interface ReadHead {
  readonly value: unknown;
  readonly notes: string;
  /** The line at which a part of the head stands. */
  readonly lineOf: (path: Fault['path']) => number;
}

/**
 * Reads the text of a case file without knowing what a case is. The text may be anything. Gives the head, or faults of
 * the file as a whole; throws nothing.
 */
export function readHead(
  text: string,
):
  { readonly ok: true; readonly read: ReadHead } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const no = (...faults: Fault[]) => ({ ok: false, faults }) as const;
  if (text.length > MOST_SIGNS) return no(fault([], 'tooLarge', { most: MOST_SIGNS / 1000 }));
  if (/[\0\uFFFD]/.test(text)) return no(fault([], 'notText'));
  if (DEEP.test(text)) return no(fault([], 'tooDeep'));
  const file = readCaseFile(text);
  if (!file) return no(fault([], 'noHead'));
  try {
    const lines = new LineCounter();
    // The first line of the file is the one with the hyphens.
    const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line) + 1;
    const document = parseDocument(file.head, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error) return no({ ...fault([], 'notYaml'), line: lineAt(error.pos[0]) });
    // None is allowed, as in the handbook: a few of them in each other grow past any memory.
    let borrowed: number | undefined;
    visit(document, {
      Alias: (_key, { range }) => {
        borrowed ??= range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    if (borrowed !== undefined) return no({ ...fault([], 'borrowed'), line: lineAt(borrowed) });
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return no(fault([], 'noHead'));
    const lineOf = (path: Fault['path']): number => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return 1;
    };
    return { ok: true, read: { value, notes: file.notes, lineOf } };
  } catch {
    // The reader gives up on what is nested deeper than it can hold.
    return no(fault([], 'tooDeep'));
  }
}

/** The head of a case as YAML. */
export const writeHead = (head: unknown): string => stringify(head, { lineWidth: 100 });
