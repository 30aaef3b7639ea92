import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#core/people.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { consoleOf, leadsTo, type Sent } from '#test/console/door.ts';
import { everythingIn } from '#test/console/everything.ts';
import { accepted, met, newKey, type Office, openOffice, reviewed, submitted } from '#test/procedure/office.ts';

/** Something that binds whoever does it: which form it is, who sends it, and what they have typed or chosen. */
type Binding = { what: string; prepare: () => Promise<{ page: string; by: Person; form: Sent; typed: string[] }> };

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
let meeting: string;
beforeAll(async () => {
  office = await openOffice({ units: 12 });
  browserOf = consoleOf(office);
  meeting = await met(office, '第1次会议');
});
afterAll(() => office.stop());
beforeEach(() => {
  office.clock.now = new Date(Date.parse(office.clock.now) + 86_400_000).toISOString();
});

let next = 0;
const nextUnit = () => office.units[next++] ?? '';
const ordering = { releases: '1', reason: 'privacy', text: '名单误含家庭住址，须立即撤下' };

const bindings: Binding[] = [
  {
    what: 'signing',
    prepare: async () => {
      const { w, people } = office;
      const id = await submitted(office, nextUnit());
      const { document = '' } = (await w.submissions.get(id)) ?? {};
      const form = { document, typedName: people.handler.name };
      return { page: `/console/submissions/${id}/sign`, by: people.handler, form, typed: [people.handler.name] };
    },
  },
  {
    what: 'approving a batch',
    prepare: async () => {
      const { w, people, clock } = office;
      const id = await accepted(office, nextUnit());
      clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
      await runClock(w);
      const batch = await reviewed(office, [id]);
      const { digest: totals } = await batchFigures(w, await seeBatch(w, batch, people.group));
      const form = { step: 'approve', meeting, confirmed: totals };
      return { page: `/console/batches/${batch}`, by: people.group, form, typed: [] };
    },
  },
  {
    what: 'taking down',
    prepare: async () => {
      const page = `/console/units/${nextUnit()}/take-down`;
      return { page, by: office.people.group, form: ordering, typed: [ordering.text] };
    },
  },
  {
    what: 'confirming a takedown as second person',
    prepare: async () => {
      const { w, people } = office;
      const order = { ...ordering, unit: nextUnit(), releases: [1], reason: 'privacy' as const, signedInAt: w.now() };
      const { id } = await takeDown(w, people.group, newKey(), order);
      const note = '情况属实，同意撤下';
      return { page: `/console/takedowns/${id}`, by: people.secretary, form: { note }, typed: [note] };
    },
  },
  {
    what: 'confirming that nothing has changed',
    prepare: async () => {
      const page = `/console/units/${nextUnit()}`;
      return { page, by: office.people.head, form: { groups: 'staff', release: '1' }, typed: [] };
    },
  },
];

const before = (minutes: number) => new Date(Date.parse(office.clock.now) - minutes * 60_000).toISOString();

describe.each(bindings)('$what', ({ prepare }) => {
  it('after more than 15 minutes leads to signing in again; nothing is written, what was typed is there, and it can then be done', async () => {
    const { page, by, form, typed } = await prepare();
    const browser = browserOf(by);
    browser.signedInAt = before(16);
    const standing = await everythingIn(office);
    const sent = await browser.post(page, form);
    expect(sent.status).toBe(303);
    const to = new URL(leadsTo(sent), 'http://127.0.0.1');
    expect([to.pathname, to.searchParams.get('fresh')]).toEqual(['/console/sign-in', '1']);
    const back = to.searchParams.get('return') ?? '';
    expect(back.split('?')[0]).toBe(page);
    expect(await everythingIn(office)).toEqual(standing);

    browser.signedInAt = undefined;
    const shown = await browser.get(back);
    expect(shown.status).toBe(200);
    for (const text of typed) expect(shown.body).toContain(text);
    expect(leadsTo(await browser.post(page, form))).toContain('done=');
  });

  it('within 15 minutes is done', async () => {
    const { page, by, form } = await prepare();
    const browser = browserOf(by);
    browser.signedInAt = before(14);
    expect(leadsTo(await browser.post(page, form))).toContain('done=');
  });
});
