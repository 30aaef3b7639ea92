import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runClock } from '#functions/workflow/clock.ts';
import { openTakedowns } from '#functions/workflow/open-takedowns.ts';
import { meets } from '#test/browser/meeting.ts';
import { banner, judgeAll, openScenes, press, type Scenes, says, usable, usableInBoth } from '#test/browser/scenes.ts';
import { accepted, COUNTY, publishedByProcedure } from '#test/procedure/office.ts';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 5, staff: 4 });
  await meets(scenes, '领导小组2026年第1次会议');
});
afterAll(() => scenes.close());
afterEach(() => expect(scenes.problems()).toEqual([]));

const text = async (path: string) => (await scenes.api(path)).text();
const json = async (path: string) => (await scenes.api(path)).json();

/** The examiner opens a batch, and puts everything into it that waits to be gathered. */
async function gathers(title: string): Promise<string> {
  const { page, context } = await scenes.visit(scenes.office.people.examiner, '/console/batches');
  await page.getByLabel('批次名称').fill(title);
  await press(page, '新建批次');
  await banner(page, '已新建');
  await usable(page);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, '加入批次');
  await banner(page, '已加入批次');
  expect(await page.getByRole('table', { name: '批次中的申报' }).locator('tbody tr').count()).toBe(3);
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

