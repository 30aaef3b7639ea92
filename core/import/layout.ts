import type { Label } from '#core/codes/code-list.ts';
import type { FindingCode, Severity, Where } from '#core/import/findings.ts';
import type { Cell } from '#core/import/table.ts';

/** What a reader makes of a cell: a value, perhaps with a remark, or a fault. */
export type Reading<T> =
  | { value: T; remark?: { severity: Severity; code: FindingCode; message: Label; once?: boolean } }
  | { fault: FindingCode; message: Label };

/** How the cells of a column are read. */
export type Reader<T> = {
  /** What would be right, for whoever has to correct a cell. */
  expected: Label;
  /** Labels to choose from, for the lists of a template. */
  choices?: readonly string[];
  /** Reads a cell that is not empty. */
  read: (cell: Cell) => Reading<T>;
};

/** A column of a table: its headers (the first is ours, the rest are also understood) and how it is read. */
export type Column<T> = {
  headers: readonly [string, ...string[]];
  reader: Reader<T>;
  required: boolean;
  /** Field of the disclosure catalogue it may be published as; null for columns that only steer the import. */
  publishes: string | null;
};

// biome-ignore lint/suspicious/noExplicitAny: the one place where columns of every type stand together
export type Columns = Record<string, Column<any>>;
type ValueOf<C> = C extends Column<infer T> ? T : never;
export type Values<C extends Columns> = { [K in keyof C]?: ValueOf<C[K]> };

/** A table of a layout: which record a row is, and its columns. */
export type TableLayout<C extends Columns = Columns> = {
  /** Name of the sheet in a workbook. */
  sheet: string;
  columns: C;
  /** Columns of which at least one must stand, and be filled in every row. */
  anyOf?: readonly (keyof C & string)[];
};

/** The tables of a layout, by the name its profile uses for them. */
export type TableSet = Record<string, TableLayout>;

/** A row read by its layout: what it holds, and where it stands. */
export type TableRow<C extends Columns = Columns> = { where: Where; values: Values<C> };

/** Every row of every table of a layout. */
export type Rows<S extends TableSet> = { [K in keyof S]: TableRow<S[K]['columns']>[] };

/** A column that may be published as a field of the catalogue. */
export const published = <T>(id: string, headers: Column<T>['headers'], reader: Reader<T>): Column<T> => ({
  headers,
  reader,
  required: false,
  publishes: id,
});

/** A column that only steers the import and is never kept. */
export const steering = <T>(headers: Column<T>['headers'], reader: Reader<T>): Column<T> => ({
  headers,
  reader,
  required: false,
  publishes: null,
});

/** The same column, which no row may leave empty. */
export const required = <T>(column: Column<T>): Column<T> => ({ ...column, required: true });
