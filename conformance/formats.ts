import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import { liveRecord } from '#contract/feed.ts';
import type { LiveRecord, SnapshotFile } from '#core/feed/model.ts';
import { type Cell, type Table, tables } from '#core/feed/tables.ts';
import { localDate } from '#core/local-date.ts';
import { readBy } from '#feed/pull/origin.ts';
import { type Examined, expectThat } from './context.ts';
import { originOf, snapshotOf, unpacked } from './files.ts';

type Read = (bytes: Uint8Array, table: Table) => Promise<string[][]>;

/** A cell as text: what a format without types can say of it. */
const textOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell));
/** The apostrophe that keeps a spreadsheet from taking text for a formula. */
const COVER = /^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** The rows of a table in each format, under its headings. */
const readers: { readonly [F in SnapshotFile['format']]?: Read } = {
  csv: async (bytes, { columns }) => {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const [header = [], ...rows] = Papa.parse<string[]>(text.trimEnd(), { newline: '\r\n' }).data;
    expectThat(
      header.join() === columns.map(({ name }) => name).join(),
      `CSV 的列不同 · A CSV has other columns: ${header.join()}`,
    );
    return rows.map((row) => row.map((cell) => cell.replace(COVER, '')));
  },
  parquet: async (bytes, { columns }) => {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    return (await parquetReadObjects({ file })).map((row) => columns.map(({ name }) => textOf(row[name])));
  },
  xlsx: async (bytes, { zh, columns }) => {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const rows = (await readXlsx(file, { trim: false })).find(({ sheet }) => sheet === zh)?.data ?? [];
    return rows.slice(1).map((row) => columns.map((_, i) => textOf(row[i])));
  },
};

/** Every table says the same in every format as the records of the snapshot do, row for row. */
export async function formats(examined: Examined): Promise<void> {
  const { snapshot } = examined.head;
  if (!snapshot) return;
  const origin = originOf(examined);
  const { files, at } = await snapshotOf(examined, snapshot.manifest);
  const whole = files.find(({ name }) => name === 'records');
  expectThat(whole !== undefined, '快照没有全部记录的文件 · The snapshot has no file of all records');
  const records = unpacked(await origin.file(whole)).map(
    (line) => readBy(liveRecord, line, '记录 A record') as LiveRecord,
  );
  for (const table of tables) {
    const rows = table.rows(records, localDate(at));
    for (const file of files) {
      const read = readers[file.format];
      if (!read || (file.name !== table.name && file.format !== 'xlsx')) continue;
      const found = await read(await origin.file(file), table);
      compare(`${table.name} (${file.format})`, rows, found);
      if (file.name === table.name)
        expectThat(
          file.rows === rows.length,
          `${file.path} 所称行数 ${file.rows} 不符 · is said to have ${file.rows} rows`,
        );
    }
  }
}

function compare(name: string, rows: readonly Cell[][], found: readonly string[][]): void {
  expectThat(
    found.length === rows.length,
    `${name} 有 ${found.length} 行，应为 ${rows.length} · has ${found.length} rows, not ${rows.length}`,
  );
  for (const [i, row] of rows.entries())
    expectThat(
      row.every((cell, n) => textOf(cell) === found[i]?.[n]),
      `${name} 第 ${i + 1} 行与记录不同 · Row ${i + 1} is another than in the records: ${found[i]?.join()}`,
    );
}
