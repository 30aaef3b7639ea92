import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '#core/people.ts';
import { launch, type Profile } from '#test/browser/browser.ts';
import { axe } from '#test/browser/checks.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { type Office, openOffice } from '#test/procedure/office.ts';

export type Scenes = Awaited<ReturnType<typeof openScenes>>;

/** An office, its pages and a browser, for scenarios told step by step. */
export async function openScenes(size: Parameters<typeof openOffice>[0] = {}) {
  const office: Office = await openOffice(size);
  const site = await officeSite(office);
  const browser: Browser = await launch();
  let used = 0;

  /** A page opened by a person, or by anybody. */
  async function visit(person: Person | undefined, path: string, profile: Profile = 'desktop') {
    const entered = await site.enter(browser, person, profile);
    await entered.page.goto(`${site.origin}${path}`);
    return entered;
  }
  const open = (person: Person, id: string, page = '', profile?: Profile) =>
    visit(person, `/console/submissions/${id}${page}`, profile);

  async function signs(person: Person, id: string, profile: Profile = 'desktop') {
    const { page, problems, context } = await open(person, id, '/sign', profile);
    await page.getByLabel('请输入您的姓名作为签名').fill(person.name);
    if (!profile.endsWith('Scripts')) expect(await axe(page)).toEqual([]);
    await press(page, '签字');
    await banner(page, '签字完成');
    expect(problems).toEqual([]);
    await context.close();
  }

  return {
    office,
    site,
    browser,
    nextUnit: () => office.units[used++] ?? '',
    visit,
    open,
    signs,
    stateOf: async (id: string) => (await office.w.submissions.get(id))?.state,
    close: async () => {
      await browser.close();
      await site.close();
      await office.stop();
    },
  };
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Waits for the page that says what has been done. */
export const banner = (page: Page, text: string) => page.locator('.banner.success').getByText(text).waitFor();
export const says = async (page: Page, text: string) => expect(await page.locator('main').innerText()).toContain(text);
/** Fills every choice of an examination with the same verdict. */
export async function judgeAll(page: Page, verdict: string): Promise<void> {
  for (const select of await page.locator('table.examination select').all())
    await select.selectOption({ label: verdict });
}
