import Papa from 'papaparse';
import { FORMULA } from '#core/spreadsheet-formula.ts';

/** A column of a CSV: its Chinese heading and the cell of a row. */
export type Column<T> = readonly [heading: string, cell: (row: T) => string | number | boolean | null | undefined];

/**
 * RFC 4180 with CRLF, and a BOM so that Excel reads UTF-8. Text that a spreadsheet would take for a formula gets a leading
 * apostrophe; numbers stay numbers.
 */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const lines = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row) ?? ''))];
  return `\uFEFF${Papa.unparse(lines, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}
