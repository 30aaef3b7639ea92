import { describe, expect, it } from 'vitest';
import type { Cell } from '#core/import/table.ts';
import { county, fullRoster, plan, publishedBy, type Typed, withCell } from '#test/import/county-file.ts';

type Place = [sheet: string, row: number, column: string];

/** What is wrong with the small county once one cell says something else. */
function faultsOf([sheet, row, column]: Place, cell: Cell) {
  const { errors, jurisdictions } = plan(withCell(county(), sheet, row, column, cell));
  expect(jurisdictions, 'a file with an error must plan nothing').toEqual([]);
  return errors.map((e) => [e.code, e.sheet, e.row, e.column]);
}

describe('A wrong cell is named with its sheet, row and column', () => {
  it.each<[string, Place, Cell, string]>([
    ['a name left empty', ['人员', 3, '姓名'], '', 'missing'],
    ['a unit without its category', ['单位', 2, '机构类别'], '', 'missing'],
    ['a row that names no unit', ['编制', 2, '机构名称'], '', 'missing'],
    ['a category that is not in the list', ['单位', 2, '机构类别'], '有限公司', 'badCode'],
    ['a status that is not in the list', ['人员', 2, '在编状况'], '出差', 'badCode'],
    ['是/否 answered otherwise', ['人员', 2, '主要负责人'], '也许', 'badCode'],
    ['a day that does not exist', ['人员', 3, '进入本单位时间'], '2021-02-30', 'badDate'],
    ['a year alone', ['人员', 3, '进入本单位时间'], 2021, 'badDate'],
    ['a negative number of people', ['实有', 2, '实有人数'], -1, 'badNumber'],
    ['half a person', ['实有', 2, '实有人数'], 1.5, 'badNumber'],
    ['words for a number', ['编制', 2, '编制数'], '若干', 'badNumber'],
    ['more listed apart than in post', ['实有', 2, '单列人数'], 5, 'listedApart'],
    ['a unit nobody knows', ['人员', 2, '机构名称'], '云梦县财证局', 'unknownUnit'],
    ['a parent nobody knows', ['单位', 4, '上级单位'], '云梦县教育厅', 'unknownParent'],
    ['a name with #', ['人员', 3, '姓名'], '李#芳', 'badText'],
    ['a formula that failed, where nothing need stand', ['单位', 4, '上级单位'], '#N/A', 'formulaError'],
    ['a control character', ['人员', 3, '职务'], '科\u0007员', 'badText'],
    ['a code that lost its digits', ['单位', 2, '单位编号'], 11_420_923_000_000_000_000, 'roundedNumber'],
  ])('%s', (_what, place, cell, code) => {
    expect(faultsOf(place, cell)).toContainEqual([code, ...place]);
  });

  it('gives the column as a spreadsheet letter, what stands there, and what would be right', () => {
    const { errors } = plan(withCell(county(), '人员', 3, '性别', '妇女'));
    expect(errors).toMatchObject([
      { letter: 'C', value: '妇女', expected: { zh: '未知的性别、男性、女性、未说明的性别' } },
    ]);
  });

  it('a malformed credit code stops the import; one whose check character does not fit is only remarked', () => {
    const typed = county();
    typed.单位?.forEach((row, i) => {
      row.push(['统一社会信用代码', '1142092301130', '123502001549897396', '123502001549897397', ''][i] ?? '');
    });
    expect(plan(typed).errors.map((e) => [e.code, e.row, e.column])).toEqual([
      ['badCreditCode', 2, '统一社会信用代码'],
    ]);
    withCell(typed, '单位', 2, '统一社会信用代码', '');
    const { errors, warnings, jurisdictions } = plan(typed);
    expect(errors).toEqual([]);
    expect(warnings.map((w) => [w.code, w.row])).toContainEqual(['creditCodeCheck', 3]);
    const units = jurisdictions[0]?.register?.units ?? [];
    expect(units.find((u) => u.name === '云梦县实验小学')?.id).toBe('123502001549897397');
    expect(units.find((u) => u.creditCode)).toMatchObject({
      name: '云梦县教育局',
      creditCode: '123502001549897396',
      id: expect.stringMatching(/^u-420923-/),
    });
  });
});

