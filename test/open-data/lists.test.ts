import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIXED, mixed, publishMixedCounty } from '#test/open-data/mixed-county.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await publishMixedCounty(api, '2026-05-11T01:00:00.000Z');
});
afterAll(() => api.database.stop());

const { bureau, school, party, tiny, silent } = mixed;
const list = `/v1/jurisdictions/${MIXED}/units`;
const names = async (query: string) => (await api.json(`${list}?${query}`)).data.map((unit) => unit.name);

describe('The list of units', () => {
  it('shows every unit of the register by id, those that have published nothing too', async () => {
    const { data, meta } = await api.json(list);
    expect(data.map(({ id, status }) => [id, status])).toEqual([
      [bureau.id, 'published'],
      [school.id, 'published'],
      [party.id, 'published'],
      [tiny.id, 'published'],
      [silent.id, 'unpublished'],
    ]);
    expect(meta).toMatchObject({ licence: 'CC-BY-4.0', jurisdiction: MIXED, total: 5, seq: 5 });
  });

  it.each([
    ['category=institutionClassOne', [school]],
    ['level=subSection', [tiny]],
    [`parent=${bureau.id}`, [school]],
    [`system=${encodeURIComponent('政府')}`, [bureau, school]],
    ['stage=notStarted', [silent]],
    ['status=unpublished', [silent]],
    ['status=published', [bureau, school, party, tiny]],
    ['type=institution', [school]],
    ['type=administrative', [bureau, party]],
    ['over=true', [school]],
    ['over=false', [bureau, party, tiny, silent]],
    ['vacant=true', [party]],
    ['status=published&over=false&vacant=false', [bureau, tiny]],
    [`q=${encodeURIComponent('办公')}`, [party]],
    [`q=${encodeURIComponent('一中')}`, [school]],
    [`q=${encodeURIComponent('测试县')}&category=partyOrgan`, [party]],
    [`q=${encodeURIComponent('没有这样的名称')}`, []],
    ['level=chiefBureau', []],
  ])('with %s shows just the units that this is true of', async (query, expected) => {
    const { data, meta } = await api.json(`${list}?${query}`);
    expect(data.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(meta.total).toBe(expected.length);
  });

  it('is searched without regard to full-width letters and case', async () => {
    expect(await names(`q=${encodeURIComponent('ａｉ实验')}`)).toEqual([school.name]);
  });

  it.each([
    ['-over', [school, bureau, party, tiny, silent]],
    ['-vacant', [party, bureau, school, tiny, silent]],
    ['-strength', [school, bureau, party, tiny, silent]],
    ['strength', [tiny, silent, party, bureau, school]],
    ['-id', [silent, tiny, party, school, bureau]],
    ['level', [bureau, party, silent, school, tiny]],
  ])('sorted by %s has ties in the order of ids', async (sort, expected) => {
    expect(await names(`sort=${sort}`)).toEqual(expected.map(({ name }) => name));
  });

  it('sorted by name follows the order of a Chinese dictionary', async () => {
    const sorted = await names('sort=name');
    expect(sorted).toEqual([...sorted].sort(new Intl.Collator('zh-CN').compare));
    expect(await names('sort=-name')).toEqual(sorted.reverse());
  });

  it('gives each row its id and name first', async () => {
    const { data } = await api.json(list);
    expect(Object.keys(data[0] ?? {}).slice(0, 2)).toEqual(['id', 'name']);
  });

  it.each(['limit=0', 'limit=1001', 'limit=-1', 'limit=1.5', 'limit=', 'limit=1e2', 'limit=%201'])(
    'refuses %s instead of bending it',
    async (query) => {
      const { status, text } = await api.get(`${list}?${query}`);
      expect([status, JSON.parse(text).errors.map((e: { name: string }) => e.name)]).toEqual([400, ['limit']]);
    },
  );

  it('names every wrong, unknown and repeated parameter at once', async () => {
    const { status, text } = await api.get(`${list}?limit=0&over=maybe&offset=10&q=a&q=b&sort=pay`);
    expect(status).toBe(400);
    const { errors } = JSON.parse(text) as { errors: { in: string; name: string }[] };
    expect(errors.map(({ name }) => name).sort()).toEqual(['limit', 'offset', 'over', 'q', 'sort']);
    expect(new Set(errors.map((e) => e.in))).toEqual(new Set(['query']));
  });

  it('says that a parameter is required in words, not in the terms of a library', async () => {
    const { status, text } = await api.get(`/v1/jurisdictions/${MIXED}/staff`);
    expect([status, JSON.parse(text).errors]).toEqual([
      400,
      [{ in: 'query', name: 'name', message: '必填 · Required' }],
    ]);
  });
});

describe('A unit', () => {
  it('that has published nothing says so, with the reason', async () => {
    const { data } = await api.json<{ data: Record<string, unknown> }>(`/v1/units/${silent.id}`);
    expect(data).toMatchObject({ status: 'unpublished', withheld: 'exempt', release: null, freshness: null });
    expect(data).not.toHaveProperty('grants');
    expect((await api.get(`/v1/units/${silent.id}/staff`)).status).toBe(404);
  });

  it('shows its figures by type, over strength net of those listed apart', async () => {
    const { data } = await api.json<{ data: Record<string, unknown> }>(`/v1/units/${school.id}`);
    expect(data).toMatchObject({
      figures: [{ type: 'institution', establishment: 5, inPost: 7, listedApart: 1, over: 1, vacant: 0 }],
      totals: { over: 1, vacant: 0 },
      leadersOver: 0,
      staff: 7,
      roster: 'full',
      otherNames: ['一中', 'AI实验学校'],
      funding: 'fullBudget',
    });
  });

  it('that no register has named is not found', async () => {
    expect((await api.get('/v1/units/u-none-0000')).status).toBe(404);
  });
});
