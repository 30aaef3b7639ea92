import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterDocument } from '#core/model.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { changeRegistration, decisionsOf } from '#functions/workflow/registrations.ts';
import { unitsSeen } from '#functions/workflow/units.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { COUNTY, newKey, type Office, officer, openOffice, signed } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 4 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
const linksIn = (body: unknown) =>
  [...String(body).matchAll(/href="(\/console\/units\/[^"/?]+)"/g)].map(([, to]) => to);

async function registrationIn(id: string) {
  const entry = await office.w.ledger.newest(COUNTY, 'register');
  if (entry?.kind !== 'register') throw new Error('there is a register');
  const register = await office.w.documents.get<RegisterDocument>(entry.digest);
  return { release: entry.release, registration: register.units.find((u) => u.id === id) };
}

/** Later, after what is on the ledger has been projected. */
async function later(milliseconds = 1_000) {
  await office.stores.projector.catchUp(COUNTY);
  office.clock.now = new Date(Date.parse(office.clock.now) + milliseconds).toISOString();
}

describe('The list of units', () => {
  it('is reached from every page, and leads a head with nothing open to their own units alone', async () => {
    const head = officer('s9', '钱主要', ['head'], [unit(1)]);
    const browser = browserOf(head);
    expect((await browser.get('/console')).body).toContain('href="/console/units"');
    const list = await browser.get('/console/units');
    expect(linksIn(list.body)).toEqual([`/console/units/${unit(1)}`]);
    expect((await browser.get(`/console/units/${unit(1)}`)).body).toContain('确认无变化');
    expect((await browser.get(`/console/units/${unit(2)}`)).status).toBe(403);
    const entering = await browserOf(office.people.entry).get(`/console/units/${unit(1)}`);
    expect(entering.body).toContain('href="/console/submissions/new"');
    expect(entering.body).not.toContain('name="groups"');
  });

  it('shows the office all units with how many have published, and the leading group where to take down', async () => {
    const list = await browserOf(office.people.group).get('/console/units');
    expect(linksIn(list.body)).toHaveLength(4);
    expect(list.body).toContain('4 个应公开单位，已公开 4 个');
    expect((await browserOf(office.people.group).get(`/console/units/${unit(0)}`)).body).toContain('/take-down"');
  });

  it('of a county that has no register yet is empty', async () => {
    const everywhere = { ...office.people.examiner, jurisdiction: '*' as const };
    expect(await unitsSeen(office.w, everywhere, '420999')).toEqual([]);
  });

  it('is that of the units an examiner is assigned, whose work alone waits for them too', async () => {
    const { people, w } = office;
    await w.people.put(officer('ex2', '许审核', ['examiner']), 0, { at: w.now(), by: people.administrator }, newKey());
    const [mine, other] = [await signed(office, unit(0)), await signed(office, unit(3))];
    const account = '/console/people/ex2';
    const form = { version: '1', name: '许审核', roles: 'examiner', active: 'yes', examines: '测试单位1' };
    const refused = await browserOf(people.administrator).post(account, { ...form, roles: 'taskForce' });
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('只有编办审核员有分工单位')]);
    expect(leadsTo(await browserOf(people.administrator).post(account, form))).toContain('done=saved');
    const assigned = (await w.people.get('ex2'))?.person;
    const browser = browserOf(assigned);
    expect(linksIn((await browser.get('/console/units')).body)).toEqual([`/console/units/${unit(0)}`]);
    for (const page of ['/console', '/console/submissions']) {
      const { body } = await browser.get(page);
      expect(body).toContain(mine);
      expect(body).not.toContain(other);
      expect((await browserOf(people.examiner).get(page)).body).toContain(other);
    }
    expect((await browser.get(`/console/submissions/${other}/examine`)).status).toBe(200);
  });

  it('is filtered by name, stage, publication, freshness and over-strength', async () => {
    const browser = browserOf(office.people.examiner);
    const found = async (query: string) => linksIn((await browser.get(`/console/units?${query}`)).body).length;
    expect(await found(`q=${encodeURIComponent('测试单位2')}`)).toBe(1);
    expect(await found('stage=running')).toBe(4);
    expect(await found('stage=pilot')).toBe(0);
    expect(await found('status=unpublished')).toBe(0);
    expect(await found('freshness=stale')).toBe(0);
    expect(await found('over=true')).toBe(0);
  });
});

