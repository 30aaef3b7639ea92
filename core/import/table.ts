/** What a spreadsheet cell holds once a reader has unpacked it; text files hold only text. */
export type Cell = string | number | boolean | Date | null;

/** One row as it stands in the file; `row` counts from 1 as a spreadsheet shows it. */
export type Row = { row: number; cells: readonly Cell[] };

/** One sheet of a workbook, or a whole text file. */
export type Sheet = { name: string; rows: readonly Row[] };

/** 0 → A, 25 → Z, 26 → AA: how a spreadsheet names a column. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetter(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** The text of a cell, trimmed; a day as `YYYY-MM-DD`, nothing as the empty string. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** How two spellings of a header or a name are compared: compatibility forms, case, and white space do not count. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
