import type { LiveRecord } from '#core/feed/model.ts';
import { tables } from '#core/feed/tables.ts';
import { localDate } from '#core/local-date.ts';
import { csvOf } from '#feed/exports/csv.ts';
import { parquetOf } from '#feed/exports/parquet.ts';
import { xlsxOf } from '#feed/exports/xlsx.ts';
import { packed } from '#feed/segments.ts';
import { inTurns, medianOf } from './wire.ts';

export type Export = { format: string; rows: number; milliseconds: number; bytes: number };

/** Each writer over a county's records: rows, the median time, and how large its files are together. */
export async function measureExports(records: readonly LiveRecord[], at: string, rounds: number): Promise<Export[]> {
  const day = localDate(at);
  const about: [string, string][] = [['data', 'benchmark']];
  const sheets = tables.map((table) => ({ table, rows: table.rows(records, day) }));
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  const writers: Record<string, () => Promise<number>> = {
    ndjson: async () => packed(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`).length,
    csv: async () => sheets.reduce((sum, { table, rows }) => sum + Buffer.byteLength(csvOf(table, rows)), 0),
    xlsx: async () => (await xlsxOf(about, sheets)).length,
    parquet: async () => sheets.reduce((sum, { table, rows }) => sum + parquetOf(about, table, rows).length, 0),
  };
  const times = await inTurns(rounds, writers);
  return Promise.all(
    Object.entries(writers).map(async ([format, write]) => ({
      format,
      rows: format === 'ndjson' ? records.length : total,
      milliseconds: medianOf(times[format]),
      bytes: await write(),
    })),
  );
}
