import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { axe, overflow } from '#test/browser/checks.ts';

/** Bytes of a page, gzipped, as phones on a slow network can bear it: a page of the portal, and one of the console. */
const budgetOf = (path: string): number => (path.startsWith('/console') ? 25_000 : 15_000);

/**
 * What the network alone takes until a page of this kind can be drawn, in milliseconds, where the budget is 2 s for a page of the portal
 * and 2.5 s for one of the console to show its largest part: the rest is left to a slow processor. Counted, not timed, so that it says
 * the same on every machine: a round trip for the page, one for what it waits for, and the bytes of both.
 */
const networkBudgetOf = (path: string): number => (path.startsWith('/console') ? 2_000 : 1_500);
/** A phone on 3G: milliseconds of a round trip, bytes a millisecond (400 kbit/s). */
const slow = { roundTrip: 400, bytesPerMs: 50 };

const phone = { name: 'phone', width: 360, height: 640 };
const desktop = { name: 'desktop', width: 1280, height: 800 };

/**
 * What is wrong with the page that is open, a line each: with its head, for a screen reader, on a phone, in large print. What a screen
 * reader finds on a desktop is asked only where the page `isNew`, of a kind not looked at before.
 */
export async function faultsOf(
  page: Page,
  response: Response,
  { isNew, lang = 'zh-CN' }: { isNew: boolean; lang?: 'zh-CN' | 'en' },
): Promise<string[]> {
  const path = new URL(page.url()).pathname;
  const faults = [...(await headFaults(page, lang)), ...securityFaults(response)];
  const bytes = gzipSync(await response.body()).length;
  if (bytes > budgetOf(path)) faults.push(`${bytes} bytes, of ${budgetOf(path)}`);
  const ms = slow.roundTrip + bytes / slow.bytesPerMs + (await waitedFor(page));
  if (ms > networkBudgetOf(path)) faults.push(`${Math.round(ms)} ms on 3G, of ${networkBudgetOf(path)}`);
  if (isNew) faults.push(...(await shifts(page)));
  for (const { name, width, height } of isNew ? [desktop, phone] : [phone]) {
    await page.setViewportSize({ width, height });
    faults.push(...(await axe(page)).map((fault) => `${name}: ${fault}`));
  }
  faults.push(...(await overflow(page, 320)).map((fault) => `at 320 px: ${fault}`));
  await enlarge(page, '200%');
  faults.push(...(await overflow(page, 1280)).map((fault) => `in large print: ${fault}`));
  await enlarge(page, '');
  return faults;
}

/** Every page says its language and what it is, once. */
async function headFaults(page: Page, expected: string): Promise<string[]> {
  const { lang, title, headings } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1:not(.swagger-ui *)')].map((h1) => h1.textContent ?? ''),
  }));
  return [
    ...(lang === expected ? [] : [`lang="${lang}"`]),
    ...(title.trim() ? [] : ['no title']),
    ...(headings.length === 1 && headings[0]?.trim() ? [] : [`${headings.length} h1: ${headings}`]),
  ];
}

/** Words of ours that are still Chinese on an English page; names and texts of the county stand in other places. */
export const untranslated = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('nav.sections a, thead th, main button, main legend')]
      .map((e) => e.innerText)
      .filter((text) => /\p{Script=Han}/u.test(text)),
  );

function securityFaults(response: Response): string[] {
  const policy = response.headers()['content-security-policy'] ?? '';
  return policy.includes("default-src 'self'") || policy.includes("default-src 'none'") ? [] : [`CSP: ${policy}`];
}

const sizes = new Map<string, number>();

/** Milliseconds on 3G for what the browser waits for before it draws: they come side by side, and share the line. */
async function waitedFor(page: Page): Promise<number> {
  const waits = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => (entry as { renderBlockingStatus?: string }).renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
  );
  let bytes = 0;
  for (const url of waits) {
    const known = sizes.get(url) ?? gzipSync(await (await page.request.get(url)).body()).length;
    sizes.set(url, known);
    bytes += known;
  }
  return waits.length === 0 ? 0 : slow.roundTrip + bytes / slow.bytesPerMs;
}

/** What has moved by itself since the page was opened. */
async function shifts(page: Page): Promise<string[]> {
  const moved = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(seen))));
      }),
  );
  return moved.map((value) => `moves by itself: ${value}`);
}

const enlarge = (page: Page, size: string) =>
  page.evaluate((value) => {
    document.documentElement.style.fontSize = value;
  }, size);
