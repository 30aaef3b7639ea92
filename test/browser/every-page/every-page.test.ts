import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStates, type State } from '#core/workflow/model.ts';
import { launch, newPerson } from '#test/browser/browser.ts';
import { watch } from '#test/browser/checks.ts';
import { signIn, startDemo, statesIn } from '#test/browser/every-page/demo-county.ts';
import { kindsOfPages } from '#test/browser/every-page/kinds.ts';
import { faultsOf, untranslated } from '#test/browser/every-page/look.ts';
import { bestLargestPaint } from '#test/browser/every-page/slow-line.ts';
import { type Seen, sendEmpty, wander } from '#test/browser/every-page/wander.ts';
import type { TestRuntime } from '#test/support/runtime.ts';

let demo: TestRuntime;
let browser: Browser;
beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo({ seeded: true }), launch()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

const { kinds, kindOf } = await kindsOfPages();
/** Of each role one; what a page of a submission says depends on its state, so the team that files for many is shown more of them. */
const people: readonly { who: string; also?: string[]; submissions?: number }[] = [
  { who: 'demo-informationOfficer-1' },
  { who: 'demo-informationOfficer-7', submissions: 18 },
  { who: 'demo-handler-7' },
  { who: 'demo-responsibleLeader-7' },
  { who: 'demo-head-7' },
  { who: 'demo-examiner-1', submissions: 6 },
  { who: 'demo-taskForce-1' },
  { who: 'demo-leadingGroup-1' },
  { who: 'demo-accountability-1' },
  { who: 'demo-supervisor-1' },
  { who: 'demo-caseReceiver-1' },
  { who: 'demo-administrator-1', also: ['/console/people/demo-informationOfficer-1', '/console/settings/catalogue'] },
];
/**
 * An attached file is no page: `procedure/evidence.test.ts` opens it. No draft of the demo has been overtaken:
 * `procedure/rebase.test.ts` looks at that page.
 */
const elsewhere = ['/console/submissions/:id/evidence/:digest', '/console/submissions/:id/rebase'];
const seen: (Seen & { who: string })[] = [];
const faults = (pages: readonly Seen[]) =>
  pages.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`));

async function look(who: string, context: BrowserContext, starts: readonly string[], submissions: number) {
  const examples = (kind: string) => (kind === '/console/submissions/:id' ? submissions : 2);
  const known = new Set(seen.map(({ kind }) => kind));
  const found = await wander({ context, origin: demo.url, starts, kindOf, examples, known });
  seen.push(...found.map((page) => ({ ...page, who })));
  return faults(found);
}

test('the demo county has a submission in every state there is', async () => {
  const states = await statesIn(demo);
  const ended: State[] = ['published', 'superseded', 'cancelled'];
  expect([...openStates, ...ended].filter((state) => !states.has(state))).toEqual([]);
});

test('every page that anyone may open can be read on a phone, in large print and by a screen reader', async () => {
  const { context, page } = await newPerson(browser, 'desktop');
  await page.close();
  expect(await look('anyone', context, ['/', '/docs', '/notices', '/track', '/policies'], 0)).toEqual([]);
});

test.each(people)('every page that $who comes to by its links is without fault', { timeout: 120_000 }, async (one) => {
  const { who, also = [], submissions = 2 } = one;
  const context = await signIn(browser, demo.url, who);
  expect(await look(who, context, ['/console', ...also], submissions)).toEqual([]);
  await context.close();
});

test.each(['demo-informationOfficer-7', 'demo-examiner-1', 'demo-leadingGroup-1', 'demo-administrator-1', null])(
  'every kind of page that %s comes to can be read in English as well',
  { timeout: 120_000 },
  async (who) => {
    const context = who ? await signIn(browser, demo.url, who) : (await newPerson(browser, 'desktop')).context;
    const found = await wander({
      context,
      origin: demo.url,
      starts: [who ? '/console?lang=en' : '/notices?lang=en'],
      // The home page, the API reference and the page of who signs in here are in both languages at once.
      kindOf: (path) =>
        /^\/(docs)?([?#]|$)/.test(path) || path.startsWith('/console') !== (who !== null) ? undefined : kindOf(path),
      examples: () => 1,
      known: new Set(kinds),
      lang: 'en',
      also: async (page) => (await untranslated(page)).map((words) => `not in English: ${words}`),
    });
    expect(faults(found)).toEqual([]);
    await context.close();
  },
);

test('no kind of page was left out', () => {
  const opened = new Set(seen.map(({ kind }) => kind));
  expect(kinds.filter((kind) => !opened.has(kind))).toEqual(elsewhere);
});

test('every form that is sent empty is answered by a page without fault that says what is missing', {
  timeout: 120_000,
}, async () => {
  const refused = new Set<string>();
  for (const { who } of people) {
    const context = await signIn(browser, demo.url, who);
    for (const page of seen.filter((one) => one.who === who && one.asks && !refused.has(one.kind))) {
      const answers = await sendEmpty(context, demo.url, page);
      if (answers.length > 0) refused.add(page.kind);
      expect(faults(answers)).toEqual([]);
    }
    await context.close();
  }
  expect(refused.size).toBeGreaterThan(15);
});

test.each([
  { who: null, within: 2_000, kinds: ['/', '/notices', '/notices/:notice', '/policies'] },
  { who: 'demo-informationOfficer-7', within: 2_500, kinds: ['/console', '/console/submissions/:id'] },
  { who: 'demo-examiner-1', within: 2_500, kinds: ['/console', '/console/submissions/:id/examine'] },
])(
  'on an old phone and a slow line, the pages of $who are there within $within ms',
  { timeout: 120_000 },
  async ({ who, within, kinds: wanted }) => {
    const context = who ? await signIn(browser, demo.url, who) : (await newPerson(browser, 'phone')).context;
    const report: string[] = [];
    for (const kind of wanted) {
      const path = seen.find((page) => page.kind === kind && page.who === (who ?? 'anyone'))?.path ?? kind;
      const largest = await bestLargestPaint(context, demo.url + path, within);
      if (largest > within) report.push(`${kind}: ${Math.round(largest)} ms`);
    }
    expect(report).toEqual([]);
    await context.close();
  },
);

test('an empty county says on every list that it is empty and what to do next', { timeout: 120_000 }, async () => {
  const empty = await startDemo({ seeded: false });
  const lists = [
    '',
    '/submissions',
    '/notices',
    '/batches',
    '/meetings',
    '/mandates',
    '/audit',
    '/people',
    '/settings',
    '/policies',
  ];
  for (const who of ['demo-informationOfficer-1', 'demo-examiner-1', 'demo-administrator-1']) {
    const context = await signIn(browser, empty.url, who);
    const page = await context.newPage();
    const problems = watch(page);
    for (const list of lists) {
      const response = await page.goto(`${empty.url}/console${list}`);
      if (!response) continue;
      const wrong = await faultsOf(page, response, { isNew: false });
      expect([...wrong, ...problems.splice(0)], `${who} ${list}`).toEqual([]);
      const text = await page.locator('main').innerText();
      expect(text.replace(await page.locator('h1').innerText(), '').trim().length, list).toBeGreaterThan(10);
    }
    await context.close();
  }
  const { page, context } = await newPerson(browser, 'phone');
  const response = await page.goto(`${empty.url}/notices`);
  expect(response && (await faultsOf(page, response, { isNew: false }))).toEqual([]);
  expect(await page.locator('main .empty a').count()).toBe(1);
  await context.close();
  await empty.stop();
});
