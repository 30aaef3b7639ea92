import { readTableFile } from '#core/import/file/read-table.ts';
import { findHeaderRow, findSheet, matchColumns, rosterTable } from '#core/import/roster/find.ts';
import type { RosterTable, SheetColumn } from '#core/import/roster/table.ts';

/** A file read here, where the browser could not: what was taken for what. */
export type RosterFile = {
  table: RosterTable;
  sheet: string;
  headerRow: number;
  columns: SheetColumn[];
  encoding: string | null;
};

/**
 * The roster in an uploaded file: the sheet, the header row and the columns that look most like one. Its identity numbers are
 * read only where `identities` asks for them. Throws `UnreadableFile`.
 */
export async function rosterFileOf(bytes: Uint8Array, fileName: string, identities: boolean): Promise<RosterFile> {
  const { sheets, encoding } = await readTableFile(bytes, fileName, false);
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const sheet = filled[findSheet(filled)] ?? { name: fileName, rows: [] };
  const headerRow = findHeaderRow(sheet);
  const columns = matchColumns(sheet, headerRow).map((column) =>
    identities && column.private === 'identityNumber' ? { ...column, use: 'identityNumber' as const } : column,
  );
  return { table: rosterTable(sheet, headerRow, columns), sheet: sheet.name, headerRow, columns, encoding };
}
