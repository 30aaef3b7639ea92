import { nameOfUse } from '#console/import/names.ts';
import { importWords } from '#console/import/words.ts';
import { StepButtons } from '#console/islands/import-wizard/parts.tsx';
import type { Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import { echoWithDays } from '#core/import/echo.ts';
import { type RosterField, rosterColumns, rosterFields } from '#core/import/roster/columns.ts';
import { openFields } from '#core/import/roster/narrowed.ts';
import { unitUses } from '#core/import/roster/own-rows.ts';
import type { ColumnUse, SheetColumn } from '#core/import/roster/table.ts';
import { cellText } from '#core/import/table.ts';
import { privateFields } from '#core/model.ts';
import { useLang } from '#ui/language.ts';

/** Values of a column that are shown with it. */
const EXAMPLES = 2;

/**
 * What each column is taken for. Private ones, and those that the county does not publish, stand apart and stay here, but for the
 * identity number where it is asked for.
 */
export function ColumnsStep({ wizard }: { wizard: Wizard }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const columns = wizard.columns.value;
  const open = columns.filter((c) => c.private === null && c.narrowed === undefined);
  const closed = columns.filter((c) => !open.includes(c));
  const faults = faultsOf(columns).map(({ word, field }) => t[word](nameOfUse(field, lang)));
  return (
    <>
      <p>{t.matched(open.filter((c) => c.use !== null).length)}</p>
      <table class="data">
        <caption>{t.whichColumns}</caption>
        <thead>
          <tr>
            <th scope="col">{importWords[lang].header}</th>
            <th scope="col">{t.example}</th>
            <th scope="col">{importWords[lang].takenFor}</th>
          </tr>
        </thead>
        <tbody>
          {open.map((column) => (
            <tr key={column.index}>
              <th scope="row" data-label={importWords[lang].header}>
                {column.letter} <bdi>{column.header}</bdi>
              </th>
              <td data-label={t.example}>{examplesOf(wizard, column)}</td>
              <td data-label={importWords[lang].takenFor}>
                <UseSelect wizard={wizard} column={column} uses={[null, ...openFields(wizard.narrowed), ...unitUses]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t.ignored}</p>
      {closed.length > 0 && (
        <section aria-labelledby="private">
          <h3 id="private">{t.privateColumns}</h3>
          <ul>
            {closed.map((column) => (
              <li key={column.index}>
                {column.letter} <bdi>{column.header}</bdi>
                {column.private && `（${privateFields[column.private][lang]}）`}
                {column.narrowed && `（${nameOfUse(column.narrowed, lang)}：${importWords[lang].narrowed}）`}
                {column.private === 'identityNumber' && (
                  <UseSelect wizard={wizard} column={column} uses={[null, 'identityNumber']} none={t.stays} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {faults.length > 0 && (
        <ul class="error">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <StepButtons wizard={wizard} blocked={faults.length > 0 ? t.notColumns : undefined} />
    </>
  );
}

type ColumnFault = { word: 'twice' | 'missing'; field: RosterField };

/** Fields that two columns are taken for, or that no column is though one must be. */
function faultsOf(columns: readonly SheetColumn[]): ColumnFault[] {
  return rosterFields.flatMap((field): ColumnFault[] => {
    const times = columns.filter((c) => c.use === field).length;
    if (times > 1) return [{ word: 'twice', field }];
    return times === 0 && rosterColumns[field].required ? [{ word: 'missing', field }] : [];
  });
}

type UseSelectProps = { wizard: Wizard; column: SheetColumn; uses: readonly ColumnUse[]; none?: string };

function UseSelect({ wizard, column, uses, none }: UseSelectProps) {
  const lang = useLang();
  const u = importWords[lang];
  return (
    <select
      aria-label={`${u.takenFor}：${column.letter} ${column.header}`}
      value={column.use ?? ''}
      onChange={(event) => wizard.take(column.index, (event.currentTarget.value || null) as ColumnUse)}
    >
      {uses.map((use) => (
        <option key={use} value={use ?? ''}>
          {use === null && none ? none : nameOfUse(use, lang)}
        </option>
      ))}
    </select>
  );
}

function examplesOf({ sheet, headerRow }: Wizard, { index }: SheetColumn): string {
  const below = sheet.value.rows.filter((r) => r.row > headerRow.value);
  const texts = below.map(({ cells }) => echoWithDays(cellText(cells[index]))).filter((text) => text !== '');
  return texts.slice(0, EXAMPLES).join('、');
}
