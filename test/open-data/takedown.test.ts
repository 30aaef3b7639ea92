import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Digest } from '#core/model.ts';
import { prove } from '#store/proof.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { person, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420605';
const [bureau, other] = [registration(1, { name: '甲局' }), registration(2, { name: '乙局' })];
const secret = '秦守密';
const staffOf = (...names: string[]) => names.map((name, n) => person(n, { name }));
const clean = unitFile(bureau, staffOf('王芳', '李强'));
const leaking = unitFile(bureau, staffOf('王芳', '李强', secret));
const after = unitFile(bureau, staffOf('王芳', '赵敏'));
const untouched = unitFile(other, staffOf('秦守密的同名人'));

let api: PublicApi;
let leaked: Digest;
/** Addresses of pages that people had open before the takedown: a cursor of each. */
let before: { staff: string; units: string; strength: string };
/** By which a cache knows the withdrawn release. */
let tag: string;

beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project, json } = api;
  const at = (month: number) => `2026-0${month}-11T01:00:00.000Z`;
  await ledger.append(J, [await registered(documents, register(J, [bureau, other]), 1)], at(3));
  await ledger.append(J, [await published(documents, release(J, clean), 1)], at(4));
  await ledger.append(J, [await published(documents, release(J, untouched), 1)], at(4));
  const leak = await published(documents, release(J, leaking), 2, 'transferredIn');
  if (leak.kind !== 'publish') throw new Error('not a publication');
  leaked = leak.digest;
  await ledger.append(J, [leak], at(5));
  const confirmed = {
    kind: 'confirm' as const,
    unit: bureau.id,
    release: 3,
    digest: leaked,
    groups: ['staff' as const],
  };
  await ledger.append(J, [confirmed], at(6));
  await project(J);
  api.clock.now = Date.parse('2026-07-10T01:00:00.000Z');
  expect((await json(`/v1/jurisdictions/${J}/staff?name=${secret}`)).data).toHaveLength(2);
  tag = (await api.get(`/v1/units/${bureau.id}/releases/2`)).headers.etag ?? '';
  expect(tag).not.toBe('');
  const [staff, units, strength] = await Promise.all([
    json(`/v1/jurisdictions/${J}/staff?name=${encodeURIComponent('李')}&limit=1`),
    json(`/v1/jurisdictions/${J}/units?limit=1`),
    json(`/v1/jurisdictions/${J}/units?limit=1&sort=-strength`),
  ]);
  before = { staff: staff.next ?? '', units: units.next ?? '', strength: strength.next ?? '' };
  const takeDown = {
    kind: 'takeDown' as const,
    unit: bureau.id,
    releases: [2],
    digests: [leaked],
    reason: 'privacy' as const,
  };
  await ledger.append(J, [takeDown], at(7));
  await project(J);
});
afterAll(() => api.database.stop());

const unit = `/v1/units/${bureau.id}`;
const county = `/v1/jurisdictions/${J}`;
const prefix = encodeURIComponent('秦守密');

