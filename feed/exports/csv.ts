import Papa from 'papaparse';
import type { Cell, Table } from '#core/feed/tables.ts';
import { FORMULA } from '#core/spreadsheet-formula.ts';

/**
 * RFC 4180, with a BOM so that Excel reads UTF-8; headings are the columns' names. Text that a spreadsheet would take for a formula
 * gets a leading apostrophe, which `uncovered` takes away again.
 */
export const csvOf = ({ columns }: Table, rows: readonly Cell[][]): string =>
  `\uFEFF${Papa.unparse([columns.map(({ name }) => name), ...rows], { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
