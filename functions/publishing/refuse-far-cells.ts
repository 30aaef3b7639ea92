import { unzipSync } from 'fflate';
import { UnreadableFile } from '#functions/publishing/unreadable-file.ts';

/** Cells from A1 to the last one: 20,000 rows of a hundred columns. */
const MAX_AREA = 2_000_000;
/** Rows of the format itself. */
const MAX_ROW = 1_048_576;

const row = /<row\b[^<>]{0,200}?\br=["'](\d{1,15})["']/g;
/** A cell with something in it: one that is only formatted is an empty element. */
const filledCell = /<c\b[^<>]{0,200}?\br=["']([A-Z]{1,7})(\d{1,15})["'][^<>]{0,200}(?<!\/)>(?!<\/c>)/g;

/**
 * A reader of workbooks fills everything between A1 and the last cell, so that one letter typed at the far end of a sheet
 * takes gigabytes. Refuses such a sheet by the cells that stand farthest, before it is read; columns and rows that are only formatted
 * to the end are no harm.
 */
export function refuseFarCells(workbook: Uint8Array): void {
  for (const sheet of worksheets(workbook)) {
    for (const [, number] of sheet.matchAll(row)) if (Number(number) > MAX_ROW) throw new UnreadableFile('damaged');
    let right = { at: 'A1', column: 1 };
    let low = { at: 'A1', row: 1 };
    for (const [, letters = '', number = ''] of sheet.matchAll(filledCell)) {
      const at = letters + number;
      if (columnOf(letters) > right.column) right = { at, column: columnOf(letters) };
      if (Number(number) > low.row) low = { at, row: Number(number) };
    }
    if (right.column * low.row > MAX_AREA)
      throw new UnreadableFile('spreadTooFar', [...new Set([right.at, low.at])].join(', '));
  }
}

function worksheets(workbook: Uint8Array): string[] {
  try {
    const files = unzipSync(workbook, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) });
    // What is looked for is ASCII, whatever the rest is.
    return Object.values(files).map((xml) => Buffer.from(xml.buffer, xml.byteOffset, xml.length).toString('latin1'));
  } catch (cause) {
    throw new UnreadableFile('damaged', undefined, { cause });
  }
}

/** A → 1, Z → 26, AA → 27. */
const columnOf = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
