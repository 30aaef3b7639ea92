export type Row = readonly string[];

/** Columns a terminal gives a text: Han characters and other wide ones take two. */
const width = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u.test(c) ? 2 : 1), 0);

/** What a cell of somebody's file could tell a terminal to do. */
const controls = /[\p{Cc}\p{Cf}]/gu;

/** Rows as columns of text, each as wide as its widest cell. */
export function table(rows: readonly Row[]): string {
  const plain = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').replace(controls, '')));
  const widths = (plain[0] ?? []).map((_, i) => Math.max(...plain.map((row) => width(row[i] ?? ''))));
  const padded = (cell: string, i: number) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
  return plain.map((row) => `  ${row.map(padded).join('  ')}`.trimEnd()).join('\n');
}
