import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToBatch, createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf } from '#test/console/door.ts';
import { accepted, COUNTY, met, newKey, type Office, openOffice, reviewed } from '#test/procedure/office.ts';
import {
  people as peopleOf,
  published,
  register,
  registered,
  registration,
  release,
  unitFile,
} from '#test/support/county.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 6 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

describe('Gathering submissions into a batch', () => {
  it('adds each that can be added, and says by unit which was not and why', async () => {
    const { w, people, clock, units } = office;
    const [free, taken] = [await accepted(office, units[0] ?? ''), await accepted(office, units[1] ?? '')];
    clock.now = '2026-11-16T01:00:00.000Z';
    await runClock(w);
    const batch = (title: string) => createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title });
    const [first, second] = [await batch('第一批'), await batch('第二批')];
    await addToBatch(w, taken, people.examiner, newKey(), second);

    // A page that was opened before the second was taken elsewhere; it stands first, and stops nothing.
    const chosen = { submission: [taken, free] };
    const answer = await browserOf(people.examiner).post(`/console/batches/${first}`, chosen);
    expect(answer.status).toBe(422);
    const [one, other] = await w.submissions.getMany([free, taken]);
    expect(answer.body).toContain(`已加入 1 份（${one?.unitName}）；未加入 1 份：${other?.unitName}：`);
    expect((await seeBatch(w, first, people.examiner)).members.map((m) => m.submission)).toEqual([free]);
    expect((await seeBatch(w, second, people.examiner)).members.map((m) => m.submission)).toEqual([taken]);
  });
});

/** The figures that a page asks to confirm. */
const box = /name="confirmed" value="([^"]+)"/;

describe('What a batch makes of the totals of the county', () => {
  it('is approved only as it was looked at: where another unit has published meanwhile, the new totals are to be checked', async () => {
    const { w, people, clock, units, stores } = office;
    const id = await accepted(office, units[2] ?? '');
    clock.now = '2026-11-30T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id], '第三批');
    const page = `/console/batches/${batch}`;
    const browser = browserOf(people.group);
    const looked = String((await browser.get(page)).body);
    const row = (name: string, body: unknown) => {
      const cells = new RegExp(`${name}</div></th>(.*?)</tr>`).exec(String(body))?.[1] ?? '';
      return [...cells.matchAll(/<div>([^<]*)<\/div>/g)].map(([, text]) => text);
    };
    expect(row('公开在编人员', looked)).toEqual(['24', '24', '0']);
    expect(row('行政编制 · 编制数', looked)).toEqual(['24', '24', '0']);

    const another = release(COUNTY, unitFile(registration(4), peopleOf(7)));
    await stores.ledger.append(COUNTY, [await published(stores.documents, another, 2)], clock.now);
    await stores.projector.catchUp(COUNTY);
    clock.now = '2026-11-30T01:00:05.000Z';
    const meeting = await met(office, '第3次会议');
    const confirmed = box.exec(looked)?.[1] ?? '';
    const refused = await browser.post(page, { step: 'approve', meeting, confirmed });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('全县已公开的合计在您查看之后有变动');
    expect(row('公开在编人员', refused.body)).toEqual(['27', '27', '0']);
    expect((await seeBatch(w, batch, people.group)).state).toBe('open');

    // The box comes back empty, for the new figures.
    const now = box.exec(String(refused.body))?.[1] ?? '';
    expect(now).not.toBe(confirmed);
    expect(String(refused.body)).not.toMatch(/name="confirmed"[^>]*checked/);
    expect((await browser.post(page, { step: 'approve', meeting, confirmed: now })).status).toBe(303);
    expect(String((await browser.get(page)).body)).not.toContain('计入全县合计');
  });
});

describe('What a batch leaves out', () => {
  it('is listed before the re-examination and the approval, and must be acknowledged', async () => {
    const { w, people, clock, units, stores } = office;
    const [one = '', other = ''] = units.slice(4);
    const ids = [await accepted(office, one), await accepted(office, other)];
    clock.now = '2026-12-14T01:00:00.000Z';
    await runClock(w);
    const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第四批' });
    for (const id of ids) await addToBatch(w, id, people.examiner, newKey(), batch);
    const page = `/console/batches/${batch}`;
    const none = String((await browserOf(people.group).get(page)).body);
    expect(none).toContain('又没有在办申报的单位：无。');
    expect(none).toContain('在本批中出现两次：无。');

    const register2 = register(COUNTY, [
      ...units.map((_, n) => registration(n + 1)),
      registration(7),
      registration(8, { withheld: 'exempt' }),
    ]);
    await stores.ledger.append(COUNTY, [await registered(stores.documents, register2, 2)], clock.now);
    await stores.projector.catchUp(COUNTY);
    clock.now = '2026-12-14T01:00:05.000Z';
    const [, second, third] = peopleOf(4);
    await w.identities.record(COUNTY, { unit: one, unitName: '测试单位5' }, [
      { staff: second?.id ?? '', mark: 'same' },
      { staff: 'left', mark: 'gone' },
    ]);
    await w.identities.record(COUNTY, { unit: other, unitName: '测试单位6' }, [
      { staff: third?.id ?? '', mark: 'same' },
      { staff: second?.id ?? '', mark: 'gone' },
    ]);

    const review = String((await browserOf(people.taskForce).get(`/console/submissions/${ids[0]}/review`)).body);
    const looked = String((await browserOf(people.group).get(page)).body);
    expect(review).toContain('本单位人员（按身份证号核对）在本批中出现两次：1 人');
    for (const body of [review, looked]) {
      expect(body).toContain('又没有在办申报的单位：1 个');
      expect(body).toContain(`/console/units/${registration(7).id}">测试单位7</a>`);
      expect(body).not.toContain('测试单位8');
      expect(body).toContain('在本批中出现两次：1 人');
      expect(body).toMatch(new RegExp(`${second?.name}</bdi> <a href="/console/submissions/${ids[0]}">测试单位5</a>`));
      expect(body).toMatch(new RegExp(`${third?.name}</bdi> <a href="/console/submissions/${ids[1]}">测试单位6</a>`));
    }

    for (const id of ids) {
      await walker(w, people, newKey).reviewed(id);
      await walker(w, people, newKey).cleared(id);
    }
    const browser = browserOf(people.group);
    const confirmed = box.exec(String((await browser.get(page)).body))?.[1] ?? '';
    const form = { step: 'approve', meeting: await met(office, '第4次会议'), confirmed };
    const refused = await browser.post(page, form);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('请查看遗漏的单位和出现两次的人员并勾选');
    expect((await browser.post(page, { ...form, acknowledged: 'yes' })).status).toBe(303);
    expect((await seeBatch(w, batch, people.group)).state).toBe('published');
  });
});
