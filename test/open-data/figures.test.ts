import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Totals } from '#core/figures.ts';
import { MIXED, publishMixedCounty } from '#test/open-data/mixed-county.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await publishMixedCounty(api, '2026-05-11T01:00:00.000Z');
});
afterAll(() => api.database.stop());

type Row = Totals & { key: string; label: { zh: string; en: string }; units: number };
const county = `/v1/jurisdictions/${MIXED}`;
const statistics = async (by: string) => (await api.json<{ data: Row[] }>(`${county}/statistics?by=${by}`)).data;
const figures = ['establishment', 'inPost', 'listedApart', 'over', 'vacant'] as const;
const sum = (rows: readonly Totals[]) =>
  Object.fromEntries(figures.map((figure) => [figure, rows.reduce((total, row) => total + row[figure], 0)]));

describe('The statistics of a county', () => {
  it.each(['type', 'category', 'level', 'system'])('by %s add up to the county, and to its units', async (by) => {
    const rows = await statistics(by);
    const { data: page } = await api.json<{ data: { totals: Totals } }>(county);
    const { data: units } = await api.json<{ data: { totals: Totals }[] }>(`${county}/units`);
    expect(sum(rows)).toEqual(page.totals);
    expect(sum(units.map((unit) => unit.totals))).toEqual(page.totals);
    expect(page.totals).toEqual({ establishment: 13, inPost: 13, listedApart: 1, over: 1, vacant: 2 });
  });

  it('count a unit in each type of posts it has, and name each group in Chinese and English', async () => {
    expect((await statistics('type')).map(({ key, label, units }) => [key, label.zh, units])).toEqual([
      ['administrative', '行政编制', 2],
      ['institution', '事业编制', 1],
      ['support', '机关工勤编制', 1],
    ]);
    const bySystem = await statistics('system');
    expect(bySystem.map(({ label, units }) => [label.zh, units]).sort()).toEqual(
      [
        ['党委', 1],
        ['政府', 2],
        ['未归入系统', 1],
      ].sort(),
    );
  });
});

describe('The page of a county', () => {
  it('says how many units are obliged, published and withheld, and why', async () => {
    const { data } = await api.json<{ data: Record<string, unknown> }>(county);
    expect(data).toMatchObject({
      code: MIXED,
      name: '测试县',
      profile: { roster: 'full' },
      register: { release: 1 },
      coverage: {
        registered: 5,
        published: 4,
        stages: { running: 4, notStarted: 1 },
        withheld: { exempt: 1 },
      },
      staff: 13,
      overUnits: 1,
    });
  });

  it('stands in the list of counties with the same figures', async () => {
    const { data } = await api.json<{ data: Record<string, unknown>[] }>('/v1/jurisdictions');
    const { data: page } = await api.json<{ data: Record<string, unknown> }>(county);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ code: MIXED, registered: 5, published: 4, staff: 13, totals: page.totals });
  });
});
