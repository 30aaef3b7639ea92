import { nameOfUse, placeOf } from '#console/import/names.ts';
import { OtherUnits } from '#console/import/other-units.tsx';
import { importWords } from '#console/import/words.ts';
import type { Change } from '#core/diff.ts';
import type { Finding } from '#core/import/findings.ts';
import type { OtherUnit } from '#core/import/roster/own-rows.ts';
import type { SheetColumn } from '#core/import/roster/table.ts';
import { privateFields } from '#core/model.ts';
import { Diff } from '#ui/diff.tsx';
import { type FieldErrors, fieldId } from '#ui/form/state.ts';
import { type Lang, useLang } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';

/** What the server made of an uploaded file. */
export type ImportResult = {
  sheet: string;
  headerRow: number;
  encoding: string | null;
  columns: readonly SheetColumn[];
  others: readonly OtherUnit[];
  rows: number;
  errors: readonly Finding[];
  left: number;
  warnings: readonly Finding[];
  /** What would change; null where there are errors. */
  changes: readonly Change[] | null;
};

/** Errors that the summary at the top of the page lists; the table has them all. */
const SUMMARISED = 20;

/** The errors as the page's summary names them, each with its row of the table. */
export const resultErrors = ({ errors }: ImportResult): FieldErrors =>
  Object.fromEntries(
    errors.slice(0, SUMMARISED).map((error, i) => {
      const { zh, en } = error.message;
      const place = placeOf(error);
      return [`finding-${i}`, place ? { zh: `${place}：${zh}`, en: `${place}: ${en}` } : { zh, en }];
    }),
  );

export function ImportResultView({ result, unitName }: { result: ImportResult; unitName: string }) {
  const lang = useLang();
  const t = importWords[lang];
  const { sheet, headerRow, encoding, others, rows, errors, left, warnings, changes } = result;
  const file = [
    { label: t.sheet, value: <bdi>{sheet}</bdi> },
    { label: t.headerRow, value: t.rowNumber(headerRow) },
    ...(encoding === 'gb18030' ? [{ label: t.file, value: t.readAs(encoding) }] : []),
    { label: t.persons(rows), value: t.errors(errors.length + left) },
  ];
  return (
    <section aria-labelledby="import-result">
      <h2 id="import-result">{t.found}</h2>
      <SummaryList rows={file} />
      <OtherUnits others={others} own={rows} unitName={unitName} />
      {errors.length > 0 && <FindingTable caption={t.errors(errors.length + left)} findings={errors} errors />}
      {left > 0 && <p>{t.errorsLeft(left)}</p>}
      {changes && <RosterChanges changes={changes} />}
      {warnings.length > 0 && <FindingTable caption={t.warnings} findings={warnings} />}
      <ColumnTable columns={result.columns} />
    </section>
  );
}

function RosterChanges({ changes }: { changes: readonly Change[] }) {
  const t = importWords[useLang()];
  const count = (op: Change['op']) => changes.filter((c) => c.op === op && c.record === 'staff').length;
  return (
    <>
      <h3>{t.changes}</h3>
      <p>{changes.length === 0 ? t.nothing : t.summary(count('added'), count('changed'), count('removed'))}</p>
      {changes.length > 0 && <Diff changes={changes} />}
      <p>
        <strong>{t.notYet}</strong>
      </p>
    </>
  );
}

type FindingTableProps = { caption: string; findings: readonly Finding[]; errors?: boolean };

function FindingTable({ caption, findings, errors = false }: FindingTableProps) {
  const lang = useLang();
  const t = importWords[lang];
  return (
    <table class="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.cell}</th>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.value}</th>
          <th scope="col">{t.problem}</th>
          <th scope="col">{t.expected}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding, i) => (
          <tr key={`${placeOf(finding)} ${finding.code}`} id={errors ? fieldId(`finding-${i}`) : undefined}>
            <th scope="row" data-label={t.cell}>
              {placeOf(finding)}
            </th>
            <td data-label={t.column}>{finding.column}</td>
            <td data-label={t.value}>{finding.value}</td>
            <td data-label={t.problem}>
              {finding.message[lang]}
              {finding.more > 0 && t.more(finding.more)}
            </td>
            <td data-label={t.expected}>{finding.expected?.[lang]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function takenFor({ use, private: announced, narrowed }: SheetColumn, lang: Lang): string {
  const t = importWords[lang];
  if (narrowed) return `${t.notKept}（${nameOfUse(narrowed, lang)}：${t.narrowed}）`;
  return announced && use === null ? `${t.notKept}（${privateFields[announced][lang]}）` : nameOfUse(use, lang);
}

function ColumnTable({ columns }: { columns: readonly SheetColumn[] }) {
  const lang = useLang();
  const t = importWords[lang];
  return (
    <table class="data">
      <caption>{t.columns}</caption>
      <thead>
        <tr>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.header}</th>
          <th scope="col">{t.takenFor}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.letter}>
            <th scope="row" data-label={t.column}>
              {column.letter}
            </th>
            <td data-label={t.header}>{column.header}</td>
            <td data-label={t.takenFor}>{takenFor(column, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
