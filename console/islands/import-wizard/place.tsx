import { importWords } from '#console/import/words.ts';
import { Choice, StepButtons } from '#console/islands/import-wizard/parts.tsx';
import type { Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import { echoWithDays } from '#core/import/echo.ts';
import { headerCandidates } from '#core/import/roster/find.ts';
import { cellText } from '#core/import/table.ts';
import { useLang } from '#ui/language.ts';

/** Cells of a row that are shown for it to be told from others. */
const SHOWN_CELLS = 8;

/** Which sheet is the roster; the one that looks most like it is chosen. */
export function SheetStep({ wizard }: { wizard: Wizard }) {
  const t = wizardWords[useLang()];
  return (
    <>
      <p>{t.chosen(wizard.fileName.value)}</p>
      <Choice
        name="sheet"
        label={t.whichSheet}
        options={wizard.sheets.value.map(({ name, rows }, i) => ({
          value: String(i),
          text: (
            <>
              <bdi>{name}</bdi>（{t.rows(rows.length)}）
            </>
          ),
        }))}
        chosen={String(wizard.sheetIndex.value)}
        choose={(index) => wizard.chooseSheet(Number(index))}
      />
      <StepButtons wizard={wizard} />
    </>
  );
}

/** Which row holds the headers; the one with most columns of a roster is chosen. */
export function HeaderStep({ wizard }: { wizard: Wizard }) {
  const lang = useLang();
  const t = wizardWords[lang];
  const u = importWords[lang];
  const sheet = wizard.sheet.value;
  const rows = headerCandidates(sheet).map((row) => {
    const cells = sheet.rows.find((r) => r.row === row)?.cells ?? [];
    // Enough to tell a row by: what is personal need not stand on the screen.
    const texts = cells.map((cell) => echoWithDays(cellText(cell))).filter((text) => text !== '');
    return {
      value: String(row),
      text: `${u.rowNumber(row)}：${texts.slice(0, SHOWN_CELLS).join(' │ ')}${texts.length > SHOWN_CELLS ? ' …' : ''}`,
    };
  });
  return (
    <>
      <p>
        {t.chosen(wizard.fileName.value)}
        {wizard.encoding.value === 'gb18030' && `（${u.readAs(wizard.encoding.value)}）`}
      </p>
      <Choice
        name="header"
        label={t.whichHeader}
        options={rows}
        chosen={String(wizard.headerRow.value)}
        choose={(row) => wizard.chooseHeader(Number(row))}
      />
      <StepButtons wizard={wizard} />
    </>
  );
}
