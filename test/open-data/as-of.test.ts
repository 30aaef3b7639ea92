import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withParameter } from '#test/open-data/addresses.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { person, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420614';
const county = `/v1/jurisdictions/${J}`;
const bureau = registration(1, { name: '甲局' });
const office = registration(2, { name: '乙办' });
const unit = `/v1/units/${bureau.id}`;
/** What happens when, in UTC; 16:00 UTC is midnight in China. */
const registeredAt = '2026-05-11T01:00:00.000Z';
const publishedAt = '2026-05-12T15:59:59.999Z';
const renamedAt = '2026-05-13T16:00:00.000Z';
const republishedAt = '2026-05-20T01:00:00.000Z';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const add = async (at: string, ...events: Parameters<typeof ledger.append>[1]) => ledger.append(J, events, at);
  await add(registeredAt, await registered(documents, register(J, [bureau]), 1));
  const before = unitFile(bureau, [person(0, { name: '王芳' }), person(1, { name: '王强' })]);
  await add(publishedAt, await published(documents, release(J, before), 1));
  const renamed = { ...register(J, [bureau, office]), name: '新测试县', profile: { roster: 'heads' as const } };
  await add(renamedAt, await registered(documents, renamed, 2));
  const after = unitFile({ ...bureau, name: '甲局（新）' }, [person(0, { name: '王芳' }), person(2, { name: '王明' })]);
  await add(republishedAt, await published(documents, release(J, after), 2));
  await project(J);
  api.clock.now = Date.parse('2026-05-21T04:00:00.000Z');
});
afterAll(() => api.database.stop());

type Page = { data: Record<string, unknown>; meta: { seq: number; at: string; asOf?: string } };
const asOf = (address: string, moment: string) => withParameter(address, `asOf=${encodeURIComponent(moment)}`);
const seqAt = async (moment: string) => (await api.json<Page>(asOf(county, moment))).meta.seq;
const namesAt = async (moment: string) =>
  (await api.json(asOf(`${county}/staff?name=${encodeURIComponent('王')}`, moment))).data
    .map(({ name }) => name)
    .sort();

describe('A read as of a moment', () => {
  it.each([
    ['the very millisecond of an entry', publishedAt, 2],
    ['a millisecond before it', '2026-05-12T15:59:59.998Z', 1],
    ['the same instant told in China’s time', '2026-05-12T23:59:59.999+08:00', 2],
    ['the day of an entry, which ends at midnight in China', '2026-05-12', 2],
    ['the day before it', '2026-05-11', 1],
    ['the day whose midnight an entry stands at, which it is not part of', '2026-05-13', 2],
    ['the day that begins with it', '2026-05-14', 3],
    ['a day without entries', '2026-05-19', 3],
    ['today', '2026-05-21', 4],
  ])('shows at %s the state there was', async (_, moment, seq) => {
    expect(await seqAt(moment)).toBe(seq);
  });

  it('names the moment that was asked, and the number and time of the entry it shows', async () => {
    const { meta } = await api.json<Page>(asOf(unit, '2026-05-13'));
    expect(meta).toMatchObject({ asOf: '2026-05-13', seq: 2, at: publishedAt });
  });

  it('before anything was published finds nothing', async () => {
    for (const address of [county, `${county}/units`, `${county}/statistics`])
      expect((await api.get(asOf(address, '2026-05-10'))).status).toBe(404);
  });

  it.each(['2026-05-22', '2026-05-22T00:00:00+08:00', '9999-12-31', '9999-12-31T23:59:59-12:00'])(
    'in the future, %s, is refused',
    async (moment) => {
      const { status, text } = await api.get(asOf(county, moment));
      expect([status, JSON.parse(text).errors?.map((e: { name: string }) => e.name)]).toEqual([400, ['asOf']]);
    },
  );

  it.each(['2026-02-30', '20260512', '2026-05-12T01:00:00', 'yesterday', '', '2026-5-1', '2016-12-31T23:59:60Z'])(
    'at %j, which is no date and no instant, is refused',
    async (moment) => {
      expect((await api.get(asOf(county, moment))).status).toBe(400);
    },
  );
});

