import { echo, echoWithDays } from '#core/import/echo.ts';
import { privateFieldOf } from '#core/import/private-columns.ts';
import { headerText } from '#core/import/recognise.ts';
import { type RosterField, rosterColumns, rosterFields } from '#core/import/roster/columns.ts';
import { unitHeaders, unitUses } from '#core/import/roster/own-rows.ts';
import type { ColumnUse, PlainCell, RosterTable, SheetColumn, UnitUse } from '#core/import/roster/table.ts';
import { type Cell, cellText, columnLetter, folded, type Sheet } from '#core/import/table.ts';

/** Titles and notes may stand above the headers, but not many. */
const HEADERS_WITHIN = 10;
/** A header may stand in a cell merged with the one or two below it. */
const MERGED_ABOVE = 2;

const byHeader = new Map<string, RosterField | UnitUse>([
  ...rosterFields.flatMap((field) => rosterColumns[field].headers.map((header) => [folded(header), field] as const)),
  ...unitUses.flatMap((use) => unitHeaders[use].map((header) => [folded(header), use] as const)),
]);

/** The field a header means by its name or a usual other one; what stands in brackets may be left out. */
function fieldOf(header: string) {
  const plain = headerText(header);
  return byHeader.get(plain) ?? byHeader.get(plain.replace(/[（(【[][^）)】\]]*[）)】\]]/gu, ''));
}

/** Rows that may be the headers. */
export const headerCandidates = (sheet: Sheet): number[] => sheet.rows.slice(0, HEADERS_WITHIN).map((r) => r.row);

/** The texts that stand over the columns; a cell merged downwards is empty but for its first row. */
function headersAt(sheet: Sheet, headerRow: number): string[] {
  const above = sheet.rows.filter((r) => r.row <= headerRow && r.row >= headerRow - MERGED_ABOVE).reverse();
  const own = above[0]?.row === headerRow ? above[0].cells : [];
  // A title reaches over the sheet: a row with one text in it heads no column.
  const heads = above.slice(1).filter(({ cells }) => cells.filter((c) => cellText(c) !== '').length > 1);
  const width = sheet.rows.reduce((max, row) => Math.max(max, row.cells.length), 0);
  return Array.from({ length: width }, (_, index) => {
    const text = cellText(own[index]);
    return text || heads.map(({ cells }) => cellText(cells[index])).find((t) => t !== '') || '';
  });
}

const matchesAt = (sheet: Sheet, headerRow: number): number =>
  new Set(headersAt(sheet, headerRow).flatMap((header) => fieldOf(header) ?? [])).size;

/** The row that most looks like the headers of a roster, the first of several. */
export function findHeaderRow(sheet: Sheet): number {
  const [first = 1, ...others] = headerCandidates(sheet);
  return others.reduce((best, row) => (matchesAt(sheet, row) > matchesAt(sheet, best) ? row : best), first);
}

/** Which sheet looks most like a roster: by the columns it has, then by its length. */
export function findSheet(sheets: readonly Sheet[]): number {
  const score = (sheet: Sheet): number => matchesAt(sheet, findHeaderRow(sheet)) * 100_000 + sheet.rows.length;
  return sheets.reduce((best, sheet, i) => (score(sheet) > score(sheets[best] ?? sheet) ? i : best), 0);
}

/** The columns of a sheet with what each is taken for: private ones for nothing, unknown ones for nothing. */
export function matchColumns(sheet: Sheet, headerRow: number): SheetColumn[] {
  const below = sheet.rows.filter((r) => r.row > headerRow);
  return headersAt(sheet, headerRow).flatMap((header, index) => {
    if (header === '' && below.every(({ cells }) => cellText(cells[index]) === '')) return [];
    const use: ColumnUse = fieldOf(header) ?? null;
    const announced = use === null ? (privateFieldOf(folded(header)) ?? null) : null;
    return { index, letter: columnLetter(index), header: echo(header), use, private: announced };
  });
}

const isUnitUse = (use: string): use is UnitUse => unitUses.some((one) => one === use);

const plainCell = (cell: Cell | undefined): PlainCell => (cell instanceof Date ? cellText(cell) : (cell ?? null));

/** What an import is made of: the rows under the headers, of them the columns that are taken for something. */
export function rosterTable(sheet: Sheet, headerRow: number, columns: readonly SheetColumn[]): RosterTable {
  const used = columns.flatMap(({ use, ...column }) =>
    use === null || isUnitUse(use) || (column.private !== null && use !== column.private) ? [] : [{ ...column, use }],
  );
  const rows = sheet.rows
    .filter((r) => r.row > headerRow)
    .map(({ row, cells }) => ({ row, cells: used.map(({ index }) => plainCell(cells[index])) }))
    .filter(({ cells }) => cells.some((cell) => cellText(cell) !== ''));
  return {
    sheet: echoWithDays(sheet.name),
    columns: used.map(({ use, header, letter }) => ({ use, header, letter })),
    rows,
  };
}
