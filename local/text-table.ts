export type Row = readonly string[];

/** Columns a terminal gives a text: Han characters and other wide ones take two. */
const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(c) ? 2 : 1), 0);

/** Rows as columns of text, each as wide as its widest cell; the last is left as long as it is. */
export function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  const pad = (cell: string, i: number, row: Row) =>
    i === row.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
  return rows.map((row) => `  ${row.map((cell, i) => pad(cell.replace(/\s+/g, ' '), i, row)).join('  ')}`).join('\n');
}
