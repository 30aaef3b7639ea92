import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnconfirmed, type TakedownEvent } from '#core/workflow/takedown.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { confirmTakedown, openTakedowns, takeDown } from '#functions/workflow/takedowns.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { COUNTY, newKey, type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 12 });
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

  it('the next submission does not begin with what was withdrawn', async () => {
    const { w, people } = office;
    const given = order();
    await takeDown(w, people.group, newKey(), given);
    const { base, document } = await startSubmission(w, people.entry, given.unit, newKey());
    expect(base?.release).toBe(1);
    expect((await w.drafts.get<{ staff: unknown[]; duties?: unknown }>(document)).staff).toEqual([]);
  });
});
