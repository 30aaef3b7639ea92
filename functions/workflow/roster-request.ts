import * as z from 'zod';
import { readTableFile } from '#core/import/file/read-table.ts';
import { MOST_ROWS } from '#core/import/roster/check.ts';
import { rosterFields } from '#core/import/roster/columns.ts';
import { findHeaderRow, findSheet, matchColumns, rosterTable } from '#core/import/roster/find.ts';
import type { RosterTable, SheetColumn } from '#core/import/roster/table.ts';
import type { Sheet } from '#core/import/table.ts';

const uses = [...rosterFields, 'identityNumber'] as const;
const cell = z.union([z.string().max(40_000), z.number(), z.boolean(), z.null()]);
const address = { header: z.string().max(300), letter: z.string().regex(/^[A-Z]{1,4}$/) };
const row = z.strictObject({ row: z.int().min(1), cells: z.array(cell).max(uses.length) });

/** What a browser sends of a file: the columns that are mapped, and no other. */
const rosterTableJson = z.strictObject({
  sheet: z.string().max(300),
  columns: z.array(z.strictObject({ use: z.enum(uses), ...address })).max(uses.length),
  rows: z.array(row).max(MOST_ROWS),
});

/** The table that a browser has sent, or undefined for anything else. */
export function rosterTableOf(json: string): RosterTable | undefined {
  try {
    return rosterTableJson.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** A file read here, where the browser could not: what was taken for what. */
export type RosterFile = {
  table: RosterTable;
  sheet: Sheet['name'];
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
