import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { banner, judgeAll, openScenes, press, type Scenes, says, usableInBoth } from '#test/browser/scenes.ts';
import { accepted, COUNTY, newKey, officer, signed } from '#test/procedure/office.ts';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 4, staff: 4 });
});
afterAll(() => scenes.close());

describe('The office', () => {
  it('returns with one finding; resubmitted and signed again, only the changed line is marked (P09)', async () => {
    const { w, people } = scenes.office;
    const id = await signed(scenes.office, scenes.nextUnit());
    const { page } = await scenes.open(people.examiner, id, '/examine');
    const lines = page.locator('table.examination tbody tr');
    const wrong = lines.last();
    expect(await lines.count()).toBe(12);
    expect(await wrong.innerText()).toContain('一级科员');
    await judgeAll(page, '一致');
    await wrong.locator('select').selectOption({ label: '不一致' });
    await wrong.getByRole('textbox').fill('云编发〔2025〕12号');
    await usableInBoth(page);
    await press(page, '保存结论');
    await banner(page, '已保存');
    const verdicts = Object.values((await w.submissions.get(id))?.verdicts ?? {});
    expect(verdicts.filter(({ verdict }) => verdict === 'agrees')).toHaveLength(11);
    expect(verdicts.filter(({ verdict }) => verdict === 'differs')).toMatchObject([{ note: '云编发〔2025〕12号' }]);

    await page.goto(`${scenes.site.origin}/console/submissions/${id}/return`);
    await page.getByLabel('退回理由（至少 10 个字）').fill('职务与任免文件不一致，请核对后重报');
    await page.getByLabel('意见内容').first().fill('任免文件所载职务为二级科员');
    await usableInBoth(page);
    await press(page, '退回');
    await banner(page, '已退回');
    // Five working days from Monday 2 November on.
    expect((await w.submissions.get(id))?.findings).toMatchObject([{ number: 1, answer: null, due: '2026-11-09' }]);
    expect((await w.submissions.get(id))?.acts).toEqual([]);

    const { page: entry } = await scenes.open(people.entry, id);
    await says(entry, '任免文件所载职务为二级科员');
    await says(entry, '2026年11月9日');
    await entry.goto(`${scenes.site.origin}/console/submissions/${id}/staff`);
    await entry.locator('main tr', { hasText: '一级科员' }).getByRole('link').click();
    await entry.getByLabel('职务（岗位）').fill('二级科员');
    await press(entry, '保存');
    await banner(entry, '已保存');
    await entry.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    await press(entry, '提交，送经办人签字');
    expect(await scenes.stateOf(id)).toBe('returned');
    await entry.getByLabel('1. 任免文件所载职务为二级科员').fill('已按任免文件更正为二级科员');
    await usableInBoth(entry);
    await press(entry, '提交，送经办人签字');
    await banner(entry, '已提交');
    expect((await w.submissions.get(id))?.findings).toMatchObject([{ answer: '已按任免文件更正为二级科员' }]);
    for (const person of [people.handler, people.leader, people.head]) await scenes.signs(person, id);
    expect((await w.submissions.get(id))?.acts).toHaveLength(3);

    await page.goto(`${scenes.site.origin}/console/submissions/${id}/examine`);
    expect(await lines.count()).toBe(12);
    expect(await page.getByText('答复: 已按任免文件更正为二级科员').count()).toBe(1);
    const marked = page.locator('table.examination tr.changed');
    expect(await marked.count()).toBe(1);
    expect(await marked.innerText()).toContain('二级科员');
    expect(await page.getByText('退回后有改动').count()).toBe(1);
    await usableInBoth(page);
  });

  it('never lets one person examine and re-examine, and says why (P10)', async () => {
    const { w, people, clock } = scenes.office;
    const id = await accepted(scenes.office, scenes.nextUnit());
    clock.now = '2026-11-20T01:00:00.000Z';
    await runClock(w);
    const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第一批' });
    await addToBatch(w, id, people.examiner, newKey(), batch);
    expect(await scenes.stateOf(id)).toBe('reviewing');
    const both = officer(people.examiner.id, people.examiner.name, ['examiner', 'taskForce']);
    const { page } = await scenes.open(both, id, '/review');
    await judgeAll(page, '一致');
    await press(page, '复审通过');
    expect(await page.locator('.error-summary').innerText()).toContain('查审');
    await usableInBoth(page);
    expect(await scenes.stateOf(id)).toBe('reviewing');
    const other = await scenes.open(people.taskForce, id, '/review');
    await usableInBoth(other.page);
    await judgeAll(other.page, '一致');
    await press(other.page, '复审通过');
    await banner(other.page, '复审通过');
  });
});
