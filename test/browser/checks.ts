import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What a library draws by itself in the API reference, which is also to be read as openapi.yaml and in the guide. */
const notOurs = { exclude: ['.swagger-ui'] };

/** What axe finds wrong with a page, a line each. Needs scripts to be on; the page is the same without them. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    ({ context, options }) => (globalThis as unknown as { axe: Axe }).axe.run(context, options),
    { context: notOurs, options: rules },
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** What reaches beyond the right edge of a window so many pixels wide, a line each. */
export async function overflow(page: Page, width = 320): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const found = await page.evaluate((edge) => {
    if (document.documentElement.scrollWidth <= edge) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > edge + 1);
    return [`${document.documentElement.scrollWidth}px wide`, ...beyond.map((e) => e.outerHTML.slice(0, 120))];
  }, width);
  if (before) await page.setViewportSize(before);
  return found;
}

/** Buttons, links and fields that are too small to be hit by a finger: less than 44 px high, links inside a sentence apart. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, select, textarea, summary, input:not([type="hidden"])')]
      .filter((e) => !e.matches('p a, li a, dd a, td a, th a, caption a, .skip, .tick input'))
      .filter((e) => e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 120)),
  );
}

/** Collects what goes wrong behind a page from now on: console errors, refused content, failed requests. */
export function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // The browser gives up what it still loads when it is sent on to the next page.
    if (why !== 'net::ERR_ABORTED') problems.push(`request: ${request.url()} ${why}`);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A page that answers 4xx is a page; the browser reports it all the same.
    if (message.text().startsWith('Failed to load resource') && message.location().url === page.url()) return;
    problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  return problems;
}
