import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '#core/digest.ts';
import type { Cell } from '#core/import/table.ts';
import { county, fullRoster, plan, publishedBy, type Typed, withCell } from '#test/import/county-file.ts';

const first = () => plan(county(), { decision: fullRoster });
const documentsOf = (result: ReturnType<typeof plan>) => canonical(result.jurisdictions);
const release = (result: ReturnType<typeof plan>, name: string) => {
  const found = result.jurisdictions.flatMap((j) => j.releases).find((r) => r.name === name);
  if (!found) throw new Error(`No release of ${name}`);
  return found;
};
const only = (sheet: string, ...rows: number[]): Typed => ({
  [sheet]: (county()[sheet] ?? []).filter((_, i) => i === 0 || rows.includes(i + 1)),
});

describe('A county imported for the first time', () => {
  it('registers every unit and publishes those that nothing holds back', () => {
    const { errors, counts, jurisdictions } = first();
    expect(errors).toEqual([]);
    expect(counts).toEqual({ rowsIn: 19, registered: 4, units: 3, staff: 6, refused: { left: 1 } });
    expect(jurisdictions[0]?.register?.units.find((u) => u.name === '云梦县某中心')).toMatchObject({
      stage: 'notStarted',
      withheld: 'preparing',
    });
    expect(jurisdictions[0]?.register).toMatchObject({ name: '云梦县', profile: fullRoster });
  });

  it('reads codes, days, lists, rare characters and names set apart by spaces as their writer meant them', () => {
    const { document } = release(first(), '云梦县财政局');
    expect(document.unit).toMatchObject({
      category: 'governmentDepartment',
      funding: 'fullBudget',
      duties: ['管理财政收支', '编制预算'],
      internalUnits: ['办公室', '预算股'],
    });
    expect(document.grants).toEqual([
      { type: 'administrative', posts: 3, document: '云编发〔2025〕12号', from: '2025-03-01' },
      { type: 'support', posts: 1, document: '云编发〔2025〕12号', from: '2025-03-01' },
    ]);
    expect(document.staff.find((s) => s.head)).toMatchObject({ name: '𬱖明', since: '2020-05-06' });
    expect(release(first(), '云梦县实验小学').document.grants[0]?.from).toBe('2025-03-01');
  });

  it('counts people by type where the file gives no figure, without those who have left', () => {
    const { document } = release(first(), '云梦县实验小学');
    expect(document.strength).toEqual([{ type: 'institution', inPost: 2, listedApart: 0 }]);
    expect(document.staff.map((s) => s.name)).toEqual(['李芳', '李芳']);
  });

  it('names heads of units only, unless a decision and its assessment say that all are named', () => {
    const { jurisdictions } = plan(county());
    expect(jurisdictions[0]?.register?.profile).toEqual({ roster: 'heads' });
    const names = jurisdictions[0]?.releases.flatMap((r) => r.document.staff.map((s) => s.name));
    expect(names?.sort()).toEqual(['赵强', '𬱖明'].sort());
    expect(release(plan(county()), '云梦县财政局').document.strength).toMatchObject([{ inPost: 2 }, { inPost: 1 }]);
  });
});

