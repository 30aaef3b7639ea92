import { describe, expect, it } from 'vitest';
import { hezeUnits } from '#core/import/profiles/heze-units.ts';
import type { Cell } from '#core/import/table.ts';
import { publishedBy, sheetsOf } from '#test/import/county-file.ts';
import { planImport } from '#test/import/plan-import.ts';

/** An invented register in the layout of the real one. */
const register = (): Cell[][] => [
  [
    'source_file',
    'system_所在系统',
    'group_类别',
    'unit_code_单位编号',
    'unit_name_单位名称',
    'parent_code_上级单位编号',
  ],
  ['市直', '党委', '行政机关', '001', '中共试验市纪律检查委员会', ''],
  ['市直', '党委', '下设机构', '001020', '派驻第一纪检监察组', '001'],
  ['市直', '政府', '行政机关', '002', '试验市财政局', ''],
  ['市直', '政府', '事业单位', '002030', '试验市会计中心', '002'],
  ['定陶区', '人大', '行政机关', '101', '试验区人大常委会办公室', ''],
  ['定陶区', '群众团体', '行政机关', '102', '试验区总工会', ''],
  ['郓城县', '法院', '行政机关', '201', '试验县人民法院', ''],
  ['郓城县', '政府', '直属事业单位', '202', '试验市会计中心', ''],
  ['郓城县', '政府', '下设机构', '203', '试验县会计中心', '202'],
  ['郓城县', '政府', '下设机构', '204', '试验县会计中心', '202'],
];
const plan = (rows: Cell[][]) =>
  planImport({ profile: hezeUnits, sheets: sheetsOf({ 机构: rows }), jurisdiction: '371700', current: publishedBy() });

describe('A register in the layout of Heze', () => {
  it('registers the units of each place in its own jurisdiction, and publishes none of them yet', () => {
    const { errors, counts, jurisdictions } = plan(register());
    expect(errors).toEqual([]);
    expect(counts).toEqual({ rowsIn: 10, registered: 10, units: 0, staff: 0, refused: {} });
    const units = jurisdictions.map((j) => [j.code, j.register?.units.length, j.releases.length]);
    expect(units).toEqual([
      ['371700', 4, 0],
      ['371703', 2, 0],
      ['371725', 4, 0],
    ]);
    const stages = jurisdictions.flatMap((j) => j.register?.units ?? []).map((u) => `${u.stage} ${u.withheld}`);
    expect(new Set(stages)).toEqual(new Set(['notStarted preparing']));
  });

  it('gives each unit its category, its system and the unit above it', () => {
    const units = plan(register()).jurisdictions.flatMap((j) => j.register?.units ?? []);
    const nameOf = (id: string | undefined) => units.find((u) => u.id === id)?.localCode;
    const known = units.map((u) => [u.localCode, u.category, u.system, nameOf(u.parent)]);
    expect(known.sort()).toEqual([
      ['001', 'disciplineSupervision', '党委', undefined],
      ['001020', 'dispatchedOrgan', '党委', '001'],
      ['002', 'governmentDepartment', '政府', undefined],
      ['002030', 'institutionUnclassified', '政府', '002'],
      ['101', 'peoplesCongress', '人大', undefined],
      ['102', 'massOrganisation', '群众团体', undefined],
      ['201', 'court', '法院', undefined],
      ['202', 'institutionUnclassified', '政府', undefined],
      ['203', 'dispatchedOrgan', '政府', '202'],
      ['204', 'dispatchedOrgan', '政府', '202'],
    ]);
  });

  it('remarks once what it had to guess, and each name that two units of one place share', () => {
    expect(plan(register()).warnings.map((w) => [w.code, w.row, w.more])).toEqual([
      ['fallback', 3, 2],
      ['sameName', 11, 0],
    ]);
  });

  it('refuses a place, a group, a parent and a code that it cannot know, all at once', () => {
    const rows = register();
    rows.push(['曹县', '政府', '行政机关', '301', '曹县某局', '']);
    rows.push(['市直', '政府', '公司', '003', '试验公司', '']);
    rows.push(['市直', '政府', '行政机关', '004', '试验市教育局', '999']);
    rows.push(['市直', '政府', '行政机关', '005#', '试验市卫健委', '']);
    const { errors, jurisdictions } = plan(rows);
    expect(errors.map((e) => [e.code, e.row, e.letter, e.value]).sort()).toEqual([
      ['badCode', 12, 'A', '曹县'],
      ['badCode', 13, 'C', '公司'],
      ['badText', 15, 'D', '005#'],
      ['unknownParent', 14, 'F', '999'],
    ]);
    expect(jurisdictions).toEqual([]);
  });
});
