import type { Finding } from '#core/import/findings.ts';
import type { RosterTable } from '#core/import/roster/table.ts';
import { cellText } from '#core/import/table.ts';
import { FORMULA } from '#core/spreadsheet-formula.ts';

const cellOf = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/**
 * A copy of the faulty rows with what is wrong in each, as CSV that spreadsheet programs open; identity numbers are left out.
 * `heads` name the columns of the row's number and of what is wrong.
 */
export function faultyRowsCsv(
  { columns, rows }: RosterTable,
  errors: readonly Finding[],
  { row: rowHead, wrong, lang }: { row: string; wrong: string; lang: 'zh' | 'en' },
): string {
  const errorsOf = new Map<number | null, Finding[]>();
  for (const error of errors) errorsOf.set(error.row, [...(errorsOf.get(error.row) ?? []), error]);
  const kept = columns.flatMap(({ use }, index) => (use === 'identityNumber' ? [] : [index]));
  const lines = rows.flatMap(({ row, cells }) => {
    const found = errorsOf.get(row);
    if (!found) return [];
    const words = found.map(({ letter, message }) => `${letter ?? ''}${row} ${message[lang]}`).join('；');
    return [[String(row), ...kept.map((index) => cellText(cells[index])), words]];
  });
  const headers = [rowHead, ...kept.map((index) => columns[index]?.header ?? ''), wrong];
  return `\uFEFF${[headers, ...lines].map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}
