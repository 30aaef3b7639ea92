import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseSlot } from '#core/ledger.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { returnToUnit, sign } from '#functions/workflow/steps.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { consoleOf } from '#test/console/door.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingProcess } from '#test/support/crash.ts';
import {
  accepted,
  COUNTY,
  drafted,
  met,
  newKey,
  type Office,
  openOffice,
  reviewed,
  submitted,
  withPost,
} from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 60, staff: 2 });
});
afterAll(() => office.stop());

let next = 0;
const someUnits = (count: number) => Array.from({ length: count }, () => office.units[next++] ?? '');

/** A batch of units, ready to be approved. */
async function readyBatch(units: readonly string[]) {
  const { w, clock, people } = office;
  clock.now = new Date(Date.parse(clock.now) + 3_600_000).toISOString();
  const ids = [];
  for (const unit of units) ids.push(await accepted(office, unit));
  clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
  await runClock(w);
  const batch = await reviewed(office, ids);
  const { digest: totals } = await batchFigures(w, await seeBatch(w, batch, people.group));
  return { ids, batch, approval: { totals, meeting: await met(office, '第1次会议'), signedInAt: clock.now } };
}

function workflowDyingAt(n: number): Workflow {
  const { database, w } = office;
  const dying = dyingProcess(n);
  const { now, newId } = w;
  const over = workflowOver(
    dying.database(database.client),
    database.tables,
    database.documentsUrl,
    { now, newId },
    anyCredentials,
  );
  return { ...over, documents: dying.bucket(over.documents), drafts: dying.bucket(over.drafts) };
}

/** How often each unit stands on the ledger with a second release, how many of those have no document, and what its submission says. */
async function account(units: readonly string[], ids: readonly string[]) {
  const { stores, w } = office;
  const entries = await Promise.all(units.map((unit) => stores.ledger.standingIn(COUNTY, releaseSlot(unit, 2))));
  const third = await Promise.all(units.map((unit) => stores.ledger.standingIn(COUNTY, releaseSlot(unit, 3))));
  const submissions = await w.submissions.getMany(ids);
  const digests = entries.flatMap((entry) => (entry?.kind === 'publish' ? [entry.digest] : []));
  const documents = await Promise.allSettled(digests.map((digest) => stores.documents.get(digest)));
  return {
    released: entries.filter((e) => e?.kind === 'publish').length,
    twice: third.filter(Boolean).length,
    missing: documents.filter(({ status }) => status === 'rejected').length,
    published: submissions.filter((s) => s.state === 'published' && s.release === 2).length,
    sameDigest: submissions.every(
      (s, i) => entries[i] === undefined || ('digest' in entries[i] && entries[i].digest === s.document),
    ),
  };
}

describe('A process that dies while a batch is approved and published', () => {
  it('leaves nothing or something that the clock finishes: the whole batch, once, with the approved digests', async () => {
    const { w, people } = office;
    let died = 0;
    for (let n = 1; ; n++) {
      const units = someUnits(2);
      const { ids, batch, approval } = await readyBatch(units);
      const failure = await approveBatch(workflowDyingAt(n), batch, people.group, newKey(), approval).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failure === undefined) {
        expect(await account(units, ids)).toEqual({
          released: 2,
          twice: 0,
          missing: 0,
          published: 2,
          sameDigest: true,
        });
        break;
      }
      expect(failure).toMatchObject({ message: 'killed' });
      died += 1;
      const approved = (await seeBatch(w, batch, people.group)).state !== 'open';
      expect(await runClock(w)).toMatchObject({ failed: [] });
      const whole = { released: 2, twice: 0, missing: 0, published: 2, sameDigest: true };
      const nothing = { released: 0, twice: 0, missing: 0, published: 0, sameDigest: true };
      expect(await account(units, ids)).toEqual(approved ? whole : nothing);
      // Whoever asked may ask again: the outcome is the same.
      await approveBatch(w, batch, people.group, newKey(), approval);
      expect(await account(units, ids)).toEqual(whole);
      expect((await seeBatch(w, batch, people.group)).state).toBe('published');
    }
    // The approval; each document, approval and publication of two; their run on the ledger; the batch's account of it.
    expect(died).toBe(9);
  });
});

describe('A process that dies while a draft is edited', () => {
  it('leaves the draft as it was, and whoever sends the change again has it once', async () => {
    const { w, people } = office;
    const [unit = ''] = someUnits(1);
    const id = await drafted(office, unit);
    const { document: was = '' } = (await w.submissions.get(id)) ?? {};
    const edits = async () => (await w.submissions.events(id)).filter((event) => event.kind === 'edited').length;
    const before = await edits();
    const edit = { was, part: 'staff', change: (d: ReleaseDocument) => withPost(d, 1, '四级调研员') };
    const key = newKey();
    let died = 0;
    while (
      await editDraft(workflowDyingAt(died + 1), id, people.entry, key, edit).then(
        () => false,
        (error: Error) => error.message === 'killed',
      )
    ) {
      died += 1;
      expect([(await w.submissions.get(id))?.document, await edits()]).toEqual([was, before]);
    }
    expect(died).toBe(2);
    await editDraft(w, id, people.entry, key, edit);
    const { document = '' } = (await w.submissions.get(id)) ?? {};
    expect((await w.drafts.get<ReleaseDocument>(document)).staff[1]?.post).toBe('四级调研员');
    expect(await edits()).toBe(before + 1);
  });
});

