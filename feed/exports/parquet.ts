import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { Cell, Column, Table } from '#core/feed/tables.ts';

const types = {
  string: 'STRING',
  integer: 'INT32',
  boolean: 'BOOLEAN',
  // Text of RFC 3339, as in every other format.
  date: 'STRING',
  datetime: 'STRING',
} as const satisfies Record<Column['type'], ColumnSource['type']>;

/** Apache Parquet, with what the file says of itself as its key-value metadata. */
export function parquetOf(
  about: readonly (readonly [string, string])[],
  { columns }: Table,
  rows: readonly Cell[][],
): Uint8Array {
  const columnData = columns.map(({ name, type, required = false }, i) => ({
    name,
    type: types[type],
    nullable: !required,
    data: rows.map((row) => row[i] ?? null),
  }));
  const kvMetadata = about.map(([key, value]) => ({ key, value }));
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
}
