import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { packedBrowser } from '#test/browser/packed-browser.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * One browser for a test file: `$CHROME`, else one that stands in the path, else the one npm brings along with its own fonts.
 * Close it when the file is done.
 */
export async function launch(): Promise<Browser> {
  const own = process.env.CHROME ?? inPath();
  if (own) return chromium.launch({ executablePath: own, args: flags });
  const { executablePath, env } = await packedBrowser();
  return chromium.launch({ executablePath, args: flags, env });
}

function inPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Who looks at a page. */
export const profiles = {
  phone: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
  phoneWithoutScripts: {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    javaScriptEnabled: false,
  },
  desktopWithoutScripts: { viewport: { width: 1280, height: 800 }, javaScriptEnabled: false },
} as const;
export type Profile = keyof typeof profiles;

/** A page of its own for one person: no cookie is shared with another. Closing its context closes it. */
export async function newPerson(browser: Browser, profile: Profile): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...profiles[profile], locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(10_000);
  return { page: await context.newPage(), context };
}
