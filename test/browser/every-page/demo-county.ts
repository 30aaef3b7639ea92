import type { Browser, BrowserContext } from 'playwright-core';
import { officers } from '#local/seed/officers.ts';
import { seedRuntime } from '#local/seed/runtime.ts';
import { newPerson } from '#test/browser/browser.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

/** The whole application on this machine with its demo people, as `npm start` brings it up; an empty county where nothing is seeded. */
export async function startDemo({ seeded }: { seeded: boolean }): Promise<TestRuntime> {
  const runtime = await startTestRuntime();
  await runtime.putPeople(officers);
  if (seeded) await seedRuntime(runtime, new Date().toISOString(), () => {});
  return runtime;
}

/** A browser window in which a demo person has signed in, by the page on which one is chosen. */
export async function signIn(browser: Browser, url: string, person: string): Promise<BrowserContext> {
  const { page, context } = await newPerson(browser, 'desktop');
  await page.goto(`${url}/console/sign-in`);
  await page.locator(`button[value="${person}"]`).first().click();
  await page.waitForURL(`${url}/console**`);
  await page.close();
  return context;
}
