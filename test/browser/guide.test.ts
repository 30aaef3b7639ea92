import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, newPerson, type Profile, profiles } from '#test/browser/browser.ts';
import { axe, overflow, smallTargets, watch } from '#test/browser/checks.ts';
import { builtAssets, servePages } from '#test/browser/site.ts';
import { emptyPage, frameOf, guideHtml } from '#test/ui/guide.tsx';
import type { Lang } from '#ui/language.ts';
import { renderPage } from '#ui/page.tsx';

const assets = builtAssets();
let posts = 0;
/** Milliseconds that the server takes over a form. */
let answering = 0;
const site = await servePages(assets.folder, async (_request, url, form) => {
  const lang: Lang = url.searchParams.get('lang') === 'en' ? 'en' : 'zh';
  if (url.pathname === '/empty') return { status: 200, html: renderPage(frameOf(lang, assets.url), emptyPage(lang)) };
  if (form) {
    posts += 1;
    await setTimeout(answering);
  }
  const html = guideHtml(lang, assets.url, form);
  return { status: html.includes('error-summary') ? 422 : 200, html };
});
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  await context?.close();
  context = undefined;
});
afterAll(async () => {
  await browser.close();
  await site.close();
  assets.remove();
});

async function visit(profile: Profile, path: string): Promise<{ page: Page; problems: string[] }> {
  const person = await newPerson(browser, profile);
  context = person.context;
  const problems = watch(person.page);
  await person.page.goto(`${site.origin}${path}`);
  return { page: person.page, problems };
}

const submit = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe.each(Object.keys(profiles) as Profile[])('Every component, looked at on %s', (profile) => {
  const scripts = !profile.endsWith('WithoutScripts');

  it.each(['zh', 'en'] as const)('is free of faults in %s: as it is, with errors, and empty', async (lang) => {
    const { page, problems } = await visit(profile, `/?lang=${lang}`);
    const checkAll = async () => {
      expect(await overflow(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      if (scripts) expect(await axe(page)).toEqual([]);
    };
    await checkAll();
    await submit(page, lang === 'zh' ? '提交' : 'Submit');
    await page.locator('.error-summary').waitFor();
    await checkAll();
    await page.goto(`${site.origin}/empty?lang=${lang}`);
    await checkAll();
    expect(problems).toEqual([]);
  });

  it('reads the errors first, names the fault in the title, leads to the field, and keeps what was typed', async () => {
    const { page } = await visit(profile, '/');
    await page.getByLabel('单位名称').fill('县财政局');
    await page.getByLabel('编制数').fill('许多');
    await submit(page, '提交');
    await page.locator('.error-summary').waitFor();
    expect(await page.title()).toMatch(/^错误：组件一览/);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    expect(await page.getByLabel('单位名称').inputValue()).toBe('县财政局');
    const posts = page.getByLabel('编制数');
    expect(await posts.inputValue()).toBe('许多');
    expect(await posts.getAttribute('aria-invalid')).toBe('true');
    const described = (await posts.getAttribute('aria-describedby')) ?? '';
    expect(await page.locator(`#${described}`).textContent()).toBe('错误：“编制数”须为数字，如 12');
    await page.locator('.error-summary').getByRole('link', { name: '“编制数”须为数字，如 12' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-posts');
  });

  it('reads out what was done after a form was right', async () => {
    const { page, problems } = await visit(profile, '/');
    await page.getByLabel('单位名称').fill('县财政局');
    await page.getByLabel('编制数').fill('１２');
    await page.getByLabel('生效日期').fill('2026-11-23');
    await page.getByLabel('在编在岗').check();
    await page.getByRole('checkbox', { name: 'a', exact: true }).check();
    await page.getByRole('checkbox', { name: '我已核对' }).check();
    await submit(page, '提交');
    await page.getByText('已保存', { exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('banner success');
    expect(problems).toEqual([]);
  });
});

describe('The keyboard', () => {
  it('meets the link to the content first, and it leads there', async () => {
    const { page } = await visit('desktop', '/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  it('sees where it is at every stop', async () => {
    const { page } = await visit('desktop', '/');
    const stops = await page.locator('a[href], button, input:not([type=hidden]), select, textarea, summary').count();
    const unseen: string[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return null;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
        return `${outlineStyle} ${outlineWidth} ${outlineColor} ${focused.tagName}`;
      });
      if (seen && !seen.startsWith('solid 3px rgb(255, 206, 58)')) unseen.push(seen);
    }
    expect(unseen).toEqual([]);
  });

  it('does not send a form by the Enter that takes over a word from an input method', async () => {
    const { page } = await visit('desktop', '/');
    const before = posts;
    await page.getByLabel('单位名称').focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'caizheng', selectionStart: 8, selectionEnd: 8 });
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    await input.send('Input.dispatchKeyEvent', { type: 'keyDown', ...enter });
    await input.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
    const prevented = await page.evaluate(() => {
      const composing = new KeyboardEvent('keydown', {
        key: 'Enter',
        isComposing: true,
        cancelable: true,
        bubbles: true,
      });
      return !document.activeElement?.dispatchEvent(composing);
    });
    expect(prevented).toBe(true);
    expect(posts).toBe(before);
    expect(await page.title()).toMatch(/^组件一览/);
  });
});

describe('A form', () => {
  it('is sent once, however often its button is pressed, and says that it is being sent', async () => {
    const { page } = await visit('desktop', '/');
    const before = posts;
    answering = 500;
    const button = page.getByRole('button', { name: '提交', exact: true });
    const said = await button.evaluate((element: HTMLButtonElement) => {
      element.click();
      // While the server is still at work.
      window.setTimeout(() => element.click(), 200);
      return element.textContent;
    });
    expect(said).toBe('正在提交…');
    await page.locator('.error-summary').waitFor();
    answering = 0;
    expect(posts).toBe(before + 1);
  });

  it('can be sent again after coming back to it by the history', async () => {
    const { page } = await visit('desktop', '/');
    const said = await page.getByRole('button', { name: '提交', exact: true }).evaluate((button: HTMLButtonElement) => {
      document.addEventListener('submit', (event) => event.preventDefault(), { capture: true, once: true });
      button.click();
      const busy = button.textContent;
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return [busy, button.textContent, button.getAttribute('aria-disabled')];
    });
    expect(said).toEqual(['正在提交…', '提交', null]);
    await submit(page, '提交');
    await page.locator('.error-summary').waitFor();
  });
});

describe('Names typed to do harm', () => {
  it('are shown as text, run nothing, and turn no text around them', async () => {
    const { page, problems } = await visit('desktop', '/');
    expect(await page.title()).toMatch(/^组件一览/);
    expect(await page.locator('main script, main img').count()).toBe(0);
    await page.getByRole('rowheader', { name: '<script>document.title="taken"</script>' }).waitFor();
    await page.getByText('=1+1').first().waitFor();
    expect(problems).toEqual([]);
  });
});
