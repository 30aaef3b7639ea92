import type { Label } from '#core/codes/code-list.ts';
import { echo, echoPrivate, echoWithDays } from '#core/import/echo.ts';

/** 错误 stops the import, 警告 does not. */
export type Severity = 'error' | 'warning';

/** Kinds of finding; stable names that programs may rely on. */
export type FindingCode =
  | 'unreadable'
  | 'unknownTable'
  | 'missingColumn'
  | 'ambiguousColumn'
  | 'noRows'
  | 'missing'
  | 'badCode'
  | 'badDate'
  | 'monthOnly'
  | 'badNumber'
  | 'badCreditCode'
  | 'creditCodeCheck'
  | 'badText'
  | 'strayCharacter'
  | 'roundedNumber'
  | 'formulaError'
  | 'privateValue'
  | 'duplicate'
  | 'sameName'
  | 'registeredElsewhere'
  | 'spelling'
  | 'unknownUnit'
  | 'ambiguousUnit'
  | 'conflictingUnit'
  | 'unknownJurisdiction'
  | 'unknownParent'
  | 'cyclicParent'
  | 'listedApart'
  | 'figureMismatch'
  | 'rosterShrinks'
  | 'mixedUse'
  | 'countedTwice'
  | 'withheldData'
  | 'narrowed'
  | 'takenDown'
  | 'rounding'
  | 'fallback'
  | 'profile'
  | 'refused'
  | 'encoding';

/** One thing that is wrong or noteworthy, at its cell. */
export type Finding = {
  severity: Severity;
  code: FindingCode;
  sheet: string | null;
  /** Row as the spreadsheet shows it; null where the whole sheet is meant. */
  row: number | null;
  /** Header of the column. */
  column: string | null;
  /** The column as a spreadsheet names it: A, B … AA. */
  letter: string | null;
  /** What stands there, masked where it looks private. */
  value: string | null;
  /** What would be right. */
  expected: Label | null;
  message: Label;
  /** Further cells of the same column with the same remark, not listed one by one. */
  more: number;
};

/** Where a record stands, and which columns its table has. */
export type Where = {
  sheet: string;
  row: number;
  columns: ReadonlyMap<string, { header: string; letter: string }>;
};

type Remark = { code: FindingCode; message: Label; expected?: Label; value?: string };

/** The most findings of a kind of severity that are kept; beyond it they are only counted. */
export const FINDINGS_KEPT = 5_000;

/** Collects findings, every one at once, up to a bound that keeps an answer readable and sendable. */
export class Findings {
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];
  /** Findings beyond the bound, counted and not kept. */
  readonly left: Record<Severity, number> = { error: 0, warning: 0 };
  #merged = new Map<string, Finding>();

  /** A finding about a record, at the column of `field` where its table has one. */
  at(severity: Severity, where: Where, field: string | null, remark: Remark): void {
    const column = field === null ? undefined : where.columns.get(field);
    this.add(severity, { sheet: where.sheet, row: where.row, column: column?.header, letter: column?.letter }, remark);
  }

  /** Like `at`, but later ones of the same kind (and `subject`) in the same column are only counted on the first. */
  once(severity: Severity, where: Where, field: string, remark: Remark, subject = ''): void {
    const key = [where.sheet, field, remark.code, subject].join('\u0000');
    const first = this.#merged.get(key);
    if (first) {
      first.more += 1;
      return;
    }
    const list = severity === 'error' ? this.errors : this.warnings;
    const before = list.length;
    this.at(severity, where, field, remark);
    const added = list[before];
    if (added) this.#merged.set(key, added);
  }

  /** A finding about a sheet, a column of it, or the whole file. */
  add(
    severity: Severity,
    place: {
      sheet?: string | undefined;
      row?: number | undefined;
      column?: string | undefined;
      letter?: string | undefined;
    },
    remark: Remark,
  ): void {
    const list = severity === 'error' ? this.errors : this.warnings;
    if (list.length >= FINDINGS_KEPT) {
      this.left[severity] += 1;
      return;
    }
    list.push({
      severity,
      code: remark.code,
      sheet: place.sheet ?? null,
      row: place.row ?? null,
      column: place.column ?? null,
      letter: place.letter ?? null,
      value: remark.value === undefined ? null : echoOf(remark.code)(remark.value),
      expected: remark.expected ?? null,
      message: remark.message,
      more: 0,
    });
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }
}

function echoOf(code: FindingCode): (value: string) => string {
  if (code === 'privateValue') return echoPrivate;
  return code === 'badDate' || code === 'monthOnly' ? echoWithDays : echo;
}
