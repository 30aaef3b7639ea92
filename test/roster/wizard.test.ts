import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cell } from '#core/import/table.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { launch, newPerson, type Profile } from '#test/browser/browser.ts';
import { axe, overflow, smallTargets, watch } from '#test/browser/checks.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { newKey, type Office, openOffice, withPost } from '#test/procedure/office.ts';
import { csv, gb18030 } from '#test/publishing/files.ts';
import {
  faultyRoster,
  identityNumber,
  ofUnits,
  roster,
  titledWorkbook,
  withCell,
  withColumn,
  wrongFiles,
} from '#test/roster/rosters.ts';

let office: Office;
let site: Awaited<ReturnType<typeof officeSite>>;
let browser: Browser;
let nextUnit = 0;

beforeAll(async () => {
  office = await openOffice({ units: 20, staff: 4 });
  site = await officeSite(office, office.people.entry);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await office.stop();
});
beforeEach(() => {
  site.posted.length = 0;
});

const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});
const titled = async (rows: Cell[][], name = '人员.xlsx') => file(name, await titledWorkbook(rows));

/** The import page of a fresh draft. */
async function open(profile: Profile = 'desktop') {
  const unit = office.units[nextUnit++] ?? '';
  const { id, document } = await startSubmission(office.w, office.people.entry, unit, newKey());
  const { page, context } = await newPerson(browser, profile);
  const problems = watch(page);
  await page.goto(`${site.origin}/console/submissions/${id}/import`);
  return { id, document, page, problems, context };
}

const draftOf = async (id: string): Promise<ReleaseDocument> =>
  office.w.drafts.get((await office.w.submissions.get(id))?.document ?? '');
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

/** Through the steps of the wizard up to the check, with nothing changed by hand. */
async function toCheck(page: Page, chosen: Awaited<ReturnType<typeof titled>>, sheets = 2) {
  await page.getByLabel('人员名册文件').setInputFiles(chosen);
  if (sheets > 1) {
    await step(page, '工作表');
    await next(page);
  }
  await step(page, '标题行');
  await next(page);
  await step(page, '列对应');
  await next(page);
  await step(page, '检查');
}

