import type { ImportPlan } from '#core/import/plan.ts';
import type { RosterDecision } from '#core/import/plan-jurisdiction.ts';
import { sunshine } from '#core/import/profiles/sunshine.ts';
import type { Cell, Sheet } from '#core/import/table.ts';
import type { RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { type Current, planImport } from '#test/import/plan-import.ts';

/** Tables as a clerk would type them: sheet name → rows, headers first. */
export type Typed = Record<string, Cell[][]>;

export const sheetsOf = (typed: Typed): Sheet[] =>
  Object.entries(typed).map(([name, rows]) => ({ name, rows: rows.map((cells, i) => ({ row: i + 1, cells })) }));

export const fullRoster: RosterDecision = {
  roster: 'full',
  decision: { number: '云编发〔2026〕1号', title: '关于公开编制实名信息的决定', date: '2026-01-05' },
  assessment: { number: '云编评〔2026〕1号', date: '2026-01-04' },
};

/** A small county: two organs, an institution under one of them, and seven people. */
export const county = (): Typed => ({
  单位: [
    [
      '机构名称',
      '单位编号',
      '机构类别',
      '机构规格',
      '经费来源',
      '上级单位',
      '主要职责',
      '内设机构',
      '公开阶段',
      '暂未公开原因',
    ],
    [
      '云梦县财政局',
      '0101',
      '政府工作部门',
      '正科级',
      '全额拨款',
      '',
      '1.管理财政收支；2.编制预算',
      '办公室；预算股',
      '',
      '',
    ],
    ['云梦县教育局', '0102', '政府工作部门', '正科级', '全额拨款', '', '', '', '', ''],
    ['云梦县实验小学', '010201', '公益一类', '股级', '全额拨款', '云梦县教育局', '', '', '', ''],
    ['云梦县某中心', '0103', '公益一类', '股级', '', '', '', '', '未开展', '整理中'],
  ],
  编制: [
    ['机构名称', '编制类型', '编制数', '依据文号', '起始日期'],
    ['云梦县财政局', '行政编制', 3, '云编发〔2025〕12号', '2025年3月1日'],
    ['云梦县财政局', '工勤', 1, '云编发〔2025〕12号', '2025/3/1'],
    ['云梦县教育局', '行政编制', 2, '', ''],
    ['云梦县实验小学', '事业编制', 2, '', 45717],
  ],
  实有: [
    ['机构名称', '编制类型', '实有人数', '单列人数'],
    ['云梦县财政局', '行政编制', 2, 0],
    ['云梦县财政局', '机关工勤编制', 1, ''],
  ],
  领导职数: [
    ['机构名称', '职数类别', '核定数', '实有数', '文号'],
    ['云梦县财政局', '正职', 1, 1, '云编发〔2025〕12号'],
  ],
  人员: [
    [
      '机构名称',
      '姓名',
      '性别',
      '所在内设机构',
      '职务',
      '层次',
      '编制类型',
      '在编状况',
      '进入本单位时间',
      '主要负责人',
    ],
    ['云梦县财政局', '𬱖　明', '男', '', '局长', '', '行政编制', '在编在岗', new Date('2020-05-06T00:00:00Z'), '是'],
    ['云梦县财政局', '李芳', '女', '预算股', '科员', '', '行政编制', '在编在岗', '2021-07-01', ''],
    ['云梦县财政局', '王工', '男', '办公室', '司机', '', '机关工勤编制', '在岗', '2011.3.4', '否'],
    ['云梦县教育局', '赵强', '男', '', '局长', '', '行政编制', '在编在岗', '', '是'],
    ['云梦县实验小学', '李芳', '女', '', '教师', '', '事业编制', '在编在岗', '2019-09', ''],
    ['云梦县实验小学', '李芳', '女', '', '教师', '', '事业编制', '病假', '2015-09-01', ''],
    ['云梦县实验小学', '孙退', '女', '', '教师', '', '事业编制', '退休', '1990-09-01', ''],
  ],
  文件: [
    ['机构名称', '文号', '文件名称', '发文机关', '成文日期', '施行日期'],
    ['云梦县财政局', '云编发〔2025〕12号', '云梦县财政局职能配置规定', '云梦县委编委', '2025-02-20', '2025-03-01'],
  ],
});

/** What stands published: nothing, or what an earlier plan made. */
export function publishedBy(...plans: Pick<ImportPlan, 'jurisdictions'>[]) {
  const registers = new Map<string, RegisterDocument>();
  const releases = new Map<UnitId, ReleaseDocument>();
  for (const { jurisdictions } of plans)
    for (const j of jurisdictions) {
      if (j.register) registers.set(j.code, j.register);
      for (const r of j.releases) releases.set(r.unit, r.document);
    }
  return (code: string): Current => ({ register: registers.get(code), release: (unit) => releases.get(unit) });
}

export function plan(typed: Typed, options: { current?: (code: string) => Current; decision?: RosterDecision } = {}) {
  return planImport({
    profile: sunshine,
    sheets: sheetsOf(typed),
    jurisdiction: '420923',
    current: options.current ?? publishedBy(),
    ...(options.decision ? { decision: options.decision } : {}),
  });
}

/** The typed tables with one cell changed; `row` as a spreadsheet counts, `column` by header. */
export function withCell(typed: Typed, sheet: string, row: number, column: string, cell: Cell): Typed {
  const index = typed[sheet]?.[0]?.indexOf(column) ?? -1;
  const cells = typed[sheet]?.[row - 1];
  if (index < 0 || !cells) throw new Error(`No such cell: ${sheet} ${row} ${column}`);
  cells[index] = cell;
  return typed;
}
