import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Column, Table } from '#core/feed/tables.ts';

const bold = { fontWeight: 'bold' } as const;
/** Sheets are dated alike, so that the same state gives the same bytes: the first day a zip can name. */
const NO_TIME = new Date('1980-01-02T00:00:00Z');

export type Sheet = { table: Table; rows: readonly Cell[][] };

/** One workbook: what the data are, a sheet a table under Chinese headings, and what the codes mean. */
export async function xlsxOf(
  about: readonly (readonly [string, string])[],
  sheets: readonly Sheet[],
): Promise<Uint8Array> {
  const workbook = await writeXlsxFile([
    {
      sheet: '说明',
      data: about.map(([name, value]) => [{ value: name, ...bold }, { value }]),
      columns: [{ width: 24 }, { width: 80 }],
    },
    ...sheets.map(({ table, rows }) => ({
      sheet: table.zh,
      stickyRowsCount: 1,
      columns: table.columns.map(({ type }) => ({ width: type === 'string' ? 20 : 12 })),
      data: [table.columns.map(({ zh }) => ({ value: zh, ...bold })), ...rows.map((row) => row.map(cellOf))],
    })),
    {
      sheet: '代码',
      data: codesOf(sheets.map(({ table }) => table)),
      columns: [{ width: 20 }, { width: 24 }, { width: 30 }, { width: 40 }],
    },
  ]).toBuffer();
  const files = unzipSync(workbook);
  return zipSync(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime: NO_TIME });
}

/** Text stays text, also where it looks like a formula or a number. */
const cellOf = (value: Cell) =>
  value === null ? null : typeof value === 'string' ? { value, type: String } : { value };

function codesOf(tables: readonly Table[]) {
  const columns = tables.flatMap(({ columns }): readonly Column[] => columns);
  const lists = new Set(columns.flatMap(({ codes }) => codes ?? []));
  const heading = ['代码表', '代码', '中文', 'English'].map((value) => ({ value, ...bold }));
  const rows = [...lists].flatMap((list) =>
    list.items.map(({ code, zh, en }) => [list.zh, code, zh, en].map((value) => ({ value, type: String }))),
  );
  return [heading, ...rows];
}
