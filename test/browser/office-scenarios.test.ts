import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { axe } from '#test/browser/checks.ts';
import { banner, judgeAll, openScenes, press, type Scenes, says } from '#test/browser/scenes.ts';
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
    const verdicts = lines.locator('select');
    expect(await lines.count()).toBeGreaterThan(1);
    await judgeAll(page, '一致');
    await verdicts.first().selectOption({ label: '不一致' });
    await lines.first().locator('input[type=text]').fill('云编发〔2025〕12号');
    expect(await axe(page)).toEqual([]);
    await press(page, '保存结论');
    await banner(page, '已保存');
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/return`);
    await page.getByLabel('退回理由（至少 10 个字）').fill('职务与任免文件不一致，请核对后重报');
    await page.getByLabel('意见内容').first().fill('任免文件所载职务为二级科员');
    await press(page, '退回');
    await banner(page, '已退回');
    expect((await w.submissions.get(id))?.findings).toMatchObject([
      { number: 1, answer: null, due: expect.any(String) },
    ]);

    const officerAt = await scenes.open(people.entry, id);
    await says(officerAt.page, '任免文件所载职务为二级科员');
    const { document: was = '' } = (await w.submissions.get(id)) ?? {};
    const change = (d: ReleaseDocument): ReleaseDocument => ({
      ...d,
      staff: d.staff.map((s) => (s.post === '一级科员' ? { ...s, post: '二级科员' } : s)),
    });
    await editDraft(w, id, people.entry, newKey(), { was, part: 'staff', change });
    await officerAt.page.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    await officerAt.page.getByLabel('1. 任免文件所载职务为二级科员').fill('已按任免文件更正为二级科员');
    await press(officerAt.page, '提交，送经办人签字');
    await banner(officerAt.page, '已提交');
    for (const person of [people.handler, people.leader, people.head]) await scenes.signs(person, id);
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/examine`);
    expect(await page.locator('table.examination tr.changed').count()).toBe(1);
    await says(page, '二级科员');
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
    expect(await scenes.stateOf(id)).toBe('reviewing');
    const other = await scenes.open(people.taskForce, id, '/review');
    expect(await axe(other.page)).toEqual([]);
    await judgeAll(other.page, '一致');
    await press(other.page, '复审通过');
    await banner(other.page, '复审通过');
  });
});