describe('Two people at the same moment', () => {
  it('approve a batch: it is published once', async () => {
    const { w, people } = office;
    const units = someUnits(3);
    const { ids, batch, approval } = await readyBatch(units);
    const outcomes = await Promise.allSettled([
      approveBatch(w, batch, people.group, newKey(), approval),
      approveBatch(w, batch, people.secretary, newKey(), approval),
    ]);
    expect(outcomes.some((o) => o.status === 'fulfilled')).toBe(true);
    await runClock(w);
    expect(await account(units, ids)).toEqual({ released: 3, twice: 0, missing: 0, published: 3, sameDigest: true });
  });

  it('one approves, one returns a submission of the batch: either it is published with the rest, or the batch waits', async () => {
    const { w, people } = office;
    for (let round = 0; round < 5; round++) {
      const units = someUnits(2);
      const { ids, batch, approval } = await readyBatch(units);
      const [id = ''] = ids;
      const [approved, returned] = await Promise.allSettled([
        approveBatch(w, batch, people.group, newKey(), approval),
        returnToUnit(w, id, people.secretary, newKey(), { reason: '依据文号有误，请核对后重新申报', findings: [] }),
      ]);
      expect([approved.status, returned.status].sort()).toEqual(['fulfilled', 'rejected']);
      const { released } = await account(units, ids);
      expect(released).toBe(approved.status === 'fulfilled' ? 2 : 0);
      for (const o of [approved, returned]) if (o.status === 'rejected') expect(o.reason).toBeInstanceOf(Refused);
    }
  });

  it('sign the same step: one signature stands', async () => {
    const { w, people } = office;
    const [unit = ''] = someUnits(1);
    const id = await submitted(office, unit);
    const { document: digest = '' } = (await w.submissions.get(id)) ?? {};
    const other = { ...people.handler, id: 's1b', name: '王副经办' };
    const outcomes = await Promise.allSettled(
      [people.handler, other].map((p) => sign(w, id, p, newKey(), { digest, typedName: p.name, signedInAt: w.now() })),
    );
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await w.submissions.get(id))?.acts).toHaveLength(1);
    expect((await w.submissions.get(id))?.state).toBe('signing:2');
  });
});

describe('A unit that publishes otherwise while its batch is being published', () => {
  it('drops out with the reason, told to those involved; the rest of the batch is published', async () => {
    const { w, people, stores, clock } = office;
    const units = someUnits(3);
    const [, unit = ''] = units;
    const { ids, batch, approval } = await readyBatch(units);
    const [first = '', blocked = '', last = ''] = ids;
    // The approval is on record and nothing on the ledger yet: there the process dies.
    for (let n = 1; (await seeBatch(w, batch, people.group)).state === 'open'; n += 1)
      await expect(approveBatch(workflowDyingAt(n), batch, people.group, `overtaken-${n}`, approval)).rejects.toThrow();
    const standing = await stores.ledger.newest(COUNTY, { unit });
    const document = await w.documents.get<ReleaseDocument>(standing && 'digest' in standing ? standing.digest : '');
    const digest = await w.documents.put({ ...document, staff: document.staff.slice(1) });
    const other = { kind: 'publish' as const, unit, release: 2, digest, reason: 'correction' as const };
    const [entry] = await stores.ledger.append(COUNTY, [other], clock.now);
    expect(await runClock(w)).toMatchObject({ failed: [] });

    const why = `在审定期间另有公开（账目 ${entry?.seq}）`;
    const published = await seeBatch(w, batch, people.group);
    expect([published.state, published.members.map((m) => m.outcome)]).toEqual([
      'published',
      [
        { release: 2, seq: expect.any(Number) },
        { why: { zh: expect.stringContaining(why), en: expect.stringContaining('published otherwise') } },
        { release: 2, seq: expect.any(Number) },
      ],
    ]);
    const after = await w.submissions.getMany([first, blocked, last]);
    expect(after.map((s) => s.state)).toEqual(['published', 'returned', 'published']);
    expect((await w.inbox.unread(people.entry.id)).find((m) => m.submission === blocked)?.text.zh).toContain(why);
    const page = await consoleOf(office)(people.group).get(`/console/batches/${batch}`);
    expect(page.body).toContain(why);
  });
});
