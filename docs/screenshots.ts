import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch, newPerson } from '#test/browser/browser.ts';
import { signIn, startDemo } from '#test/browser/every-page/demo-county.ts';

/** `npm run screenshots`: pictures of the main pages, taken from the demo county, for `console.md`. */
type Shot = {
  name: string;
  /** Whose page it is; nobody's where anyone may see it. */
  who?: string;
  path: string;
  /** Links to follow from there, in turn: each by a part of its words or of its address. */
  follow?: readonly string[];
  phone?: boolean;
};

const shots: readonly Shot[] = [
  { name: 'to-dos', who: 'demo-informationOfficer-7', path: '/console' },
  { name: 'draft', who: 'demo-informationOfficer-7', path: '/console', follow: ['录入中'] },
  { name: 'import', who: 'demo-informationOfficer-7', path: '/console', follow: ['录入中', '/staff', '/import'] },
  { name: 'sign', who: 'demo-responsibleLeader-7', path: '/console', follow: ['分管领导签字', '/sign'], phone: true },
  { name: 'examine', who: 'demo-examiner-1', path: '/console', follow: ['/submissions/', '/examine'] },
  { name: 'notice', path: '/notices', follow: ['/notices/'], phone: true },
  { name: 'objection', who: 'demo-leadingGroup-1', path: '/console/notices', follow: ['林业工作站'] },
  { name: 'batch', who: 'demo-leadingGroup-1', path: '/console/batches', follow: ['第3批'] },
  { name: 'audit', who: 'demo-administrator-1', path: '/console/audit?subject=demo-examiner-1' },
];

const folder = join(import.meta.dirname, 'screens');
/** Bytes; a page of pictures is read over a slow network too. */
const LARGEST = 150_000;

async function opened(page: Page, origin: string, { path, follow = [] }: Shot): Promise<void> {
  await page.goto(origin + path);
  for (const part of follow) {
    const href = await page.locator(`main :is(a:text("${part}"), a[href*="${part}"])`).first().getAttribute('href');
    await page.goto(new URL(href ?? '/', page.url()).href);
  }
}

async function take(page: Page, shot: Shot): Promise<void> {
  const width = shot.phone ? 390 : 1100;
  await page.setViewportSize({ width, height: 800 });
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.min(tall, shot.phone ? 1100 : 1000);
  await page.setViewportSize({ width, height });
  const path = join(folder, `${shot.name}.png`);
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > LARGEST) throw new Error(`${shot.name}.png has ${size} bytes, of at most ${LARGEST}`);
  process.stdout.write(`${shot.name}.png  ${size}\n`);
}

async function contextOf(browser: Browser, url: string, { who }: Shot): Promise<BrowserContext> {
  return who === undefined ? (await newPerson(browser, 'desktop')).context : signIn(browser, url, who);
}

const [demo, browser] = await Promise.all([startDemo({ seeded: true }), launch()]);
await mkdir(folder, { recursive: true });
try {
  for (const shot of shots) {
    const context = await contextOf(browser, demo.url, shot);
    const page = await context.newPage();
    await opened(page, demo.url, shot);
    await take(page, shot);
    await context.close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
