import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmissionEvent } from '#core/workflow/model.ts';
import { isUnconfirmed, type TakedownEvent } from '#core/workflow/takedown.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { openTakedowns } from '#functions/workflow/open-takedowns.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { confirmTakedown, takeDown } from '#functions/workflow/takedowns.ts';
import { consoleOf } from '#test/console/door.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { COUNTY, newKey, type Office, openOffice, publishedByProcedure } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 16 });
});
afterAll(() => office.stop());

let next = 0;
const order = () => ({
  unit: office.units[next++] ?? '',
  releases: [1],
  reason: 'privacy' as const,
  text: '名单误含家庭住址，须立即撤下',
  signedInAt: office.w.now(),
});

/** What happened to a submission since it was published. */
async function eventsOf(id: string): Promise<SubmissionEvent[]> {
  const events = await office.w.submissions.events(id);
  const published = events.findIndex((e) => e.kind === 'published');
  return events.slice(published + 1).filter((e) => e.kind !== 'superseded');
}

describe('Taking down what is published', () => {
  it('takes effect at one person’s word and waits for a second', async () => {
    const { w, people, stores } = office;
    const takedown = await takeDown(w, people.group, newKey(), order());
    expect(takedown).toMatchObject({ state: 'effective', confirmed: null });
    expect(await stores.ledger.get(COUNTY, takedown.seq ?? 0)).toMatchObject({ kind: 'takeDown', releases: [1] });
    const waiting = (await toDosOf(w, people.secretary, COUNTY)).takedowns.map((t) => t.id);
    expect(waiting).toContain(takedown.id);
    expect((await toDosOf(w, people.group, COUNTY)).takedowns.map((t) => t.id)).not.toContain(takedown.id);

    await expect(
      confirmTakedown(w, takedown.id, people.group, newKey(), { note: '', signedInAt: w.now() }),
    ).rejects.toThrow(Refused);
    const confirmed = await confirmTakedown(w, takedown.id, people.secretary, newKey(), {
      note: '情况属实',
      signedInAt: w.now(),
    });
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmed: { by: { name: people.secretary.name } } });
    expect((await openTakedowns(w, COUNTY)).map((t) => t.id)).not.toContain(takedown.id);
    const events = await w.histories.events<TakedownEvent>(`takedown#${takedown.id}`);
    const { clocks, calendar } = await w.rulesOn(COUNTY, '2026-11-02');
    const inForce = { clocks: clocks.version, calendar: calendar.version };
    expect(events.map((e) => [e.kind, e.policy])).toEqual([
      ['ordered', inForce],
      ['effective', inForce],
      ['confirmed', inForce],
    ]);
  });

  it('is overdue once the working day has passed without the second person', async () => {
    const { w, people } = office;
    const takedown = await takeDown(w, people.group, newKey(), order());
    expect(takedown.due).toBe('2026-11-03');
    expect([isUnconfirmed(takedown, '2026-11-03'), isUnconfirmed(takedown, '2026-11-04')]).toEqual([false, true]);
  });

  it('is for the leading group and those who hold to account, and needs its particulars', async () => {
    const { w, people } = office;
    const given = order();
    await expect(takeDown(w, people.examiner, newKey(), given)).rejects.toThrow(NotAllowed);
    await expect(takeDown(w, people.group, newKey(), { ...given, text: '短' })).rejects.toThrow(Refused);
    await expect(takeDown(w, people.group, newKey(), { ...given, releases: [1, 7] })).rejects.toThrow(Refused);
  });

  it('sent twice it is done once', async () => {
    const { w, people } = office;
    const [given, key] = [order(), newKey()];
    const first = await takeDown(w, people.group, key, given);
    const second = await takeDown(w, people.group, key, given);
    expect(second).toEqual(first);
  });

  it('broken off before any write, it has not happened or is finished by the clock', async () => {
    const { w, people, database, stores } = office;
    let died = 0;
    for (let n = 1; ; n++) {
      const dying = workflowOver(
        dyingBeforeWrite(n, database.client),
        database.tables,
        database.documentsUrl,
        { now: w.now, newId: w.newId },
        anyCredentials,
      );
      const given = order();
      const failed = await takeDown(dying, people.group, newKey(), given).then(
        () => false,
        () => true,
      );
      if (!failed) break;
      died += 1;
      const ordered = (await openTakedowns(w, COUNTY)).some((t) => t.unit === given.unit);
      await runClock(w);
      expect(await stores.ledger.takedownsOf(COUNTY, given.unit)).toHaveLength(ordered ? 1 : 0);
      const [standing] = (await openTakedowns(w, COUNTY)).filter((t) => t.unit === given.unit);
      expect(standing?.state).toBe(ordered ? 'effective' : undefined);
    }
    expect(died).toBeGreaterThan(1);
  });

  it('stands in the history of the submission that had published it, and everyone who had a hand in that is told why', async () => {
    const { w, people } = office;
    const unit = office.units[next++] ?? '';
    const id = await publishedByProcedure(office, unit);
    const given = {
      unit,
      releases: [2],
      reason: 'privacy' as const,
      text: '名单误含家庭住址，须立即撤下',
      signedInAt: w.now(),
    };
    const takedown = await takeDown(w, people.group, newKey(), given);
    expect(await w.submissions.get(id)).toMatchObject({ state: 'takenDown', release: 2 });
    expect(await eventsOf(id)).toMatchObject([
      { kind: 'takenDown', takedown: takedown.id, reason: 'privacy', by: { name: '周组长', role: 'leadingGroup' } },
    ]);
    const { entry, handler, leader, head, examiner, taskForce, group } = people;
    const why = '测试单位';
    for (const person of [entry, handler, leader, head, examiner, taskForce])
      expect((await w.inbox.unread(person.id)).find((m) => m.submission === id)?.text.zh).toMatch(
        new RegExp(`^${why}.+周组长撤下了已公开的第 2 版，原因：隐私。名单误含家庭住址`),
      );
    expect((await w.inbox.unread(group.id))[0]?.text.zh).not.toContain('撤下');

    await confirmTakedown(w, takedown.id, people.secretary, newKey(), { note: '情况属实', signedInAt: w.now() });
    await confirmTakedown(w, takedown.id, people.secretary, newKey(), { note: '情况属实', signedInAt: w.now() });
    expect((await eventsOf(id)).slice(1)).toMatchObject([{ kind: 'takedownConfirmed', by: { name: '吴成员' } }]);
    expect((await w.inbox.unread(entry.id))[0]?.text.zh).toContain('吴成员复核确认了第 2 版的撤下。情况属实');

    const console = consoleOf(office)(people.entry);
    const page = String((await console.get(`/console/submissions/${id}`)).body);
    for (const words of ['撤下已公开的内容，原因：隐私', '复核确认撤下', '已撤下']) expect(page).toContain(words);
    expect((await console.get(`/console/units/${unit}`)).body).toMatch(/data-label="状态"><div>已撤下/);

    const successor = await publishedByProcedure(office, unit, '二级科员');
    expect(await w.submissions.get(successor)).toMatchObject({ state: 'published', release: 3 });
    expect((await w.submissions.get(id))?.state).toBe('takenDown');
  });

  it('ordered by two people in one moment is withdrawn once, and waits for the confirmation of both', async () => {
    const { w, people, stores } = office;
    const unit = office.units[next++] ?? '';
    const id = await publishedByProcedure(office, unit);
    const given = { unit, releases: [2], text: '名单误含家庭住址，须立即撤下', signedInAt: w.now() };
    const both = await Promise.all([
      takeDown(w, people.group, newKey(), { ...given, reason: 'privacy' }),
      takeDown(w, people.secretary, newKey(), { ...given, reason: 'error' }),
    ]);
    const [entry, ...others] = await stores.ledger.takedownsOf(COUNTY, unit);
    expect(others).toEqual([]);
    expect(both.map((t) => [t.state, t.seq])).toEqual([
      ['effective', entry?.seq],
      ['effective', entry?.seq],
    ]);
    expect((await eventsOf(id)).map((e) => (e.kind === 'takenDown' ? e.takedown : '')).sort()).toEqual(
      both.map((t) => t.id).sort(),
    );
    const confirmed = await confirmTakedown(w, both[0].id, people.secretary, newKey(), {
      note: '',
      signedInAt: w.now(),
    });
    expect(confirmed.state).toBe('confirmed');
    expect((await openTakedowns(w, COUNTY)).map((t) => t.id)).toContain(both[1].id);
  });

  it('broken off before any write, history and record are finished together by the clock', async () => {
    const { w, people, database } = office;
    const unit = office.units[next++] ?? '';
    const first = await publishedByProcedure(office, unit);
    const second = await publishedByProcedure(office, unit, '二级科员');
    let died = 0;
    for (let n = 1; ; n++) {
      const dying = workflowOver(
        dyingBeforeWrite(n, database.client),
        database.tables,
        database.documentsUrl,
        { now: w.now, newId: w.newId },
        anyCredentials,
      );
      const given = {
        unit,
        releases: [2, 3],
        reason: 'privacy' as const,
        text: '名单误含家庭住址，须立即撤下',
        signedInAt: w.now(),
      };
      const key = newKey();
      const failed = await takeDown(dying, people.group, key, given).then(
        () => false,
        () => true,
      );
      await runClock(w);
      const [standing] = (await openTakedowns(w, COUNTY)).filter((t) => t.unit === unit && t.state !== 'ordered');
      for (const id of [first, second]) {
        const told = (await eventsOf(id)).filter((e) => e.kind === 'takenDown' && e.takedown === standing?.id);
        expect(told).toHaveLength(standing ? 1 : 0);
      }
      if (standing)
        await confirmTakedown(w, standing.id, people.secretary, newKey(), { note: '', signedInAt: w.now() });
      if (!failed) break;
      died += 1;
    }
    expect(died).toBeGreaterThan(2);
  });

  it('the next submission does not begin with what was withdrawn', async () => {
    const { w, people } = office;
    const given = order();
    await takeDown(w, people.group, newKey(), given);
    const { base, document } = await startSubmission(w, people.entry, given.unit, newKey());
    expect(base?.release).toBe(1);
    expect((await w.drafts.get<{ staff: unknown[]; duties?: unknown }>(document)).staff).toEqual([]);
  });
});
