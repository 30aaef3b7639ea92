import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { convene } from '#functions/workflow/meetings.ts';
import { axe, overflow } from '#test/browser/checks.ts';
import { banner, judgeAll, openScenes, press, type Scenes, says } from '#test/browser/scenes.ts';
import { accepted, COUNTY, newKey } from '#test/procedure/office.ts';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 10, staff: 4 });
  const { w, people } = scenes.office;
  const held = { jurisdiction: COUNTY, title: '第1次会议', date: '2026-11-02', attendees: '领导小组全体成员' };
  await convene(w, people.secretary, newKey(), held);
});
afterAll(() => scenes.close());

const days = (n: number) => {
  const { clock } = scenes.office;
  clock.now = new Date(Date.parse(clock.now) + n * 86_400_000).toISOString();
};
const api = async (path: string) => fetch(`${scenes.site.origin}${path}`);

/** Somebody objects on a phone without scripts; answers receipt and code. */
async function objects(id: string, text: string) {
  const { page, context } = await scenes.visit(undefined, `/notices/${id}`, 'phoneWithoutScripts');
  await press(page, '提交异议');
  expect(await page.locator('.error-summary').innerText()).toContain('异议');
  await page.getByLabel('针对哪一项').selectOption({ index: 1 });
  await page.getByLabel('您的异议和依据').fill(text);
  await press(page, '提交异议');
  await page.getByText('您的异议已受理').first().waitFor();
  const [receipt = '', code = ''] = await page.locator('main dd strong').allInnerTexts();
  await context.close();
  return { receipt, code };
}

async function decides(id: string, receipt: string, verdict: '成立' | '不成立', reason: string): Promise<void> {
  const { page, context } = await scenes.visit(scenes.office.people.group, `/console/notices/${id}`);
  await says(page, receipt);
  expect(await axe(page)).toEqual([]);
  await page.locator(`input[type=radio][value=${verdict === '成立' ? 'yes' : 'no'}]`).check();
  await page.getByLabel('理由（公示页公开，至少 10 个字）').fill(reason);
  await page.getByLabel('会议').last().selectOption({ index: 1 });
  await press(page, '记录决定');
  await banner(page, '决定已记录');
  await context.close();
}

describe('A notice', () => {
  it('nobody objects to ends with the words of it, and the submission goes on (P11)', async () => {
    const id = await accepted(scenes.office, scenes.nextUnit());
    const { page, problems } = await scenes.visit(undefined, `/notices/${id}`, 'phone');
    await says(page, '公示中，还剩');
    expect([await axe(page), await overflow(page)]).toEqual([[], []]);
    days(12);
    await runClock(scenes.office.w);
    expect(await scenes.stateOf(id)).toBe('consolidated');
    await page.reload();
    await says(page, '公示期满无异议');
    expect(problems).toEqual([]);
  });

  it('someone objects to waits for the decision; not upheld, it goes on, and the objector reads why (P12)', async () => {
    const id = await accepted(scenes.office, scenes.nextUnit());
    const { receipt, code } = await objects(id, '公示的职务与任免文件不符');
    const { page } = await scenes.visit(undefined, `/notices/${id}`);
    await says(page, '1 项异议处理中');
    days(12);
    await runClock(scenes.office.w);
    expect(await scenes.stateOf(id)).toBe('objections');
    await decides(id, receipt, '不成立', '经核对任免文件，公示职务无误');
    expect(await scenes.stateOf(id)).toBe('consolidated');
    const track = await scenes.visit(undefined, '/track', 'phoneWithoutScripts');
    await track.page.getByLabel('受理编号').fill(receipt);
    await track.page.getByLabel('查询码').fill(code);
    await press(track.page, '查询');
    await says(track.page, '不成立');
    await says(track.page, '经核对任免文件，公示职务无误');
    await page.reload();
    await says(page, '公示期满，1 项异议已处理');
  });

  it('whose objection is upheld is returned, changed, and put on notice anew (P13)', async () => {
    const { people, w } = scenes.office;
    const unit = scenes.nextUnit();
    const id = await accepted(scenes.office, unit);
    const { receipt } = await objects(id, '名单中有一人已经调出本单位');
    await decides(id, receipt, '成立', '经核实该人员确已调出，请更正');
    expect(await scenes.stateOf(id)).toBe('returned');
    const { page } = await scenes.visit(undefined, `/notices/${id}`);
    await says(page, '公示的内容已退回单位修改');
    const entry = await scenes.open(people.entry, id, '/staff');
    await entry.page.locator('main table a').last().click();
    await entry.page.getByLabel('职务（岗位）').fill('四级主任科员');
    await press(entry.page, '保存');
    await banner(entry.page, '已保存');
    await entry.page.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    for (const field of await entry.page.locator('textarea').all()) await field.fill('已按决定核实并更正');
    await press(entry.page, '提交，送经办人签字');
    await banner(entry.page, '已提交');
    for (const person of [people.handler, people.leader, people.head]) await scenes.signs(person, id);
    const examine = await scenes.open(people.examiner, id, '/examine');
    await judgeAll(examine.page, '一致');
    await press(examine.page, '查审通过');
    await banner(examine.page, '查审通过');
    expect((await w.submissions.get(id))?.state).toBe('notice');
    await page.reload();
    await says(page, '四级主任科员');
    await says(page, '公示中，还剩');
  });
});

