import type { Link } from './links.ts';
import type { LinkKind } from './normalise.ts';

interface Box {
  readonly x: number;
  readonly y: number;
}
/** Two columns, values and cases, with a line from each value to each case that it stands in. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly values: readonly (Box & { readonly kind: LinkKind; readonly written: string })[];
  readonly cases: readonly (Box & { readonly caseId: string; readonly code: string })[];
  readonly lines: readonly { readonly from: Box; readonly to: Box }[];
  /** How many links are in the list and not in the picture. */
  readonly leftOut: number;
}

const ROW = 40;
const WIDTH = 420;
/** More would be a knot. */
const LINKS_AT_MOST = 12;
const LETTERS_AT_MOST = 24;

const short = (text: string): string =>
  text.length > LETTERS_AT_MOST ? `${text.slice(0, LETTERS_AT_MOST - 1)}…` : text;

/** Lays the first links out for a small picture. It shows nothing that the list does not say. */
export function pictureOf(links: readonly Link[]): Picture {
  const shown = links.slice(0, LINKS_AT_MOST);
  const codes = new Map(
    shown.flatMap(({ cases }) => cases.map(({ caseId, code }) => [caseId, code] as const)),
  );
  const rows = Math.max(shown.length, codes.size);
  const height = rows * ROW;
  const at = (n: number, of: number, x: number): Box => ({ x, y: ((n + 0.5) * height) / of });
  const values = shown.map(({ kind, written }, n) => ({
    ...at(n, shown.length, 230),
    kind,
    written: short(written),
  }));
  const cases = [...codes].map(([caseId, code], n) => ({
    ...at(n, codes.size, 330),
    caseId,
    code: short(code),
  }));
  const lines = shown.flatMap((link, n) => {
    const from = values[n];
    return cases
      .filter(({ caseId }) => link.cases.some((one) => one.caseId === caseId))
      .flatMap(({ x, y }) => (from ? [{ from: { x: from.x, y: from.y }, to: { x, y } }] : []));
  });
  return { width: WIDTH, height, values, cases, lines, leftOut: links.length - shown.length };
}
