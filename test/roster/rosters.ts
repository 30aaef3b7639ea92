import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from '#core/import/table.ts';

export const headers = [
  '姓名',
  '性别',
  '所在内设机构',
  '职务',
  '层次',
  '编制类型',
  '人员状态',
  '进入本单位时间',
  '是否主要负责人',
];

/** An invented identity number whose check character fits. */
export function identityNumber(n: number): string {
  const body = `42092319850312${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const names = ['张伟', '王芳', '李强', '刘洋', '陈静', '杨勇', '赵敏', '黄磊', '周杰', '吴娟', '𬱖明', '㛃兰'];

/** One invented person as a clerk types them. */
export const person = (n: number): Cell[] => [
  names[n] ?? `郑${String.fromCodePoint(0x5e00 + n)}`,
  n % 2 === 0 ? '男' : '女',
  '办公室',
  n === 0 ? '局长' : '科员',
  '',
  '行政编制',
  '在编在岗',
  '2020-05-06',
  n === 0 ? '是' : '否',
];

/** A roster with its headers first. */
export const roster = (count = 12): Cell[][] => [headers, ...Array.from({ length: count }, (_, n) => person(n))];

/** The same with one more column. */
export const withColumn = (rows: Cell[][], header: string, value: (n: number) => Cell): Cell[][] =>
  rows.map((row, n) => [...row, n === 0 ? header : value(n)]);

/** Whose roster it is, where no column says so. */
export const someUnit = { id: 'u-test-0001', name: '测试单位1', otherNames: ['测试一局'] };

/** The first rows of a unit, the others of two more, under a header. */
export const ofUnits = (own: string, header = '单位', rows = roster()): Cell[][] =>
  withColumn(rows, header, (n) => (n <= 7 ? own : n <= 11 ? '县审计局' : '县档案馆'));

/** One cell changed, `at` as a spreadsheet names it. */
export function withCell(rows: Cell[][], at: string, cell: Cell): Cell[][] {
  const column = at.charCodeAt(0) - 65;
  const row = Number(at.slice(1)) - 1;
  return rows.map((cells, i) => (i === row ? cells.map((c, j) => (j === column ? cell : c)) : cells));
}

/** A title over all columns, as a spreadsheet program merges it, and the roster under it. */
export async function titledWorkbook(rows: Cell[][], title = '云梦县测试局在编人员花名册'): Promise<Uint8Array> {
  const width = rows[0]?.length ?? 1;
  const data = [
    [{ value: title, columnSpan: width }, ...Array.from({ length: width - 1 }, () => null)],
    ...rows.map((row) => row.map((cell) => (cell === '' || cell === null ? null : { value: cell as string }))),
  ];
  const notes = [[{ value: '填表说明' }], [{ value: '请如实填写' }]];
  return new Uint8Array(
    await writeXlsxFile([
      { sheet: '说明页', data: notes },
      { sheet: '花名册', data },
    ]).toBuffer(),
  );
}

/** P02: four things wrong. Row 5 has an unknown type, row 7 no name, row 9 repeats row 2, row 10 has no day of the calendar. */
export function faultyRoster(): Cell[][] {
  const rows = withCell(withCell(withCell(roster(), 'F5', '聘用'), 'A7', ''), 'H10', '2026/13/1');
  return rows.map((row, i) => (i === 8 ? (rows[1] ?? row) : row));
}

/** Files that are no table: what a clerk may pick by mistake. */
export const wrongFiles = (): Record<string, { name: string; bytes: Uint8Array; reason: string }> => ({
  'an old .xls': { name: '人员.xls', bytes: compound(''), reason: 'oldFormat' },
  'a workbook with a password': { name: '人员.xlsx', bytes: compound('EncryptedPackage'), reason: 'encrypted' },
  'an empty file': { name: '人员.xlsx', bytes: new Uint8Array(), reason: 'empty' },
  'a file of 6 MB': { name: '人员.csv', bytes: new Uint8Array(6 * 1024 * 1024).fill(97), reason: 'tooLarge' },
  'a PDF': { name: '人员.pdf', bytes: strToU8('%PDF-1.7'), reason: 'notATable' },
  'a damaged workbook': { name: '人员.xlsx', bytes: strToU8('PK\u0003\u0004 broken'), reason: 'damaged' },
  'a workbook that unpacks to 60 MB': { name: '人员.xlsx', bytes: bomb(60), reason: 'unpacksTooLarge' },
});

const compound = (stream: string): Uint8Array =>
  new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(stream, 'utf16le')]);

const bomb = (megabytes: number): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(megabytes * 1024 * 1024),
  });
