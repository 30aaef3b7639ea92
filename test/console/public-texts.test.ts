import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { memberKey } from '#core/settings/committees.ts';
import type { Doubt } from '#core/workflow/check-back.ts';
import { raiseCheckBack } from '#functions/workflow/check-backs.ts';
import { meetingsIn } from '#functions/workflow/meetings.ts';
import { noticeOf, objectTo } from '#functions/workflow/notices.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { accepted, COUNTY, chair, met, newKey, type Office, openOffice } from '#test/procedure/office.ts';
import { fieldId } from '#ui/form/state.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 2 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

/** What nobody may publish, whichever field it is typed into. */
const unfit = [
  ['an identity number', '当事人身份证号为110101199003077758，公示内容无误', '不能含身份证号'],
  ['a telephone', '已电话核实，当事人号码为13800138000，公示无误', '不能含身份证号'],
  [
    'a telephone split by characters without width',
    '已电话核实，号码为138\u200b0013\u200b8000，公示无误',
    '不能含身份证号',
  ],
  ['a character that turns the writing', '经核对三定规定，\u202e公示的职数无误', '改变文字方向'],
  ['a control character', '经核对三定规定，\u0007公示的职数无误', '控制字符'],
] as const;

/** Errors that stand beside a field of the page. */
const besideField = (body: unknown, name: string): string => {
  const id = `id="${fieldId(name)}-error"`;
  const at = String(body).indexOf(id);
  return at < 0 ? '' : String(body).slice(at, at + 400);
};

describe.each(unfit)('%s is refused beside its field, with what was typed still there', (_, text, why) => {
  it('in the reason of a decision on an objection, and the public reads nothing of it', async () => {
    const { w, people, units } = office;
    const id = (await w.submissions.openOf(units[0] ?? '')) ?? (await accepted(office, units[0] ?? ''));
    const given = { line: '', text: '公示的职数与实际不符', contact: null };
    const objection = await objectTo(w, id, newKey(), 'code', given);
    const held = await met(office, '第2次会议');
    const refused = await browserOf(people.group).post(`/console/notices/${id}`, {
      objection,
      [`upheld.${objection}`]: 'no',
      [`meeting.${objection}`]: held,
      [`reason.${objection}`]: text,
    });
    expect(refused.status).toBe(422);
    expect(besideField(refused.body, `reason.${objection}`)).toContain(why);
    expect(refused.body).toContain('公示');
    expect((await noticeOf(w, id)).objections.every((o) => o.decision === null)).toBe(true);
  });

  it('in the reason for extending a notice', async () => {
    const { w, people, units } = office;
    const id = (await w.submissions.openOf(units[0] ?? '')) ?? '';
    const before = (await w.submissions.get(id))?.notice?.ends;
    const page = `/console/notices/${id}`;
    const form = { step: 'extend', ends: '2026-12-30', extendReason: text };
    const refused = await browserOf(people.group).post(page, form);
    expect(refused.status).toBe(422);
    expect(besideField(refused.body, 'extendReason')).toContain(why);
    expect((await w.submissions.get(id))?.notice?.ends).toBe(before);
  });

  it('in the name of a meeting', async () => {
    const { w, people } = office;
    const before = (await meetingsIn(w, COUNTY)).length;
    const form = { title: text, date: '2026-11-02', attendees: memberKey(chair) };
    const refused = await browserOf(people.group).post('/console/meetings', form);
    expect(refused.status).toBe(422);
    expect(besideField(refused.body, 'title')).toContain(why);
    expect(await meetingsIn(w, COUNTY)).toHaveLength(before);
  });

  it('in the answer to a check-back', async () => {
    const { w, people, units } = office;
    const doubt: Doubt = {
      feed: COUNTY,
      epoch: 'epoch-1',
      record: { type: 'staff', id: `${units[1]}/s-00001` },
      h: digestOf(text),
      kind: 'outdated',
      text: '该人员已调出，请核对',
    };
    const { id } = await raiseCheckBack(w, 'province', doubt, '测试单位2');
    const refused = await browserOf(people.examiner).post(`/console/check-backs/${id}`, { outcome: 'confirmed', text });
    expect(refused.status).toBe(422);
    expect(besideField(refused.body, 'text')).toContain(why);
  });
});

it('A text that anyone may read is published as it was written', async () => {
  const { w, people } = office;
  const form = { title: '领导小组2026年第3次会议', date: '2026-11-02', attendees: memberKey(chair) };
  expect(leadsTo(await browserOf(people.group).post('/console/meetings', form))).toContain('done=created');
  expect((await meetingsIn(w, COUNTY)).some((m) => m.title === form.title)).toBe(true);
});
