import type { Browser } from 'playwright-core';
import { h } from 'preact';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, newPerson, type Profile } from '#test/browser/browser.ts';
import { watch } from '#test/browser/checks.ts';
import { builtAssets, servePages } from '#test/browser/site.ts';
import { frameOf } from '#test/ui/guide.tsx';
import { Island } from '#ui/island.tsx';
import { renderPage } from '#ui/page.tsx';

const source = 'test/browser/islands/counter.tsx';
const assets = builtAssets([source]);
const island = h(Island, { source, props: { start: 3 }, children: h('a', { href: '/lines' }, '逐行核对') });
const html = renderPage(frameOf('zh', assets.url), { title: '核对', body: island });
const site = await servePages(assets.folder, () => ({ status: 200, html }));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  assets.remove();
});

async function visit(profile: Profile) {
  const { page } = await newPerson(browser, profile);
  const problems = watch(page);
  await page.goto(site.origin);
  return { page, problems };
}

it('An island takes the place of what works without it, with what the page handed over', async () => {
  const { page, problems } = await visit('phone');
  await page.getByRole('button', { name: '已核对 3 行' }).click();
  await page.getByRole('button', { name: '已核对 4 行' }).waitFor();
  expect(await page.getByText('逐行核对').count()).toBe(0);
  expect(problems).toEqual([]);
});

it('Without scripts the page stays as the server made it', async () => {
  const { page } = await visit('phoneWithoutScripts');
  expect(await page.getByRole('link', { name: '逐行核对' }).count()).toBe(1);
});
