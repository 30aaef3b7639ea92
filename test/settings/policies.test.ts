import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#core/digest.ts';
import { policyId } from '#core/policies.ts';
import { clockPolicies } from '#core/workflow/clocks.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { addPolicy, endPolicy, policiesOf } from '#functions/workflow/policies.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { recordSetting } from '#functions/workflow/settings.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { pdfOf } from '#local/seed/pdf.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { everythingIn } from '#test/console/everything.ts';
import { type Caller, callerOf } from '#test/open-data/caller.ts';
import { publicPage } from '#test/portal/portal-of.ts';
import { COUNTY, newKey, type Office, officer, openOffice } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';

let office: Office;
let browser: ReturnType<ReturnType<typeof consoleOf>>;
let api: Caller;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
  browser = consoleOf(office)(office.people.administrator);
  api = callerOf({ ...office.stores, now: office.w.now });
});
afterAll(() => office.stop());

const file = pdfOf(['关于调整办理期限的通知']);
const given = { number: '测编发〔2026〕1号', title: '公开办法', issuer: '测试县委编委', date: '2026-10-30' };
const policy = (number: string, more = {}) => ({ ...given, number, file, ...more });
const page = '/console/policies';

/** The form of the page, as a browser sends it. */
function formOf(fields: Record<string, string>, content: Uint8Array<ArrayBuffer> | null = file): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ command: randomUUID(), ...fields })) form.set(name, value);
  form.set('file', new File(content ? [content] : [], content ? 'x.docx' : ''));
  return form;
}

type Listed = { data: { id: string; number: string; path: string | null; ended: unknown; rules: unknown[] }[] };
const listed = async () => (await api.json<Listed>(`/v1/jurisdictions/${COUNTY}/policies`)).data;
const pathOf = (number: string) => `/v1/jurisdictions/${COUNTY}/policies/${policyId(number)}/file`;

const portal = () => publicPage(office, '/policies');

