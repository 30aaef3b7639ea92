import { type RosterField, rosterColumns, rosterFields } from '#core/import/roster/columns.ts';
import type { SheetColumn } from '#core/import/roster/table.ts';
import { isNarrowed, type Narrowed } from '#core/narrowing.ts';

/** Fields of a roster that the county publishes. */
export const openFields = (narrowed: Narrowed): RosterField[] =>
  rosterFields.filter((field) => !isNarrowed(rosterColumns[field].publishes ?? '', narrowed));

/** Columns with those of a field that the county does not publish taken for nothing, so that they go nowhere. */
export function withoutNarrowedColumns(columns: readonly SheetColumn[], narrowed: Narrowed): SheetColumn[] {
  const open = new Set(openFields(narrowed));
  return columns.map((column) => {
    const field = rosterFields.find((one) => one === column.use);
    return field && !open.has(field) ? { ...column, use: null, narrowed: field } : column;
  });
}
