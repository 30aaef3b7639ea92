import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { placeOf } from '#console/import/names.ts';
import { OtherUnits } from '#console/import/other-units.tsx';
import { importWords } from '#console/import/words.ts';
import { FaultyRow, inputId } from '#console/islands/import-wizard/faulty-row.tsx';
import { Choice, StepButtons, useFailedTitle } from '#console/islands/import-wizard/parts.tsx';
import type { Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import type { Finding } from '#core/import/findings.ts';
import { faultyRowsCsv } from '#core/import/roster/faulty-rows.ts';
import type { RosterMode } from '#core/import/roster/plan.ts';
import { useLang } from '#ui/language.ts';

/** Faulty rows that can be corrected here; a file with more is better corrected where it was made. */
const ROWS_SHOWN = 50;

/** Every error at once; each can be corrected here, or its row left out. */
export function CheckStep({ wizard }: { wizard: Wizard }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const u = importWords[lang];
  const { findings, rows } = wizard.read.value;
  const errors = findings.errors;
  const count = errors.length + findings.left.error;
  useFailedTitle(count > 0);
  // A row that was faulty stays in sight when it is corrected.
  const seen = useSignal<ReadonlyMap<number, ReadonlySet<string>>>(new Map());
  const faulty = withFaults(seen.value, errors);
  useEffect(() => {
    seen.value = faulty;
  }, [errors]);
  const general = errors.filter((e) => e.row === null);
  const inOrder = [...faulty].sort(([a], [b]) => a - b);
  return (
    <>
      {errors.length > 0 && <Summary errors={errors} />}
      <p role="status">
        <strong>{t.counts(rows, count)}</strong>
      </p>
      <OtherUnits others={wizard.others.value} own={rows} unitName={wizard.unit.name} />
      {general.length > 0 && (
        <>
          <ul class="error">
            {general.map(({ message, letter }) => (
              <li key={`${letter} ${message.zh}`}>{message[lang]}</li>
            ))}
          </ul>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              wizard.step.value = 'columns';
            }}
          >
            {t.backToColumns}
          </button>
        </>
      )}
      {inOrder.slice(0, ROWS_SHOWN).map(([row, uses]) => (
        <FaultyRow key={row} wizard={wizard} row={row} uses={uses} errors={errors.filter((e) => e.row === row)} />
      ))}
      {inOrder.length > ROWS_SHOWN && <p>{t.moreRows(inOrder.length - ROWS_SHOWN)}</p>}
      {errors.some((e) => e.row !== null) && (
        <p>
          <button type="button" class="secondary" onClick={() => download(wizard, errors, t)}>
            {t.download}
          </button>
        </p>
      )}
      <HowToImport wizard={wizard} />
      <Remarks warnings={findings.warnings} title={u.warnings} />
      <StepButtons wizard={wizard} blocked={count > 0 ? t.notYet(count) : undefined} />
    </>
  );
}

/** Rows with the fields that are or were at fault. */
function withFaults(
  seen: ReadonlyMap<number, ReadonlySet<string>>,
  errors: readonly Finding[],
): Map<number, ReadonlySet<string>> {
  const rows = new Map(seen);
  for (const { row, letter } of errors)
    if (row !== null) rows.set(row, new Set([...(rows.get(row) ?? []), letter ?? '']));
  return rows;
}

/** Lists the errors and takes the focus when the step opens with any. */
function Summary({ errors }: { errors: readonly Finding[] }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const summary = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    summary.current?.focus();
  }, []);
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={summary} aria-labelledby="errors">
      <h3 id="errors">{t.errorTitle}</h3>
      <ul>
        {errors.slice(0, ROWS_SHOWN).map((error) => (
          <li key={`${placeOf(error)} ${error.code}`}>
            {error.row === null ? (
              error.message[lang]
            ) : (
              <a href={`#${inputId(error.row, error.letter ?? '')}`}>
                {placeOf(error)} {error.message[lang]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function HowToImport({ wizard }: { wizard: Wizard }) {
  const u = importWords[useLang()];
  return (
    <>
      <Choice
        name="mode"
        label={u.mode}
        options={[
          { value: 'replace', text: u.replace, hint: u.replaceHint },
          { value: 'update', text: u.update, hint: u.updateHint },
        ]}
        chosen={wizard.mode.value}
        choose={(mode) => {
          wizard.mode.value = mode as RosterMode;
        }}
      />
      <div class="tick field">
        <input
          type="checkbox"
          id="count-strength"
          checked={wizard.countStrength.value}
          onChange={(event) => {
            wizard.countStrength.value = event.currentTarget.checked;
          }}
        />
        <label for="count-strength">{u.countStrength}</label>
      </div>
    </>
  );
}

function Remarks({ warnings, title }: { warnings: readonly Finding[]; title: string }) {
  const lang = useLang();
  const u = importWords[lang];
  if (warnings.length === 0) return null;
  return (
    <section aria-labelledby="remarks">
      <h3 id="remarks">{title}</h3>
      <ul>
        {warnings.slice(0, ROWS_SHOWN).map((warning) => (
          <li key={`${placeOf(warning)} ${warning.code}`}>
            {placeOf(warning)} {warning.message[lang]}
            {warning.more > 0 && u.more(warning.more)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function download(wizard: Wizard, errors: readonly Finding[], t: (typeof wizardWords)['zh']): void {
  const heads = { row: t.rowHead, wrong: t.wrongHead, lang: wizard.lang };
  const csv = faultyRowsCsv(wizard.table.value, errors, heads);
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: t.downloadName });
  link.click();
  URL.revokeObjectURL(url);
}
