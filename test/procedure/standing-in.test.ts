import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onDuty } from '#core/delegation.ts';
import { localDate } from '#core/local-date.ts';
import type { Person } from '#core/people.ts';
import type { SubmissionEvent } from '#core/workflow/model.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { delegateRole, endDelegation } from '#functions/workflow/delegations.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { returnToUnit, sign } from '#functions/workflow/steps.ts';
import { consoleOf } from '#test/console/door.ts';
import { COUNTY, newKey, type Office, officer, openOffice, submitted } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 4, staff: 2 });
  const { w, people } = office;
  const by = { at: w.now(), by: { id: 'seed', name: '登记' } };
  for (const person of Object.values(people)) await w.people.put(person, 0, by, `open-${person.id}`);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
const today = () => localDate(office.w.now());
const admin = () => office.people.administrator;

/** Someone of a unit of their own, with an account. */
async function employed(id: string, name: string, roles: Person['roles'] = ['handler']): Promise<Person> {
  const person = officer(id, name, [...roles], ['u-420923-elsewhere000']);
  await office.w.people.put(person, 0, { at: office.w.now(), by: { id: 'seed', name: '登记' } }, newKey());
  return person;
}
/** The person as the verifier has them today: the accounts are real. */
async function atWork({ id }: Person): Promise<Person> {
  const accounts = await office.w.people.inJurisdiction(COUNTY);
  const found = accounts.find((one) => one.id === id);
  if (!found) throw new Error(`No account ${id}`);
  return onDuty(found, today(), new Map(accounts.map((one) => [one.id, one])));
}
const give = (to: Person, key = newKey()) =>
  delegateRole(office.w, admin(), key, COUNTY, {
    from: office.people.head.id,
    to: to.id,
    given: { role: 'head', units: [unit(0), unit(1), unit(2)], from: today(), until: today(), reason: '外出学习' },
  });
async function signing(id: string, person: Person) {
  const { w } = office;
  const digest = (await w.submissions.get(id))?.document ?? '';
  return sign(w, id, person, newKey(), { digest, typedName: person.name, signedInAt: w.now() });
}

describe('Whoever stands in', () => {
  it('signs for whom they stand in, under their own name, and everybody sees for whom', async () => {
    const { w, people } = office;
    const deputy = await employed('deputy', '孙代办');
    await give(deputy);
    const id = await submitted(office, unit(0));
    await signing(id, people.handler);
    await signing(id, people.leader);
    await expect(signing(id, deputy)).rejects.toThrow(NotAllowed);
    const now = await atWork(deputy);
    expect((await toDosOf(w, now, COUNTY)).submissions.map((s) => s.id)).toContain(id);
    const { submission } = await signing(id, now);
    expect(submission.acts.at(-1)).toMatchObject({ step: 'signing:3', person: 'deputy', name: '孙代办（代刘主要）' });
    const events = await w.histories.events<SubmissionEvent>(`submission#${id}`);
    expect(events.at(-1)?.by).toMatchObject({ id: 'deputy', role: 'head', for: { id: 's3', name: '刘主要' } });
    const page = await consoleOf(office)(people.examiner).get(`/console/submissions/${id}`);
    expect(String(page.body)).toContain('孙代办（代刘主要）');
  });

  it('does not sign where whom they stand in for has signed already: four eyes stay four', async () => {
    const { people } = office;
    const both = officer('both', '身兼', ['handler', 'responsibleLeader'], [unit(1)]);
    await office.w.people.put(both, 0, { at: office.w.now(), by: { id: 'seed', name: '登记' } }, newKey());
    const third = await employed('third', '李代办');
    await delegateRole(office.w, admin(), newKey(), COUNTY, {
      from: 'both',
      to: 'third',
      given: { role: 'responsibleLeader', units: [unit(1)], from: today(), until: today(), reason: '外出' },
    });
    const id = await submitted(office, unit(1));
    await signing(id, both);
    await expect(signing(id, await atWork(third))).rejects.toMatchObject({ refusals: [{ code: 'fourEyes' }] });
    await signing(id, people.leader);
  });

  it('does not sign twice themselves, once for another and once as who they are', async () => {
    const { w, people } = office;
    const head = officer('own-head', '周副职', ['responsibleLeader'], [unit(2)]);
    await w.people.put(head, 0, { at: w.now(), by: { id: 'seed', name: '登记' } }, newKey());
    await delegateRole(w, admin(), newKey(), COUNTY, {
      from: people.head.id,
      to: head.id,
      given: { role: 'head', units: [unit(2)], from: today(), until: today(), reason: '外出' },
    });
    const now = await atWork(head);
    const id = await submitted(office, unit(2));
    await signing(id, people.handler);
    await signing(id, now);
    await expect(signing(id, now)).rejects.toMatchObject({ refusals: [{ code: 'fourEyes' }] });
    await signing(id, people.head);
  });

  it('is told of what becomes of it, as is whom they stood in for', async () => {
    const { w, people } = office;
    const id = (await w.submissions.ofUnit(unit(0)))[0] ?? '';
    const reason = '编制依据文号有误，请核对后再报';
    const findings = [{ line: '', text: reason, due: '2026-11-20' }];
    await returnToUnit(w, id, people.examiner, newKey(), { reason, findings });
    for (const person of ['deputy', people.head.id]) {
      const told = (await w.inbox.unread(person)).filter((m) => m.submission === id);
      expect(told.map((m) => m.text.zh)).toEqual([expect.stringContaining('编制依据文号有误')]);
    }
  });
});

