import { echoWithDays } from '#core/import/echo.ts';
import type { SheetColumn, UnitUse } from '#core/import/roster/table.ts';
import { cellText, folded, type Row, type Sheet } from '#core/import/table.ts';
import type { Unit } from '#core/model.ts';

/** What a unit may be called in a file. */
export type RosterUnit = Pick<Unit, 'id' | 'name' | 'otherNames' | 'creditCode' | 'localCode'>;

/** Rows of another unit, which an import of one unit's roster leaves out; `unit` as the file calls it. */
export type OtherUnit = { unit: string; rows: number };

/** Headers of columns that say which unit a row belongs to. */
export const unitHeaders: Readonly<Record<UnitUse, readonly string[]>> = {
  unit: ['单位', '单位名称', '机构名称', '所在单位', '所属单位', '工作单位'],
  unitCode: [
    '单位编号',
    '单位编码',
    '机构编码',
    '机构编号',
    '单位代码',
    '统一社会信用代码',
    '信用代码',
    '社会信用代码',
  ],
};

export const unitUses = ['unit', 'unitCode'] as const satisfies readonly UnitUse[];

/**
 * A sheet with the rows of one unit alone, and what was set apart. A code goes before a name, where the file's codes are ones
 * that are known of the unit. A row that names no unit belongs to that of the row above, as in cells merged downwards; without
 * such columns every row is the unit's own.
 */
export function ownRows(
  sheet: Sheet,
  headerRow: number,
  columns: readonly SheetColumn[],
  unit: RosterUnit,
): { sheet: Sheet; others: OtherUnit[] } {
  const saying = columns.filter(({ use }) => use === 'unit' || use === 'unitCode');
  if (saying.length === 0) return { sheet, others: [] };
  const telling = columns.filter(({ use }) => use !== null && use !== 'unit' && use !== 'unitCode');
  const textsIn = (row: Row, use: UnitUse): string[] =>
    saying
      .filter((c) => c.use === use)
      .map(({ index, header }) =>
        folded(cellText(row.cells[index])) === folded(header) ? '' : cellText(row.cells[index]),
      )
      .filter((text) => text !== '');
  const codes = foldedSet([unit.id, unit.creditCode, unit.localCode]);
  const names = foldedSet([unit.name, ...unit.otherNames]);
  const below = sheet.rows.filter(({ row }) => row > headerRow);
  const codesAreKnown = below.some((row) => textsIn(row, 'unitCode').some((code) => codes.has(folded(code))));

  /** Null where it is the unit's own, else what the row calls the other one; undefined where it says nothing. */
  const otherIn = (row: Row): string | null | undefined => {
    const coded = textsIn(row, 'unitCode');
    const named = textsIn(row, 'unit');
    const called = named[0] ?? coded[0];
    if (coded.some((code) => codes.has(folded(code)))) return null;
    if (coded.length > 0 && codesAreKnown) return called;
    return named.some((name) => names.has(folded(name)) || codes.has(folded(name))) ? null : called;
  };

  const others = new Map<string, number>();
  const rows: Row[] = [];
  let other: string | null = null;
  for (const row of sheet.rows) {
    const said = row.row > headerRow ? otherIn(row) : null;
    if (said !== undefined) other = said;
    if (other === null) rows.push(row);
    else if (telling.some(({ index }) => cellText(row.cells[index]) !== ''))
      others.set(echoWithDays(other), (others.get(echoWithDays(other)) ?? 0) + 1);
  }
  return {
    sheet: { ...sheet, rows },
    others: [...others].map(([name, count]) => ({ unit: name, rows: count })),
  };
}

const foldedSet = (texts: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => (text ? [folded(text)] : [])));

/** How many rows of a file belong to other units. */
export const rowsOf = (others: readonly OtherUnit[]): number => others.reduce((sum, { rows }) => sum + rows, 0);
