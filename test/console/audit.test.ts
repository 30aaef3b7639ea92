import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmUnchanged } from '#functions/workflow/confirm.ts';
import { changeRegistration } from '#functions/workflow/registrations.ts';
import { recordSetting } from '#functions/workflow/settings.ts';
import { enter } from '#functions/workflow/steps.ts';
import { recordKey } from '#store/histories.ts';
import { consoleOf } from '#test/console/door.ts';
import { COUNTY, drafted, met, newKey, type Office, officer, openOffice, signed } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 4, staff: 2 });
  browserOf = consoleOf(office);
  const { w, people } = office;
  const change = { at: w.now(), by: { id: 'ad', name: '郑管理' } };
  for (const person of Object.values(people)) await w.people.put(person, 0, change, `open-${person.id}`);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
/** Half a second later: acts of one instant have no order that anyone could check. */
const later = () => {
  office.clock.now = new Date(Date.parse(office.clock.now) + 500).toISOString();
};
const asked = (subject: string, before?: string) =>
  browserOf(office.people.administrator).get(
    `/console/audit?${new URLSearchParams({ subject, ...(before ? { before } : {}) })}`,
  );
/** Each act of a page, as it reads. */
const actsIn = (body: unknown): string[] =>
  [...String(body).matchAll(/<li>.*?<\/li>/gs)]
    .map(([item]) => item)
    .filter((item) => item.includes('<time'))
    .map((item) =>
      (/<bdi>.*/s.exec(item)?.[0] ?? '')
        .replace(/<a .*/s, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );

describe('The record of who did what', () => {
  it('of a unit names everyone who had a hand in its submission, register and confirmation, newest first', async () => {
    const { w, people } = office;
    await signed(office, unit(0));
    later();
    await changeRegistration(w, people.examiner, newKey(), unit(0), {
      stage: 'pilot',
      withheld: null,
      document: '云编办〔2026〕9号',
    });
    const { body } = await asked(unit(0));
    const acts = actsIn(body);
    expect(acts[0]).toMatch(/^系统 名册登记 记入账本|^陈审核 名册登记 登记决定/);
    expect(acts).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^陈审核 名册登记/),
        expect.stringMatching(/^刘主要 申报 签字/),
        expect.stringMatching(/^张分管 申报 签字/),
        expect.stringMatching(/^王经办 申报 签字/),
        expect.stringMatching(/^李录入 申报 新建/),
      ]),
    );
    expect(String(body)).not.toContain(`/console/submissions/${unit(1)}`);
  });

  it('of a confirmation names the head who gave it', async () => {
    const { w, people } = office;
    const given = { groups: ['staff'] as const, baseRelease: 1, signedInAt: w.now() };
    await confirmUnchanged(w, people.head, newKey(), unit(2), given);
    expect(actsIn((await asked(unit(2))).body)).toContain('刘主要 无变化 复核确认');
  });

  it('of a person holds rules and accounts too, which stand elsewhere, in the order of time', async () => {
    const { w, people } = office;
    later();
    await recordSetting(w, people.administrator, newKey(), COUNTY, {
      kind: 'calendar',
      after: 0,
      from: w.now().slice(0, 10),
      basis: { number: '云政办〔2026〕3号', title: '放假通知', date: '2026-10-01' },
      value: { working: [], free: [] },
    });
    later();
    const one = officer('newcomer', '新来者', ['supervisor']);
    await w.people.put(one, 0, { at: w.now(), by: { id: 'ad', name: '郑管理' } }, newKey());
    const acts = actsIn((await asked('郑管理')).body);
    expect(acts.slice(0, 2)).toEqual(['郑管理 账号 登记', '郑管理 工作日校正 登记']);
    expect(acts).toHaveLength(Object.keys(people).length + 2);
  });

  it('of one submission is all of its history', async () => {
    const id = await drafted(office, unit(1));
    const acts = actsIn((await asked(id)).body);
    expect(acts.at(-1)).toMatch(/^李录入 申报 新建/);
  });

  it('of a meeting is found by its number', async () => {
    const id = await met(office, '第9次会议');
    expect(actsIn((await asked(id)).body)).toEqual(['周组长 会议 登记会议']);
  });

  it('goes on page by page without losing or repeating an act, while more is done', async () => {
    const { w, people } = office;
    const id = await drafted(office, unit(3));
    for (let i = 0; i < 60; i++) {
      later();
      await enter(w, id, people.entry, newKey(), {
        kind: 'describe',
        reason: 'correction',
        reasonDocument: `第${i}号`,
      });
    }
    const all = (await w.histories.recorded('actor', 'io', 500)).map(({ key }) => key);
    const first = await asked('io');
    expect(actsIn(first.body)).toHaveLength(50);
    const earlier =
      /href="(\/console\/audit\?[^"]*before=[^"]*)"/.exec(String(first.body))?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URLSearchParams(earlier.slice(earlier.indexOf('?'))).get('before')).toBe(all[49]);
    later();
    await enter(w, id, people.entry, newKey(), { kind: 'describe', reason: 'correction', reasonDocument: '又一号' });
    const second = await browserOf(people.administrator).get(earlier);
    expect(actsIn(second.body)).toHaveLength(all.length - 50);
    expect(String(second.body)).not.toContain('更早的记录');
  });

  it('of a name that two people have is asked for once more, by account', async () => {
    const { w } = office;
    const by = { at: w.now(), by: { id: 'ad', name: '郑管理' } };
    await w.people.put(officer('wang-2', '王经办', ['handler'], [unit(1)]), 0, by, newKey());
    const { body } = await asked('王经办');
    expect(String(body)).toContain('/console/audit?subject=s1');
    expect(String(body)).toContain('/console/audit?subject=wang-2');
    expect(actsIn(body)).toEqual([]);
  });

  it('of another county, or of a place that no link leads to, is not shown', async () => {
    const { w } = office;
    const by = { at: w.now(), by: { id: 'ad', name: '郑管理' } };
    const stranger = { ...officer('far', '外县人', ['examiner']), jurisdiction: '420999' };
    await w.people.put(stranger, 0, by, newKey());
    expect(String((await asked('far')).body)).toContain('本县没有这样的');
    expect(String((await asked(unit(0), 'yesterday')).body)).toContain('没有找到');
    expect((await asked('io', recordKey(w.now(), 'submission#x', 1))).status).toBe(200);
    expect((await browserOf(office.people.examiner).get('/console/audit?subject=io')).status).toBe(403);
  });
});
