import { importWords } from '#console/import/words.ts';
import { fieldLabel } from '#core/catalogue.ts';
import type { Finding } from '#core/import/findings.ts';
import { rosterColumns } from '#core/import/roster/columns.ts';
import type { ColumnUse } from '#core/import/roster/table.ts';
import type { Lang } from '#ui/language.ts';

/** What a column is taken for, in words. */
export function nameOfUse(use: ColumnUse, lang: Lang): string {
  if (use === null) return importWords[lang].notTaken;
  if (use === 'identityNumber') return importWords[lang].forMatching;
  if (use === 'unit') return importWords[lang].ofUnit;
  if (use === 'unitCode') return importWords[lang].ofUnitCode;
  const { publishes, headers } = rosterColumns[use];
  return publishes === null ? headers[0] : fieldLabel(publishes)[lang];
}

/** The cell of a finding as a spreadsheet names it; else its column. */
export const placeOf = ({ letter, row, column }: Pick<Finding, 'letter' | 'row' | 'column'>): string =>
  `${letter ?? ''}${row ?? ''}` || (column ?? '');
