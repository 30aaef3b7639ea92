import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, newPerson, type Profile } from '#test/browser/browser.ts';
import { axe, overflow, watch } from '#test/browser/checks.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { type Office, openOffice, signed } from './office.ts';

let office: Office;
let site: Awaited<ReturnType<typeof officeSite>>;
let browser: Browser;
let id: string;

beforeAll(async () => {
  office = await openOffice({ units: 1 });
  id = await signed(office, office.units[0] ?? '');
  site = await officeSite(office, office.people.examiner);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await office.stop();
});

it.each<Profile>(['desktop', 'phoneWithoutScripts'])(
  'The table of an examination names each control for those who hear it, and stays compact (%s)',
  async (profile) => {
    const { page } = await newPerson(browser, profile);
    const problems = watch(page);
    await page.goto(`${site.origin}/console/submissions/${id}/examine`);
    const verdicts = page.getByRole('combobox', { name: /^结论：/ });
    const notes = page.getByRole('textbox', { name: /^依据文号或说明：/ });
    expect(await verdicts.count()).toBeGreaterThan(2);
    expect(await notes.count()).toBe(await verdicts.count());
    for (const label of await page.locator('table.examination label').all()) {
      const box = await label.boundingBox();
      expect([box?.width, box?.height]).toEqual([1, 1]);
    }
    for (const control of [verdicts.first(), notes.first()])
      expect((await control.boundingBox())?.width).toBeGreaterThanOrEqual(100);
    expect(await overflow(page)).toEqual([]);
    if (profile === 'desktop') expect(await axe(page)).toEqual([]);
    expect(problems).toEqual([]);
  },
);
