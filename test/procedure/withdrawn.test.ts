import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseSlot } from '#core/ledger.ts';
import type { ReleaseDocument, UnitId } from '#core/model.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { confirmUnchanged } from '#functions/workflow/confirm.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { noticeOf } from '#functions/workflow/notices.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { enter } from '#functions/workflow/steps.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf } from '#test/console/door.ts';
import { accepted, approved, COUNTY, newKey, type Office, openOffice, reviewed } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 6 });
});
afterAll(() => office.stop());

let next = 0;
const nextUnit = (): UnitId => office.units[next++] ?? '';

const withdraw = (unit: UnitId) =>
  takeDown(office.w, office.people.group, newKey(), {
    unit,
    releases: [1],
    reason: 'error',
    text: '误将他单位的内容公开，须立即撤下',
    signedInAt: office.w.now(),
  });

const confirm = (unit: UnitId, baseRelease = 1) =>
  confirmUnchanged(office.w, office.people.head, office.w.newId(), unit, {
    groups: ['staff'],
    baseRelease,
    signedInAt: office.w.now(),
  });

describe('What has been taken down', () => {
  it('cannot be confirmed to be unchanged: nothing stands that could be', async () => {
    const unit = nextUnit();
    await withdraw(unit);
    await expect(confirm(unit)).rejects.toMatchObject({
      refusals: [{ code: 'withdrawn', message: { zh: expect.stringContaining('已撤下') } }],
    });
    expect((await office.stores.ledger.newest(COUNTY, { unit }))?.kind).toBe('publish');
    const browser = consoleOf(office)(office.people.head);
    const { body } = await browser.get(`/console/units/${unit}`);
    expect(body).toContain('已撤下');
    expect(body).toContain('原因：差错');
    expect(body).not.toContain('确认无变化');
    const sent = await browser.post(`/console/units/${unit}`, { groups: 'staff', release: '1' });
    expect([sent.status, sent.body]).toEqual([409, expect.stringContaining('没有可以确认的内容')]);
    expect((await browser.get(`/console/units/${office.units[5]}`)).body).toContain('确认无变化');
  });

  it('does not come back with a confirmation that came in the moment after', async () => {
    const { w, people, stores, clock } = office;
    const unit = nextUnit();
    await withdraw(unit);
    const standing = await stores.ledger.standingIn(COUNTY, releaseSlot(unit, 1));
    const digest = standing?.kind === 'publish' ? standing.digest : '';
    await stores.ledger.append(COUNTY, [{ kind: 'confirm', unit, release: 2, digest, groups: ['staff'] }], clock.now);
    await expect(confirm(unit, 2)).rejects.toMatchObject({ refusals: [{ code: 'withdrawn' }] });
    const { base, document } = await startSubmission(w, people.entry, unit, newKey());
    expect(base).toEqual({ release: 2, digest });
    expect(await w.drafts.get<ReleaseDocument>(document)).toMatchObject({ staff: [], grants: [] });
  });

  it('by mistake, is published again by the procedure, the same to the letter', async () => {
    const { w, people, stores, clock } = office;
    const unit = nextUnit();
    const was = await stores.ledger.newest(COUNTY, { unit });
    const digest = was?.kind === 'publish' ? was.digest : '';
    const content = await w.documents.get<ReleaseDocument>(digest);
    await withdraw(unit);

    const { id, document } = await startSubmission(w, people.entry, unit, newKey());
    await editDraft(w, id, people.entry, newKey(), { was: document, part: 'staff', change: () => content });
    expect((await w.submissions.get(id))?.document).toBe(digest);
    const described = { kind: 'describe', reason: 'correction', reasonDocument: null } as const;
    await enter(w, id, people.entry, newKey(), described);
    const walk = walker(w, people, newKey);
    await walk.resubmit(id);
    await walk.signedBy(id, [people.handler, people.leader, people.head]);
    await walk.passed(id);

    const notice = await noticeOf(w, id);
    expect(notice.changes.filter((c) => c.record === 'staff' && c.op === 'added')).toHaveLength(content.staff.length);
    clock.now = '2026-11-12T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id]);
    await approved(office, batch);
    expect(await w.submissions.get(id)).toMatchObject({ state: 'published', release: 2, document: digest });
    await stores.projector.catchUp(COUNTY);
    expect(
      (await stores.reader.unitsNamed(COUNTY, [unit], (await stores.reader.head(COUNTY))?.seq ?? 0)).get(unit),
    ).toMatchObject({ published: { release: 2, digest } });
    expect((await startSubmission(w, people.entry, unit, newKey())).document).toBe(digest);
  });

  it('after others have signed a change of it, is not shown beside that, and the change is not approved', async () => {
    const { w, clock } = office;
    const unit = nextUnit();
    const id = await accepted(office, unit);
    clock.now = '2026-11-12T02:00:00.000Z';
    const { changes } = await noticeOf(w, id);
    await withdraw(unit);
    const after = await noticeOf(w, id);
    // What it replaces is gone; what it puts forward has not been published, let alone taken down.
    expect(changes.map((c) => c.op)).toEqual(['changed']);
    expect(new Set(after.changes.map((c) => c.op))).toEqual(new Set(['added']));

    clock.now = '2026-12-01T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id]);
    await expect(approved(office, batch)).rejects.toMatchObject({
      refusals: [{ code: 'documentChanged', message: { zh: expect.stringContaining('在签字之后被撤下') } }],
    });
  });
});

describe('While what is published stands', () => {
  it('the same once more is still nothing to submit', async () => {
    const { w, people } = office;
    const { id, document: digest } = await startSubmission(w, people.entry, nextUnit(), newKey());
    const described = { kind: 'describe', reason: 'correction', reasonDocument: null } as const;
    await enter(w, id, people.entry, newKey(), described);
    await expect(walker(w, people, newKey).resubmit(id)).rejects.toThrow('nothingChanged');
    expect((await w.submissions.get(id))?.document).toBe(digest);
  });
});
