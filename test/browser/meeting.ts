import { banner, press, type Scenes } from '#test/browser/scenes.ts';

/** Puts a meeting of the leading group on record, as its member does. */
export async function meets({ visit, office }: Scenes, title: string): Promise<void> {
  const { page, context } = await visit(office.people.secretary, '/console/meetings');
  await page.getByLabel('会议名称').fill(title);
  await page.getByLabel('会议日期').fill(office.clock.now.slice(0, 10));
  await page.getByLabel('周组长').check();
  await press(page, '登记会议');
  await banner(page, '已新建');
  await context.close();
}