describe('Publication', () => {
  it('of a batch of three shows the sums, and the public sees the new versions at that moment (P14)', async () => {
    const { people, w, stores } = scenes.office;
    const units = [scenes.nextUnit(), scenes.nextUnit(), scenes.nextUnit()];
    const ids = [];
    for (const unit of units) ids.push(await accepted(scenes.office, unit));
    days(12);
    await runClock(w);
    const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '2026年第1批' });
    for (const id of ids) {
      await addToBatch(w, id, people.examiner, newKey(), batch);
      const review = await scenes.open(people.taskForce, id, '/review');
      await judgeAll(review.page, '一致');
      await press(review.page, '复审通过');
      await banner(review.page, '复审通过');
      await review.context.close();
    }
    const { page } = await scenes.visit(people.group, `/console/batches/${batch}`);
    const totals = page.getByRole('table', { name: '汇总数' });
    // Three units of four posts and four persons each.
    expect(await totals.locator('tr').last().innerText()).toMatch(/合计\s+12\s+12/);
    expect(await axe(page)).toEqual([]);
    await press(page, '审定并公开');
    expect(await page.locator('.error-summary').count()).toBe(1);
    await page.getByLabel('会议').last().selectOption({ index: 1 });
    await page.getByLabel('以上汇总数已核对无误').check();
    await press(page, '审定并公开');
    await banner(page, '已审定并公开');
    await stores.projector.catchUp(COUNTY);
    for (const unit of units) {
      const now = await (await api(`/v1/units/${unit}`)).json();
      expect(now.data.release ?? now.data.published?.release).toBe(2);
      expect(await (await api(`/v1/units/${unit}/staff?format=csv`)).text()).toContain('一级科员');
      const history = await (await api(`/v1/units/${unit}/releases`)).json();
      expect(history.data.map((r: { release: number }) => r.release)).toEqual([2, 1]);
      expect((await api(`/v1/units/${unit}/releases/1`)).status).toBe(200);
    }
  });

  it('is taken down by one person and confirmed by another; overdue, it is red in the to-do list (P16)', async () => {
    const { people, stores } = scenes.office;
    const unit = scenes.nextUnit();
    const { page } = await scenes.visit(people.group, `/console/units/${unit}/take-down`);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('radio', { name: '隐私', exact: false }).first().check();
    await page.getByLabel('具体情况（内部，至少 10 个字）').fill('公开内容误含个人住址，须立即撤下');
    expect(await axe(page)).toEqual([]);
    await press(page, '撤下');
    await banner(page, '已撤下，等待另一人复核');
    days(1 / 86_400);
    await stores.projector.catchUp(COUNTY);
    const stub = await (await api(`/v1/units/${unit}`)).json();
    expect(JSON.stringify(stub)).toContain('privacy');
    expect((await api(`/v1/units/${unit}/releases/1`)).status).toBe(410);
    expect((await api(`/v1/units/${unit}/staff`)).status).toBe(404);

    const second = await scenes.visit(people.secretary, '/console');
    await says(second.page, '等待复核的撤下');
    days(3);
    await second.page.reload();
    expect(await second.page.getByText('逾期未复核').count()).toBe(1);
    await second.page.locator('main a', { hasText: '隐私' }).first().click();
    await second.page.getByLabel('复核意见').fill('情况属实，同意撤下');
    await press(second.page, '复核确认');
    await banner(second.page, '已确认');
    for (const person of [people.group, people.secretary]) {
      const audit = await scenes.visit(people.administrator, `/console/audit?subject=${person.id}`);
      await says(audit.page, '撤下');
      await audit.context.close();
    }
  });
});