describe('The stage of a unit', () => {
  it('is recorded by the office with a document, as the next register on the ledger, and once', async () => {
    const page = `/console/units/${unit(3)}/registration`;
    const browser = browserOf(office.people.examiner);
    const before = await registrationIn(unit(3));
    const refused = await browser.post(page, { stage: 'pilot' });
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('请填写依据文号')]);
    const form = { stage: 'pilot', document: '云编办〔2026〕3号', command: 'a-command-of-its-own' };
    expect(leadsTo(await browser.post(page, form))).toContain('done=recorded');
    expect(leadsTo(await browser.post(page, form))).toContain('done=recorded');
    const after = await registrationIn(unit(3));
    expect(after).toMatchObject({ release: before.release + 1, registration: { stage: 'pilot' } });
    expect((await browser.get(page)).body).toContain('云编办〔2026〕3号');
    await later();
    expect(linksIn((await browser.get('/console/units?stage=pilot')).body)).toEqual([`/console/units/${unit(3)}`]);
  });

  it('is not recorded as it stands, nor is a reason for not publishing what is public', async () => {
    const { w, people } = office;
    const change = (stage: 'running' | 'notStarted', withheld: 'exempt' | null) =>
      changeRegistration(w, people.examiner, newKey(), unit(2), { stage, withheld, document: '云编办〔2026〕4号' });
    await expect(change('running', null)).rejects.toThrow('nothingChanged');
    await expect(change('notStarted', 'exempt')).rejects.toThrow('cannotBeChosen');
    await expect(
      changeRegistration(w, people.group, newKey(), unit(2), { stage: 'pilot', withheld: null, document: '文号' }),
    ).rejects.toThrow('Not allowed');
  });

  it('decided before a crash is brought onto the ledger by the clock', async () => {
    const { w, people } = office;
    const dying = { ...w, ledger: { ...w.ledger, append: () => Promise.reject(new Error('killed')) } };
    const decision = { stage: 'pilot', withheld: null, document: '云编办〔2026〕5号' } as const;
    await expect(changeRegistration(dying, people.examiner, newKey(), unit(2), decision)).rejects.toThrow('killed');
    expect((await registrationIn(unit(2))).registration?.stage).toBe('running');
    expect((await runClock(w)).registrations).toBe(1);
    expect((await registrationIn(unit(2))).registration?.stage).toBe('pilot');
    expect((await runClock(w)).registrations).toBe(0);
    expect(await decisionsOf(w, unit(2))).toHaveLength(1);
  });

  it('decided by two at the same moment for two units stands for both', async () => {
    const { w, people } = office;
    const decide = (n: number) =>
      changeRegistration(w, people.examiner, newKey(), unit(n), {
        stage: 'notStarted',
        withheld: null,
        document: '云编办〔2026〕6号',
      });
    await Promise.all([decide(0), decide(1)]);
    for (const n of [0, 1]) expect((await registrationIn(unit(n))).registration?.stage).toBe('notStarted');
  });
});

describe('What is published and has gone stale', () => {
  it('waits in the to-do list of the head of the unit until it is confirmed', async () => {
    await later(200 * 86_400_000);
    const browser = browserOf(officer('s9', '钱主要', ['head'], [unit(1)]));
    const list = await browser.get('/console');
    expect(list.body).toContain('待办（1）');
    expect(list.body).toContain('逾期未更新的公开内容');
    expect(linksIn(list.body)).toEqual([`/console/units/${unit(1)}`]);
    const form = { release: '1', groups: 'identity' };
    await browser.post(`/console/units/${unit(1)}`, form);
    for (const [n, group] of ['establishment', 'leadership', 'staff'].entries())
      expect(
        leadsTo(await browser.post(`/console/units/${unit(1)}`, { release: String(n + 2), groups: group })),
      ).toContain('done=confirmed');
    await later();
    expect((await browser.get('/console')).body).toContain('待办（0）');
    expect((await browserOf(office.people.examiner).get('/console')).body).not.toContain('逾期未更新的公开内容');
  });
});
