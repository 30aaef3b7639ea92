import { computed, signal } from '@preact/signals';
import type { TableFile } from '#core/import/file/read-table.ts';
import { readRoster } from '#core/import/roster/check.ts';
import { findHeaderRow, findSheet, matchColumns, rosterTable } from '#core/import/roster/find.ts';
import { withoutNarrowedColumns } from '#core/import/roster/narrowed.ts';
import { ownRows, type RosterUnit } from '#core/import/roster/own-rows.ts';
import type { RosterMode } from '#core/import/roster/plan.ts';
import type { ColumnUse, RosterTable, SheetColumn } from '#core/import/roster/table.ts';
import type { Sheet } from '#core/import/table.ts';
import type { Narrowed } from '#core/narrowing.ts';
import type { Lang } from '#ui/language.ts';

/** What the page hands over. */
export type WizardProps = {
  lang: Lang;
  action: string;
  command: string;
  /** Digest of the draft that the page was made from. */
  document: string;
  /** Address of the script that reads files. */
  worker: string;
  /** Whose roster it is. */
  unit: RosterUnit;
  narrowed: Narrowed;
};

export const steps = ['upload', 'sheet', 'header', 'columns', 'check', 'confirm'] as const;
export type Step = (typeof steps)[number];

/** The cell of a row that is taken for a field, whose value may be corrected. */
export const cellKey = (row: number, use: string): string => `${row}/${use}`;

/** Everything the steps share. The file stays here: what is sent is made of `table` alone. */
export function createWizard(props: WizardProps) {
  const step = signal<Step>('upload');
  const fileName = signal('');
  const encoding = signal<string | null>(null);
  const sheets = signal<readonly Sheet[]>([]);
  const sheetIndex = signal(0);
  const headerRow = signal(1);
  const columns = signal<readonly SheetColumn[]>([]);
  const corrections = signal<ReadonlyMap<string, string>>(new Map());
  const leftOut = signal<ReadonlySet<number>>(new Set());
  const mode = signal<RosterMode>('replace');
  const countStrength = signal(false);
  /** The draft to compare with; another one after somebody else has changed it. */
  const document = signal(props.document);

  const sheet = computed<Sheet>(() => sheets.value[sheetIndex.value] ?? { name: '', rows: [] });
  /** Rows of other units do not leave this computer either. */
  const own = computed(() => ownRows(sheet.value, headerRow.value, columns.value, props.unit));
  const others = computed(() => own.value.others);
  const whole = computed(() => rosterTable(own.value.sheet, headerRow.value, columns.value));
  const table = computed<RosterTable>(() => corrected(whole.value, corrections.value, leftOut.value));
  const read = computed(() => readRoster(table.value));

  const chooseHeader = (row: number): void => {
    headerRow.value = row;
    columns.value = withoutNarrowedColumns(matchColumns(sheet.value, row), props.narrowed);
    corrections.value = new Map();
    leftOut.value = new Set();
  };
  const chooseSheet = (index: number): void => {
    sheetIndex.value = index;
    chooseHeader(findHeaderRow(sheet.value));
  };

  return {
    ...props,
    step,
    fileName,
    encoding,
    sheets,
    sheetIndex,
    sheet,
    headerRow,
    columns,
    corrections,
    leftOut,
    mode,
    countStrength,
    document,
    others,
    whole,
    table,
    read,
    chooseHeader,
    chooseSheet,
    /** Takes a file that has been read, and guesses the rest. A file of one sheet needs no choice of it. */
    open(name: string, file: TableFile): void {
      fileName.value = name;
      encoding.value = file.encoding;
      sheets.value = file.sheets.filter((s) => s.rows.length > 0);
      chooseSheet(findSheet(sheets.value));
      step.value = sheets.value.length > 1 ? 'sheet' : 'header';
    },
    take(index: number, use: ColumnUse): void {
      columns.value = columns.value.map((c) => (c.index === index ? { ...c, use } : c));
    },
    correct(row: number, use: string, value: string): void {
      corrections.value = new Map(corrections.value).set(cellKey(row, use), value);
    },
    leaveOut(row: number, out: boolean): void {
      const rows = new Set(leftOut.value);
      if (out) rows.add(row);
      else rows.delete(row);
      leftOut.value = rows;
    },
  };
}

export type Wizard = ReturnType<typeof createWizard>;

function corrected(
  { columns, rows, sheet }: RosterTable,
  corrections: ReadonlyMap<string, string>,
  leftOut: ReadonlySet<number>,
): RosterTable {
  const kept = rows.filter(({ row }) => !leftOut.has(row));
  const taken = kept.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell, i) => corrections.get(cellKey(row, columns[i]?.use ?? '')) ?? cell),
  }));
  return { sheet, columns, rows: taken };
}
