import type { Blob } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import type Stream from 'node:stream';
import writeXlsxFile, { type Feature } from 'write-excel-file/node';
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';
import type { Columns } from '#core/import/layout.ts';
import { sunshineTables } from '#core/import/profiles/sunshine-tables.ts';
import { columnLetter } from '#core/import/table.ts';

/** What the library may put into a file of the workbook. */
type FileContent = Stream | Buffer | Blob;

/** Rows that an import takes, and to which the lists of a column apply. */
const ROWS = 20_000;
const bold = { fontWeight: 'bold' } as const;

type TemplateColumn = {
  field: string;
  header: string;
  required: boolean;
  expected: { zh: string; en: string };
  choices: readonly string[];
};
type TemplateSheet = { name: string; columns: TemplateColumn[] };

const sheets: TemplateSheet[] = Object.values(sunshineTables).map(({ sheet, columns }) => ({
  name: sheet,
  columns: Object.entries(columns as Columns).map(([field, { headers, required, reader }]) => ({
    field,
    header: `${headers[0]}${required ? '*' : ''}`,
    required,
    expected: reader.expected,
    choices: reader.choices ?? [],
  })),
}));

/** Every list once, a column each of the hidden sheet 代码. */
const lists = [...new Map(sheets.flatMap((s) => s.columns.map((c) => [c.choices.join('\n'), c.choices])))]
  .filter(([key]) => key !== '')
  .map(([key, choices], index) => ({ key, choices, letter: columnLetter(index) }));

const explanation: [zh: string, en: string][] = [
  ['阳光编制导入模板', 'Import template of Sunshine Bianzhi'],
  [
    '带 * 的列必填；有下拉列表的列请从列表中选择。',
    'Columns with * must be filled in; choose from the list where there is one.',
  ],
  [
    '编制、实有、领导职数、人员、文件各表以机构名称或单位编号指明单位，至少填一项。',
    'The other tables name a unit by 机构名称 or 单位编号; one of them is needed.',
  ],
  [
    '不要的表可以删去：文件中没有的内容保持已公开的样子。',
    'Tables that are not needed may be deleted: what a file does not hold stays as published.',
  ],
  [
    '不填“实有”表时，实有人数按“人员”表计算（不含已退出人员）。',
    'Without the table 实有, persons in post are counted from 人员, those who have left not included.',
  ],
  [
    '不得填写身份证号、手机号、住址等个人信息：此类列不予保留，出现在公开文字中时整份文件退回。',
    'Enter no identity numbers, mobile numbers or home addresses: such columns are dropped, and a file with one in a public text is refused.',
  ],
  ['一个单元格填多项时用分号或换行分隔。', 'Several items in a cell are set apart by semicolons or line breaks.'],
];

function explanationRows() {
  const head = ['表', '列', '必填', '应填', 'expected'].map((value) => ({ value, ...bold }));
  const columns = sheets.flatMap(({ name, columns }) =>
    columns.map((c) => [name, c.header, c.required ? '是' : '', c.expected.zh, c.expected.en]),
  );
  return [...explanation.map(([zh, en]) => [zh, null, null, null, en]), [null], head, ...columns];
}

function codeRows() {
  const longest = Math.max(...lists.map((list) => list.choices.length));
  return Array.from({ length: longest }, (_, row) => lists.map(({ choices }) => choices[row] ?? null));
}

/** The library writes no validations; a feature of ours puts them where the format wants them. */
const choicesByList: Feature<FileContent> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, { sheet }) => {
          const validations = validationsOf(sheets.find((s) => s.name === sheet)?.columns ?? []);
          const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet');
          return validations === '' || !order
            ? xml
            : insertElementMarkupAccordingToOrderOfSiblings(xml, validations, order, 'worksheet');
        },
      },
      'xl/workbook.xml': {
        transformElementAttributes: (tag, attributes) =>
          tag === 'sheet' && attributes.name === '代码' ? { ...attributes, state: 'hidden' } : attributes,
      },
    },
  },
};

function validationsOf(columns: readonly TemplateColumn[]): string {
  const rules = columns.flatMap(({ choices }, index) => {
    const list = lists.find((l) => l.key === choices.join('\n'));
    if (!list) return [];
    const cells = `${columnLetter(index)}2:${columnLetter(index)}${ROWS + 1}`;
    const source = `'代码'!$${list.letter}$1:$${list.letter}$${choices.length}`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${source}</formula1></dataValidation>`;
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

/** The workbook of our own layout: every table with its headers and lists, and a page that explains it. */
export function template(): Promise<Buffer> {
  const tables = sheets.map(({ name, columns }) => ({
    sheet: name,
    data: [columns.map(({ header }) => ({ value: header, ...bold }))],
    columns: columns.map(({ header }) => ({ width: Math.max(12, header.length * 2 + 2) })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(
    [
      {
        sheet: '说明',
        data: explanationRows(),
        columns: [{ width: 18 }, { width: 22 }, { width: 8 }, { width: 60 }, { width: 60 }],
      },
      ...tables,
      { sheet: '代码', data: codeRows() },
    ],
    { features: [choicesByList] },
  ).toBuffer();
}

/** Writes the template where no file stands yet: the one that does may be filled in. Answers an exit code. */
async function writeTemplate(file: string | undefined): Promise<number> {
  if (!file?.endsWith('.xlsx')) {
    console.error('用法：npm run template -- 文件.xlsx · Usage: npm run template -- file.xlsx');
    return 2;
  }
  try {
    await writeFile(file, await template(), { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    console.error(
      exists
        ? `${file} 已存在，未改动；请换一个文件名 · It exists and was left as it is: choose another name`
        : `不能写入 ${file}，请检查文件夹 · Cannot write this file: check its folder`,
    );
    return 1;
  }
  console.log(`已写入 ${file} · Written`);
  return 0;
}

if (import.meta.main) process.exitCode = await writeTemplate(process.argv[2]);
