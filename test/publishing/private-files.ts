import { strToU8 } from 'fflate';
import type { Cell } from '#core/import/table.ts';
import { county, type Typed } from '#test/import/county-file.ts';
import { csv, gb18030, workbook } from '#test/publishing/files.ts';

/** Something personal, as a clerk might write it into a column of words, and the part of it that must come out nowhere. */
export type Secret = { written: string; secret: string };

/** A layout with a place for everything that must not get out. */
export type Planted = {
  profile: string;
  jurisdiction: string;
  /** A name that does get out, to show that the search would find something. */
  published: string;
  /** Columns with private headers, and what stands in them. */
  privateColumns: Record<string, string>;
  /** The file with these columns, which are dropped. */
  withPrivateColumns: Typed;
  /** The file with everything personal in every column of words, one to a row. */
  withPrivateValues: Typed;
  /** How many cells that are. */
  plantedCells: number;
};

export const chineseSecrets: Secret[] = [
  { written: '干事 420923198503121233', secret: '420923198503121233' },
  { written: '干事，电话13987654321', secret: '13987654321' },
  { written: '干事 zhou.li@example.org', secret: 'zhou.li@example.org' },
  { written: '干事（1985年3月12日出生）', secret: '1985年3月12日' },
  { written: '干事，家住义堂镇张庙村3组17号', secret: '张庙村3组17号' },
];
export const englishSecrets: Secret[] = [
  { written: 'Clerk 420923197506150043', secret: '420923197506150043' },
  { written: 'Clerk, +86 138 1234 5678', secret: '138 1234 5678' },
  { written: 'Clerk, ann@example.com', secret: 'ann@example.com' },
  { written: 'Clerk, born 12 March 1985', secret: '12 March 1985' },
  { written: 'Clerk, 12 Acacia Avenue SW1A 2AA', secret: 'Acacia Avenue' },
];

const privateColumns = {
  身份证号: '420923199001011231',
  手机号码: '13912345678',
  电子邮箱: 'wang@example.org',
  出生日期: '1990-01-01',
  家庭住址: '梦泽大道7号3栋2单元201室',
  学历: '硕士研究生毕业',
};
const ukPrivateColumns = {
  'Contact Phone': '020 7946 0958',
  'Contact E-mail': 'joan@example.net',
  'Date of Birth': '1971-11-30',
  'Home Address': '3 Birch Lane',
  'Actual Pay Floor': '93127',
};

/** The same rows with more columns, which hold the same in each. */
const widened = ([headers = [], ...rows]: Cell[][], more: Record<string, string>): Cell[][] => [
  [...headers, ...Object.keys(more)],
  ...rows.map((row) => [...row, ...Object.values(more)]),
];

/** One row for every secret in every one of the columns, otherwise like the first. */
function planted(
  [headers = [], first = []]: Cell[][],
  columns: readonly string[],
  secrets: readonly Secret[],
): Cell[][] {
  const rows = columns.flatMap((column) =>
    secrets.map(({ written }) => first.map((cell, i) => (headers[i] === column ? written : cell))),
  );
  return [headers, ...rows];
}

const typed = county();
const staffWords = ['姓名', '所在内设机构', '职务', '层次'];
const unitWords = ['机构名称', '主要职责', '内设机构'];
const sunshine: Planted = {
  profile: 'sunshine',
  jurisdiction: '420921',
  published: '云梦县财政局',
  privateColumns,
  withPrivateColumns: { ...typed, 人员: widened(typed.人员 ?? [], privateColumns) },
  withPrivateValues: {
    ...typed,
    单位: planted(typed.单位 ?? [], unitWords, chineseSecrets),
    人员: planted(typed.人员 ?? [], staffWords, chineseSecrets),
  },
  plantedCells: (unitWords.length + staffWords.length) * chineseSecrets.length,
};

const hezeSheet = 'cn-heze-unit-tree';
const hezeUnits: Cell[][] = [
  ['source_file', 'system_所在系统', 'group_类别', 'unit_code_单位编号', 'unit_name_单位名称'],
  ['市直', '政府', '行政机关', '00101', '菏泽市财政局'],
];
const hezeWords = ['system_所在系统', 'unit_name_单位名称', 'unit_code_单位编号'];
const heze: Planted = {
  profile: 'heze-units',
  jurisdiction: '371700',
  published: '菏泽市财政局',
  privateColumns,
  withPrivateColumns: { [hezeSheet]: widened(hezeUnits, privateColumns) },
  withPrivateValues: { [hezeSheet]: planted(hezeUnits, hezeWords, chineseSecrets) },
  plantedCells: hezeWords.length * chineseSecrets.length,
};

const senior: Cell[][] = [
  ['Post Unique Reference', 'Name', 'Grade (or equivalent)', 'Job Title', 'Organisation', 'Unit', 'FTE'],
  ['CO1', 'Ann Example', 'SCS1', 'Director', 'Cabinet Office', 'Digital Service', '1'],
];
const junior: Cell[][] = [
  ['Organisation', 'Unit', 'Number of Posts in FTE'],
  ['Cabinet Office', 'Digital Service', '12'],
];
const seniorWords = ['Name', 'Grade (or equivalent)', 'Job Title', 'Organisation', 'Unit'];
const uk: Planted = {
  profile: 'uk-organograms',
  jurisdiction: '990000',
  published: 'Digital Service',
  privateColumns: ukPrivateColumns,
  withPrivateColumns: { senior: widened(senior, ukPrivateColumns), junior },
  withPrivateValues: { senior: planted(senior, seniorWords, englishSecrets), junior },
  plantedCells: seniorWords.length * englishSecrets.length,
};

export const layouts = [sunshine, heze, uk];

/** The ways in which a file comes: one workbook, or a text file for each table. Days are written out in text. */
export const formats: Record<string, (tables: Typed) => Promise<Record<string, Uint8Array>>> = {
  XLSX: async (tables) => ({ '单位人员.xlsx': await workbook(tables) }),
  'CSV in UTF-8': async (tables) => texts(tables, strToU8),
  'CSV in GB18030': async (tables) => texts(tables, gb18030),
};

/** A serial number means a day in a spreadsheet only, and the one rare character is not in the two-byte part of GB18030. */
const texts = (tables: Typed, encode: (text: string) => Uint8Array) =>
  Object.fromEntries(
    Object.entries(tables).map(([sheet, rows]) => [
      `${sheet}.csv`,
      encode(csv(rows.map((row) => row.map((cell) => (cell === 45717 ? '2025-03-01' : cell)))).replace('𬱖', '李')),
    ]),
  );