describe('As of a past day', () => {
  it('a county has the name, the disclosure profile and the register it then had', async () => {
    const then = (await api.json<Page>(asOf(county, '2026-05-12'))).data;
    const now = (await api.json<Page>(county)).data;
    expect(then).toMatchObject({ name: '测试县', profile: { roster: 'full' }, register: { release: 1 } });
    expect(now).toMatchObject({ name: '新测试县', profile: { roster: 'heads' }, register: { release: 2 } });
    expect(then.coverage).toMatchObject({ registered: 1, published: 1 });
    expect(now.coverage).toMatchObject({ registered: 2, published: 1 });
  });

  it('a unit has the name, the release and the people it then had', async () => {
    expect((await api.json<Page>(asOf(unit, '2026-05-19'))).data).toMatchObject({ name: '甲局', release: 1 });
    expect((await api.json<Page>(unit)).data).toMatchObject({ name: '甲局（新）', release: 2 });
    const staff = await api.json(asOf(`${unit}/staff`, '2026-05-19'));
    expect(staff.data.map(({ name }) => name)).toEqual(['王芳', '王强']);
  });

  it('a unit that had published nothing is there without a release, and one not yet registered is not there', async () => {
    const then = (await api.json<Page>(asOf(unit, '2026-05-11'))).data;
    expect(then).toMatchObject({ status: 'unpublished', release: null });
    expect((await api.get(asOf(`${unit}/staff`, '2026-05-11'))).status).toBe(404);
    expect((await api.get(asOf(`/v1/units/${office.id}`, '2026-05-12'))).status).toBe(404);
    expect((await api.get(`/v1/units/${office.id}`)).status).toBe(200);
  });

  it('a name is found where its bearer then was', async () => {
    expect(await namesAt('2026-05-11')).toEqual([]);
    expect(await namesAt('2026-05-19')).toEqual(['王强', '王芳']);
    expect(await namesAt('2026-05-20')).toEqual(['王明', '王芳']);
  });

  it('freshness is that of the day: what is stale now was fresh then', async () => {
    const today = api.clock.now;
    api.clock.now = Date.parse('2026-12-01T04:00:00.000Z');
    const freshness = async (address: string) => {
      const { data } = await api.json<Page>(address);
      return (data.freshness as { group: string; state: string }[]).find(({ group }) => group === 'staff')?.state;
    };
    expect(await freshness(asOf(unit, '2026-05-20'))).toBe('fresh');
    expect(await freshness(unit)).toBe('veryStale');
    api.clock.now = today;
  });
});

describe('A past state', () => {
  const cacheOf = async (moment: string) => (await api.get(asOf(`${county}/units`, moment))).headers['cache-control'];

  it('may be kept for a day by caches only when something later is on the ledger', async () => {
    expect(await cacheOf('2026-05-19')).toBe('public, max-age=600, must-revalidate');
    // Until the day is over, more may be published in it.
    expect(await cacheOf('2026-05-21')).toBe('public, max-age=1, stale-while-revalidate=60');
    expect(await cacheOf('2026-05-20')).toBe('public, max-age=1, stale-while-revalidate=60');
  });

  it('of today shows what is published later today', async () => {
    const before = await seqAt('2026-05-21');
    const standing = await api.ledger.newest(J, { unit: bureau.id });
    if (standing?.kind !== 'publish') throw new Error('not published');
    await api.ledger.append(
      J,
      [{ kind: 'confirm', unit: bureau.id, release: 3, digest: standing.digest, groups: ['staff'] }],
      new Date(api.clock.now).toISOString(),
    );
    await api.project(J);
    expect(await seqAt('2026-05-21')).toBe(before + 1);
    expect(await cacheOf('2026-05-20')).toBe('public, max-age=600, must-revalidate');
  });
});
