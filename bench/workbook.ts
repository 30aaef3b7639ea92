import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { ReleaseDocument, UnitId } from '#core/model.ts';
import { demoCounty } from '#local/seed/county.ts';

type Cell = string | number | null | undefined;
type Table = { sheet: string; rows: Cell[][] };

/** The newest release of each unit of the demo county. */
export function newestReleases(today: string): ReleaseDocument[] {
  const newest = new Map<UnitId, ReleaseDocument>();
  for (const { documents } of demoCounty(today))
    for (const document of documents) if ('staff' in document) newest.set(document.unit.id, document);
  return [...newest.values()];
}

const staffHeaders = [
  '单位编号',
  '姓名',
  '性别',
  '所在内设机构',
  '职务',
  '层次',
  '编制类型',
  '在编状况',
  '进入本单位时间',
  '主要负责人',
];

const staffRow = (code: Cell, p: ReleaseDocument['staff'][number]): Cell[] => [
  code,
  p.name,
  p.sex,
  p.department,
  p.post,
  p.level,
  p.type,
  p.status,
  p.since,
  p.head ? '是' : '',
];

/** The tables of our own layout, as an office would hand the whole county in. */
export function tablesOf(releases: readonly ReleaseDocument[]): Table[] {
  const codes = new Map(releases.map(({ unit }) => [unit.id, unit.localCode]));
  const rowsOf = (each: (release: ReleaseDocument, code: Cell) => Cell[][]) =>
    releases.flatMap((release) => each(release, release.unit.localCode));
  return [
    {
      sheet: '单位',
      rows: [
        [
          '单位编号',
          '机构名称',
          '机构类别',
          '机构规格',
          '经费来源',
          '上级单位',
          '所在系统',
          '办公地址',
          '办公电话',
          '办公时间',
          '主要职责',
          '内设机构',
        ],
        ...rowsOf(({ unit: u }, code) => [
          [
            code,
            u.name,
            u.category,
            u.level,
            u.funding,
            codes.get(u.parent ?? ''),
            u.system,
            u.address,
            u.officePhone,
            u.officeHours,
            u.duties.join('；'),
            u.internalUnits.join('；'),
          ],
        ]),
      ],
    },
    {
      sheet: '编制',
      rows: [
        ['单位编号', '编制类型', '编制数', '依据文号', '起始日期'],
        ...rowsOf(({ grants }, code) => grants.map((g) => [code, g.type, g.posts, g.document, g.from])),
      ],
    },
    {
      sheet: '实有',
      rows: [
        ['单位编号', '编制类型', '实有人数', '单列人数'],
        ...rowsOf(({ strength }, code) => strength.map((s) => [code, s.type, s.inPost, s.listedApart])),
      ],
    },
    {
      sheet: '领导职数',
      rows: [
        ['单位编号', '职数类别', '核定数', '实有数', '文号'],
        ...rowsOf(({ leadership }, code) => leadership.map((l) => [code, l.post, l.posts, l.inPost, l.document])),
      ],
    },
    { sheet: '人员', rows: [staffHeaders, ...rowsOf(({ staff }, code) => staff.map((p) => staffRow(code, p)))] },
    {
      sheet: '文件',
      rows: [
        ['单位编号', '文号', '文件名称', '发文机关', '成文日期', '施行日期'],
        ...rowsOf(({ documents }, code) =>
          documents.map((d) => [code, d.number, d.title, d.issuer, d.date, d.effective]),
        ),
      ],
    },
  ];
}

/** One unit with many people, all of whom change with every `version`. */
export function largeUnit(code: string, people: number, version: number): Table[] {
  const staff = Array.from({ length: people }, (_, n): Cell[] => [
    code,
    `${String.fromCodePoint(0x5f20 + (n % 40))}${String.fromCodePoint(0x4e00 + n)}`,
    n % 2 === 0 ? 'female' : 'male',
    '业务股',
    `科员${version}`,
    '',
    'institution',
    'atPost',
    '2020-01-01',
    n === 0 ? '是' : '',
  ]);
  return [
    {
      sheet: '单位',
      rows: [
        ['单位编号', '机构名称', '机构类别', '机构规格'],
        [code, `云梦县基准测试中心${code}`, 'institutionClassOne', 'subSection'],
      ],
    },
    {
      sheet: '编制',
      rows: [
        ['单位编号', '编制类型', '编制数'],
        [code, 'institution', people],
      ],
    },
    { sheet: '人员', rows: [staffHeaders, ...staff] },
  ];
}

/** The tables as a workbook. */
export async function workbook(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = tables.map(({ sheet, rows }) => ({
    sheet,
    data: rows.map((row) => row.map((cell) => (cell === '' || cell === undefined ? null : cell))) as SheetData,
  }));
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}
