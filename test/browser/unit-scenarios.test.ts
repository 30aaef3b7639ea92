import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { sign } from '#functions/workflow/steps.ts';
import { walker } from '#local/seed/walk.ts';
import { focusComesTo, tabTo } from '#test/browser/keyboard.ts';
import { banner, openScenes, press, type Scenes, says, usable, usableInBoth } from '#test/browser/scenes.ts';
import { COUNTY, drafted, newKey, officer, submitted } from '#test/procedure/office.ts';
import { person as staffMember } from '#test/support/county.ts';

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 12, staff: 10 });
});
afterAll(() => scenes.close());

describe('Filing for a unit', () => {
  it('twelve persons on ten posts must be explained, and every later step shows the explanation (P05)', async () => {
    const { w, people, clock } = scenes.office;
    const { id, document } = await startSubmission(w, people.entry, scenes.nextUnit(), newKey());
    const two = [staffMember(20), staffMember(21)];
    const change = (d: ReleaseDocument): ReleaseDocument => ({
      ...d,
      staff: [...d.staff, ...two],
      strength: d.strength.map((s) => ({ ...s, inPost: s.inPost + 2 })),
    });
    await editDraft(w, id, people.entry, newKey(), { was: document, part: 'staff', change });
    const { page } = await scenes.open(people.entry, id, '/reason');
    await page.getByLabel('变更事由').selectOption({ label: '新增' });
    await press(page, '保存');
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    await says(page, '核定 10 名，实有 12 人，超编 2 人');
    await says(page, '人数与上次公开不同');
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/reason`);
    await page.getByLabel('文号').fill('云人社〔2026〕8号');
    await press(page, '保存');
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/check`);
    await press(page, '提交，送经办人签字');
    expect(await page.locator('.error-summary').innerText()).toContain('说明');
    expect(await scenes.stateOf(id)).toBe('draft');
    for (const field of await page.getByLabel('说明').all()) await field.fill('本年军队转业干部安置，已报批');
    await usableInBoth(page);
    await press(page, '提交，送经办人签字');
    await banner(page, '已提交');
    for (const [person, path] of [
      [people.handler, '/sign'],
      [people.leader, '/sign'],
      [people.head, '/sign'],
    ] as const) {
      const at = await scenes.open(person, id, path);
      await says(at.page, '本年军队转业干部安置，已报批');
      await at.context.close();
      await scenes.signs(person, id);
    }
    const examining = await scenes.open(people.examiner, id, '/examine');
    await says(examining.page, '本年军队转业干部安置，已报批');
    await usableInBoth(examining.page);
    const walk = walker(w, people, newKey);
    await walk.passed(id);
    clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
    await runClock(w);
    await walk.gathered(id, await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第一批' }));
    const reviewing = await scenes.open(people.taskForce, id, '/review');
    await says(reviewing.page, '本年军队转业干部安置，已报批');
    await usableInBoth(reviewing.page);
  });

  for (const profile of ['desktop', 'phoneWithoutScripts'] as const)
    it(`three people sign in their order; who is early sees whom it waits for (P06, ${profile})`, async () => {
      const { people } = scenes.office;
      const id = await submitted(scenes.office, scenes.nextUnit());
      const early = await scenes.open(people.leader, id, '/sign', profile);
      await says(early.page, '等待经办人签字');
      expect(await early.page.getByRole('button', { name: '签字' }).count()).toBe(0);
      await scenes.signs(people.handler, id, profile);
      await scenes.signs(people.leader, id, profile);
      await scenes.signs(people.head, id, profile);
      expect(await scenes.stateOf(id)).toBe('examining');
    });

  it('nobody signs twice, whatever their roles, and is told why (P06)', async () => {
    const { w, people, units } = scenes.office;
    const both = officer('both', '孙兼任', ['handler', 'responsibleLeader'], units);
    const id = await submitted(scenes.office, scenes.nextUnit());
    const { document: digest = '' } = (await w.submissions.get(id)) ?? {};
    await sign(w, id, both, newKey(), { digest, typedName: both.name, signedInAt: w.now() });
    const { page } = await scenes.open(both, id, '/sign');
    await says(page, '等待分管领导签字');
    await says(page, '您已在本次申报中办理过“经办人签字”，“分管领导签字”须由另一人办理');
    await expect(
      sign(w, id, both, newKey(), { digest, typedName: both.name, signedInAt: w.now() }),
    ).rejects.toMatchObject({
      refusals: [{ code: 'fourEyes' }],
    });
    expect(await page.getByRole('button', { name: '签字' }).count()).toBe(0);
    await scenes.signs(people.leader, id);
  });

  it('a recall voids the signature, strikes it through, and tells who had signed (P07)', async () => {
    const { w, people } = scenes.office;
    const id = await submitted(scenes.office, scenes.nextUnit());
    await scenes.signs(people.handler, id);
    const { page } = await scenes.open(people.entry, id, '/recall');
    await page.getByLabel('理由').fill('领导职数填写有误，须更正后重报');
    await usableInBoth(page);
    await press(page, '撤回修改');
    await banner(page, '原签字作废');
    await page.goto(`${scenes.site.origin}/console/submissions/${id}/posts`);
    await page.getByLabel('实有人数').first().fill('9');
    await press(page, '保存');
    await banner(page, '已保存');
    expect(await page.locator('s, del').filter({ hasText: '经办人签字' }).count()).toBeGreaterThan(0);
    await usableInBoth(page);
    expect((await w.submissions.get(id))?.acts).toEqual([]);
    const told = await scenes.visit(people.handler, '/console');
    await says(told.page, '领导职数填写有误，须更正后重报');
    await usableInBoth(told.page);
  });

  it('a return by the head tells the officer, the handler and the leader why (P08)', async () => {
    const { people } = scenes.office;
    const id = await submitted(scenes.office, scenes.nextUnit());
    await scenes.signs(people.handler, id);
    await scenes.signs(people.leader, id);
    const { page } = await scenes.open(people.head, id, '/return');
    await page.getByLabel('退回理由（至少 10 个字）').fill('太短');
    await press(page, '退回');
    expect(await page.locator('.error-summary').innerText()).toContain('10');
    expect(await page.getByLabel('退回理由（至少 10 个字）').inputValue()).toBe('太短');
    await usableInBoth(page);
    await page.getByLabel('退回理由（至少 10 个字）').fill('科室名称与三定规定不符，请核对后再报');
    await press(page, '退回');
    await banner(page, '已退回');
    for (const person of [people.entry, people.handler, people.leader]) {
      const told = await scenes.visit(person, '/console');
      await says(told.page, '科室名称与三定规定不符，请核对后再报');
      if (person === people.entry) await usableInBoth(told.page);
      await told.context.close();
    }
  });

  it.each([
    ['keeps what is stored', '保留已保存的', 8, 'desktop'],
    ['puts their own in its place', '用我填写的', 7, 'phoneWithoutScripts'],
  ] as const)(
    'two people edit one draft: the second sees both values and %s, and nothing else is lost (P15)',
    async (_, choice, kept, profile) => {
      const { w, people, units } = scenes.office;
      const other = officer('io2', '钱录入', ['informationOfficer'], units);
      const id = await drafted(scenes.office, scenes.nextUnit());
      const { page: first } = await scenes.open(people.entry, id, '/posts');
      const { page: second } = await scenes.open(other, id, '/posts', profile);
      await first.getByLabel('实有人数').first().fill('8');
      await first.getByLabel('其中单列').first().fill('1');
      await second.getByLabel('实有人数').first().fill('7');
      await second.getByLabel('编制数', { exact: true }).first().fill('12');
      await press(first, '保存');
      await banner(first, '已保存');
      const stored = async () => w.drafts.get<ReleaseDocument>((await w.submissions.get(id))?.document ?? '');
      const before = await stored();
      await press(second, '保存');
      const sides = second.locator('table.data tbody tr');
      expect(await sides.count()).toBe(1);
      expect(await sides.locator('td').allInnerTexts()).toEqual(['7', '8']);
      expect(await stored()).toEqual(before);
      await usable(second);
      expect(await second.getByRole('radio').count()).toBe(2);
      await second.getByRole('radio', { name: choice }).check();
      await press(second, '按选择保存');
      await banner(second, '已保存');
      const { strength, grants, staff } = await stored();
      expect([strength[0], grants[0]?.posts]).toEqual([{ ...before.strength[0], inPost: kept, listedApart: 1 }, 12]);
      expect(staff).toEqual(before.staff);
    },
  );

  it('three people sign with the keyboard alone; after each post the focus is on what has happened (P17)', async () => {
    const { people } = scenes.office;
    const id = await submitted(scenes.office, scenes.nextUnit());
    for (const person of [people.handler, people.leader, people.head]) {
      const { page } = await scenes.visit(person, '/console');
      for (const path of [`/console/submissions/${id}`, `/console/submissions/${id}/sign`]) {
        await tabTo(page, (_, __, href) => href === path);
        await page.keyboard.press('Enter');
        await page.waitForURL(`${scenes.site.origin}${path}`);
      }
      await tabTo(page, (_, name) => name === 'typedName');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.error-summary').waitFor();
      await focusComesTo(page, 'error-summary');
      await tabTo(page, (_, name) => name === 'typedName');
      await page.keyboard.type(person.name);
      await page.keyboard.press('Enter');
      await banner(page, '签字完成');
      await focusComesTo(page, 'banner success');
    }
    expect(await scenes.stateOf(id)).toBe('examining');
  });
});
