import { nameOfUse } from '#console/import/names.ts';
import { cellKey, type Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import type { Finding } from '#core/import/findings.ts';
import { rosterColumns } from '#core/import/roster/columns.ts';
import type { RosterTable } from '#core/import/roster/table.ts';
import { cellText } from '#core/import/table.ts';
import { useLang } from '#ui/language.ts';

export const inputId = (row: number, letter: string): string => `cell-${letter}${row}`;

type FaultyRowProps = {
  wizard: Wizard;
  row: number;
  /** Letters of the columns that are or were at fault. */
  uses: ReadonlySet<string>;
  errors: readonly Finding[];
};

/** One row with something wrong: its faulty cells to be corrected, or the row to be left out. */
export function FaultyRow({ wizard, row, uses, errors }: FaultyRowProps) {
  const lang = useLang();
  const t = wizardWords[lang];
  const out = wizard.leftOut.value.has(row);
  const { columns, rows } = wizard.whole.value;
  const name = cellText(rows.find((r) => r.row === row)?.cells[columns.findIndex((c) => c.use === 'name')]);
  return (
    <fieldset class="row field">
      <legend>
        {t.rowTitle(row)} <bdi>{name}</bdi>
      </legend>
      {out ? (
        <p>{t.leftOut}</p>
      ) : (
        columns
          .filter(({ letter }) => uses.has(letter))
          .map((column) => (
            <FaultyCell
              key={column.letter}
              wizard={wizard}
              row={row}
              column={column}
              errors={errors.filter((e) => e.letter === column.letter)}
            />
          ))
      )}
      <button type="button" class="secondary" onClick={() => wizard.leaveOut(row, !out)}>
        {out ? t.takeAgain : t.leaveOut}
      </button>
    </fieldset>
  );
}

type FaultyCellProps = {
  wizard: Wizard;
  row: number;
  column: RosterTable['columns'][number];
  errors: readonly Finding[];
};

function FaultyCell({ wizard, row, column: { use, letter }, errors }: FaultyCellProps) {
  const lang = useLang();
  const t = wizardWords[lang];
  const id = inputId(row, letter);
  const failed = errors.length > 0;
  const choices = use === 'identityNumber' ? undefined : rosterColumns[use].reader.choices;
  const value = wizard.corrections.value.get(cellKey(row, use)) ?? originalOf(wizard, row, use);
  const control = {
    id,
    'aria-describedby': `${id}-note`,
    'aria-invalid': failed ? ('true' as const) : undefined,
    onChange: (event: { currentTarget: { value: string } }) => wizard.correct(row, use, event.currentTarget.value),
  };
  return (
    <div class={failed ? 'field failed' : 'field'}>
      <label for={id}>
        {use === 'identityNumber' ? t.identityNumber : nameOfUse(use, lang)}（{letter}
        {row}）
      </label>
      <div id={`${id}-note`}>
        {failed ? (
          errors.map(({ code, message, expected }) => (
            <p key={code} class="error">
              <span class="hidden">{t.errorPrefix}</span>
              {message[lang]}
              {expected && !choices && `（${expected[lang]}）`}
            </p>
          ))
        ) : (
          <p class="hint">✓ {t.corrected}</p>
        )}
      </div>
      {choices ? (
        <select {...control} value={value}>
          {[...new Set([value, ...choices])].map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        // What is being typed stays when the page is drawn again before it is done.
        <input {...control} type="text" autocomplete="off" defaultValue={value} />
      )}
    </div>
  );
}

function originalOf({ whole }: Wizard, row: number, use: string): string {
  const { columns, rows } = whole.value;
  return cellText(rows.find((r) => r.row === row)?.cells[columns.findIndex((c) => c.use === use)]);
}
