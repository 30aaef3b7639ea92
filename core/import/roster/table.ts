import type { RosterField } from '#core/import/roster/columns.ts';
import type { PrivateField } from '#core/model.ts';

/**
 * What a column of the file is taken for. `identityNumber` is the one private column that may be asked for, only to find one
 * person in two units: it is hashed with a key and never kept.
 * A `UnitUse` says whose row it is, and goes no further.
 */
export type ColumnUse = RosterField | 'identityNumber' | UnitUse | null;

/** Columns that say which unit a row belongs to, by its name or by a code. */
export type UnitUse = 'unit' | 'unitCode';

/** A column as it stands in the file. */
export type SheetColumn = {
  index: number;
  letter: string;
  /** As it stands in the file; empty where there is none. */
  header: string;
  use: ColumnUse;
  /** What its header announces, where that must never be public: such a column can not be taken for a public field. */
  private: PrivateField | null;
  /** The field it would be, where the county's catalogue does not publish that: it is taken for nothing. */
  narrowed?: RosterField;
};

/** A cell as JSON carries it; a day is its text. */
export type PlainCell = string | number | boolean | null;

/** The part of a file that an import is made of, and the only part that leaves the officer's computer: mapped columns. */
export type RosterTable = {
  sheet: string;
  columns: { use: Exclude<ColumnUse, UnitUse | null>; header: string; letter: string }[];
  /** `row` as the spreadsheet shows it; cells in the order of the columns. */
  rows: { row: number; cells: PlainCell[] }[];
};
