import type { Findings, Where } from '#core/import/findings.ts';
import type { Column, Reading, Rows, TableRow, TableSet } from '#core/import/layout.ts';
import { type Dropped, type Recognised, recognise } from '#core/import/recognise.ts';
import { cellText, folded, type Row, type Sheet } from '#core/import/table.ts';

export type TablesRead<S extends TableSet> = {
  rows: Rows<S>;
  /** Tables that the file holds, rows or no rows. */
  present: ReadonlySet<keyof S>;
  dropped: Dropped[];
  /** Rows with anything in them, headers not counted. */
  rowsIn: number;
  /** Headers repeated between the rows. */
  repeatedHeaders: number;
};

/** What a cell of a spreadsheet program can hold; only a text file, often with a quotation mark astray, has more. */
const LONGEST = 32_767;
const tooLong: Reading<never> = {
  fault: 'badText',
  message: {
    zh: `超过 ${LONGEST} 个字符，请检查引号是否成对`,
    en: `Longer than ${LONGEST} characters: look for a quotation mark that is not closed`,
  },
};

/** What spreadsheet programs show, and write into text files, for a formula that has no value. */
const formulaError = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)$/;
const noValue: Reading<never> = {
  fault: 'formulaError',
  message: {
    zh: '公式出错或没有计算，请改填它的值',
    en: 'A formula that failed or was not calculated: enter its value',
  },
};

/**
 * The rows of a file as its layout reads them. Only mapped columns are ever looked at: what is private or unknown is not
 * in the result, and so in nothing made from it.
 */
export function readTables<S extends TableSet>(tables: S, sheets: readonly Sheet[], findings: Findings): TablesRead<S> {
  const { recognised, dropped } = recognise(tables, sheets, findings);
  const rows = Object.fromEntries(Object.keys(tables).map((id) => [id, [] as TableRow[]]));
  let rowsIn = 0;
  let repeatedHeaders = 0;
  for (const match of recognised) {
    for (const row of match.sheet.rows) {
      if (row.row <= match.headerRow || row.cells.every((cell) => cellText(cell) === '')) continue;
      rowsIn += 1;
      if (repeatsHeaders(match, row)) repeatedHeaders += 1;
      else rows[match.table]?.push(readRow(tables, match, row, findings));
    }
  }
  if (recognised.length > 0 && rowsIn === 0)
    findings.add(
      'error',
      { sheet: recognised[0]?.sheet.name },
      { code: 'noRows', message: { zh: '只有标题，没有数据', en: 'Headers only, no rows' } },
    );
  const present = new Set(recognised.map((r) => r.table));
  return { rows: rows as Rows<S>, present, dropped, rowsIn, repeatedHeaders };
}

/** Whether a row is the headers once more, as printed lists have them on every page. */
export const repeatsHeaders = (match: Pick<Recognised, 'fields'>, row: Row): boolean =>
  [...match.fields.values()].every(({ index, header }) => folded(cellText(row.cells[index])) === folded(header));

/** What one row holds by its layout, with everything wrong in it. */
export function readRow(
  tables: TableSet,
  match: Pick<Recognised, 'table' | 'fields'> & { sheet: { name: string } },
  row: Row,
  findings: Findings,
): TableRow {
  const where: Where = { sheet: match.sheet.name, row: row.row, columns: match.fields };
  const values: Record<string, unknown> = {};
  const table = tables[match.table];
  for (const [field, column] of Object.entries(table?.columns ?? {})) {
    const place = match.fields.get(field);
    if (!place) continue;
    const value = readCell(where, field, column, row, place.index, findings);
    if (value !== undefined) values[field] = value;
  }
  const anyOf = table?.anyOf;
  if (anyOf?.every((field) => cellText(row.cells[match.fields.get(field)?.index ?? -1]) === ''))
    findings.at('error', where, anyOf.find((field) => match.fields.has(field)) ?? null, {
      code: 'missing',
      message: { zh: '没有写明是哪个单位', en: 'Which unit is meant is not said' },
    });
  return { where, values };
}

const unreadable = (value: string): Reading<never> | undefined =>
  value.length > LONGEST ? tooLong : formulaError.test(value) ? noValue : undefined;

function readCell(where: Where, field: string, column: Column<unknown>, row: Row, index: number, findings: Findings) {
  const cell = row.cells[index] ?? null;
  if (cellText(cell) === '') {
    if (column.required)
      findings.at('error', where, field, {
        code: 'missing',
        message: { zh: '必填项为空', en: 'Must not be empty' },
        expected: column.reader.expected,
      });
    return undefined;
  }
  const value = cellText(cell);
  const reading = unreadable(value) ?? column.reader.read(cell);
  if ('fault' in reading) {
    findings.at('error', where, field, {
      code: reading.fault,
      message: reading.message,
      expected: column.reader.expected,
      value,
    });
    return undefined;
  }
  if (reading.remark) {
    const { severity, code, message, once } = reading.remark;
    findings[once ? 'once' : 'at'](severity, where, field, { code, message, expected: column.reader.expected, value });
  }
  return reading.value;
}