describe('What is published', () => {
  it('in a batch of three shows its sums first, and is the new version for everyone at that moment (P14)', async () => {
    const { people, clock, w } = scenes.office;
    const units = [scenes.nextUnit(), scenes.nextUnit(), scenes.nextUnit()];
    const ids = [];
    for (const unit of units) ids.push(await accepted(scenes.office, unit));
    scenes.later(12);
    await runClock(w);
    const batch = await gathers('2026年第1批');
    for (const id of ids) {
      const { page, context } = await scenes.open(people.taskForce, id, '/review');
      await judgeAll(page, '一致');
      await press(page, '复审通过');
      await banner(page, '复审通过');
      await context.close();
    }
    const reviewer = await scenes.visit(people.secrecyReviewer, batch);
    for (const box of await reviewer.page
      .getByRole('group', { name: '经审查可以公开的申报' })
      .getByRole('checkbox')
      .all())
      await box.check();
    await usable(reviewer.page);
    await press(reviewer.page, '保密审查通过');
    await banner(reviewer.page, '保密审查已登记');
    await reviewer.context.close();
    const before = await Promise.all(units.map((unit) => text(`/v1/units/${unit}/releases/1`)));
    for (const unit of units) expect(await text(`/v1/units/${unit}/staff?format=csv`)).not.toContain('一级科员');

    const { page } = await scenes.visit(people.group, batch);
    const shown = await page.getByRole('table', { name: '汇总数' }).locator('tr').last().innerText();
    await usable(page);
    await press(page, '审定并公开');
    expect(await page.locator('.error-summary').innerText()).toContain('请核对汇总数并勾选');
    await usable(page);
    await page.getByLabel('会议').last().selectOption({ index: 1 });
    await page.getByLabel('以上汇总数和计入全县后的合计已核对无误').check();
    scenes.later(1);
    await press(page, '审定并公开');
    await banner(page, '已审定并公开');
    await says(page, '第 2 版');
    await usable(page);

    const sums = { establishment: 0, inPost: 0, listedApart: 0, over: 0, vacant: 0 };
    const list = (await text(`/v1/jurisdictions/${COUNTY}/units?format=csv`)).split('\n');
    for (const [i, unit] of units.entries()) {
      const { data } = await json(`/v1/units/${unit}`);
      expect(data).toMatchObject({ release: 2, updatedAt: clock.now });
      for (const key of ['establishment', 'inPost', 'listedApart', 'over', 'vacant'] as const)
        sums[key] += data.totals[key];
      expect(list.find((line) => line.startsWith(unit))).toContain(`,2,${clock.now},`);
      expect(await text(`/v1/units/${unit}/staff?format=csv`)).toContain('一级科员');
      const history = await json(`/v1/units/${unit}/releases`);
      expect(history.data.map((entry: { release: number }) => entry.release)).toEqual([2, 1]);
      expect(await text(`/v1/units/${unit}/releases/1`)).toBe(before[i]);
      expect((await json(`/v1/units/${unit}/releases/2`)).data.document.staff).toContainEqual(
        expect.objectContaining({ post: '一级科员' }),
      );
    }
    expect(shown.split(/\s+/)).toEqual(['合计', ...Object.values(sums).map(String)]);
    expect(sums.establishment).toBe(12);

    const notice = await scenes.visit(undefined, `/notices/${ids[0]}`, 'phone');
    await says(notice.page, '已公开，第 2 版');
    await usable(notice.page);
  });

  it('is taken down by one person and confirmed by another; overdue, it is red in the to-do list (P16)', async () => {
    const { people, clock, w } = scenes.office;
    const [unit, other] = [scenes.nextUnit(), scenes.nextUnit()];
    const submission = await publishedByProcedure(scenes.office, unit, '三级科员');
    const named = async () => {
      const { data } = await json(`/v1/jurisdictions/${COUNTY}/staff?name=${encodeURIComponent('张丁')}`);
      return data.map((row: { unit: { id: string } }) => row.unit.id);
    };
    expect(await named()).toEqual(expect.arrayContaining([unit, other]));

    const { page } = await scenes.visit(people.group, `/console/units/${unit}`);
    await usable(page);
    await page.getByRole('link', { name: '撤下已公开内容' }).click();
    await press(page, '撤下');
    expect(await page.locator('.error-summary').innerText()).toContain('请选择撤下原因');
    await usableInBoth(page);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('radio', { name: '隐私', exact: true }).check();
    await page.getByLabel('具体情况（内部，至少 10 个字）').fill('公开内容误含个人住址，须立即撤下');
    await press(page, '撤下');
    await banner(page, '已撤下，等待另一人复核');
    await says(page, '您是撤下人，须由另一人复核');
    expect(await page.getByRole('button', { name: '复核确认' }).count()).toBe(0);
    await usableInBoth(page);

    // What has been read is believed for a second.
    scenes.later(1 / 86_400);
    const stub = await json(`/v1/units/${unit}`);
    expect(stub.data).toMatchObject({ status: 'unpublished', release: null, takenDown: { reason: 'privacy' } });
    expect(JSON.stringify(stub)).not.toContain('住址');
    const gone = await scenes.api(`/v1/units/${unit}/releases/2`);
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('隐私')]);
    expect((await scenes.api(`/v1/units/${unit}/staff`)).status).toBe(404);
    expect(await named()).toContain(other);
    expect(await named()).not.toContain(unit);
    const notice = await scenes.visit(undefined, `/notices/${submission}`, 'phone');
    await says(notice.page, '原因：隐私。撤下的内容不再提供');
    const shown = await notice.page.locator('main').innerText();
    for (const words of ['三级科员', '已公开，第', '没有变化']) expect(shown).not.toContain(words);
    await usable(notice.page);
    const entry = await scenes.open(people.entry, submission);
    await says(entry.page, '撤下已公开的内容，原因：隐私');
    await usable(entry.page);

    const second = await scenes.visit(people.secretary, '/console');
    await says(second.page, '等待复核的撤下');
    const [waiting] = await openTakedowns(w, COUNTY);
    clock.now = `${waiting?.due}T09:00:00.000Z`;
    await second.page.reload();
    expect(await second.page.locator('.tag.bad').count()).toBe(0);
    scenes.later(1);
    await second.page.reload();
    expect(await second.page.locator('.tag.bad').innerText()).toContain('逾期未复核');
    await usableInBoth(second.page);
    await second.page.locator('main a', { hasText: '隐私' }).click();
    await usableInBoth(second.page);
    await second.page.getByLabel('复核意见').fill('情况属实，同意撤下');
    await press(second.page, '复核确认');
    await banner(second.page, '已确认');
    await usable(second.page);
    await second.page.goto(`${scenes.site.origin}/console`);
    expect(await second.page.getByText('等待复核的撤下').count()).toBe(0);

    for (const [person, done] of [
      [people.group, ['撤下 下令', '申报 撤下 → 已撤下']],
      [people.secretary, ['撤下 复核', '申报 复核撤下 → 已撤下']],
    ] as const) {
      const { page: audit } = await scenes.visit(people.administrator, '/console/audit');
      await audit.getByLabel('人员、单位的名称').fill(person.name);
      await press(audit, '筛选');
      await usable(audit);
      const acts = audit.getByRole('listitem').filter({ hasText: /撤下/ });
      const texts = (await acts.allInnerTexts()).sort();
      expect(texts).toEqual(done.map((act) => expect.stringContaining(act)));
    }
  });
});
