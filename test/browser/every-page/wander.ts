import type { BrowserContext, Page, Response } from 'playwright-core';
import { watch } from '#test/browser/checks.ts';
import { faultsOf } from '#test/browser/every-page/look.ts';

/** A page that somebody came to: the kind of page it is, whether it has a form to fill in, and what is wrong with it. */
export type Seen = { kind: string; path: string; asks: boolean; faults: string[] };

type Walk = {
  context: BrowserContext;
  origin: string;
  starts: readonly string[];
  /** The kind of page an address is; undefined for what is no page of ours. */
  kindOf: (path: string) => string | undefined;
  /** How many of a kind are looked at. */
  examples: (kind: string) => number;
  /** The kinds that have been looked at before. */
  known: ReadonlySet<string>;
  /** The language that whoever looks has chosen. */
  lang?: 'zh-CN' | 'en';
  /** What else is wrong with a page. */
  also?: (page: Page, kind: string) => Promise<string[]>;
};

/** Follows every link from where a person starts, until so many of each kind of page have been looked at. */
export async function wander({
  context,
  origin,
  starts,
  kindOf,
  examples,
  known,
  lang = 'zh-CN',
  also,
}: Walk): Promise<Seen[]> {
  const seen: Seen[] = [];
  const waiting = [...starts];
  const heard = new Set(waiting);
  const looked = new Map<string, number>();
  const page = await context.newPage();
  const problems = watch(page);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    const count = looked.get(kind ?? '') ?? 0;
    if (kind === undefined || count >= examples(kind)) continue;
    const response = await page.goto(origin + path);
    if (!response) continue;
    looked.set(kind, count + 1);
    // The API reference draws itself once it has read the contract.
    await page.locator('main').first().waitFor({ state: 'attached' });
    const faults = await faultsOf(page, response, { isNew: count === 0 && !known.has(kind), lang });
    if (also) faults.push(...(await also(page, kind)));
    const asks = (await page.locator(`${form} :is(${fields})`).count()) > 0;
    seen.push({ kind, path, asks, faults: [...statusFaults(response), ...faults, ...problems.splice(0)] });
    for (const link of await linksOf(page, origin)) {
      if (heard.has(link)) continue;
      heard.add(link);
      waiting.push(link);
    }
  }
  await page.close();
  return seen;
}

/** A link that a page offers leads somewhere. */
const statusFaults = (response: Response): string[] =>
  response.status() === 200 ? [] : [`answers ${response.status()}`];

async function linksOf(page: Page, origin: string): Promise<string[]> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not([download])')].map((a) => a.href),
  );
  const own = links.filter((link) => link.startsWith(`${origin}/`)).map((link) => new URL(link));
  // The other language is the same page again, and choosing it would change all that come after.
  return own.filter((url) => !url.searchParams.has('lang')).map((url) => url.pathname + url.search);
}

const form = 'main form[method="post"]';
const fields = 'input:not([type="hidden"]), select, textarea';

/** Clears every field of each form on a page, and sends it: the answers that refuse it, with what is wrong with them. */
export async function sendEmpty(context: BrowserContext, origin: string, { path, kind }: Seen): Promise<Seen[]> {
  const page = await context.newPage();
  const problems = watch(page);
  await page.goto(origin + path);
  const forms = await page.locator(form).count();
  const seen: Seen[] = [];
  for (let n = 0; n < forms; n++) {
    if (n > 0) await page.goto(origin + path);
    const one = page.locator(form).nth(n);
    if ((await one.locator(fields).count()) === 0) continue;
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    const arrived = page.waitForEvent('load');
    await one.evaluate((element: HTMLFormElement) => {
      for (const field of element.querySelectorAll<HTMLInputElement>('input:not([type="hidden"]), select, textarea'))
        if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
        else field.value = '';
      setTimeout(() => element.submit());
    });
    const response = await answered;
    await arrived;
    if (response.status() < 400) continue;
    const faults = await faultsOf(page, response, { isNew: false });
    const title = await page.title();
    if (!title.startsWith('错误')) faults.push(`title of a refusal: ${title}`);
    seen.push({ kind, path, asks: true, faults: [...faults, ...problems.splice(0)] });
  }
  await page.close();
  return seen;
}
