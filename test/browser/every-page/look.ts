import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { axe, overflow } from '#test/browser/checks.ts';

/** Bytes of a page, gzipped, as phones on a slow network can bear it: a page of the portal, and one of the console. */
const budgetOf = (path: string): number => (path.startsWith('/console') ? 25_000 : 15_000);

const phone = { name: 'phone', width: 360, height: 640 };
const desktop = { name: 'desktop', width: 1280, height: 800 };

/**
 * What is wrong with the page that is open, a line each: with its head, for a screen reader, on a phone, in large print. What a screen
 * reader finds on a desktop is asked only where the page `isNew`, of a kind not looked at before.
 */
export async function faultsOf(page: Page, response: Response, { isNew }: { isNew: boolean }): Promise<string[]> {
  const path = new URL(page.url()).pathname;
  const faults = [...(await headFaults(page)), ...securityFaults(response)];
  const bytes = gzipSync(await response.body()).length;
  if (bytes > budgetOf(path)) faults.push(`${bytes} bytes, of ${budgetOf(path)}`);
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
async function headFaults(page: Page): Promise<string[]> {
  const { lang, title, headings } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1:not(.swagger-ui *)')].map((h1) => h1.textContent ?? ''),
  }));
  return [
    ...(lang === 'zh-CN' ? [] : [`lang="${lang}"`]),
    ...(title.trim() ? [] : ['no title']),
    ...(headings.length === 1 && headings[0]?.trim() ? [] : [`${headings.length} h1: ${headings}`]),
  ];
}

function securityFaults(response: Response): string[] {
  const policy = response.headers()['content-security-policy'] ?? '';
  return policy.includes("default-src 'self'") || policy.includes("default-src 'none'") ? [] : [`CSP: ${policy}`];
}

const enlarge = (page: Page, size: string) =>
  page.evaluate((value) => {
    document.documentElement.style.fontSize = value;
  }, size);
