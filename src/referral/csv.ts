import Papa from 'papaparse';

/**
 * A table as CSV for a spreadsheet: UTF-8 with its mark, every cell in quotes, lines as RFC 4180 has them. The cells must
 * be safe already: see `safeCell`.
 */
export function csvOf(table: readonly (readonly string[])[]): string {
  return `\uFEFF${Papa.unparse(table as string[][], { quotes: true, newline: '\r\n' })}\r\n`;
}

/** The rows of a CSV text, whichever of the usual signs stands between its cells. */
export function rowsOf(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: 'greedy',
  });
  return data;
}
