import { LineCounter, isMap, isNode, parseDocument, visit, type Document } from 'yaml';
import type { ZodType } from 'zod';
import type { Place, Problem } from '../problem.ts';
import { explain, explainYaml } from './explain.ts';

/** A way into a file's data: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** A YAML file that was read: its data, and where each part of it stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** The place of the value at a path, or of the nearest part above it that exists. */
  readonly at: (path: Path) => Place;
}

type Read<T> =
  { readonly ok: true; readonly read: YamlFile<T> } | { readonly ok: false; readonly problems: Problem[] };

/**
 * Reads one YAML text against a schema. `lineOffset` is the number of lines above it, for the head of a chapter.
 * Gives the data with places, or every fault of the file.
 */
export function readYaml<T>(file: string, text: string, schema: ZodType<T>, lineOffset = 0): Read<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line) + lineOffset, column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        ...placeOf(error.pos[0]),
        ...explainYaml(error.code, error.message),
      })),
    };
  }
  const borrowed = aliasesIn(document);
  if (borrowed.length > 0) {
    return {
      ok: false,
      problems: borrowed.map(({ name, offset }) => ({
        ...placeOf(offset),
        what: `This value is borrowed from another place of the file (\`*${name}\`).`,
        mend: 'Write it out here: whoever reads or changes one entry must see all of it.',
      })),
    };
  }
  const at = (path: Path): Place => placeOf(offsetOf(document, path));
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, read: { file, value: parsed.data, at } };
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => explain(issue, at)) };
}

/** The aliases of a file. None is allowed: a few of them in each other can also grow past any memory. */
function aliasesIn(document: Document): { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  visit(document, {
    Alias: (_key, { source, range }) => {
      found.push({ name: source, offset: range?.[0] ?? 0 });
    },
  });
  return found;
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const part = path.slice(0, length);
    const node = part.length === 0 ? document.contents : document.getIn(part, true);
    if (isNode(node) && node.range) return keyOffset(document, part) ?? node.range[0];
  }
  return 0;
}

/** Where the key of a pair stands: a fault is easier to see at its name than at its value. */
function keyOffset(document: Document, path: Path): number | undefined {
  if (path.length === 0) return undefined;
  const above = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(above)) return undefined;
  const name = path[path.length - 1];
  for (const { key } of above.items) {
    if (isNode(key) && key.range && String((key as { value?: unknown }).value) === String(name))
      return key.range[0];
  }
  return undefined;
}