describe('The wizard', () => {
  it('imports twelve people from a workbook with a title; no identity number leaves the browser (P01)', async () => {
    const { page, id, problems } = await open();
    await page.getByLabel('人员名册文件').setInputFiles(await titled(withColumn(roster(), '身份证号', identityNumber)));
    await step(page, '工作表');
    expect(await page.getByRole('radio', { name: '花名册（14 行）' }).isChecked()).toBe(true);
    await next(page);
    expect(await page.getByRole('radio', { name: /第 2 行：姓名 │ 性别/ }).isChecked()).toBe(true);
    await next(page);
    await page.getByText('已对应 9 列').waitFor();
    await page.getByRole('heading', { name: '以下列不会上传' }).waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: '身份证号' }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await next(page);
    await page.getByText('12 行，0 处错误').waitFor();
    await next(page);
    await page.getByText('新增 12 名，变更 0 名，移出 4 名').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.waitForURL(`**/console/submissions/${id}?done=imported`);
    await page.getByRole('listitem').filter({ hasText: '人员' }).getByText('12 名').waitFor();
    expect((await draftOf(id)).staff).toHaveLength(12);
    expect(site.posted.length).toBe(2);
    for (const { body } of site.posted) {
      expect(body.includes('花名册')).toBe(true);
      expect(body.includes('身份证')).toBe(false);
      expect(body.includes('42092319850312')).toBe(false);
    }
    expect(problems).toEqual([]);
  });

  it('lists every error with its cell, takes each correction in place, and gives a copy of the faulty rows (P02)', async () => {
    const { page, id, problems } = await open();
    await toCheck(page, await titled(faultyRoster()));
    const summary = page.getByRole('alert');
    expect(await summary.getByRole('link').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('F6'),
        expect.stringContaining('A8'),
        expect.stringContaining('A10'),
        expect.stringContaining('H11'),
      ]),
    );
    expect(await summary.evaluate((e) => e.contains(document.activeElement))).toBe(true);
    expect(await page.title()).toMatch(/^错误：导入人员/);
    const forward = page.getByRole('button', { name: '下一步' });
    expect(await forward.getAttribute('aria-disabled')).toBe('true');
    await page.getByText('还有 4 处错误，更正或去掉该行后才能继续。').waitFor();
    await forward.click({ force: true });
    await step(page, '检查');
    expect(await axe(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载错误表' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('错误行.csv');
    const copy = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect([copy[0]?.slice(0, 10), copy.length]).toEqual(['\ufeff"行号","姓名"', 6]);
    expect(copy[1]).toMatch(/^"6",.*"聘用".*F6 不是“编制类型”中的值"$/);

    await page.getByLabel('编制类型（F6）').selectOption('行政编制');
    await page.getByText('12 行，3 处错误').waitFor();
    await page.getByLabel('姓名（A8）').fill('孙丽');
    await page.getByLabel('姓名（A8）').blur();
    await page.getByText('12 行，2 处错误').waitFor();
    await page
      .getByRole('group', { name: /第 10 行/ })
      .getByRole('button', { name: '不导入此行' })
      .click();
    await page.getByText('11 行，1 处错误').waitFor();
    await page.getByLabel('进入本单位时间（H11）').fill('2026/12/1');
    await page.getByLabel('进入本单位时间（H11）').blur();
    await page.getByText('11 行，0 处错误').waitFor();
    expect(await page.title()).toMatch(/^导入人员/);
    expect(site.posted).toEqual([]);
    await next(page);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.waitForURL('**?done=imported');
    expect((await draftOf(id)).staff.map((s) => s.name)).toContain('孙丽');
    expect(problems).toEqual([]);
  });

  it('sets rows of other units apart, shows how many of whom, and sends none of them', async () => {
    const { page, id } = await open();
    const { unit } = await draftOf(id);
    await toCheck(page, await titled(ofUnits(unit.name)));
    await page.getByText('7 行，0 处错误').waitFor();
    await page.getByText('5 行属于其他单位，未导入').waitFor();
    await page.getByText('县审计局（4 行）').waitFor();
    expect(await axe(page)).toEqual([]);
    await next(page);
    await page.getByText('新增 7 名，变更 0 名，移出 4 名').waitFor();
    await page.getByText('5 行属于其他单位，未导入').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.waitForURL('**?done=imported');
    expect((await draftOf(id)).staff).toHaveLength(7);
    for (const { body } of site.posted) expect(body.includes('吴娟') || body.includes('县审计局')).toBe(false);
  });

  it('takes every row where the column of the unit is left out', async () => {
    const { page } = await open();
    await page.getByLabel('人员名册文件').setInputFiles(await titled(ofUnits('另一名称')));
    await next(page);
    await next(page);
    await page.getByLabel('对应为：J 单位').selectOption('不导入');
    await next(page);
    await page.getByText('12 行，0 处错误').waitFor();
    expect(await page.getByText('属于其他单位').count()).toBe(0);
  });

  it('reads a GBK text file and says so (P03)', async () => {
    const { page } = await open();
    await page.getByLabel('人员名册文件').setInputFiles(file('人员.csv', gb18030(csv(roster(10)))));
    await page.getByText('按 GB18030 读取').waitFor();
    await page.getByText(/第 2 行：张伟/).waitFor();
    await next(page);
    await next(page);
    await page.getByText('10 行，0 处错误').waitFor();
  });

  it('says of each wrong file what is wrong with it, and sends nothing (P04)', async () => {
    const { page } = await open();
    const said = new Set<string>();
    for (const { name, bytes } of Object.values(wrongFiles())) {
      const before = [...said].at(-1);
      await page.getByLabel('人员名册文件').setInputFiles(file(name, bytes));
      const error = page.locator('#file-error');
      await error.filter(before ? { hasNotText: before } : {}).waitFor();
      said.add((await error.innerText()).replace('错误：', ''));
      expect(await page.getByRole('alert').evaluate((e) => e === document.activeElement)).toBe(true);
    }
    expect(said.size).toBe(Object.keys(wrongFiles()).length);
    expect([...said].some((text) => text.includes('超过 5 MB'))).toBe(true);
    expect(await axe(page)).toEqual([]);
    expect(site.posted).toEqual([]);
  });

  it('sends identity numbers only where they are asked for', async () => {
    const { page, id } = await open();
    await page.getByLabel('人员名册文件').setInputFiles(await titled(withColumn(roster(), '身份证号', identityNumber)));
    await next(page);
    await next(page);
    await page.getByLabel('对应为：J 身份证号').selectOption('用于查重（只上传，加密后不保存原文）');
    await next(page);
    await next(page);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.waitForURL('**?done=imported');
    expect(site.posted.at(-1)?.body.includes(identityNumber(3))).toBe(true);
    const { unit, staff } = await draftOf(id);
    const places = staff.map((s) => ({ unit: unit.id, staff: s.id }));
    expect((await office.w.identities.marks(places)).size).toBe(12);
  });

  it('shows what somebody else changed meanwhile before it imports', async () => {
    const { page, id, document } = await open();
    const before = await draftOf(id);
    const rows = [
      ['姓名', '职务', '编制类型', '人员状态'],
      ...before.staff.map((s) => [s.name, '科长', '行政编制', '在编在岗']),
    ];
    await toCheck(page, file('人员.csv', new TextEncoder().encode(csv(rows))), 1);
    await next(page);
    await page.getByText('新增 0 名，变更 4 名，移出 0 名').waitFor();
    const other = { was: document, part: 'staff', change: (d: ReleaseDocument) => withPost(d, 1, '主任') };
    await editDraft(office.w, id, office.people.entry, newKey(), other);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('他人修改了同一份名册').waitFor();
    await page.getByText('职务（岗位）由“主任”改为“科长”').waitFor();
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.waitForURL('**?done=imported');
    expect((await draftOf(id)).staff.map((s) => s.post)).toEqual(['科长', '科长', '科长', '科长']);
  });

  it('keeps everything when the sign-in has run out', async () => {
    const { page } = await open();
    await toCheck(page, await titled(roster()));
    site.state.signedIn = false;
    await next(page);
    await page.getByText('登录已失效').waitFor();
    site.state.signedIn = true;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('新增 12 名').waitFor();
  });

  it('works by keyboard, on a phone, in English', async () => {
    const { page, context } = await open('phone');
    await context.addCookies([{ name: 'lang', value: 'en', url: site.origin }]);
    await page.reload();
    await page.getByLabel('File with the roster').setInputFiles(await titled(withCell(roster(), 'A3', '')));
    for (const heading of ['Sheet', 'Header row', 'Columns']) {
      const title = page.getByRole('heading', { level: 2, name: heading, exact: true });
      await title.waitFor();
      expect(await title.evaluate((e) => e === document.activeElement)).toBe(true);
      expect(await overflow(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.getByRole('button', { name: 'Next' }).focus();
      await page.keyboard.press('Enter');
    }
    await page.getByText('12 rows, 1 error').waitFor();
    expect(await overflow(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await page.getByRole('alert').getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ann');
    await page.keyboard.press('Tab');
    await page.getByText('12 rows, 0 errors').waitFor();
  });
});

describe('With a form alone', () => {
  const send = (page: Page, button: '导入' | '只检查，不导入') =>
    page.getByRole('button', { name: button, exact: true }).click();

  it('a file is checked, and then imported (P01)', async () => {
    const { page, id } = await open('desktopWithoutScripts');
    const chosen = await titled(withColumn(roster(), '身份证号', identityNumber));
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '只检查，不导入');
    await page.getByText('新增 12 名，变更 0 名，移出 4 名').waitFor();
    expect(await page.getByRole('row', { name: /J 身份证号/ }).innerText()).toContain('未采用，不保存');
    expect(await page.content()).not.toContain('42092319850312');
    expect((await draftOf(id)).staff).toHaveLength(4);
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '导入');
    await page.waitForURL('**?done=imported');
    expect((await draftOf(id)).staff).toHaveLength(12);
  });

  it('rows of other units are set apart, before the import and after it', async () => {
    const { page, id } = await open('desktopWithoutScripts');
    const { unit } = await draftOf(id);
    const chosen = await titled(ofUnits(unit.name));
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '只检查，不导入');
    await page.getByText('5 行属于其他单位，未导入').waitFor();
    await page.getByText('县档案馆（1 行）').waitFor();
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '导入');
    await page.getByText('文件中另有 5 行属于其他单位，未导入').waitFor();
    expect((await draftOf(id)).staff).toHaveLength(7);
    await page.getByLabel('人员名册文件').setInputFiles(await titled(ofUnits('县财政局')));
    await send(page, '导入');
    await page.getByText(`没有一行写明属于“${unit.name}”`).waitFor();
    expect((await draftOf(id)).staff).toHaveLength(7);
  });

  it('errors are listed with their cells, and nothing is imported (P02)', async () => {
    const { page, id } = await open('phoneWithoutScripts');
    await page
      .getByLabel('人员名册文件')
      .setInputFiles(await titled(withColumn(faultyRoster(), '身份证号', identityNumber)));
    await page.getByLabel('身份证号列用于查重').check();
    await send(page, '导入');
    expect(await page.title()).toMatch(/^错误：/);
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toHaveLength(4);
    expect(await page.content()).not.toContain('42092319850312');
    expect(await page.getByLabel('身份证号列用于查重').isChecked()).toBe(true);
    expect(await overflow(page)).toEqual([]);
    expect((await draftOf(id)).staff).toHaveLength(4);
  });

  it('what somebody else changed meanwhile comes back as such, and the next try stands on it', async () => {
    const { page, id, document } = await open('desktopWithoutScripts');
    const before = await draftOf(id);
    const other = { was: document, part: 'staff', change: (d: ReleaseDocument) => withPost(d, 1, '主任') };
    await editDraft(office.w, id, office.people.entry, newKey(), other);
    const heads = ['姓名', '职务', '编制类型', '人员状态'];
    const rows = [heads, ...before.staff.map((s) => [s.name, '科长', '行政编制', '在编在岗'])];
    const chosen = file('人员.csv', new TextEncoder().encode(csv(rows)));
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '导入');
    await page.getByText('他人修改了同一份名册').waitFor();
    expect((await draftOf(id)).staff[1]?.post).toBe('主任');
    await page.getByLabel('人员名册文件').setInputFiles(chosen);
    await send(page, '导入');
    await page.waitForURL('**?done=imported');
    expect((await draftOf(id)).staff[1]?.post).toBe('科长');
  });

  it('hostile names and headers stay text', async () => {
    const { page, problems } = await open('desktop');
    const hostile = withColumn(
      withCell(withCell(roster(3), 'A3', '<img src=x onerror=alert(1)>'), 'F3', '聘用'),
      '<script>alert(1)</script>',
      () => '=1+1',
    );
    await toCheck(page, await titled(hostile));
    await page.getByRole('group', { name: '第 4 行 <img src=x onerror=alert(1)>' }).waitFor();
    const plain = await open('desktopWithoutScripts');
    await plain.page.getByLabel('人员名册文件').setInputFiles(await titled(hostile));
    await send(plain.page, '导入');
    await plain.page.getByRole('cell', { name: '<script>alert(1)</script>' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('wrong files have messages of their own (P04), no file has too', async () => {
    const { page } = await open('desktopWithoutScripts');
    const said = new Set<string>();
    for (const { name, bytes } of Object.values(wrongFiles())) {
      await page.getByLabel('人员名册文件').setInputFiles(file(name, bytes));
      await send(page, '导入');
      said.add(await page.locator('#field-file-error').innerText());
    }
    await send(page, '导入');
    said.add(await page.locator('#field-file-error').innerText());
    expect(said.size).toBe(Object.keys(wrongFiles()).length + 1);
  });
});
