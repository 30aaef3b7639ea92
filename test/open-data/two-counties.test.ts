import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '#test/open-data/caller.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const counties = [
  { code: '420624', unit: registration(1, { name: '甲县教育局' }), staff: 3 },
  { code: '420625', unit: registration(2, { name: '乙县教育局' }), staff: 5 },
] as const;
const [first, second] = counties;

let api: PublicApi;
async function publish({ code, unit, staff }: (typeof counties)[number], number: number): Promise<void> {
  const event = await published(api.documents, release(code, unitFile(unit, people(staff * number))), number);
  await api.ledger.append(code, [event], '2026-05-11T01:00:00.000Z');
  await api.project(code);
}
beforeAll(async () => {
  api = await openPublicApi();
  for (const county of counties) {
    const { code, unit } = county;
    const event = await registered(api.documents, register(code, [unit]), 1);
    await api.ledger.append(code, [event], '2026-05-11T01:00:00.000Z');
    await publish(county, 1);
  }
});
afterAll(() => api.database.stop());

type Item = { data: Record<string, unknown>; meta: { jurisdiction: string; seq: number; digest: string } };
const of = (code: string) => `/v1/jurisdictions/${code}`;

describe('Two counties', () => {
  it.each(counties)('have their own units, people, figures and ledger: $code', async ({ code, unit, staff }) => {
    const units = await api.json(`${of(code)}/units`);
    expect(units.data.map(({ id }) => id)).toEqual([unit.id]);
    const found = await api.json<{ data: { unit: { id: string } }[] }>(
      `${of(code)}/staff?name=${encodeURIComponent('张')}`,
    );
    expect(found.data.map((person) => person.unit.id)).toEqual(Array(staff).fill(unit.id));
    const statistics = await api.json<{ data: { inPost: number }[] }>(`${of(code)}/statistics`);
    expect(statistics.data.map(({ inPost }) => inPost)).toEqual([staff]);
    const board = await api.json<{ data: { unit: string }[] }>(`${of(code)}/freshness`);
    expect(board.data.map((row) => row.unit)).toEqual([unit.id]);
    const entries = await api.json<{ data: { jurisdiction: string }[] }>(`${of(code)}/entries`);
    expect(entries.data.map(({ jurisdiction }) => jurisdiction)).toEqual([code, code]);
  });

  it('are each found by a unit’s id alone', async () => {
    for (const { code, unit } of counties)
      expect((await api.json<Item>(`/v1/units/${unit.id}`)).meta.jurisdiction).toBe(code);
  });

  it('go on apart: what one publishes leaves every answer of the other as it was', async () => {
    const answers = () =>
      Promise.all(
        [of(second.code), `${of(second.code)}/units`, `/v1/units/${second.unit.id}`].map(async (address) => {
          const { headers, text } = await api.get(address);
          return [headers.etag, text];
        }),
      );
    const before = await answers();
    await publish(first, 2);
    expect(await answers()).toEqual(before);
    expect((await api.json<Item>(of(first.code))).data).toMatchObject({ staff: 6 });
  });

  it('stand in one list by their codes, each as it stands now', async () => {
    const { data } = await api.json<Body>('/v1/jurisdictions');
    expect(data.map(({ code, staff }) => [code, staff])).toEqual([
      [first.code, 6],
      [second.code, 5],
    ]);
  });
});
