import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '#functions/http/answer.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { objectTo } from '#functions/workflow/notices.ts';
import { decideObjection, enter, extendNotice } from '#functions/workflow/steps.ts';
import { walker } from '#local/seed/walk.ts';
import { portalOf } from '#test/portal/portal-of.ts';
import { accepted, COUNTY, met, newKey, type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 4 });
});
afterAll(() => office.stop());

/** Sends the form of a notice to the public pages. */
async function objecting(id: string) {
  const body = new URLSearchParams({ command: `objection-${newKey()}`, line: '-', text: '公示的职数与实际不符' });
  const request = {
    rawPath: `/notices/${id}/objections`,
    rawQueryString: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    pathParameters: { notice: id },
    requestContext: { http: { method: 'POST', sourceIp: '192.0.2.1' } },
    body: body.toString(),
    isBase64Encoded: false,
  } as unknown as Request;
  const answer = await portalOf(office)['POST /notices/{notice}/objections']?.(request, {} as Context);
  return { status: answer?.status, html: String(answer?.body) };
}

describe('Whoever objects too late', () => {
  it('reads when the notice ended and what to do, and what they wrote is not counted as received', async () => {
    const { w, clock, units } = office;
    const id = await accepted(office, units[0] ?? '');
    expect((await objecting(id)).html).toContain('您的异议已受理');
    clock.now = '2026-11-12T01:00:00.000Z';
    for (const closed of [false, true]) {
      if (closed) await runClock(w);
      const { status, html } = await objecting(id);
      expect(status).toBe(409);
      expect(html).toContain('公示期已于 2026-11-11 结束，不能再提出异议。如认为内容有误，请拨打 12310 反映');
      expect(html).not.toContain('不能办理此项');
    }
    expect((await w.submissions.get(id))?.objections).toHaveLength(1);
  });

  it('to what has gone back to its unit, reads that it will be on notice anew', async () => {
    const { w, people, units } = office;
    const id = await accepted(office, units[1] ?? '');
    const receipt = await objectTo(w, id, newKey(), 'AB12CD34', { line: '', text: '人员已调出', contact: null });
    await decideObjection(w, id, people.secretary, newKey(), {
      objection: receipt,
      upheld: true,
      reason: '经核实该人员确已调出，请更正',
      meeting: await met(office, '第6次会议'),
    });
    expect(await objecting(id)).toMatchObject({ status: 409, html: expect.stringContaining('修改后重新公示') });
    await enter(w, id, people.entry, newKey(), { kind: 'answer', answers: { 1: '已更正' } });
    await walker(w, people, newKey).resubmit(id);
    expect(await objecting(id)).toMatchObject({ status: 409, html: expect.stringContaining('修改后重新公示') });
  });
});

it('A notice that is extended is told to the unit, among its to-dos', async () => {
  const { w, people, units } = office;
  const id = await accepted(office, units[2] ?? '');
  await extendNotice(w, id, people.secretary, newKey(), { ends: '2027-01-29', reason: '应群众要求延长公示期限' });
  for (const person of [people.entry, people.handler, people.leader, people.head]) {
    const { messages } = await toDosOf(w, person, COUNTY);
    expect(messages.filter((m) => m.submission === id).map((m) => m.text.zh)).toEqual([
      '测试单位3：吴成员将公示延长至 2027-01-29。理由：应群众要求延长公示期限',
    ]);
  }
});

describe('An objection that is sent twice', () => {
  it('before and after midnight has the receipt that it was given first', async () => {
    const { w, clock, units } = office;
    const id = await accepted(office, units[3] ?? '');
    const given = { line: '', text: '人员已调出', contact: null };
    const key = newKey();
    const receipt = await objectTo(w, id, key, 'AB12CD34', given);
    clock.now = new Date(Date.parse(clock.now) + 86_400_000).toISOString();
    expect(await objectTo(w, id, key, 'AB12CD34', given)).toBe(receipt);
    expect((await w.submissions.get(id))?.objections.map((o) => o.id)).toEqual([receipt]);
  });
});