describe('What stands twice', () => {
  const repeated = (sheet: string, row: number, change: (cells: Cell[]) => void = () => {}) => {
    const typed = county();
    const copy = [...(typed[sheet]?.[row - 1] ?? [])];
    change(copy);
    typed[sheet]?.push(copy);
    return plan(typed, { decision: fullRoster });
  };

  it.each([
    ['the same unit', '单位', 2],
    ['the same grant', '编制', 2],
    ['the same figure', '实有', 2],
    ['the same leading post', '领导职数', 2],
    ['the same document', '文件', 2],
    ['the same person', '人员', 3],
  ])('%s is an error that names the first row', (_what, sheet, row) => {
    const { errors } = repeated(sheet, row);
    expect(errors.map((e) => [e.code, e.sheet])).toEqual([['duplicate', sheet]]);
    expect(errors[0]?.message.zh).toContain(`第 ${row} 行`);
  });

  it('two people of one name are two people, with ids of their own', () => {
    const { errors, jurisdictions } = repeated('人员', 3, (cells) => {
      cells[4] = '副科长';
    });
    expect(errors).toEqual([]);
    const staff = jurisdictions[0]?.releases.find((r) => r.name === '云梦县财政局')?.document.staff ?? [];
    expect(new Set(staff.map((s) => s.id)).size).toBe(4);
  });

  it('a column that stands twice is an error, since which one counts is not clear', () => {
    const typed = county();
    for (const row of typed.人员 ?? []) row.push(row[1] ?? '');
    expect(plan(typed).errors).toMatchObject([{ code: 'ambiguousColumn', sheet: '人员', row: 1, letter: 'K' }]);
  });
});

describe('Between the rows', () => {
  it('parents in a circle are an error at each unit of the circle', () => {
    const typed = withCell(county(), '单位', 3, '上级单位', '云梦县实验小学');
    const rows = plan(typed).errors.map((e) => [e.code, e.row]);
    expect(rows).toEqual([
      ['cyclicParent', 3],
      ['cyclicParent', 4],
    ]);
  });

  it('a unit named by one code and another name is an error', () => {
    const typed = county();
    typed.编制 = [
      ['单位编号', '机构名称', '编制类型', '编制数'],
      ['0101', '云梦县教育局', '行政编制', 3],
    ];
    expect(plan(typed).errors.map((e) => [e.code, e.row, e.column])).toEqual([['conflictingUnit', 2, '机构名称']]);
  });

  it('every error is given at once, those of cells with those between rows', () => {
    const typed = withCell(withCell(county(), '人员', 2, '姓名', ''), '单位', 4, '上级单位', '无此单位');
    withCell(withCell(typed, '人员', 3, '机构名称', '无此单位'), '编制', 2, '编制数', 'x');
    expect(
      plan(typed)
        .errors.map((e) => e.code)
        .sort(),
    ).toEqual(['badNumber', 'missing', 'unknownParent', 'unknownUnit']);
  });

  it('a roster that disagrees with the figure given, mixed use, and one person on two establishments are remarked, not refused', () => {
    const typed = withCell(withCell(county(), '实有', 2, '实有人数', 9), '人员', 5, '编制类型', '事业编制');
    typed.人员?.forEach((row, i) => {
      row.push(i === 0 ? '人员编号' : i === 2 || i === 6 ? 'P-7' : '');
    });
    const { errors, warnings } = plan(typed);
    expect(errors).toEqual([]);
    expect(warnings.map((w) => [w.code, w.row])).toEqual(
      expect.arrayContaining([
        ['figureMismatch', 2],
        ['mixedUse', 5],
        ['countedTwice', 7],
      ]),
    );
    // The office's own number of a person is never kept, not even in a remark.
    expect(JSON.stringify(warnings)).not.toContain('P-7');
  });

  it('a file of 20,000 rows with everything wrong is answered with 5,000 errors and the number of the rest', () => {
    const wrong: Cell[][] = Array.from({ length: 20_000 }, () => [
      '无此单位',
      '',
      '妇女',
      '',
      '',
      '',
      'x',
      'y',
      'z',
      '',
    ]);
    const typed: Typed = { 人员: [...(county().人员?.slice(0, 1) ?? []), ...wrong] };
    const { errors, left } = plan(typed);
    expect(errors.length).toBe(5_000);
    // Unit, name, sex, type, status and day of every row.
    expect(errors.length + left.error).toBe(20_000 * 6);
  });
});

describe('A file that is not the layout', () => {
  it('with none of its headers is refused without repeating what stands in it', () => {
    const typed = {
      Sheet1: [
        ['甲', '13912345678'],
        ['乙', '2'],
      ],
    };
    const { errors } = plan(typed);
    expect(errors.map((e) => e.code)).toEqual(['unknownTable']);
    expect(JSON.stringify(errors)).not.toContain('1391');
  });

  it('without a column that it needs is told which', () => {
    const typed: Typed = { 人员: (county().人员 ?? []).map((row) => row.filter((_, i) => i !== 7)) };
    expect(plan(typed).errors).toMatchObject([{ code: 'missingColumn', sheet: '人员', row: 1, column: '在编状况' }]);
  });

  it('with headers and no rows is told so', () => {
    const typed: Typed = { 人员: county().人员?.slice(0, 1) ?? [] };
    expect(plan(typed, { current: publishedBy(plan(county())) }).errors).toMatchObject([{ code: 'noRows' }]);
  });
});
