import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importAnswer, publicationAnswer } from '#contract/publishing.ts';
import type { LedgerEvent } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { county, type Typed, withCell } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk, rosterQuery as roster } from '#test/publishing/desk.ts';
import { csv, gb18030, workbook } from '#test/publishing/files.ts';
import { anyCredentials } from '#test/support/county.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

/** The small county, under the codes of another jurisdiction for each test that publishes. */
const file = (typed: Typed = county()) => workbook(typed);
const entries = (jurisdiction: string) => desk.ledger.after(jurisdiction, 0, 200);

describe('From a workbook to the ledger', () => {
  it('an import shows what would be published, and publishes nothing', async () => {
    const reply = await desk.importFile(await file(), { jurisdiction: '420921', ...roster });
    expect(reply.status).toBe(201);
    const { data } = importAnswer.parse(JSON.parse(reply.body));
    expect(data.counts).toMatchObject({ rowsIn: 19, registered: 4, units: 3, unchanged: 0, staff: 6 });
    expect(data.jurisdictions[0]?.releases.map((r) => [r.release, r.first, r.reason])).toEqual(
      Array.from({ length: 3 }, () => [1, true, 'added']),
    );
    expect(await entries('420921')).toEqual([]);
  });

  it('an import, with its remarks for the office, does not lie among the published documents', async () => {
    const { id } = dataOf(await desk.importFile(await file(), { jurisdiction: '420921', ...roster }));
    const { plan = '' } = (await desk.submissions.getImport(id, new Date().toISOString())) ?? {};
    expect(plan).toMatch(/^[0-9a-f]{64}$/);
    await expect(desk.documents.get(plan)).rejects.toThrow('status 404');
  });

  it('the same file over the same releases is the same import', async () => {
    // Written once: a workbook written again holds another time of day.
    const bytes = await file();
    await desk.importFile(bytes, { jurisdiction: '420921', ...roster });
    const again = await desk.importFile(bytes, { jurisdiction: '420921', ...roster });
    expect(again.status).toBe(200);
  });

  it('publishing it appends the register first, then every unit, and a repetition appends nothing', async () => {
    const { id } = dataOf(await desk.importFile(await file(), { jurisdiction: '420921', ...roster }));
    const first = await desk.publish(id);
    expect(first.status).toBe(200);
    expect(publicationAnswer.parse(JSON.parse(first.body)).data).toMatchObject({
      done: true,
      published: 4,
      of: 4,
      ledgers: [{ jurisdiction: '420921', from: 1, to: 4, entries: 4 }],
    });
    expect((await entries('420921')).map((e) => e.kind)).toEqual(['register', 'publish', 'publish', 'publish']);
    expect((await desk.publish(id, { query: { reason: 'correction' } })).body).toBe(first.body);
    expect(await entries('420921')).toHaveLength(4);
  });

  it('the same file after its publication is another import, of nothing', async () => {
    const reply = await desk.importFile(await file(), { jurisdiction: '420921' });
    expect(dataOf(reply).counts).toMatchObject({ units: 0, unchanged: 3 });
    expect(dataOf(await desk.publish(dataOf(reply).id))).toMatchObject({ done: true, of: 0 });
  });

  it('a CSV of people in GB18030 replaces the roster it names, and says how it was read', async () => {
    const people = csv((county().人员 ?? []).filter((_, i) => i !== 3 && i < 4));
    const bytes = gb18030(people.replaceAll('𬱖　明', '李卓'));
    const reply = await desk.importFile(bytes, { jurisdiction: '420921', fileName: '人员.csv' });
    expect(reply.status).toBe(201);
    const { encoding, warnings, jurisdictions } = dataOf(reply);
    expect(encoding).toBe('gb18030');
    expect(warnings.map((w: { code: string }) => w.code)).toContain('encoding');
    expect(jurisdictions[0].releases).toMatchObject([{ name: '云梦县财政局', release: 2, reason: 'postChanged' }]);
  });

  it('with little time left it stops between runs and goes on when asked again', async () => {
    const many: Typed = {
      单位: [
        ['单位编号', '机构名称', '机构类别', '机构规格'],
        ...Array.from({ length: 120 }, (_, i) => [`${1000 + i}`, `测试单位${i}`, '政府工作部门', '正科级']),
      ],
    };
    const { id } = dataOf(await desk.importFile(await file(many), { jurisdiction: '420922' }));
    const none = await desk.publish(id, { remaining: 1_000 });
    expect([none.status, dataOf(none)]).toMatchObject([202, { done: false, published: 0, of: 121 }]);
    expect(dataOf(await desk.publish(id))).toMatchObject({ done: true, published: 121, of: 121 });
    expect(await desk.ledger.head('420922')).toMatchObject({ seq: 121 });
  });
});