describe('Letting somebody stand in', () => {
  it('twice by one press of the button is once, and stands in the history of the account', async () => {
    const one = await employed('once', '吴代办');
    const key = newKey();
    await give(one, key);
    await give(one, key);
    const account = await office.w.people.get('once');
    expect([account?.version, account?.person.delegations?.length]).toEqual([2, 3]);
    expect((await office.w.people.history('once')).at(-1)?.by.name).toBe(admin().name);
  });

  it('is taken back at once', async () => {
    const one = await employed('ended', '郑代办');
    await give(one);
    expect((await atWork(one)).standsIn).toHaveLength(3);
    for (const id of [unit(0), unit(1), unit(2)])
      await endDelegation(office.w, admin(), newKey(), COUNTY, {
        from: office.people.head.id,
        to: 'ended',
        delegation: `head ${id} ${today()}`,
      });
    expect(await atWork(one)).not.toHaveProperty('standsIn');
  });

  it('is nobody’s but an administrator’s, and not for themselves', async () => {
    const { w, people } = office;
    const one = await employed('asked', '王代办');
    const given = { role: 'head', units: [unit(0)], from: today(), until: today(), reason: '外出' } as const;
    const ask = (by: Person, to = one.id) => delegateRole(w, by, newKey(), COUNTY, { from: people.head.id, to, given });
    await expect(ask(people.head)).rejects.toThrow(NotAllowed);
    await expect(ask({ ...admin(), jurisdiction: '420999' })).rejects.toThrow(NotAllowed);
    const clerk = officer('clerk', '兼职管理', ['handler', 'administrator'], ['u-420923-elsewhere000']);
    await w.people.put(clerk, 0, { at: w.now(), by: { id: 'seed', name: '登记' } }, newKey());
    await expect(ask(clerk, 'clerk')).rejects.toThrow(Refused);
  });

  it('is done on a page, which says beside each field what is wrong', async () => {
    const browser = consoleOf(office)(admin());
    const one = await employed('by-page', '冯代办');
    const path = `/console/people/${office.people.head.id}/stand-in`;
    const given = { role: 'head', units: [unit(3)], to: one.id, from: today(), until: today(), reason: '外出学习' };
    const wrong = await browser.post(path, { ...given, until: '2020-01-01', reason: '' });
    expect([wrong.status, wrong.body]).toEqual([422, expect.stringContaining('不能早于起始日期')]);
    expect(wrong.body).toContain('请填写代办事由或依据文件');
    expect(wrong.body).toContain('错误：');
    expect((await browser.post(path, given)).status).toBe(303);
    expect((await browser.get(path)).body).toContain('冯代办');
    expect((await browser.post(path, { end: `head ${unit(3)} ${today()}`, standIn: one.id })).status).toBe(303);
    expect(await atWork(one)).not.toHaveProperty('standsIn');
    expect((await consoleOf(office)(office.people.examiner).get(path)).status).toBe(403);
  });
});
