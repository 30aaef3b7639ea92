import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectTo } from '#functions/workflow/notices.ts';
import { kindsOfPages } from '#test/browser/every-page/kinds.ts';
import { wander } from '#test/browser/every-page/wander.ts';
import { openScenes, type Scenes } from '#test/browser/scenes.ts';
import { accepted, drafted, newKey, signed, submitted } from '#test/procedure/office.ts';

/** A formula, markup with a script, and a character of four bytes. */
const hostile = `=HYPERLINK("http://x")<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>𠮷`;
/** Turns the writing direction and never turns it back; the rules stop it before anyone signs. */
const bidi = `${hostile}\u202e`;

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 4 });
});
afterAll(() => scenes.close());

test('hostile words in a draft, an objection and a name come out as words on every page, for everyone', {
  timeout: 120_000,
}, async () => {
  const { office, site, browser, nextUnit } = scenes;
  const { people, w } = office;
  const [draft, sent, inExamination, onNotice] = [
    await drafted(office, nextUnit(), bidi),
    await submitted(office, nextUnit(), hostile),
    await signed(office, nextUnit(), hostile),
    await accepted(office, nextUnit(), hostile),
  ];
  await objectTo(w, onNotice, newKey(), 'CODE0000', { line: '', text: hostile, contact: hostile.slice(0, 90) });

  const { kindOf } = await kindsOfPages();
  const paths = [draft, sent, inExamination, onNotice].map((id) => `/console/submissions/${id}`);
  const shown = new Set<string>();
  const also = async (page: Page, kind: string) => {
    const main = page.locator('main');
    if ((await main.innerText()).includes('=HYPERLINK')) shown.add(kind);
    const alive = await main.locator('script:not([src]), [onerror], img[src="x"]').count();
    return alive > 0 || (await page.title()).includes('taken')
      ? ['alive: what was typed has become part of the page']
      : [];
  };
  for (const person of [undefined, people.entry, people.handler, people.examiner, people.group]) {
    const { page, context } = await site.enter(browser, person);
    await page.close();
    const found = await wander({
      context,
      origin: site.origin,
      starts: person ? ['/console', ...paths] : ['/notices'],
      kindOf: (path) => (path.startsWith(person ? '/console' : '/notices') ? kindOf(path) : undefined),
      examples: () => 3,
      known: new Set(),
      also,
    });
    const wrong = found.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`));
    expect(wrong.filter((fault) => /alive|script:|CSP|px/.test(fault))).toEqual([]);
    await context.close();
  }
  const submission = '/console/submissions/:id';
  const pages = [submission, ...['check', 'staff', 'sign', 'examine'].map((page) => `${submission}/${page}`)];
  expect([...shown]).toEqual(expect.arrayContaining([...pages, '/console/notices/:id', '/notices/:notice']));
});
