import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { localDate } from '#core/calendar.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { county } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk, rosterQuery as roster } from '#test/publishing/desk.ts';
import { workbook } from '#test/publishing/files.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

const entries = (jurisdiction: string) => desk.ledger.after(jurisdiction, 0, 200);

describe('A county that narrows its catalogue', () => {
  const imported = (bytes: Uint8Array) => desk.importFile(bytes, { jurisdiction: '420984', ...roster });

  it('has no import published that was made before: made again, it says what it leaves out, and is without it', async () => {
    const bytes = await workbook(county());
    const before = dataOf(await imported(bytes));
    const at = new Date(desk.clock.now).toISOString();
    await desk.settings.record(
      {
        jurisdiction: '420984',
        kind: 'catalogue',
        number: 1,
        from: localDate(at),
        basis: { number: '川编办〔2026〕9号', title: '关于调整公开目录的通知', date: '2026-10-30' },
        value: { narrowed: { 'staff.post': 'onRequest' } },
        by: { id: 'ad', name: '郑管理' },
        at,
      },
      'narrow',
    );
    const refused = await desk.publish(before.id);
    expect([refused.status, JSON.parse(refused.body).errors]).toEqual([
      409,
      [{ in: 'body', name: '420984', message: expect.stringContaining('公开目录 420984-1 版') }],
    ]);
    expect(await entries('420984')).toEqual([]);

    const { id, jurisdictions, warnings } = dataOf(await imported(bytes));
    expect([id === before.id, jurisdictions[0].catalogue]).toEqual([false, '420984-1']);
    const [note, ...more] = warnings.filter((f: { code: string }) => f.code === 'narrowed');
    expect(more).toEqual([]);
    expect(note.message.zh).toContain('“职务（岗位）”按本县公开目录（420984-1 版）列为依申请公开');
    expect((await desk.publish(id)).status).toBe(200);
    const documents = (await entries('420984')).flatMap((e) => (e.kind === 'publish' ? [e.digest] : []));
    const staff = (await Promise.all(documents.map((d) => desk.documents.get<ReleaseDocument>(d)))).flatMap(
      (d) => d.staff,
    );
    expect(staff).toHaveLength(6);
    expect(staff.filter((s) => s.post !== undefined)).toEqual([]);
  });

  it('has what it has published not published again for the version alone', async () => {
    const at = new Date(desk.clock.now).toISOString();
    const [standing] = await desk.settings.versions('420984');
    if (!standing) throw new Error('The county has no version');
    await desk.settings.record(
      { ...standing, number: 2, value: { narrowed: { 'staff.post': 'internal' } }, at },
      'again',
    );
    expect(dataOf(await imported(await workbook(county()))).counts).toMatchObject({ units: 0, unchanged: 3 });
  });
});