describe('Two officers at once', () => {
  it('an import whose base has moved on is refused, naming the units, and appends nothing', async () => {
    const at = { jurisdiction: '420984', ...roster };
    await desk.publish(dataOf(await desk.importFile(await file(), at)).id);
    const change = (column: string, to: string) => withCell(county(), '人员', 3, column, to);
    const mine = dataOf(await desk.importFile(await file(change('职务', '股长')), { jurisdiction: '420984' }));
    const theirs = dataOf(await desk.importFile(await file(change('职务', '副股长')), { jurisdiction: '420984' }));
    expect((await desk.publish(theirs.id)).status).toBe(200);
    const before = await entries('420984');
    const refused = await desk.publish(mine.id);
    expect(refused.status).toBe(409);
    expect(JSON.parse(refused.body).errors[0].message).toContain('云梦县财政局');
    expect(await entries('420984')).toEqual(before);
  });
});

describe('A unit of another county', () => {
  const typed = {
    单位: [
      ['机构名称', '统一社会信用代码', '机构类别', '机构规格'],
      ['云梦县鹭洲乡中心小学', '12420923YM000384XM', '公益一类', '股级'],
    ],
  };

  it('is refused at its row, naming the county whose register has it', async () => {
    const first = dataOf(await desk.importFile(await file(typed), { jurisdiction: '420981', ...roster }));
    expect((await desk.publish(first.id)).status).toBe(200);
    await desk.projector.catchUp('420981');
    const refused = await desk.importFile(await file(typed), { jurisdiction: '420982', ...roster });
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.body).errors).toMatchObject([
      { code: 'registeredElsewhere', sheet: '单位', row: 2, message: expect.stringContaining('420981') },
    ]);
    expect(await entries('420982')).toEqual([]);
  });
});

describe('A unit in the middle of the procedure', () => {
  it('is not overtaken by an import: nothing of the file is published, and the units are named', async () => {
    const { id, jurisdictions } = dataOf(await desk.importFile(await file(), { jurisdiction: '420984', ...roster }));
    const releases: { unit: string; name: string }[] = jurisdictions[0].releases;
    const unit = releases.find((r) => r.name === '云梦县财政局')?.unit ?? '';
    await desk.publish(id);
    await desk.projector.catchUp('420984');
    const before = (await entries('420984')).length;
    const w = workflowOver(
      desk.database.client,
      desk.database.tables,
      desk.database.documentsUrl,
      { now: () => new Date(desk.clock.now).toISOString(), newId: () => 'id' },
      anyCredentials,
    );
    const entry: Person = {
      id: 'entry',
      name: '录入',
      jurisdiction: '420984',
      roles: ['informationOfficer'],
      units: [unit],
      active: true,
    };
    await startSubmission(w, entry, unit, 'command-under-way');

    const changed = withCell(county(), '编制', 2, '编制数', 4);
    const next = dataOf(await desk.importFile(await file(changed), { jurisdiction: '420984' }));
    const reply = await desk.publish(next.id);
    expect(reply.status).toBe(409);
    expect(JSON.parse(reply.body).errors).toMatchObject([{ name: unit }]);
    expect((await entries('420984')).length).toBe(before);
  });
});

