import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTableFile } from '#core/import/file/read-table.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import { sunshine } from '#core/import/profiles/sunshine.ts';
import { county, publishedBy } from '#test/import/county-file.ts';
import { planImport } from '#test/import/plan-import.ts';
import { workbook } from '#test/publishing/files.ts';

const firstSheet = 'xl/worksheets/sheet1.xml';

/** The small county as a workbook, with parts of it rewritten. */
async function withParts(edits: Record<string, (xml: string) => string>): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await workbook(county())));
  for (const [part, edit] of Object.entries(edits))
    files[part] = strToU8(edit(strFromU8(files[part] ?? new Uint8Array())));
  return zipSync(files);
}

/** With one more cell after all others of its first sheet; with nothing in it, it is only formatted. */
function withCellAt(column: string, row: number, letter = 'x'): Promise<Uint8Array> {
  const content = letter === '' ? '/>' : ` t="inlineStr"><is><t>${letter}</t></is></c>`;
  const last = `<row r="${row}"><c r="${column}${row}" s="0"${content}</row>`;
  return withParts({ [firstSheet]: (xml) => xml.replace('</sheetData>', `${last}</sheetData>`) });
}

/** With other cells in the place of some of its first sheet. */
const withCells = (cells: Record<string, string>): Promise<Uint8Array> =>
  withParts({
    [firstSheet]: (xml) =>
      Object.entries(cells).reduce((sheet, [at, cell]) => {
        const changed = sheet.replace(new RegExp(`<c r="${at}"[^>]*>.*?</c>`), cell);
        expect(changed, `there is a cell ${at}`).not.toBe(sheet);
        return changed;
      }, xml),
  });

async function planned(bytes: Uint8Array) {
  const { sheets } = await readTableFile(bytes, '云梦县.xlsx', false);
  return planImport({ profile: sunshine, sheets, jurisdiction: '420923', current: publishedBy() });
}

const refusal = async (bytes: Uint8Array): Promise<UnreadableFile> => {
  const error = await readTableFile(bytes, '云梦县.xlsx', false).catch((reason: unknown) => reason);
  if (error instanceof UnreadableFile) return error;
  throw new Error('The workbook was read');
};

describe('A workbook with something at its far end', () => {
  it.each([
    ['in the last column', 'XFD', 130],
    ['in the last row', 'ZZ', 1_048_576],
  ])('%s is refused, naming the cell to be deleted', async (_where, column, row) => {
    const { reason, label } = await refusal(await withCellAt(column, row));
    expect(reason).toBe('spreadTooFar');
    expect(label.zh).toContain(`${column}${row}`);
  });

  it('in a row that no workbook has is damaged', async () => {
    expect((await refusal(await withCellAt('A', 99_999_999))).reason).toBe('damaged');
  });

  it('but no harm is done by columns and rows that are only formatted to the end', async () => {
    const { errors, counts } = await planned(await withCellAt('XFD', 1_048_576, ''));
    expect([errors, counts.rowsIn]).toEqual([[], 19]);
  });
});

describe('A formula', () => {
  it('counts as the value it came to', async () => {
    const { errors, jurisdictions } = await planned(
      await withCells({ A3: '<c r="A3" t="str"><f>"云梦县教"&amp;"育局"</f><v>云梦县教育局</v></c>' }),
    );
    expect(errors).toEqual([]);
    expect(jurisdictions[0]?.register?.units.map((u) => u.name)).toContain('云梦县教育局');
  });

  it('that failed, or was never calculated, is an error and no empty cell, which would clear what is published', async () => {
    const { errors } = await planned(
      await withCells({
        B3: '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        E3: '<c r="E3" t="str"><f>A3&amp;""</f></c>',
        F4: '<c r="F4"><f t="shared" si="0"/></c>',
      }),
    );
    expect(errors.map((e) => [e.code, e.row, e.letter, e.value])).toEqual([
      ['formulaError', 3, 'B', '#DIV/0!'],
      ['formulaError', 3, 'E', '#CALC!'],
      ['formulaError', 4, 'F', '#CALC!'],
    ]);
  });
});

it('A chart on a sheet of its own is passed over', async () => {
  const relationship =
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/>';
  const bytes = await withParts({
    'xl/workbook.xml': (xml) => xml.replace('</sheets>', '<sheet name="图表" sheetId="99" r:id="rId99"/></sheets>'),
    'xl/_rels/workbook.xml.rels': (xml) => xml.replace('</Relationships>', `${relationship}</Relationships>`),
    'xl/chartsheets/sheet1.xml': () =>
      '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
  });
  const { errors, dropped, counts } = await planned(bytes);
  expect([errors, dropped, counts.rowsIn]).toEqual([[], [], 19]);
});
