import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runClock } from '#functions/workflow/clock.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { walker } from '#local/seed/walk.ts';
import { meets } from '#test/browser/meeting.ts';
import { banner, judgeAll, openScenes, press, type Scenes, says, usable } from '#test/browser/scenes.ts';
import { accepted, newKey } from '#test/procedure/office.ts';

/** Days after which a notice that begins now is over. */
const PAST_THE_NOTICE = 12;
const MEETING = '领导小组2026年第1次会议';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 3, staff: 4 });
  await meets(scenes, MEETING);
});
afterAll(() => scenes.close());
afterEach(() => expect(scenes.problems()).toEqual([]));

/** Somebody objects on a phone without scripts, from the list of notices on; answers receipt and code. */
async function objects(id: string, line: string, text: string) {
  const { page, context } = await scenes.visit(undefined, '/notices', 'phoneWithoutScripts');
  await usable(page);
  await page.locator(`a[href="/notices/${id}"]`).click();
  await press(page, '提交异议');
  expect(await page.locator('.error-summary').innerText()).toContain('请写明异议');
  await usable(page);
  await page.getByLabel('针对哪一项').selectOption(await optionWith(page, line));
  await page.getByLabel('您的异议和依据').fill(text);
  await press(page, '提交异议');
  await banner(page, '您的异议已受理');
  await usable(page);
  const [receipt = '', code = ''] = await page.locator('main dd strong').allInnerTexts();
  await context.close();
  return { receipt, code };
}

const optionWith = async (page: Page, text: string): Promise<string> =>
  (await page.locator('option').filter({ hasText: text }).first().getAttribute('value')) ?? '';

/** What an objector reads on a phone without scripts, who has kept receipt and code. */
async function tracked({ receipt, code }: { receipt: string; code: string }): Promise<string> {
  const { page, context } = await scenes.visit(undefined, '/track', 'phoneWithoutScripts');
  await usable(page);
  await page.getByLabel('受理编号').fill(receipt);
  await page.getByLabel('查询码').fill(code);
  await press(page, '查询');
  await usable(page);
  const read = await page.locator('main').innerText();
  await context.close();
  return read;
}

/** The leading group decides an objection, from the list of notices on. */
async function decides(id: string, receipt: string, verdict: '成立' | '不成立', reason: string): Promise<void> {
  const { page, context } = await scenes.visit(scenes.office.people.group, '/console/notices');
  await usable(page);
  await page.locator(`a[href="/console/notices/${id}"]`).click();
  const objection = page.getByRole('region', { name: receipt });
  await usable(page);
  await objection.getByRole('radio', { name: verdict, exact: true }).check();
  await objection.getByLabel('会议').selectOption({ index: 1 });
  await press(page, '记录决定');
  expect(await page.locator('.error-summary').innerText()).toContain('10');
  await usable(page);
  await objection.getByLabel('理由（公示页公开').fill(reason);
  await press(page, '记录决定');
  await banner(page, '决定已记录');
  await context.close();
}

describe('A notice', () => {
  it('nobody objects to ends with the words of it, and the submission goes on (P11)', async () => {
    const { w, people } = scenes.office;
    const id = await accepted(scenes.office, scenes.nextUnit());
    const { page } = await scenes.visit(undefined, `/notices/${id}`, 'phone');
    await says(page, '公示中，还剩');
    await says(page, '一级科员');
    await usable(page);
    expect(await runClock(w)).toMatchObject({ notices: 0, failed: [] });
    expect(await scenes.stateOf(id)).toBe('notice');

    scenes.later(PAST_THE_NOTICE);
    expect(await runClock(w)).toMatchObject({ notices: 1, failed: [] });
    expect(await scenes.stateOf(id)).toBe('consolidated');
    await page.reload();
    await says(page, '公示期满无异议');
    expect(await page.getByRole('button', { name: '提交异议' }).count()).toBe(0);
    await usable(page);
    await page.goto(`${scenes.site.origin}/notices`);
    expect(await page.locator(`a[href="/notices/${id}"]`).count()).toBe(0);
    const office = await scenes.open(people.examiner, id);
    await says(office.page, '系统 公示期满无异议');
    await usable(office.page);
  });

  it('someone objects to waits for the decision; not upheld, it goes on, and the objector reads why (P12)', async () => {
    const id = await accepted(scenes.office, scenes.nextUnit());
    const objection = await objects(id, '编制数', '公示的行政编制数与批复文件不符');
    const { page } = await scenes.visit(undefined, `/notices/${id}`, 'phone');
    await says(page, '1 项异议处理中');
    expect(await page.content()).not.toContain('与批复文件不符');
    await usable(page);
    expect(await tracked(objection)).toContain('处理中，由领导小组讨论决定');

    scenes.later(PAST_THE_NOTICE);
    await runClock(scenes.office.w);
    expect(await scenes.stateOf(id)).toBe('objections');
    await decides(id, objection.receipt, '不成立', '经核对批复文件，公示的编制数无误');
    const read = await tracked(objection);
    expect(read).toContain('公示的行政编制数与批复文件不符');
    expect(read).toContain('不成立');
    expect(read).toContain('经核对批复文件，公示的编制数无误');
    expect(read).toContain(MEETING);
    await page.reload();
    await says(page, '公示期满，1 项异议已处理');
    await says(page, '经核对批复文件，公示的编制数无误');
    await usable(page);
    expect(await scenes.stateOf(id)).toBe('consolidated');
  });

  it('whose objection is upheld is returned, changed, and put on notice anew (P13)', async () => {
    const { w, people } = scenes.office;
    const id = await accepted(scenes.office, scenes.nextUnit());
    const given = { line: '', text: '一名工作人员已经转岗，职务未更新', contact: null };
    const receipt = await objectTo(w, id, newKey(), 'AB12CD34', given);
    await decides(id, receipt, '成立', '经核实该人员确已转岗，请更正');
    expect(await scenes.stateOf(id)).toBe('returned');
    expect(await tracked({ receipt, code: 'AB12CD34' })).toContain('成立，申报已退回单位修改');
    const { page } = await scenes.visit(undefined, `/notices/${id}`, 'phone');
    await says(page, '公示的内容已退回单位修改');
    await usable(page);

    const entry = await scenes.visit(people.entry, '/console');
    await says(entry.page, '经核实该人员确已转岗，请更正');
    await entry.page.goto(`${scenes.site.origin}/console/submissions/${id}/staff`);
    await entry.page.locator('main table a').last().click();
    await entry.page.getByLabel('职务（岗位）').fill('四级主任科员');
    await press(entry.page, '保存');
    await banner(entry.page, '已保存');
    await entry.page.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    await usable(entry.page);
    for (const field of await entry.page.locator('textarea').all()) await field.fill('已按决定核实并更正');
    await press(entry.page, '提交，送经办人签字');
    await banner(entry.page, '已提交');
    expect((await scenes.api(`/notices/${id}`)).status).toBe(404);

    await walker(w, people, newKey).signedBy(id, [people.handler, people.leader, people.head]);
    const examine = await scenes.open(people.examiner, id, '/examine');
    await judgeAll(examine.page, '一致');
    await press(examine.page, '查审通过');
    await banner(examine.page, '查审通过');
    expect(await scenes.stateOf(id)).toBe('notice');
    await page.reload();
    await says(page, '四级主任科员');
    await says(page, '公示中，还剩');
    await says(page, '没有异议');
    await usable(page);
  });
});
