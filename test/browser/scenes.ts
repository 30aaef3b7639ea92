import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '#core/people.ts';
import { launch, newPerson, type Profile, profiles } from '#test/browser/browser.ts';
import { axe, overflow, smallTargets } from '#test/browser/checks.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { COUNTY, newKey, type Office, openOffice } from '#test/procedure/office.ts';

export type Scenes = Awaited<ReturnType<typeof openScenes>>;

/** An office, its pages and a browser, for scenarios told step by step. */
export async function openScenes(size: Parameters<typeof openOffice>[0] = {}) {
  const office: Office = await openOffice(size);
  const { w, clock } = office;
  const seed = { at: w.now(), by: { id: 'seed', name: '登记' } };
  for (const person of Object.values(office.people)) await w.people.put(person, 0, seed, newKey());
  const site = await officeSite(office);
  const browser: Browser = await launch();
  const problems: string[][] = [];
  let used = 0;

  /** A page opened by a person, or by anybody. */
  async function visit(person: Person | undefined, path: string, profile: Profile = 'desktop') {
    const entered = await site.enter(browser, person, profile);
    problems.push(entered.problems);
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
    stateOf: async (id: string) => (await w.submissions.get(id))?.state,
    /** What went wrong behind every page that was opened until now. */
    problems: () => problems.flat(),
    /** Moves the office's clock on. */
    later: (days: number) => {
      clock.now = new Date(Date.parse(clock.now) + days * 86_400_000).toISOString();
    },
    /** What the open-data service answers to an address, once what was published has reached it. */
    api: async (path: string) => {
      await office.stores.projector.catchUp(COUNTY);
      return fetch(`${site.origin}${path}`);
    },
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
/** A page can be used by anybody: axe finds nothing, nothing reaches beyond a narrow window, and a finger hits every target. */
export async function usable(page: Page): Promise<void> {
  if (await page.evaluate(() => matchMedia('(scripting: enabled)').matches)) return looksRight(page);
  // Axe is a script: of a page without scripts, it looks at the same text in a window with them.
  const html = await page.content();
  const { page: twin, context } = await newPerson(browserOf(page), 'phone');
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await twin.goto(page.url());
  await looksRight(twin);
  await context.close();
}
/** The same in the window of a phone and in that of a desktop. */
export async function usableInBoth(page: Page): Promise<void> {
  for (const { viewport } of [profiles.phone, profiles.desktop]) {
    await page.setViewportSize(viewport);
    await looksRight(page);
  }
}
async function looksRight(page: Page): Promise<void> {
  expect([await axe(page), await overflow(page), await smallTargets(page)]).toEqual([[], [], []]);
}
function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser');
  return browser;
}
/** Fills every choice of an examination with the same verdict. */
export async function judgeAll(page: Page, verdict: string): Promise<void> {
  for (const select of await page.locator('table.examination select').all())
    await select.selectOption({ label: verdict });
}
