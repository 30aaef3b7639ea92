import { describe, expect, it } from 'vitest';
import { county, plan, withCell } from '#test/import/county-file.ts';

/** What the county is told of a text in the column 职务 of a person. */
function toldOf(post: string) {
  const { errors, jurisdictions } = plan(withCell(county(), '人员', 3, '职务', post));
  return { codes: errors.map((e) => e.code), values: errors.map((e) => e.value), planned: jurisdictions.length };
}

describe('A public text with something personal in it is refused', () => {
  it.each([
    ['an identity number', '科员 420923199001011238'],
    ['an identity number in groups', '科员 420923 19900101 1238'],
    ['an identity number of full-width digits', '科员４２０９２３１９９００１０１１２３８'],
    ['an identity number with a digit mistyped', '420923199001011234'],
    ['an identity number as issued before 1999', '科员，420923900101123'],
    ['an identity number right after letters', 'ID420923199001011238'],
    ['a mobile number', '科员13912345678'],
    ['a mobile number in groups', '科员 +86 139-1234-5678'],
    ['an e-mail address', '科员 wang@example.org'],
    ['a birth date', '科员（1985年3月12日出生）'],
    ['a birth month', '科员，1985.03生'],
    ['a year of birth', '科员，出生于1985年'],
    ['a day alone, perhaps of birth', '1985-03-12'],
    ['a day alone, perhaps of birth, with another mark', '1985/3/12'],
    ['a birth date in English', 'Clerk, born 12 March 1985'],
    ['a home address', '科员，现住义堂镇张庙村3组'],
    ['an address down to the flat', '城关镇梦泽大道7号3栋2单元201室'],
    ['a British address', 'Clerk, 12 High Street SW1A 2AA'],
  ])('%s, and is not repeated in full', (_what, post) => {
    const { codes, values, planned } = toldOf(post);
    expect([codes, planned]).toEqual([['privateValue'], 0]);
    expect(values[0]).not.toMatch(/[\p{L}\d]/u);
  });

  it.each([
    '科员（2019年3月任）',
    '负责2020年出生人口登记',
    '户籍管理、居住证办理',
    '幸福小区3栋至5栋网格员',
    '2020年3月生产安全专班',
    'Head of Births 2021',
  ])('“%s” is not taken for personal', (post) => {
    expect(toldOf(post)).toMatchObject({ codes: [], planned: 1 });
  });

  it('an office may give its own building and room', () => {
    const typed = county();
    typed.单位?.forEach((row, i) => {
      row.push(i === 0 ? '办公地址' : '梦泽大道7号3号楼2单元201室');
    });
    expect(plan(typed).errors).toEqual([]);
  });

  it('an identity or mobile number is nobody’s code', () => {
    const typed = county();
    typed.人员?.forEach((row, i) => {
      row.push(['人员编号', '420923199001011238', '13912345678'][i] ?? '');
    });
    expect(plan(typed).errors.map((e) => [e.code, e.row, e.value?.replace(/\*/g, '')])).toEqual([
      ['privateValue', 2, ''],
      ['privateValue', 3, ''],
    ]);
  });
});

describe('An error repeats nothing that may be private', () => {
  it.each([
    ['a birth date in a column of codes', '性别', '1985-03-12'],
    ['a flat in a column of codes', '性别', '梦泽大道7号3栋2单元201室'],
    ['a mobile number in a column of days', '进入本单位时间', '13912345678'],
    ['a long number of any kind', '编制类型', '6222 0212 3456 7890'],
  ])('%s', (_what, column, cell) => {
    const { errors } = plan(withCell(county(), '人员', 3, column, cell));
    expect(errors).toHaveLength(1);
    expect(errors[0]?.value).not.toMatch(/[\p{L}\d]/u);
  });

  it('a day that does not exist is repeated where a day belongs, since it has to be corrected', () => {
    const { errors } = plan(withCell(county(), '人员', 3, '进入本单位时间', '2021-02-30'));
    expect(errors[0]?.value).toBe('2021-02-30');
  });

  it('the name of a sheet or file that is a personal number is masked', () => {
    const { 人员: people = [] } = withCell(county(), '人员', 3, '性别', '妇女');
    const { errors } = plan({ 'wang 13912345678': people });
    expect(JSON.stringify(errors)).not.toContain('13912345678');
  });
});

describe('A cell of four million characters', () => {
  it.each([
    ['of one letter', '科'],
    ['of digits', '1'],
    ['of spaces between digits', '1 '],
    ['of marks as in e-mail addresses', 'a@'],
    ['of the word for an address', '住址'],
  ])('%s is refused as too long, in every column of words, and not repeated', (_what, piece) => {
    const long = piece.repeat(4_000_000 / piece.length);
    for (const column of ['姓名', '职务', '性别', '进入本单位时间']) {
      const { errors } = plan(withCell(county(), '人员', 3, column, long));
      expect(errors.map((e) => [e.code, e.column])).toEqual([['badText', column]]);
      expect(errors[0]?.value?.length).toBeLessThan(100);
    }
  });
});
