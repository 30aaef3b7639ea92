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

/** GB18030 as a spreadsheet program on a Chinese desktop writes it; made by looking every character up. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from(
    [...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (table.get(c) ?? [0x3f]))),
  );
}
