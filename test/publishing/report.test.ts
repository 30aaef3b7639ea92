import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { showImport, showRejection } from '#local/import-report.ts';
import { county, withCell } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk } from '#test/publishing/desk.ts';
import { workbook } from '#test/publishing/files.ts';

let desk: Desk;
let said: string[];
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => {
  said = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((text: string) => void said.push(text));
});
afterAll(() => desk.close());

describe('What the import command says', () => {
  it('of a wrong cell: its place, column and value, what is wrong, and what would be right, in both languages', async () => {
    const wrong = await workbook(withCell(county(), '人员', 3, '性别', '妇女'));
    const { body } = await desk.importFile(wrong, { jurisdiction: '420921' });
    said = [];
    showRejection(JSON.parse(body));
    const lines = said.join('\n').split('\n');
    const at = lines.findIndex((line) => line.includes('人员!C3'));
    expect(lines[at]?.split(/ {2,}/)).toEqual([
      '',
      '人员!C3',
      '性别',
      '妇女',
      '不是“性别”中的值 · Not a value of the list “sex”',
    ]);
    expect(lines[at + 1]?.trim()).toBe(
      '应为 · should be：未知的性别、男性、女性、未说明的性别 · unknown, male, female, not stated',
    );
    expect(lines.at(-1)).toBe(
      '文件内容有误，未导入 · The file has errors; nothing was imported：1 处需要更正 · 1 to correct',
    );
  });

  it('of a file of another layout: that it is not this one, and how to choose', async () => {
    const { body } = await desk.importFile(Buffer.from('甲,乙\n1,2'), { fileName: '甲.csv' });
    said = [];
    showRejection(JSON.parse(body));
    expect(said.join('\n')).toContain('认不出这是哪一张表');
    expect(said.at(-1)).toContain('--profile');
  });

  it('of a file that may be published: each unit with its changes, the columns dropped, and every row not listed', async () => {
    const typed = county();
    typed.人员?.forEach((row, i) => {
      row.push(i === 0 ? '身份证号' : '420923199001011231');
    });
    const reply = await desk.importFile(await workbook(typed), { jurisdiction: '420921' });
    said = [];
    showImport(dataOf(reply));
    const text = said.join('\n');
    expect(text).toMatch(/人员 {2,}K {2,}身份证号 {2,}个人信息 private：身份证号 · identity number/);
    expect(text).toMatch(/420921 {2,}云梦县财政局 {2,}第 1 版 {2,}\+\d+ ~0 -0 {2,}新增 · /);
    expect(text).toContain('19 rows read, 4 units on the register, 3 to publish (0 unchanged), 2 people');
    expect(text).toContain('未作为人员列出的行：已退出 1\nRows not listed as people: have left 1');
    expect(text).not.toContain('420923199001011231');
  });
});
