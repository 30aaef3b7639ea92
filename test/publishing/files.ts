import writeXlsxFile from 'write-excel-file/node';
import { type Cell, cellText } from '#core/import/table.ts';
import type { Typed } from '#test/import/county-file.ts';

/** A workbook as a spreadsheet program would save it. */
export const workbook = (typed: Typed): Promise<Buffer> =>
  writeXlsxFile(
    Object.entries(typed).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((cell) => (cell instanceof Date ? { value: cell, format: 'yyyy-mm-dd' } : cell || null)),
      ),
    })),
  ).toBuffer();

export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
