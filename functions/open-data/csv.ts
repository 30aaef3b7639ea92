import Papa from 'papaparse';

/** A column of a CSV: its Chinese heading and the cell of a row. */
export type Column<T> = readonly [heading: string, cell: (row: T) => string | number | boolean | null | undefined];

/**
 * RFC 4180 with CRLF, and a BOM so that Excel reads UTF-8. Text that a spreadsheet would take for a formula gets a leading
 * apostrophe (OWASP: CSV injection).
 */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const data = rows.map((row) => columns.map(([, cell]) => cell(row) ?? ''));
  const fields = columns.map(([heading]) => heading);
  return `\uFEFF${Papa.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
