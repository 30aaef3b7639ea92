import { readTableFile } from '#core/import/file/read-table.ts';
import { findHeaderRow, findSheet, matchColumns, rosterTable } from '#core/import/roster/find.ts';
import { withoutNarrowedColumns } from '#core/import/roster/narrowed.ts';
import { type OtherUnit, ownRows, type RosterUnit } from '#core/import/roster/own-rows.ts';
import type { RosterTable, SheetColumn } from '#core/import/roster/table.ts';
import type { Narrowed } from '#core/narrowing.ts';

/** A file read here, where the browser could not: what was taken for what. */
export type RosterFile = {
  table: RosterTable;
  sheet: string;
  headerRow: number;
  columns: SheetColumn[];
  encoding: string | null;
  /** Rows of other units, which are left out. */
  others: OtherUnit[];
};

/**
 * One unit's roster in an uploaded file: the sheet, the header row and the columns that look most like one. Its identity numbers are
 * read only where `identities` asks for them, and columns that the county does not publish not at all. Throws `UnreadableFile`.
 */
export async function rosterFileOf(
  bytes: Uint8Array,
  fileName: string,
  identities: boolean,
  unit: RosterUnit,
  narrowed: Narrowed,
): Promise<RosterFile> {
  const { sheets, encoding } = await readTableFile(bytes, fileName, false);
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const sheet = filled[findSheet(filled)] ?? { name: fileName, rows: [] };
  const headerRow = findHeaderRow(sheet);
  const columns = withoutNarrowedColumns(matchColumns(sheet, headerRow), narrowed).map((column) =>
    identities && column.private === 'identityNumber' ? { ...column, use: 'identityNumber' as const } : column,
  );
  const own = ownRows(sheet, headerRow, columns, unit);
  const table = rosterTable(own.sheet, headerRow, columns);
  return { table, sheet: sheet.name, headerRow, columns, encoding, others: own.others };
}
