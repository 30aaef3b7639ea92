import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberKey } from '#core/settings/committees.ts';
import { createBatch } from '#functions/workflow/batch-members.ts';
import { attachEvidence } from '#functions/workflow/evidence.ts';
import { minute } from '#functions/workflow/meetings.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { addPolicy } from '#functions/workflow/policies.ts';
import { returnToUnit } from '#functions/workflow/steps.ts';
import { pdfOf } from '#local/seed/pdf.ts';
import { kindsOfPages } from '#test/browser/every-page/kinds.ts';
import { wander } from '#test/browser/every-page/wander.ts';
import { openScenes, type Scenes } from '#test/browser/scenes.ts';
import { accepted, COUNTY, chair, drafted, met, newKey, signed, submitted } from '#test/procedure/office.ts';

/** A formula, markup with a script, and a character of four bytes. */
const hostile = `=HYPERLINK("http://x")<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>𠮷`;
/** Turns the writing direction and never turns it back; the rules stop it before anyone signs. */
const bidi = `${hostile}\u202e`;

/** A word that no window is wide enough for. */
const endless = `${hostile}${'W'.repeat(300)}`;

let scenes: Scenes;
beforeAll(async () => {
  scenes = await openScenes({ units: 6 });
});
afterAll(() => scenes.close());

/** Everything that somebody may name or write, wherever it is kept, says what is hostile. */
async function everythingHostile({ office, nextUnit }: Scenes) {
  const { people, w } = office;
  for (const person of [people.entry, people.examiner]) {
    person.name = hostile;
    const account = { at: w.now(), by: { id: people.administrator.id, name: hostile } };
    await w.people.put(person, 1, account, newKey());
  }
  const [draft, sent, inExamination, returned, onNotice] = [
    await drafted(office, nextUnit(), bidi),
    await submitted(office, nextUnit(), hostile),
    await signed(office, nextUnit(), hostile),
    await signed(office, nextUnit(), hostile),
    await accepted(office, nextUnit(), hostile),
  ];
  const file = pdfOf(['x']);
  await attachEvidence(w, draft, people.entry, newKey(), { title: hostile, number: null, file });
  const findings = [{ line: '', text: endless, due: '2026-11-09' }];
  await returnToUnit(w, returned, people.examiner, newKey(), { reason: endless, findings });
  await objectTo(w, onNotice, newKey(), 'CODE0000', { line: '', text: hostile, contact: hostile.slice(0, 90) });
  const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: hostile });
  const meeting = await met(office, hostile);
  const minutes = { edition: 1, attendees: [memberKey(chair)], minutes: `${bidi}${endless}` };
  await minute(w, meeting, people.group, newKey(), minutes);
  const basis = { number: '云编办〔2026〕9号', title: hostile, date: '2026-10-01' };
  const points = [{ id: 'hall', name: hostile, address: endless, hours: hostile, printer: false }];
  const by = { id: people.administrator.id, name: hostile };
  const setting = {
    jurisdiction: COUNTY,
    kind: 'points',
    number: 1,
    from: '2026-11-03',
    basis,
    by,
    at: w.now(),
  } as const;
  await w.settings.record({ ...setting, value: { points } }, newKey());
  const policy = { number: '云编办〔2026〕8号', title: hostile, issuer: hostile, date: '2026-10-01', file };
  await addPolicy(w, people.administrator, newKey(), COUNTY, policy);
  const submissions = [draft, sent, inExamination, returned, onNotice].map((id) => `/console/submissions/${id}`);
  return [
    ...submissions,
    `/console/batches/${batch}`,
    `/console/meetings/${meeting}`,
    '/console/settings/points',
    `/console/audit?subject=${people.entry.id}`,
  ];
}

test('hostile words of every name, title and text come out as words on every page, for everyone', {
  timeout: 180_000,
}, async () => {
  const { office, site, browser, api } = scenes;
  const { people } = office;
  const paths = await everythingHostile(scenes);

  const { kinds, kindOf } = await kindsOfPages();
  const shown = new Set<string>();
  const also = async (page: Page, kind: string) => {
    const main = page.locator('main');
    if ((await main.innerText()).includes('=HYPERLINK')) shown.add(kind);
    const alive = await main.locator('script:not([src]), [onerror], img[src="x"]').count();
    return alive > 0 || (await page.title()) === 'taken' ? ['alive: what was typed has become part of the page'] : [];
  };
  const everyone = [people.entry, people.handler, people.examiner, people.group, people.administrator];
  for (const person of [undefined, ...everyone]) {
    const { page, context } = await site.enter(browser, person);
    await page.close();
    const found = await wander({
      context,
      origin: site.origin,
      starts: person ? ['/console', ...paths] : ['/notices', '/policies'],
      kindOf: (path) =>
        path.startsWith('/console') === (person !== undefined) && !['/', '/docs'].includes(path)
          ? kindOf(path)
          : undefined,
      examples: () => 3,
      known: new Set(kinds),
      also,
    });
    const wrong = found.flatMap(({ path, faults }) => faults.map((fault) => `${path}: ${fault}`));
    // Somebody may be asked for a page that is not theirs.
    expect(wrong.filter((fault) => !fault.endsWith('answers 403'))).toEqual([]);
    await context.close();
  }
  const submission = '/console/submissions/:id';
  const pages = [
    submission,
    ...['check', 'staff', 'sign', 'examine', 'evidence'].map((page) => `${submission}/${page}`),
  ];
  const named = ['batches', 'batches/:id', 'meetings', 'meetings/:id', 'people', 'audit', 'policies', 'settings/:kind'];
  const published = ['/notices/:notice', '/policies'];
  const expected = [...pages, ...named.map((page) => `/console/${page}`), '/console/notices/:id', ...published];
  expect(expected.filter((kind) => !shown.has(kind))).toEqual([]);

  const policies = `/v1/jurisdictions/${COUNTY}/policies`;
  const { data } = (await (await api(policies)).json()) as { data: { title: string }[] };
  expect(data[0]?.title).toBe(hostile);
  expect(await (await api(`${policies}?format=csv`)).text()).toContain(`'${hostile}`.replaceAll('"', '""'));
});