describe('What has been taken down', () => {
  it('leaves a stub: the unit is there, with when and why, and without figures or persons', async () => {
    const { data } = await api.json<{ data: Record<string, unknown> }>(unit);
    expect(data).toMatchObject({
      name: '甲局',
      status: 'unpublished',
      staff: 0,
      digest: null,
      takenDown: { at: '2026-07-11T01:00:00.000Z', reason: 'privacy', label: { zh: '隐私' } },
    });
    expect((await api.get(`${unit}/staff`)).status).toBe(404);
  });

  it('is found by nobody who searches for a name; namesakes elsewhere still are', async () => {
    const { data } = await api.json(`${county}/staff?name=${prefix}`);
    expect(data.map((row) => row.name)).toEqual(['秦守密的同名人']);
  });

  it.each([`${county}/staff?name=${prefix}`, `${unit}?`, `${county}/units?`, `${county}/statistics?`])(
    'is not shown as of a day on which it stood: %s',
    async (address) => {
      for (const day of ['2026-05-20', '2026-06-20', '2026-07-01']) {
        const { status, text } = await api.get(`${address}&asOf=${day}`);
        expect(status).toBe(200);
        expect(text).not.toMatch(new RegExp(`"${secret}"`));
        expect(text).not.toContain(leaked);
      }
      expect((await api.get(`${unit}/staff?asOf=2026-06-20`)).status).toBe(404);
    },
  );

  it('does not hide what stood before it, and was never withdrawn', async () => {
    const { data } = await api.json(`${unit}/staff?asOf=2026-04-20`);
    expect(data.map((row) => row.name)).toEqual(['王芳', '李强']);
    const { data: found } = await api.json(`${county}/staff?name=${encodeURIComponent('李强')}&asOf=2026-04-20`);
    expect(found).toHaveLength(1);
  });

  it('is gone as a release, as every release of the same document, and from comparisons: 410, with the reason', async () => {
    for (const address of [
      `${unit}/releases/2`,
      `${unit}/releases/3`,
      `${unit}/diff?from=1&to=2`,
      `${unit}/diff?from=2&to=1`,
    ]) {
      const { status, text } = await api.get(address);
      expect(status).toBe(410);
      expect(JSON.parse(text).detail).toContain('隐私');
      expect(text).not.toContain(secret);
    }
    expect((await api.get(`${unit}/releases/1`)).status).toBe(200);
  });

  it('stays in the list of releases with its digest, marked: what was there can be proven, not read', async () => {
    type Row = { release: number; digest: string; takenDown?: { reason: string } };
    const { data } = await api.json<{ data: Row[] }>(`${unit}/releases`);
    expect(data.map((row) => [row.release, row.takenDown?.reason ?? null])).toEqual([
      [3, 'privacy'],
      [2, 'privacy'],
      [1, null],
    ]);
    expect(data[1]?.digest).toBe(leaked);
    expect((await api.get(`${unit}/releases?format=csv`)).text).toContain('隐私');
  });

  it('stands on the ledger for all to see', async () => {
    type Row = { kind: string; releases?: number[]; reason?: string };
    const { data } = await api.json<{ data: Row[] }>(`${county}/entries?after=5`);
    expect(data.at(-1)).toMatchObject({ kind: 'takeDown', releases: [2], reason: 'privacy' });
    expect((await api.get(`${county}/entries?format=csv`)).text).toContain('takeDown');
  });

  it('is not turned up by pages that were begun before', async () => {
    for (const address of [
      `${county}/staff?name=${encodeURIComponent('李')}&limit=1&cursor=${before.staff}`,
      `${county}/units?limit=1&cursor=${before.units}`,
    ]) {
      const { text } = await api.get(address);
      expect(text).not.toContain(leaked);
      expect(text).not.toMatch(new RegExp(`"${secret}"`));
    }
  });

  it('makes whoever is in the middle of a list of units begin again, since its order has changed: no unit is lost unsaid', async () => {
    const address = `${county}/units?limit=1&sort=-strength&cursor=${before.strength}`;
    const { status, text } = await api.get(address);
    expect(status).toBe(400);
    expect(text).toContain('请从第一页重新开始');
    const anew = await api.json(`${county}/units?limit=1&sort=-strength&asOf=2026-06-20`);
    const rest = await api.json(`${county}/units?limit=1&sort=-strength&asOf=2026-06-20&cursor=${anew.next}`);
    expect([...anew.data, ...rest.data].map((row) => row.id)).toEqual([other.id, bureau.id]);
  });

  it('is named by no cursor: pages of a search end on persons who are shown', async () => {
    const address = `${county}/staff?name=${encodeURIComponent('李')}&asOf=2026-06-20&limit=1`;
    const both = `${county}/staff?name=${prefix}&asOf=2026-06-20&limit=1`;
    for (const page of [await api.json(address), await api.json(both)])
      expect(Buffer.from(page.next ?? '', 'base64url').toString()).not.toMatch(/李强|秦守密#/);
    expect((await api.json(both)).data.map((row) => row.name)).toEqual(['秦守密的同名人']);
  });

  it('is in no file for a spreadsheet either', async () => {
    for (const address of [`${county}/staff?name=${prefix}`, `${county}/units?`, `${county}/statistics?`])
      for (const asOf of ['', '&asOf=2026-06-20']) {
        const { status, text } = await api.get(`${address}&format=csv${asOf}`);
        expect(status).toBe(200);
        expect(text).not.toContain(leaked);
        expect(text).not.toMatch(new RegExp(`^${secret},`, 'm'));
      }
    expect((await api.get(`${unit}/diff?from=1&to=2&format=csv`)).status).toBe(410);
    expect((await api.get(`${unit}/staff?format=csv&asOf=2026-06-20`)).status).toBe(404);
  });

  it('counts in no figure of a day on which it stood: the unit is one of those that have published nothing', async () => {
    type Figures = {
      data: { staff: number; coverage: { registered: number; published: number }; totals: { inPost: number } };
    };
    const { data } = await api.json<Figures>(`${county}?asOf=2026-06-20`);
    expect(data).toMatchObject({ staff: 1, coverage: { registered: 2, published: 1 }, totals: { inPost: 1 } });
    const { meta } = await api.json(`${county}/units?asOf=2026-06-20`);
    expect(meta.total).toBe(2);
  });

  it('is asked for again by every cache within ten minutes, and then shown by none', async () => {
    const { headers } = await api.get(`${unit}/releases/1`);
    expect(headers['cache-control']).toBe('public, max-age=600, must-revalidate');
    expect((await api.get(`${unit}/releases/2`)).headers['cache-control']).toBe('no-store');
  });

  it('is not confirmed as unchanged to a cache that has kept it', async () => {
    for (const known of [tag, '*'])
      expect((await api.get(`${unit}/releases/2`, { 'if-none-match': known })).status).toBe(410);
  });

  it('is known to an instance that starts afresh', async () => {
    const fresh = api.instance();
    expect((await fresh.get(`${unit}/releases/2`)).status).toBe(410);
    expect((await fresh.get(`${county}/staff?name=${prefix}&asOf=2026-06-20`)).text).not.toMatch(
      new RegExp(`"${secret}"`),
    );
  });
});

describe('After a takedown', () => {
  it('a sweep or a confirmation that comes late marks nothing and stops nothing', async () => {
    const { ledger, project, json } = api;
    const late = '2026-07-11T02:00:00.000Z';
    const flag = {
      kind: 'flag' as const,
      unit: bureau.id,
      group: 'staff' as const,
      state: 'stale' as const,
      since: '2026-05-11',
      policy: '2026-01',
    };
    const confirm = {
      kind: 'confirm' as const,
      unit: bureau.id,
      release: 4,
      digest: leaked,
      groups: ['staff' as const],
    };
    await ledger.append(J, [flag, confirm], late);
    await project(J);
    expect((await json<{ data: { status: string } }>(unit)).data.status).toBe('unpublished');
    expect((await api.get(`${unit}/releases/4`)).status).toBe(410);
  });

  it('the next release stands as any other, and the withdrawn one stays withdrawn', async () => {
    const { ledger, documents, project, json } = api;
    await ledger.append(
      J,
      [await published(documents, release(J, after), 5, 'correction')],
      '2026-08-11T01:00:00.000Z',
    );
    api.clock.now = Date.parse('2026-08-12T01:00:00.000Z');
    await project(J);
    const { data } = await json<{ data: Record<string, unknown> }>(unit);
    expect(data).toMatchObject({ status: 'published', release: 5, staff: 2 });
    expect(data).not.toHaveProperty('takenDown');
    expect((await json(`${unit}/staff`)).data.map((row) => row.name)).toEqual(['王芳', '赵敏']);
    expect((await json(`${county}/staff?name=${encodeURIComponent('王芳')}`)).data).toHaveLength(1);
    expect((await api.get(`${unit}/releases/2`)).status).toBe(410);
    expect((await api.get(`${county}/staff?name=${prefix}&asOf=2026-06-20`)).text).not.toMatch(
      new RegExp(`"${secret}"`),
    );
  });

  it('all tables are still what the ledger says they must be', async () => {
    const { client, tables } = api.database;
    const proof = await prove(client, tables, api.documents, J);
    expect(proof).toMatchObject({ faults: [], differences: [] });
  });

  it('the same document, through the whole procedure again, stands from then on; what was withdrawn stays withdrawn', async () => {
    const { ledger, documents, project, json } = api;
    const again = await published(documents, release(J, leaking), 6, 'correction');
    await ledger.append(J, [again], '2026-09-11T01:00:00.000Z');
    const confirmed = {
      kind: 'confirm' as const,
      unit: bureau.id,
      release: 7,
      digest: leaked,
      groups: ['staff' as const],
    };
    await ledger.append(J, [confirmed], '2026-10-11T01:00:00.000Z');
    api.clock.now = Date.parse('2026-10-12T01:00:00.000Z');
    await project(J);
    expect((await json<{ data: { release: number } }>(unit)).data.release).toBe(7);
    expect((await json(`${county}/staff?name=${prefix}`)).data).toHaveLength(2);
    const statuses = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => api.get(`${unit}/releases/${n}`)));
    expect(statuses.map(({ status }) => status)).toEqual([200, 410, 410, 410, 200, 200, 200]);
    expect((await api.get(`${county}/staff?name=${prefix}&asOf=2026-06-20`)).text).not.toContain(`"${secret}"`);
  });

  it('taken down once more, it is withdrawn again', async () => {
    const { ledger, project } = api;
    const once = { kind: 'takeDown' as const, unit: bureau.id, releases: [2, 3, 4, 6, 7], digests: [leaked] };
    await ledger.append(J, [{ ...once, reason: 'secrecy' }], '2026-10-12T02:00:00.000Z');
    await project(J);
    const answers = await Promise.all([2, 6, 7].map((n) => api.get(`${unit}/releases/${n}`)));
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410]);
    expect(answers.every(({ text }) => text.includes('涉密'))).toBe(true);
    expect((await api.get(`${unit}?asOf=2026-09-20`)).text).not.toContain(leaked);
    const { client, tables } = api.database;
    expect(await prove(client, tables, api.documents, J)).toMatchObject({ faults: [], differences: [] });
  });
});
