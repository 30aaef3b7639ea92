import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectTo } from '#functions/workflow/notices.ts';
import { consoleOf } from '#test/console/door.ts';
import { accepted, newKey, type Office, officer, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
let notice: string;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
  browserOf = consoleOf(office);
  notice = await accepted(office, office.units[0] ?? '');
  const given = { line: '', text: '公示的职数与实际不符', contact: '城关镇某村 老李' };
  await objectTo(office.w, notice, newKey(), 'AB12CD34', given);
});
afterAll(() => office.stop());

const receiver = officer('cr', '受理员', ['caseReceiver']);
const supervisor = officer('sv', '监督员', ['supervisor']);

describe('A notice on the console', () => {
  it('is seen with its objections by those who receive cases and those who supervise', async () => {
    for (const person of [receiver, supervisor, office.people.examiner, office.people.group]) {
      expect((await browserOf(person).get('/console/notices')).body).toContain(`/console/notices/${notice}`);
      expect((await browserOf(person).get(`/console/notices/${notice}`)).body).toContain('公示的职数与实际不符');
    }
    expect((await browserOf(office.people.entry).get('/console/notices')).status).toBe(403);
  });

  it('tells how to reach an objector to the leading group and the case receiver alone', async () => {
    const tells = async (person: Parameters<typeof browserOf>[0]) =>
      String((await browserOf(person).get(`/console/notices/${notice}`)).body).includes('城关镇某村 老李');
    const { group, examiner } = office.people;
    expect(await Promise.all([tells(receiver), tells(group)])).toEqual([true, true]);
    expect(await Promise.all([tells(supervisor), tells(examiner)])).toEqual([false, false]);
  });
});
