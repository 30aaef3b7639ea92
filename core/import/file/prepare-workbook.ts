import { strFromU8, strToU8, zipSync } from 'fflate';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';

/** Cells from A1 to the last one: 20,000 rows of a hundred columns. */
const MAX_AREA = 2_000_000;
/** Rows of the format itself. */
const MAX_ROW = 1_048_576;

const row = /<row\b[^<>]{0,200}?\br=["'](\d{1,15})["']/g;
/** A cell with something in it: one that is only formatted is an empty element. */
const filledCell = /<c\b[^<>]{0,200}?\br=["']([A-Z]{1,7})(\d{1,15})["'][^<>]{0,200}(?<!\/)>(?!<\/c>)/g;
const failedFormula = /(<c\b[^<>]{0,200}?\bt=["'])e(?=["'])/g;
const uncalculatedFormula = /<c\b([^<>]{0,200})>(<f\b[^<>]{0,200}(?:\/>|>[^<]{0,8192}<\/f>))<\/c>/g;

/**
 * A workbook, of these files, as its reader can be trusted with it. The reader fills everything between A1 and the last cell, so that
 * one letter typed at the far end of a sheet takes gigabytes: such a sheet is refused by the cells that stand farthest. And it takes a
 * formula that failed or was never calculated for an empty cell, which would clear what is published: such a cell gets
 * the text of its error, so that it is found like any other that is wrong. Throws `UnreadableFile`.
 */
export function prepareWorkbook(files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const prepared = { ...files };
  for (const [name, bytes] of Object.entries(files)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    // What is looked for is ASCII, and every byte stays what it is.
    const xml = strFromU8(bytes, true);
    refuseFarCells(xml);
    const shown = withErrorsShown(xml);
    if (shown !== xml) prepared[name] = strToU8(shown, true);
  }
  // Packed anew, so that the reader unpacks what was unpacked here and nothing else.
  return zipSync(prepared, { level: 0 });
}

function refuseFarCells(sheet: string): void {
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

/** A → 1, Z → 26, AA → 27. */
const columnOf = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);

const withErrorsShown = (sheet: string): string =>
  sheet
    .replace(failedFormula, '$1str')
    .replace(
      uncalculatedFormula,
      (_, attributes: string, formula: string) =>
        `<c${attributes.replace(/\st=["'][^"']*["']/, '')} t="str">${formula}<v>#CALC!</v></c>`,
    );
