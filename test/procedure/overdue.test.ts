import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClock } from '#functions/workflow/clock.ts';
import { sign } from '#functions/workflow/steps.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite, observed } from '#test/support/crash.ts';
import { COUNTY, drafted, newKey, type Office, officer, openOffice, signed, submitted } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 10, staff: 2 });
  const { w, people } = office;
  const by = { at: w.now(), by: { id: 'seed', name: '登记' } };
  const watcher = officer('ac', '督办员', ['accountability']);
  for (const person of [...Object.values(people), watcher]) await w.people.put(person, 0, by, `open-${person.id}`);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
const told = async (person: string, id: string) =>
  (await office.w.inbox.unread(person))
    .filter((m) => m.submission === id && m.id.startsWith('overdue-'))
    .map((m) => m.text.zh);
/** Nine in the morning of a day in China. */
const on = (day: string) => {
  office.clock.now = `${day}T01:00:00.000Z`;
};
const dueOf = async (id: string) => (await office.w.submissions.get(id))?.due ?? '';
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('A step that passes its deadline', () => {
  it('is told to whom it waits for, to the leading group and to whoever holds to account: once, and not on its last day', async () => {
    const id = await signed(office, unit(0));
    const due = await dueOf(id);
    on(due);
    expect((await runClock(office.w)).overdue).toBe(0);
    on(dayAfter(due));
    expect((await runClock(office.w)).overdue).toBe(1);
    for (const person of ['ex', 'lg', 'lg2', 'ac'])
      expect(await told(person, id)).toEqual([
        expect.stringMatching(new RegExp(`“编办查审”应于 ${due} 前办理，已超期。应由陈审核办理。`)),
      ]);
    for (const person of ['io', 's1', 's2', 's3', 'tf']) expect(await told(person, id)).toEqual([]);
    expect((await runClock(office.w)).overdue).toBe(0);
    expect(await told('ex', id)).toHaveLength(1);
    expect((await office.w.submissions.get(id))?.state).toBe('examining');
  });

  it('is told nobody when it was taken on the last day', async () => {
    const id = await submitted(office, unit(1));
    const due = await dueOf(id);
    on(due);
    const { w, people } = office;
    const digest = (await w.submissions.get(id))?.document ?? '';
    const signature = { digest, typedName: people.handler.name, signedInAt: w.now() };
    await sign(w, id, people.handler, newKey(), signature);
    on(dayAfter(due));
    await runClock(office.w);
    expect(await told('s1', id)).toEqual([]);
  });

  it.each([1, 2, 3, 4])('broken off before write %i of its messages, is told once all the same', async (n) => {
    const id = await signed(office, unit(1 + n));
    on(dayAfter(await dueOf(id)));
    const { database, w } = office;
    const { now, newId } = w;
    const dying = workflowOver(
      dyingBeforeWrite(n, database.client),
      database.tables,
      database.documentsUrl,
      { now, newId },
      anyCredentials,
    );
    expect((await runClock(dying)).failed.length).toBeGreaterThan(0);
    await runClock(w);
    await runClock(w);
    for (const person of ['ex', 'lg', 'lg2', 'ac']) expect(await told(person, id)).toHaveLength(1);
  });
});

describe('Several steps that are late', () => {
  it('cost one reading of the accounts of their county', async () => {
    const ids = [await signed(office, unit(8)), await signed(office, unit(9))];
    on(dayAfter(await dueOf(ids[0] ?? '')));
    const { database, w } = office;
    const roster = `jurisdiction#${COUNTY}`;
    let readings = 0;
    const counting = observed(database.client, (command) => {
      if (
        command instanceof QueryCommand &&
        Object.values(command.input.ExpressionAttributeValues ?? {}).includes(roster)
      )
        readings += 1;
    });
    const { now, newId } = w;
    const watched = workflowOver(counting, database.tables, database.documentsUrl, { now, newId }, anyCredentials);
    expect((await runClock(watched)).overdue).toBeGreaterThan(1);
    expect(readings).toBe(1);
    for (const id of ids) expect(await told('ex', id)).toHaveLength(1);
  });
});

describe('A takedown', () => {
  const told = async (person: string) =>
    (await office.w.inbox.unread(person)).filter((m) => m.id.startsWith('takedown-')).map((m) => m.text.zh);
  const takeDownFirst = (one: string) =>
    takeDown(office.w, office.people.group, newKey(), {
      unit: one,
      releases: [1],
      reason: 'error',
      text: '名单有误，先行撤下核对',
      signedInAt: office.w.now(),
    });

  it('of what came by import is told to the head and the information officer of the unit', async () => {
    await takeDownFirst(unit(6));
    expect(await told('s3')).toEqual([expect.stringMatching(/撤下了已公开的第 1 版.*名单有误.*请新建申报/)]);
    expect(await told('io')).toHaveLength(1);
    expect(await told('s1')).toEqual([]);
  });

  it('is told to whoever works on a submission based on what is withdrawn', async () => {
    await drafted(office, unit(7));
    await takeDownFirst(unit(7));
    expect(await told('io')).toContainEqual(expect.stringContaining('在办申报是以它为基础的'));
  });
});
