import { strFromU8 } from 'fflate';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/universal';
import { echoWithDays } from '#core/import/echo.ts';
import { decodeText, type Encoding } from '#core/import/file/decode-text.ts';
import { UPLOAD_MEGABYTES } from '#core/import/file/limits.ts';
import { prepareWorkbook } from '#core/import/file/prepare-workbook.ts';
import { unpack } from '#core/import/file/unpack.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import type { Cell, Row, Sheet } from '#core/import/table.ts';

const MEGABYTE = 1024 * 1024;
export const MAX_ROWS = 20_000;

export type TableFile = { sheets: Sheet[]; encoding: Encoding | null };

/**
 * The sheets of an XLSX workbook, the one table of a CSV file named after it, or those of CSV files in a ZIP. Throws `UnreadableFile`, with the reason
 * a person can act on, for anything else.
 */
export async function readTableFile(
  bytes: Uint8Array,
  fileName: string,
  lenient: boolean,
  megabytes = UPLOAD_MEGABYTES,
): Promise<TableFile> {
  refuseSize(bytes.length, megabytes);
  const file = startsWith(bytes, [0x50, 0x4b]) ? await readZip(bytes, lenient) : readCsv(bytes, fileName, lenient);
  for (const sheet of file.sheets)
    if (sheet.rows.length > MAX_ROWS)
      throw new UnreadableFile('tooManyRows', `${echoWithDays(sheet.name)}: ${sheet.rows.length}`);
  if (file.sheets.every((sheet) => sheet.rows.length === 0)) throw new UnreadableFile('empty');
  return file;
}

/** Refuses, by its size in bytes alone, a file that is empty or larger than so many megabytes. Throws `UnreadableFile`. */
export function refuseSize(bytes: number, megabytes: number): void {
  if (bytes === 0) throw new UnreadableFile('empty');
  if (bytes > megabytes * MEGABYTE)
    throw new UnreadableFile('tooLarge', `${(bytes / MEGABYTE).toFixed(1)} MB`, { megabytes });
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((b, i) => bytes[i] === b);

/** A workbook, or text tables packed together, by the names of its files. */
function readZip(bytes: Uint8Array, lenient: boolean): TableFile | Promise<TableFile> {
  const files = unpack(bytes);
  const names = Object.keys(files);
  if (names.includes('xl/workbook.xml')) return readWorkbook(files);
  if (names.length === 0 || !names.every((name) => name.endsWith('.csv'))) throw new UnreadableFile('notATable');
  const tables = Object.entries(files).map(([name, content]) => readCsv(content, name, lenient));
  const encodings = tables.map((table) => table.encoding);
  return {
    sheets: tables.flatMap((table) => table.sheets),
    encoding: encodings.find((encoding) => encoding !== 'utf-8') ?? 'utf-8',
  };
}

async function readWorkbook(files: Record<string, Uint8Array>): Promise<TableFile> {
  const workbook = await readXlsx(prepareWorkbook(files).buffer, { trim: false }).catch((cause) => {
    throw new UnreadableFile('damaged', undefined, { cause });
  });
  // A sheet that is a chart has no data at all, whatever the types say.
  const sheets = workbook.map(({ sheet, data }: { sheet: string; data?: unknown }) => ({
    name: sheet,
    rows: rowsOf((data ?? []) as Cell[][]),
  }));
  return { sheets, encoding: null };
}

function readCsv(bytes: Uint8Array, fileName: string, lenient: boolean): TableFile {
  // Compound files hold the old .xls, and also workbooks encrypted with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableFile(isEncrypted(bytes) ? 'encrypted' : 'oldFormat');
  // UTF-16, which spreadsheet programs call “Unicode text”: a text, but full of zero bytes.
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) throw new UnreadableFile('encoding');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || bytes.subarray(0, 4096).includes(0))
    throw new UnreadableFile('notATable');
  const { text, encoding } = decodeText(bytes, lenient);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const quote = errors.find((e) => e.type === 'Quotes');
  if (quote) throw new UnreadableFile('quotes', `${(quote.row ?? 0) + 1}`);
  return { sheets: [{ name: fileName.replace(/^.*[\\/]|\.\w+$/g, ''), rows: rowsOf(data) }], encoding };
}

/** Rows with anything in them, each with the number a spreadsheet shows. */
const rowsOf = (data: readonly (readonly Cell[])[]): Row[] =>
  data.flatMap((cells, i) => (cells.some((c) => c !== null && c !== '') ? [{ row: i + 1, cells }] : []));

function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]/) >>> 0);
  const counts = [',', '\t', ';'].map((d) => ({ d, n: line.split(d).length }));
  return counts.reduce((a, b) => (b.n > a.n ? b : a)).d;
}

/** “EncryptedPackage” in UTF-16, the stream that holds an encrypted workbook. */
function isEncrypted(bytes: Uint8Array): boolean {
  const stream = [...'EncryptedPackage'].map((letter) => `${letter}\u0000`).join('');
  return strFromU8(bytes, true).includes(stream);
}
