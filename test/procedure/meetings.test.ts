import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberKey } from '#core/settings/committees.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { convene, decisionsOf, minute, seeMeeting } from '#functions/workflow/meetings.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { decideObjection } from '#functions/workflow/steps.ts';
import { consoleOf } from '#test/console/door.ts';
import { accepted, COUNTY, chair, deputy, met, newKey, type Office, openOffice, reviewed } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 9, staff: 2 });
});
afterAll(() => office.stop());

let used = 0;
const because = '经集体研究，按三定规定核定';
const [head, second] = [memberKey(chair), memberKey(deputy)];

/** A submission on notice with so many objections; their receipts. */
async function objected(count: number) {
  const id = await accepted(office, office.units[used++] ?? '');
  const receipts: string[] = [];
  for (let n = 0; n < count; n++)
    receipts.push(await objectTo(office.w, id, newKey(), 'CODE', { line: '', text: '与实际不符', contact: null }));
  return { id, receipts };
}
const decide = (id: string, objection: string, meeting: string, key = newKey()) =>
  decideObjection(office.w, id, office.people.secretary, key, { objection, upheld: false, reason: because, meeting });
const see = (id: string) => seeMeeting(office.w, id, office.people.group);
const fieldsOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      return error.refusals.map(({ code, field }) => `${field}: ${code}`);
    },
  );

describe('A meeting of the leading group', () => {
  it('is attended by members of the committees, at least one of the leading group', async () => {
    const { w, people } = office;
    const given = { jurisdiction: COUNTY, title: '第1次会议', date: '2026-11-02' };
    const attempt = (attendees: string[]) => convene(w, people.group, newKey(), { ...given, attendees });
    expect(await fieldsOf(attempt([]))).toEqual(['attendees: reasonMissing']);
    expect(await fieldsOf(attempt([head, 'leadingGroup/县委编办/外人']))).toEqual(['attendees: wrongState']);
    expect(await see(await attempt([head, second]))).toMatchObject({
      attendees: [chair, deputy],
      committees: `${COUNTY}-1`,
    });
  });

  it('is named by the decision on an objection, with who sat, and tells that it decided it', async () => {
    const { w, people } = office;
    const { id, receipts } = await objected(1);
    const [receipt = ''] = receipts;
    const meeting = await met(office, '第2次会议');
    const key = newKey();
    await decide(id, receipt, meeting, key);
    await decide(id, receipt, meeting, key);
    const event = (await w.submissions.events(id)).find((e) => e.kind === 'objectionDecided');
    expect(event).toMatchObject({ meeting: { id: meeting, title: '第2次会议', attendees: [chair] } });
    const { unitName } = (await w.submissions.get(id)) ?? {};
    expect(await decisionsOf(w, meeting)).toEqual([
      {
        about: 'objection',
        submission: id,
        unitName,
        objection: receipt,
        upheld: false,
        at: office.clock.now,
        name: people.secretary.name,
      },
    ]);
  });

  it('that is not on record, or of another county, has decided nothing', async () => {
    const { id, receipts } = await objected(1);
    expect(await fieldsOf(decide(id, receipts[0] ?? '', 'never-held'))).toEqual(['meeting: unknownMeeting']);
    expect((await office.w.submissions.get(id))?.objections[0]?.decision).toBeNull();
  });

  it('keeps who sat from its first decision on; minutes are written until then and after', async () => {
    const { w, people } = office;
    const { id, receipts } = await objected(1);
    const meeting = await met(office, '第3次会议');
    const write = (edition: number, attendees: string[], minutes: string) =>
      minute(w, meeting, people.group, newKey(), { edition, attendees, minutes });
    await write(1, [head, second], '');
    expect((await see(meeting)).attendees).toEqual([chair, deputy]);
    await decide(id, receipts[0] ?? '', meeting);
    await write(2, [head], '会议议定一项异议');
    expect(await see(meeting)).toMatchObject({ attendees: [chair, deputy], minutes: '会议议定一项异议', decisions: 1 });
    expect(await fieldsOf(write(2, [head], '写在旧稿上'))).toEqual(['minutes: documentChanged']);
  });

  it('whose attendees are corrected while it decides names in the decision whom it keeps', async () => {
    const { w, people } = office;
    const { id, receipts } = await objected(1);
    const meeting = await met(office, '第3次会议（更正）');
    let corrected = false;
    const get = async <S>(name: Parameters<typeof w.histories.get>[0]): Promise<S | undefined> => {
      const found = await w.histories.get<S>(name);
      if (name.startsWith('meeting#') && !corrected) {
        corrected = true;
        const given = { edition: 1, attendees: [head, second], minutes: '' };
        await minute(w, meeting, people.group, newKey(), given);
      }
      return found;
    };
    const slow = { ...w, histories: { ...w.histories, get } };
    const decision = { objection: receipts[0] ?? '', upheld: false, reason: because, meeting };
    await decideObjection(slow, id, people.secretary, newKey(), decision);
    const event = (await w.submissions.events(id)).find((e) => e.kind === 'objectionDecided');
    expect(event).toMatchObject({ meeting: { attendees: [chair, deputy] } });
    expect((await see(meeting)).attendees).toEqual([chair, deputy]);
  });

  it('that takes two decisions at one moment keeps both', async () => {
    const files = [await objected(1), await objected(1)];
    const meeting = await met(office, '第4次会议');
    await Promise.all(files.map(({ id, receipts }) => decide(id, receipts[0] ?? '', meeting)));
    expect((await decisionsOf(office.w, meeting)).map((d) => d.about === 'objection' && d.submission).sort()).toEqual(
      files.map(({ id }) => id).sort(),
    );
  });

  it('approves a batch: the batch names it and who sat, and its page shows what it decided, not what waits now', async () => {
    const { w, people, clock } = office;
    const id = await accepted(office, office.units[used++] ?? '');
    clock.now = '2026-11-24T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id], '第七批');
    const { digest: totals } = await batchFigures(w, await seeBatch(w, batch, people.group));
    const meeting = await met(office, '第5次会议');
    const approved = await approveBatch(w, batch, people.group, newKey(), { totals, meeting, signedInAt: w.now() });
    expect(approved.approval?.meeting).toMatchObject({ id: meeting, attendees: [chair] });
    const waiting = await objected(1);
    const page = String((await consoleOf(office)(people.group).get(`/console/meetings/${meeting}`)).body);
    expect(page).toContain('审定批次“第七批”，1 件申报');
    expect(page).toContain(`href="/console/batches/${batch}"`);
    expect(page).toContain('参会人员不能再改');
    expect(page).not.toContain(waiting.id);
    const shown = String((await consoleOf(office)(people.group).get(`/console/batches/${batch}`)).body);
    expect(shown).toContain('（参会：周组长）');
  });

  it('cannot be recorded before the committees are: the page says who records them', async () => {
    const { people, w } = office;
    const elsewhere = { ...people.group, jurisdiction: '420922' };
    await expect(
      convene(w, elsewhere, newKey(), { jurisdiction: '420922', title: '会', date: '2026-11-02', attendees: [head] }),
    ).rejects.toThrow(Refused);
  });
});