describe('A county imported again', () => {
  it('with the same file changes nothing', () => {
    const again = plan(county(), { current: publishedBy(first()) });
    expect(again.errors).toEqual([]);
    expect(again.jurisdictions[0]?.register).toBeUndefined();
    expect(again.jurisdictions[0]?.releases.every((r) => r.unchanged)).toBe(true);
  });

  it('with a file of people only replaces the rosters it names and leaves all else as published', () => {
    const file = only('人员', 2, 3);
    const second = plan(file, { current: publishedBy(first()) });
    expect(second.jurisdictions[0]?.releases.map((r) => r.name)).toEqual(['云梦县财政局']);
    const { document, changes, reason } = release(second, '云梦县财政局');
    expect(document.staff.map((s) => s.name).sort()).toEqual(['李芳', '𬱖明'].sort());
    expect(document.grants).toEqual(release(first(), '云梦县财政局').document.grants);
    expect(document.documents).toHaveLength(1);
    // 王工 has gone, and with him the figure of his type.
    expect(changes).toEqual({ added: 0, changed: 0, removed: 2 });
    expect(reason).toBe('transferredOut');
  });

  it('with some units only never takes the others from the register', () => {
    const file = withCell(only('单位', 2), '单位', 2, '机构类别', '党委工作机关');
    const second = plan(file, { current: publishedBy(first()) });
    expect(second.jurisdictions[0]?.register?.units).toHaveLength(4);
    expect(release(second, '云梦县财政局').changes).toEqual({ added: 0, changed: 1, removed: 0 });
  });

  it('knows a renamed unit by its code, and keeps its id', () => {
    const file = withCell(only('单位', 2), '单位', 2, '机构名称', '云梦县财政和国资局');
    const second = plan(file, { current: publishedBy(first()) });
    expect(release(second, '云梦县财政和国资局')).toMatchObject({
      unit: release(first(), '云梦县财政局').unit,
      reason: 'renamed',
    });
  });

  it('publishes a unit that was held back once the reason is taken away', () => {
    const file = withCell(withCell(only('单位', 5), '单位', 2, '公开阶段', ''), '单位', 2, '暂未公开原因', '');
    const second = plan(file, { current: publishedBy(first()) });
    expect(release(second, '云梦县某中心').reason).toBe('added');
    expect(second.jurisdictions[0]?.register?.units.find((u) => u.localCode === '0103')).toMatchObject({
      stage: 'running',
    });
  });

  it('does not use the data of a unit that is held back, and says so', () => {
    const file = { 编制: [['机构名称', '编制类型', '编制数'] as Cell[], ['云梦县某中心', '事业编制', 5] as Cell[]] };
    const second = plan(file, { current: publishedBy(first()) });
    expect(second.warnings.map((w) => w.code)).toEqual(['withheldData']);
    expect(second.jurisdictions[0]?.releases).toEqual([]);
  });

  it('with a few of many people remarks that the others will be gone, since a roster replaces the one before', () => {
    const many = county();
    const clerk = many.人员?.[2] ?? [];
    many.人员?.push(...'甲乙丙丁戊'.split('').map((name) => clerk.map((cell, i) => (i === 1 ? `周${name}` : cell))));
    const whole = publishedBy(plan(many, { decision: fullRoster }));
    const shrinking = (rows: number[]) =>
      plan(only('人员', ...rows), { current: whole }).warnings.map((w) => [w.code, w.row, w.message.zh]);
    expect(shrinking([2, 3])).toEqual([['rosterShrinks', 2, expect.stringContaining('由 8 人减为 2 人')]]);
    expect(plan(many, { current: whole }).warnings.map((w) => w.code)).not.toContain('rosterShrinks');
  });

  it('cannot change what the jurisdiction has decided to disclose', () => {
    const second = plan(county(), { current: publishedBy(plan(county())), decision: fullRoster });
    expect(second.errors.map((e) => e.code)).toEqual(['profile']);
    expect(second.jurisdictions).toEqual([]);
  });

  it('keeps the ids of two people of one name when one of them changes post', () => {
    const before = release(first(), '云梦县实验小学').document.staff;
    const second = plan(withCell(only('人员', 6, 7), '人员', 2, '职务', '教导主任'), { current: publishedBy(first()) });
    const after = release(second, '云梦县实验小学').document.staff;
    const idSince = (staff: typeof before) => new Map(staff.map((s) => [s.since, s.id]));
    expect(idSince(after)).toEqual(idSince(before));
  });
});

describe('Whatever the order of the rows', () => {
  it('the documents are the same, byte for byte', () => {
    const expected = documentsOf(first());
    const shuffled = fc.tuple(
      ...Object.entries(county()).map(([sheet, [headers = [], ...rows]]) =>
        fc
          .shuffledSubarray(rows, { minLength: rows.length })
          .map((order): [string, Cell[][]] => [sheet, [headers, ...order]]),
      ),
    );
    fc.assert(
      fc.property(shuffled, (sheets) => {
        expect(documentsOf(plan(Object.fromEntries(sheets), { decision: fullRoster }))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
