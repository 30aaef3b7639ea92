import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importAnswer } from '#contract/publishing.ts';
import { county, withCell } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk, rosterQuery as roster } from '#test/publishing/desk.ts';
import { workbook } from '#test/publishing/files.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

const imported = async (jurisdiction: string, bytes?: Uint8Array) =>
  dataOf(await desk.importFile(bytes ?? (await workbook(county())), { jurisdiction, ...roster }));
const refusal = ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body).title];
const uncleared = [409, '未经保密审查 · Not cleared as holding no secret'];

describe('Secrecy review of an import', () => {
  it('is asked for before anything is published', async () => {
    const { id, clearance } = await imported('420921');
    expect(clearance).toBeNull();
    expect(refusal(await desk.publishUncleared(id))).toEqual(uncleared);
    expect(await desk.ledger.head('420921')).toBeUndefined();
  });

  it('once given, names who gave it and when, and the import can be published', async () => {
    const { id } = await imported('420922');
    const cleared = await desk.clear(id);
    expect(cleared.status).toBe(201);
    const { data } = importAnswer.parse(JSON.parse(cleared.body));
    expect(data.clearance).toEqual({
      by: { id: 'officer-2', name: '演示保密审查员' },
      at: new Date(desk.clock.now).toISOString(),
    });
    expect(dataOf(await desk.publishUncleared(id))).toMatchObject({ done: true });
  });

  it('is given once: whoever repeats it, or comes after, finds the first word', async () => {
    await desk.employ({ id: 'second-reviewer', name: '另一人', roles: ['secrecyReviewer'] });
    const { id } = await imported('420923');
    const token = await desk.mintToken({ subject: 'second-reviewer' });
    const replies = await Promise.all([desk.clear(id), desk.clear(id, { token }), desk.clear(id)]);
    expect(replies.map((r) => r.status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map((r) => dataOf(r).clearance.by.id)).size).toBe(1);
  });

  it('is not given by whoever publishes: one person of both roles needs another for one of them', async () => {
    await desk.employ({ id: 'both', name: '身兼两职', roles: ['publisher', 'secrecyReviewer'] });
    const token = await desk.mintToken({ subject: 'both' });
    const { id } = await imported('420981');
    expect((await desk.clear(id, { token })).status).toBe(201);
    const own = await desk.publishUncleared(id, { token });
    expect(refusal(own)).toEqual(uncleared);
    expect(own.body).toContain('须由另一人公开');
    expect(dataOf(await desk.publishUncleared(id))).toMatchObject({ done: true });
  });

  it('is not given by a publisher, nor by the reviewer of another county', async () => {
    await desk.employ({ id: 'elsewhere', name: '外县', roles: ['secrecyReviewer'], jurisdiction: '420999' });
    const { id } = await imported('420982');
    const publishers = await desk.mintToken({});
    expect((await desk.clear(id, { token: publishers })).status).toBe(403);
    expect((await desk.clear(id, { token: await desk.mintToken({ subject: 'elsewhere' }) })).status).toBe(403);
    expect(refusal(await desk.publishUncleared(id))).toEqual(uncleared);
  });

  it('is about the file: the reviewer who imports the same file finds the same content, and publishes nothing', async () => {
    const bytes = await workbook(county());
    const { id, content } = await imported('420984', bytes);
    const token = await desk.mintToken({ subject: 'officer-2' });
    const own = await desk.importFile(bytes, { jurisdiction: '420984', ...roster }, { token });
    expect([own.status, dataOf(own).content]).toEqual([200, content]);
    expect((await desk.publishUncleared(id, { token })).status).toBe(403);
    const other = await imported('420984', await workbook(withCell(county(), '人员', 2, '性别', '女')));
    expect(other.content).not.toBe(content);
    await desk.clear(id);
    expect(refusal(await desk.publishUncleared(other.id))).toEqual(uncleared);
  });

  it('stands in the records of both people, with what they did', async () => {
    const acts = async (person: string) =>
      (await desk.histories.recorded<{ kind: string }>('actor', person, 50)).map(({ event }) => event.kind);
    expect(new Set(await acts('officer-2'))).toEqual(new Set(['cleared']));
    expect(new Set(await acts('officer-1'))).toEqual(new Set(['published']));
  });
});