describe('Who may publish', () => {
  it('nobody without a token, or with one that is not valid', async () => {
    const none = await desk.importFile(await file(), {}, { token: null });
    expect([none.status, none.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    const forged = `${(await desk.mintToken({})).split('.').slice(0, 2).join('.')}.AAAA`;
    const bad = await desk.importFile(await file(), {}, { token: forged });
    expect([bad.status, bad.headers['www-authenticate']]).toEqual([401, 'Bearer error="invalid_token"']);
    expect(bad.body).not.toContain(forged);
  });

  it('nobody with a token that has expired', async () => {
    const token = await desk.mintToken({});
    desk.clock.now += 13 * 3_600_000;
    try {
      expect((await desk.importFile(await file(), {}, { token })).status).toBe(401);
    } finally {
      desk.clock.now -= 13 * 3_600_000;
    }
  });

  it('nobody without the role, and is told which', async () => {
    await desk.employ({ id: 'reader', roles: ['supervisor'] });
    const token = await desk.mintToken({ subject: 'reader' });
    const reply = await desk.importFile(await file(), {}, { token });
    expect([reply.status, JSON.parse(reply.body).detail]).toEqual([403, expect.stringContaining('publisher')]);
  });

  it('nobody for a jurisdiction that is not theirs, neither to import nor to look nor to publish', async () => {
    await desk.employ({ id: 'elsewhere', jurisdiction: '420900' });
    const token = await desk.mintToken({ subject: 'elsewhere' });
    expect((await desk.importFile(await file(), {}, { token })).status).toBe(403);
    const { id } = dataOf(await desk.importFile(await file()));
    expect((await desk.publish(id, { token })).status).toBe(403);
    const looked = await desk.ask('GET /v1/publishing/imports/{import}', { path: { import: id }, token });
    expect(looked.status).toBe(403);
  });

  it('nobody without an open account, whatever their token says of roles', async () => {
    const stranger = await desk.mintToken({ subject: 'stranger', ...{ roles: ['publisher'], jurisdictions: ['*'] } });
    expect((await desk.importFile(await file(), {}, { token: stranger })).status).toBe(403);
    await desk.employ({ id: 'closed', active: false });
    const closed = await desk.mintToken({ subject: 'closed' });
    expect((await desk.importFile(await file(), {}, { token: closed })).status).toBe(403);
  });

  it('an import that has expired is gone', async () => {
    const { id } = dataOf(await desk.importFile(await file()));
    const item = await desk.submissions.getImport(id, new Date(desk.clock.now + 31 * 86_400_000).toISOString());
    expect(item).toBeUndefined();
    const gone = await desk.ask('GET /v1/publishing/imports/{import}', { path: { import: '0'.repeat(64) } });
    expect(gone.status).toBe(404);
  });
});

describe('A confirmation', () => {
  const confirm = (unit: string, body: object) =>
    desk.ask('POST /v1/publishing/units/{unit}/confirmations', { path: { unit }, body });

  it('is an entry of its own over the release in force; twice is once; over another release it is refused', async () => {
    await desk.publish(dataOf(await desk.importFile(await file(), { jurisdiction: '420902', ...roster })).id);
    const written = await entries('420902');
    await desk.projector.catchUp('420902');
    const published = written.find((e) => e.kind === 'publish');
    const unit = published?.kind === 'publish' ? published.unit : '';
    const done = await confirm(unit, { groups: ['staff', 'identity'], baseRelease: 1 });
    expect(done.status).toBe(201);
    expect(dataOf(done)).toMatchObject({ unit, release: 2, seq: 5, groups: ['identity', 'staff'] });
    expect((await confirm(unit, { groups: ['identity', 'staff'], baseRelease: 1 })).status).toBe(200);
    expect((await confirm(unit, { groups: ['leadership'], baseRelease: 1 })).status).toBe(409);
    expect((await confirm('u-420902-000000000000', { groups: ['staff'], baseRelease: 1 })).status).toBe(404);
    expect((await confirm(unit, { groups: [], baseRelease: 0 })).status).toBe(400);
  });

  it('of what has been taken down is refused, and the same file publishes it anew', async () => {
    await desk.publish(dataOf(await desk.importFile(await file(), { jurisdiction: '420982', ...roster })).id);
    await desk.projector.catchUp('420982');
    const published = (await entries('420982')).find((e) => e.kind === 'publish');
    const { unit, digest } = published?.kind === 'publish' ? published : { unit: '', digest: '' };
    const again = async () => dataOf(await desk.importFile(await file(), { jurisdiction: '420982', ...roster }));
    expect((await again()).counts).toMatchObject({ units: 0 });

    const takeDown: LedgerEvent = { kind: 'takeDown', unit, releases: [1], digests: [digest], reason: 'error' };
    await desk.ledger.append('420982', [takeDown], new Date(desk.clock.now).toISOString());
    const refused = await confirm(unit, { groups: ['staff'], baseRelease: 1 });
    expect([refused.status, JSON.parse(refused.body).title]).toEqual([409, expect.stringContaining('已撤下')]);

    const { id, counts, warnings } = await again();
    expect(counts).toMatchObject({ units: 1 });
    expect(warnings.map((f: { code: string }) => f.code)).toContain('takenDown');
    await desk.publish(id);
    expect((await entries('420982')).at(-1)).toMatchObject({ kind: 'publish', unit, release: 2, digest });
    expect((await confirm(unit, { groups: ['staff'], baseRelease: 2 })).status).toBe(201);
  });
});
