import Papa from 'papaparse';

/**
 * A table as CSV for a spreadsheet: UTF-8 with its mark, every cell in quotes, lines as RFC 4180 has them. `tableOf` made the
 * cells safe.
 */
export function csvOf(table: readonly (readonly string[])[]): string {
  return `\uFEFF${Papa.unparse(table as string[][], { quotes: true, newline: '\r\n' })}\r\n`;
}