describe('A policy document', () => {
  it('is missed in words by whoever looks before there is one', async () => {
    expect(await listed()).toEqual([]);
    expect(await portal()).toContain('还没有登记制度文件');
    expect((await browser.get(page)).body).toContain('还没有登记制度文件');
  });

  it('is recorded by a plain form with its file, and is public at once', async () => {
    const answer = await browser.send(page, formOf({ ...given, effective: '2026-11-01' }));
    expect([answer.status, leadsTo(answer)]).toEqual([303, `${page}?done=recorded`]);
    const path = pathOf(given.number);
    const digest = sha256(file);
    expect(await listed()).toEqual([
      {
        ...given,
        id: policyId(given.number),
        effective: '2026-11-01',
        digest,
        bytes: file.length,
        path,
        ended: null,
        rules: [],
      },
    ]);
    const { status, headers, bytes } = await api.get(path, { 'accept-encoding': 'gzip' });
    expect([status, Buffer.compare(bytes, file)]).toEqual([200, 0]);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      etag: `"${digest}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=600, must-revalidate',
    });
    expect((await api.get(path, { 'if-none-match': `"${digest}"` })).status).toBe(304);
    const head = await api.ask('HEAD', path);
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(file.length)]);
    expect(await portal()).toContain(`href="${path}"`);
    const csv = (await api.get(`/v1/jurisdictions/${COUNTY}/policies?format=csv`)).text.split('\r\n');
    expect(csv[1]).toBe(`${Object.values(given).join(',')},2026-11-01,,${path},${file.length},${digest},`);
  });

  it('is kept under a name in any script that ends no header and leads out of no folder', async () => {
    const number = '测编发〔2026〕2号';
    const title = `../"a"; x=1\\b'(c)*`;
    await addPolicy(office.w, office.people.administrator, newKey(), COUNTY, policy(number, { title }));
    const { headers } = await api.get(pathOf(number));
    const disposition = headers['content-disposition'] ?? '';
    const [, plain, encoded = ''] =
      /^inline; filename="([^"\\]*)"; filename\*=UTF-8''([\w%.~-]+)$/.exec(disposition) ?? [];
    expect(plain).toMatch(/^[\x20-\x7e]+$/);
    expect(decodeURIComponent(encoded)).toBe(`.._"a"; x=1_b'(c)_（${number}）.pdf`.replaceAll('"', '_'));
  });

  it('is refused where something is missing, is no PDF or is too large: each beside its field, what was typed is kept', async () => {
    const before = await everythingIn(office);
    const large = new Uint8Array(4 * 1024 ** 2 + 1);
    large.set(file);
    const refused: [FormData, string[]][] = [
      [
        formOf({}, null),
        ['“文号”必须填写', '“文件名称”必须填写', '“发文机关”必须填写', '“成文日期”必须填写', '“文件”必须选择'],
      ],
      [formOf({ ...given, number: '测编发〔2026〕9号' }, new TextEncoder().encode('PK\u0003\u0004')), ['文件不是 PDF']],
      [formOf({ ...given, number: '测编发〔2026〕9号' }, new TextEncoder().encode(' %PDF-1.4')), ['文件不是 PDF']],
      [formOf({ ...given, number: '测编发〔2026〕9号' }, large), ['文件超过 4 MB']],
      [formOf({ ...given, number: '测编发〔2026〕9号', date: '2027-01-01' }), ['成文日期不能晚于今天']],
      [formOf({ ...given, number: '测编发〔2026〕9号', title: '李某 13800138000' }), ['不能含身份证号、电话']],
    ];
    for (const [form, messages] of refused) {
      const { status, body } = await browser.send(page, form);
      expect([messages, status]).toEqual([messages, 422]);
      for (const message of messages) expect(body).toContain(message);
      if (form.get('number')) expect(body).toContain('value="测编发〔2026〕9号"');
    }
    expect(await everythingIn(office)).toEqual(before);
  });

  it('is refused under a number that another bears, however its brackets are written, and names that one', async () => {
    const before = await everythingIn(office);
    const { status, body } = await browser.send(
      page,
      formOf({ ...given, number: '测编发[2026] 1号', title: '另一份' }),
    );
    expect(status).toBe(422);
    expect(body).toContain('文号已登记：《公开办法》（测编发〔2026〕1号，2026-10-30）');
    expect(await everythingIn(office)).toEqual(before);
  });

  it('sent twice is recorded once', async () => {
    const form = formOf({ ...given, number: '测编发〔2026〕3号' });
    await browser.send(page, form);
    const before = await everythingIn(office);
    expect((await browser.send(page, form)).status).toBe(303);
    expect(await everythingIn(office)).toEqual(before);
  });

  it('of two with one number sent at once is recorded once', async () => {
    const number = '测编发〔2026〕4号';
    const both = ['甲', '乙'].map((title) =>
      addPolicy(office.w, office.people.administrator, newKey(), COUNTY, policy(number, { title })),
    );
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listed()).filter((row) => row.number === number)).toHaveLength(1);
  });

  it('whose recording dies between file and record is not there, and is whole when it is sent again', async () => {
    const { database, w, people } = office;
    const dying = workflowOver(
      dyingBeforeWrite(1, database.client),
      database.tables,
      database.documentsUrl,
      { now: w.now, newId: w.newId },
      anyCredentials,
    );
    const number = '测编发〔2026〕5号';
    const key = newKey();
    const before = await everythingIn(office);
    await expect(addPolicy(dying, people.administrator, key, COUNTY, policy(number))).rejects.toThrow('killed');
    expect(await everythingIn(office)).toEqual(before);
    expect((await api.get(pathOf(number))).status).toBe(404);
    await addPolicy(w, people.administrator, key, COUNTY, policy(number));
    expect((await api.get(pathOf(number))).status).toBe(200);
  });

  it('is recorded and ended by the administrator of its own county alone', async () => {
    const other = { ...officer('other', '外县管理', ['administrator']), jurisdiction: '420902' };
    for (const person of [other, office.people.examiner]) {
      const attempts = [
        addPolicy(office.w, person, newKey(), COUNTY, policy('测编发〔2026〕8号')),
        endPolicy(office.w, person, newKey(), COUNTY, policyId(given.number), { ...end('repealed'), after: 1 }),
      ];
      for (const attempt of attempts) await expect(attempt).rejects.toThrow(NotAllowed);
      expect((await consoleOf(office)(person).get(page)).status).toBe(403);
    }
    expect(await policiesOf(office.w, '420902')).toEqual([]);
  });
});

const end = (kind: 'repealed' | 'takenDown') => ({ kind, on: '2026-11-01', reason: '由新的办法代替，本件不再施行' });

