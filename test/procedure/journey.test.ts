import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseSlot } from '#core/ledger.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { noticeOf, objectTo, trackObjection } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { decideObjection, enter, returnToUnit, sign } from '#functions/workflow/steps.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { accepted, COUNTY, drafted, met, newKey, type Office, openOffice, reviewed, submitted } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 8 });
});
afterAll(() => office.stop());

const stateOf = async (id: string) => (await office.w.submissions.get(id))?.state;
const unitAt = (n: number) => office.units[n] ?? '';
const afterNotice = '2026-11-12T01:00:00.000Z';

async function approvedTotals(batch: string) {
  const { w, people } = office;
  return (await batchFigures(w, await seeBatch(w, batch, people.group))).digest;
}

describe('From entry to publication', () => {
  it('three submissions go through every step and are published together, with the digests that were signed', async () => {
    const { w, people, clock, stores } = office;
    const units = [unitAt(0), unitAt(1), unitAt(2)];
    const ids = [];
    for (const unit of units) ids.push(await accepted(office, unit));
    expect(await Promise.all(ids.map(stateOf))).toEqual(['notice', 'notice', 'notice']);

    expect(await runClock(w)).toMatchObject({ notices: 0, failed: [] });
    clock.now = afterNotice;
    expect(await runClock(w)).toMatchObject({ notices: 3, failed: [] });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['consolidated', 'consolidated', 'consolidated']);

    const batch = await reviewed(office, ids);
    const done = await approveBatch(w, batch, people.group, newKey(), {
      totals: await approvedTotals(batch),
      meeting: await met(office, '第3次会议'),
      signedInAt: w.now(),
    });
    expect(done.state).toBe('published');
    expect(done.members.map((m) => m.outcome)).toEqual(ids.map(() => ({ release: 2, seq: expect.any(Number) })));
    for (const [i, id] of ids.entries()) {
      const submission = await w.submissions.get(id);
      const entry = await stores.ledger.standingIn(COUNTY, releaseSlot(units[i] ?? '', 2));
      expect(entry).toMatchObject({ kind: 'publish', reason: 'postChanged', digest: submission?.document });
      expect(submission).toMatchObject({ state: 'published', release: 2 });
      expect(new Set(submission?.acts.map((a) => a.digest))).toEqual(new Set([submission?.document]));
      expect(new Set(submission?.acts.map((a) => a.person)).size).toBe(7);
    }
    expect(await Promise.all(units.map((unit) => w.submissions.openOf(unit)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('the next submission of a unit takes the place of the one before', async () => {
    const { w, people, clock } = office;
    const before = await w.submissions.publishedOf(unitAt(0));
    const id = await accepted(office, unitAt(0), '二级科员');
    clock.now = '2026-11-24T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id], '第二批');
    await approveBatch(w, batch, people.group, newKey(), {
      totals: await approvedTotals(batch),
      meeting: await met(office, '第4次会议'),
      signedInAt: w.now(),
    });
    expect(await stateOf(id)).toBe('published');
    expect(await stateOf(before?.submission ?? '')).toBe('superseded');
  });
});

describe('A submission on its way', () => {
  it('is returned by the head, and everyone who had a hand in it is told why', async () => {
    const { w, people } = office;
    const id = await submitted(office, unitAt(3));
    const { document: digest = '' } = (await w.submissions.get(id)) ?? {};
    await sign(w, id, people.handler, newKey(), { digest, typedName: people.handler.name, signedInAt: w.now() });
    await sign(w, id, people.leader, newKey(), { digest, typedName: people.leader.name, signedInAt: w.now() });
    await returnToUnit(w, id, people.head, newKey(), { reason: '科员人数与花名册不符，请核对后再报', findings: [] });
    expect(await w.submissions.get(id)).toMatchObject({ state: 'draft', acts: [] });
    for (const person of [people.entry, people.handler, people.leader]) {
      const { messages } = await toDosOf(w, person, COUNTY);
      expect(messages.filter((m) => m.submission === id).map((m) => m.text.zh)).toEqual([
        expect.stringContaining('科员人数与花名册不符'),
      ]);
    }
    expect((await toDosOf(w, people.head, COUNTY)).messages.filter((m) => m.submission === id)).toEqual([]);
  });

  it('waits for exactly those who may act on it', async () => {
    const { w, people } = office;
    const id = await submitted(office, unitAt(4));
    const waiting = async (person: typeof people.handler) =>
      (await toDosOf(w, person, COUNTY)).submissions.some((s) => s.id === id);
    expect(await waiting(people.handler)).toBe(true);
    expect(await waiting({ ...people.handler, units: [unitAt(5)] })).toBe(false);
    expect(await waiting(people.leader)).toBe(false);
    expect(await waiting(people.examiner)).toBe(false);
  });

  it('a unit has one at a time', async () => {
    await drafted(office, unitAt(5));
    const second = drafted(office, unitAt(5));
    await expect(second).rejects.toThrow(Refused);
  });

  it('the same command sent twice is carried out once', async () => {
    const { w, people } = office;
    const id = (await w.submissions.openOf(unitAt(5))) ?? '';
    const key = newKey();
    const describe = { kind: 'describe', reason: 'retired', reasonDocument: null } as const;
    const first = await enter(w, id, people.entry, key, describe);
    const second = await enter(w, id, people.entry, key, describe);
    expect([first.repeated, second.repeated]).toEqual([false, true]);
    expect(second.submission.version).toBe(first.submission.version);
  });
});

describe('An objection', () => {
  it('stops the submission at the end of the notice until the leading group has decided, and the objector reads how', async () => {
    const { w, people, clock } = office;
    clock.now = '2026-11-25T01:00:00.000Z';
    const id = await accepted(office, unitAt(6));
    const receipt = await objectTo(w, id, newKey(), 'AB12CD34', {
      line: '',
      text: '公示的领导职数与实际不符',
      contact: null,
    });
    clock.now = '2026-12-08T01:00:00.000Z';
    await runClock(w);
    expect(await stateOf(id)).toBe('objections');
    expect((await trackObjection(w, receipt, 'AB12CD34'))?.decision).toBeNull();
    await decideObjection(w, id, people.secretary, newKey(), {
      objection: receipt,
      upheld: false,
      reason: '经核对三定规定，公示职数无误',
      meeting: await met(office, '第5次会议'),
    });
    expect(await stateOf(id)).toBe('consolidated');
    expect((await trackObjection(w, receipt, 'ab12cd34'))?.decision).toMatchObject({ upheld: false });
    expect(await trackObjection(w, receipt, 'WRONG')).toBeUndefined();
  });

  it('upheld sends the submission back, and its figures come on notice anew', async () => {
    const { w, people } = office;
    const id = await accepted(office, unitAt(7));
    const receipt = await objectTo(w, id, newKey(), 'XX', { line: '', text: '人员已调出仍在名单', contact: '12310' });
    await decideObjection(w, id, people.secretary, newKey(), {
      objection: receipt,
      upheld: true,
      reason: '经核实该人员确已调出，请更正',
      meeting: await met(office, '第6次会议'),
    });
    expect(await w.submissions.get(id)).toMatchObject({
      state: 'returned',
      acts: [],
      findings: [{ number: 1, text: '经核实该人员确已调出，请更正', answer: null }],
    });
  });
});

describe('A notice', () => {
  it('shows nothing of what has been taken down, neither as put forward nor as what is replaced', async () => {
    const { w, people, clock } = office;
    const unit = unitAt(1);
    const before = (await w.submissions.publishedOf(unit))?.submission ?? '';
    expect((await noticeOf(w, before)).changes).not.toEqual([]);
    await takeDown(w, people.group, newKey(), {
      unit,
      releases: [2],
      reason: 'privacy',
      text: '误含个人住址，须立即撤下',
      signedInAt: w.now(),
    });
    expect(await noticeOf(w, before)).toMatchObject({ changes: [], lines: [] });
    clock.now = new Date(Date.parse(clock.now) + 86_400_000).toISOString();
    const { id } = await startSubmission(w, people.entry, unit, newKey());
    expect((await w.submissions.get(id))?.base?.release).toBe(2);
  });

  it('takes a line that it does not have for the whole, and grows by little with each objection', async () => {
    const { w, clock } = office;
    clock.now = new Date(Date.parse(clock.now) + 86_400_000).toISOString();
    const id = await accepted(office, unitAt(2), '四级主任科员');
    const size = async () => JSON.stringify(await w.submissions.get(id)).length;
    const empty = await size();
    const text = '名单中此人的职务与实际不符。'.repeat(140);
    for (let i = 0; i < 5; i++)
      await objectTo(w, id, newKey(), 'CODE0000', { line: 'x'.repeat(5_000), text, contact: null });
    expect(((await size()) - empty) / 5).toBeLessThan(200);
    const { objections } = await noticeOf(w, id);
    expect(objections.map((o) => o.line)).toEqual(['', '', '', '', '']);
    expect(JSON.stringify(objections)).not.toContain('职务与实际不符');
  });
});
