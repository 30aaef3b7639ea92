import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importAnswer, importProblem, publicationAnswer } from '#contract/publishing.ts';
import { county, fullRoster, type Typed, withCell } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk } from '#test/publishing/desk.ts';
import { csv, workbook } from '#test/publishing/files.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

const { decision, assessment } = fullRoster;
const roster = {
  roster: 'full',
  decisionNumber: decision.number,
  decisionTitle: decision.title,
  decisionDate: decision.date ?? '',
  assessmentNumber: assessment.number,
  assessmentDate: assessment.date,
};

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

describe('A file with errors', () => {
  it('is answered with all of them, and nothing of it is kept', async () => {
    const wrong = withCell(withCell(county(), '人员', 2, '性别', '妇女'), '编制', 3, '编制数', -5);
    withCell(wrong, '人员', 3, '机构名称', '无此单位');
    const reply = await desk.importFile(await file(wrong), { jurisdiction: '420981' });
    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    const problem = importProblem.parse(JSON.parse(reply.body));
    expect(problem.errors.map((e) => [e.name, e.code]).sort()).toEqual([
      ['人员!A3', 'unknownUnit'],
      ['人员!C2', 'badCode'],
    ]);
    expect(await entries('420981')).toEqual([]);
  });

  it.each([
    ['an empty file', () => new Uint8Array(), 422, 'empty'],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422, 'oldFormat'],
    [
      'a workbook with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      422,
      'encrypted',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 422, 'notATable'],
    ['a damaged workbook', () => Buffer.from('PK\u0003\u0004 broken'), 422, 'damaged'],
    ['a file of 5 MB', () => Buffer.alloc(5 * 1024 * 1024, 'a'), 413, 'tooLarge'],
    ['bytes of no encoding', () => Buffer.from([0x61, 0xff, 0xff, 0x0a]), 422, 'encoding'],
  ])('%s is refused with its reason', async (_what, bytes, status, reason) => {
    const reply = await desk.importFile(bytes(), { fileName: 'x.csv' });
    expect([reply.status, JSON.parse(reply.body).errors[0].name]).toEqual([status, reason]);
  });

  it('a text that lost characters on its way is refused, not imported with holes', async () => {
    const reply = await desk.ask('POST /v1/publishing/imports', {
      query: { jurisdiction: '420923', fileName: 'x.csv' },
      body: { text: '姓名\ufffd' },
    });
    expect(JSON.parse(reply.body).errors[0].name).toBe('sentAsText');
  });

  it('parameters at fault are all named at once', async () => {
    const reply = await desk.importFile(await file(), { jurisdiction: '42', profile: 'mine', roster: 'full' });
    expect(reply.status).toBe(400);
    const names = JSON.parse(reply.body).errors.map((e: { name: string }) => e.name);
    expect(names).toEqual(expect.arrayContaining(['jurisdiction', 'profile']));
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
    const reply = await desk.importFile(await file(), {}, { token: await desk.mintToken({ roles: ['reader'] }) });
    expect([reply.status, JSON.parse(reply.body).detail]).toEqual([403, expect.stringContaining('publisher')]);
  });

  it('nobody for a jurisdiction that is not theirs, neither to import nor to look nor to publish', async () => {
    const token = await desk.mintToken({ jurisdictions: ['420900'] });
    expect((await desk.importFile(await file(), {}, { token })).status).toBe(403);
    const { id } = dataOf(await desk.importFile(await file()));
    expect((await desk.publish(id, { token })).status).toBe(403);
    const looked = await desk.ask('GET /v1/publishing/imports/{import}', { path: { import: id }, token });
    expect(looked.status).toBe(403);
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
});

describe('What is private', () => {
  const secrets = ['420923199001011238', '13912345678', 'wang@example.org', '某路7号', '中共党员', '硕士', '9527.50'];
  const headers = ['身份证号', '手机号码', '电子邮箱', '家庭住址', '政治面貌', '学历', '月工资'];

  it('stands in no answer, no log line, no stored item and no document, and every such column is listed', async () => {
    const lines: string[] = [];
    const spies = (['log', 'error', 'warn', 'info'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...args) => void lines.push(args.join(' '))),
    );
    const typed = county();
    typed.人员?.forEach((row, i) => {
      row.push(...(i === 0 ? headers : secrets));
    });
    const jurisdiction = '420982';
    const good = await desk.importFile(await file(typed), { jurisdiction, ...roster });
    const done = await desk.publish(dataOf(good).id);
    // The same column where a public one should be, and a number in a public text: errors that must not repeat it.
    withCell(withCell(typed, '人员', 2, '性别', secrets[0] ?? ''), '人员', 3, '职务', `科员 ${secrets[1]}`);
    const bad = await desk.importFile(await file(typed), { jurisdiction });
    for (const spy of spies) spy.mockImplementation(() => {});

    expect(dataOf(good).dropped.map((d: { column: string; reason: string }) => [d.column, d.reason])).toEqual(
      headers.map((header) => [header, 'private']),
    );
    expect(JSON.parse(bad.body).errors.map((e: { code: string }) => e.code)).toContain('privateValue');
    const published = await entries(jurisdiction);
    const stored = await Promise.all(published.flatMap((e) => ('digest' in e ? [desk.documents.get(e.digest)] : [])));
    const item = await desk.submissions.getImport(dataOf(good).id, new Date(desk.clock.now).toISOString());
    const plan = await desk.documents.get(item?.plan ?? '');
    expect(stored.length).toBe(4);
    expect(lines.length).toBeGreaterThan(0);
    const everything = [
      good.body,
      done.body,
      bad.body,
      ...lines,
      ...[published, stored, item, plan].map((v) => JSON.stringify(v)),
    ];
    for (const secret of secrets) expect(everything.filter((text) => text.includes(secret))).toEqual([]);
  });
});

/** GB18030 as a spreadsheet program on a Chinese desktop writes it; made by looking every character up. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) table.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from(
    [...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (table.get(c) ?? [0x3f]))),
  );
}
