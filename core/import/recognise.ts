import { echo } from '#core/import/echo.ts';
import type { Findings } from '#core/import/findings.ts';
import type { TableLayout, TableSet } from '#core/import/layout.ts';
import { privateFieldOf } from '#core/import/private-columns.ts';
import { type Cell, cellText, columnLetter, folded, type Sheet } from '#core/import/table.ts';
import { type PrivateField, privateFields } from '#core/model.ts';

/** A column that is not kept: because what it holds is private, or because nothing public is meant by it. */
export type Dropped = {
  sheet: string;
  /** Its header, or null where a whole sheet is not part of the layout. */
  column: string | null;
  letter: string | null;
  reason: 'private' | 'unmapped';
  /** What kind of private fact it holds. */
  label: { zh: string; en: string } | null;
};

/** A sheet recognised as one table of the layout: where its headers stand and which column is which field. */
export type Recognised = {
  sheet: Sheet;
  table: string;
  headerRow: number;
  fields: ReadonlyMap<string, { index: number; header: string; letter: string }>;
};

/** Titles and notes may stand above the headers, but not many. */
const HEADERS_WITHIN = 10;
/** Sheets of our own template that hold no records. */
const notes = new Set(['说明', '代码']);

/** A header as it is compared: folded, without the marks of what must be filled in. */
export const headerText = (cell: Cell | undefined): string =>
  folded(cellText(cell)).replace(/[*＊]|[（([【](?:必填|选填|可选|可空)[)）\]】]/gu, '');

/** Finds, for each sheet, the table of the layout it is; says what it drops and what it cannot make sense of. */
export function recognise(tables: TableSet, sheets: readonly Sheet[], findings: Findings) {
  const recognised: Recognised[] = [];
  const dropped: Dropped[] = [];
  for (const sheet of sheets) {
    if (notes.has(sheet.name) || sheet.rows.every((r) => r.cells.every((c) => cellText(c) === ''))) continue;
    const match = bestMatch(tables, sheet);
    if (match && match.missing.length === 0) {
      recognised.push(match);
      dropped.push(...droppedFrom(match, findings));
    } else if (match) {
      for (const header of match.missing)
        findings.add('error', { sheet: sheet.name, row: match.headerRow, column: header }, missingColumn(header));
    } else dropped.push({ sheet: sheet.name, column: null, letter: null, reason: 'unmapped', label: null });
  }
  if (recognised.length === 0 && !findings.failed)
    findings.add('error', { sheet: sheets[0]?.name }, unknownTable(tables));
  return { recognised, dropped };
}

type Match = Recognised & { missing: string[]; repeated: { field: string; index: number }[] };

function bestMatch(tables: TableSet, sheet: Sheet): Match | undefined {
  const matches = Object.entries(tables).flatMap(([id, table]) =>
    sheet.rows
      .slice(0, HEADERS_WITHIN)
      .map((row) => ({ ...matchRow(id, table, sheet, row.row, row.cells), table: id })),
  );
  const named = (m: Match) => folded(tables[m.table]?.sheet ?? '') === folded(sheet.name);
  const score = (m: Match) => (m.missing.length === 0 ? 1000 : 0) + (named(m) ? 500 : 0) + m.fields.size;
  const best = matches.reduce<Match | undefined>((a, b) => (a && score(a) >= score(b) ? a : b), undefined);
  return best && (named(best) || best.missing.length === 0 || best.fields.size >= 3) ? best : undefined;
}

function matchRow(id: string, table: TableLayout, sheet: Sheet, headerRow: number, cells: readonly Cell[]): Match {
  const fields = new Map<string, { index: number; header: string; letter: string }>();
  const repeated: Match['repeated'] = [];
  const byHeader = new Map<string, string>();
  for (const [field, column] of Object.entries(table.columns))
    for (const header of column.headers) byHeader.set(folded(header), field);
  for (const [index, cell] of cells.entries()) {
    const field = byHeader.get(headerText(cell));
    if (field === undefined) continue;
    if (fields.has(field)) repeated.push({ field, index });
    else fields.set(field, { index, header: cellText(cell), letter: columnLetter(index) });
  }
  const missing = Object.entries(table.columns)
    .filter(([field, column]) => column.required && !fields.has(field))
    .map(([, column]) => column.headers[0]);
  if (table.anyOf && !table.anyOf.some((field) => fields.has(field)))
    missing.push(table.anyOf.map((field) => table.columns[field]?.headers[0] ?? field).join(' / '));
  return { sheet, table: id, headerRow, fields, missing, repeated };
}

function droppedFrom(match: Match, findings: Findings): Dropped[] {
  const { sheet, headerRow, fields, repeated } = match;
  for (const { field, index } of repeated)
    findings.add(
      'error',
      { sheet: sheet.name, row: headerRow, column: fields.get(field)?.header, letter: columnLetter(index) },
      {
        code: 'ambiguousColumn',
        message: {
          zh: '该列出现两次，无法确定以哪一列为准',
          en: 'This column stands twice: which one counts is not clear',
        },
      },
    );
  const used = new Set([...[...fields.values()].map((f) => f.index), ...repeated.map((r) => r.index)]);
  const headers = sheet.rows.find((r) => r.row === headerRow)?.cells ?? [];
  const width = sheet.rows.reduce((max, row) => Math.max(max, row.cells.length), 0);
  const dropped: Dropped[] = [];
  for (let index = 0; index < width; index++) {
    const header = cellText(headers[index]);
    if (used.has(index) || (header === '' && !holdsAnything(sheet, headerRow, index))) continue;
    const kind: PrivateField | undefined = privateFieldOf(folded(header));
    dropped.push({
      sheet: sheet.name,
      column: echo(header),
      letter: columnLetter(index),
      reason: kind ? 'private' : 'unmapped',
      label: kind ? privateFields[kind] : null,
    });
  }
  return dropped;
}

const holdsAnything = (sheet: Sheet, headerRow: number, index: number): boolean =>
  sheet.rows.some((r) => r.row > headerRow && cellText(r.cells[index]) !== '');

const missingColumn = (header: string) => ({
  code: 'missingColumn' as const,
  message: { zh: `缺少“${header}”列`, en: `The column “${header}” is missing` },
});

function unknownTable(tables: TableSet) {
  const needed = Object.values(tables).map((t) => {
    const columns = Object.values(t.columns).filter((c) => c.required);
    return `${t.sheet}（${columns.map((c) => c.headers[0]).join('、')}）`;
  });
  return {
    code: 'unknownTable' as const,
    message: {
      zh: '认不出这是哪一张表：没有找到所需的列标题',
      en: 'No table of this layout is recognised: its headers were not found',
    },
    expected: { zh: needed.join('；'), en: needed.join('; ') },
  };
}