describe('A policy document that counts no more', () => {
  const number = '测编发〔2026〕6号';
  const one = `${page}/${policyId(number)}`;
  const row = async () => (await listed()).find((found) => found.number === number);
  beforeAll(() => addPolicy(office.w, office.people.administrator, newKey(), COUNTY, policy(number)));

  it('is not ended without a day and a reason', async () => {
    const { status, body } = await browser.post(one, { kind: 'repealed', on: '2030-01-01', reason: '短', after: '1' });
    expect(status).toBe(422);
    expect(body).toContain('日期须在成文日期（2026-10-30）与今天之间');
    expect(body).toContain('至少 10 个字');
    expect(await row()).toMatchObject({ ended: null });
  });

  it('when repealed stays on the list with day and reason, and can still be read', async () => {
    expect((await browser.post(one, { ...end('repealed'), after: '1' })).status).toBe(303);
    expect(await row()).toMatchObject({ ended: end('repealed'), path: pathOf(number) });
    expect((await api.get(pathOf(number))).status).toBe(200);
    expect(await portal()).toContain('由新的办法代替');
  });

  it('is not ended twice by two who saw the same', async () => {
    expect((await browser.post(one, { ...end('takenDown'), after: '1' })).status).toBe(409);
    expect((await browser.post(one, { ...end('repealed'), after: '2' })).status).toBe(409);
  });

  it('when taken down stays on the list without its file, and its number may be recorded anew', async () => {
    const again = policy(number, { title: '公开办法（重新登记）' });
    await expect(addPolicy(office.w, office.people.administrator, newKey(), COUNTY, again)).rejects.toThrow(Refused);
    expect((await browser.post(one, { ...end('takenDown'), after: '2' })).status).toBe(303);
    expect(await row()).toMatchObject({ ended: end('takenDown'), path: null });
    const gone = await api.get(pathOf(number));
    expect([gone.status, gone.headers['content-type']]).toEqual([410, 'application/problem+json']);
    await addPolicy(office.w, office.people.administrator, newKey(), COUNTY, again);
    expect((await api.get(pathOf(number))).status).toBe(200);
    expect((await browser.get(one)).body).toContain('由新的办法代替');
  });

  it('that never was is not found', async () => {
    expect((await browser.get(`${page}/0000000000000000`)).status).toBe(404);
    expect((await api.get(`/v1/jurisdictions/${COUNTY}/policies/0000000000000000/file`)).status).toBe(404);
    expect((await api.get('/v1/jurisdictions/110101/policies')).status).toBe(404);
  });
});

describe('A rule', () => {
  const number = '测编发〔2026〕7号';
  const { version: _v, from: _f, basis: _b, ...clocks } = clockPolicies[0];
  beforeAll(async () => {
    const { w, people } = office;
    await addPolicy(w, people.administrator, newKey(), COUNTY, policy(number));
    const basis = { number: '测编发[2026]7号', title: given.title, date: given.date };
    const set = { kind: 'clocks', after: 0, from: '2026-11-02', basis, value: clocks } as const;
    await recordSetting(w, people.administrator, newKey(), COUNTY, set);
  });

  it('leads to the policy document that bears the number of its basis', async () => {
    const link = `href="${page}/${policyId(number)}"`;
    expect((await browser.get('/console/settings')).body).toContain(link);
    const { body } = await browser.get('/console/settings/clocks');
    expect(String(body).split(link)).toHaveLength(3);
    expect((await browser.get('/console/settings/committees')).body).not.toContain('href="/console/policies/');
  });

  it('is named by the document that it rests on, for everyone', async () => {
    const found = (await listed()).find((row) => row.number === number);
    const name = { zh: '办理期限', en: 'deadlines' };
    expect(found?.rules).toEqual([{ kind: 'clocks', number: 1, from: '2026-11-02', name }]);
    expect(await portal()).toContain('办理期限第 1 版');
  });

  it('is recorded with the numbers on offer of the documents that count', async () => {
    for (const kind of ['clocks', 'points']) {
      const { body } = await browser.get(`/console/settings/${kind}`);
      const [, offers = ''] = /<datalist[^>]*>(.*?)<\/datalist>/s.exec(String(body)) ?? [];
      expect(offers).toContain(`<option value="${number}"`);
    }
  });
});
