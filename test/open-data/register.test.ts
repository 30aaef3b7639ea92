import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420626';
const county = `/v1/jurisdictions/${J}`;
const [staying, leaving, silent] = [
  registration(1, { name: '留任局' }),
  registration(2, { name: '撤销局' }),
  registration(3, { name: '筹备办', stage: 'pilot' }),
];

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const first = [await registered(documents, register(J, [staying, leaving, silent]), 1)];
  for (const unit of [staying, leaving])
    first.push(await published(documents, release(J, unitFile(unit, people(3))), 1));
  await ledger.append(J, first, '2026-05-11T01:00:00.000Z');
  await ledger.append(
    J,
    [await registered(documents, register(J, [staying, { ...silent, name: '筹备局' }]), 2)],
    '2026-06-11T01:00:00.000Z',
  );
  await project(J);
});
afterAll(() => api.database.stop());

type Page = { data: Record<string, unknown> };
const idsOf = async (query = '') => (await api.json(`${county}/units${query}`)).data.map(({ id }) => id);

describe('A unit on the register that has never published', () => {
  it('stands in the list as unpublished, under the name the register now gives it', async () => {
    expect(await idsOf('?status=unpublished')).toEqual([silent.id]);
    const { data } = await api.json<Page>(`/v1/units/${silent.id}`);
    expect(data).toMatchObject({ name: '筹备局', registered: true, status: 'unpublished', stage: 'pilot' });
  });

  it('is missing where what was published is counted, and counted where what is missing is', async () => {
    const { data } = await api.json<Page>(county);
    expect(data).toMatchObject({ coverage: { registered: 2, published: 1, withheld: { expected: 1 } }, staff: 3 });
    const board = await api.json<{ data: { unit: string }[] }>(`${county}/freshness`);
    expect(board.data.map(({ unit }) => unit)).toEqual([staying.id]);
  });

  it('has no releases yet, which is an empty list and not an error', async () => {
    expect((await api.json(`/v1/units/${silent.id}/releases`)).data).toEqual([]);
    expect((await api.get(`/v1/units/${silent.id}/releases/1`)).status).toBe(404);
  });
});

describe('A unit that the register no longer lists', () => {
  it('is gone from the list and from the figures, as of the day it was taken off', async () => {
    expect(await idsOf()).toEqual([staying.id, silent.id]);
    expect(await idsOf('?asOf=2026-06-10')).toEqual([staying.id, leaving.id, silent.id]);
    const statistics = await api.json<{ data: { inPost: number }[] }>(`${county}/statistics`);
    expect(statistics.data.map(({ inPost }) => inPost)).toEqual([3]);
  });

  it('keeps its page, its people and its history under its id, and says that it is no longer listed', async () => {
    expect((await api.json<Page>(`/v1/units/${leaving.id}`)).data).toMatchObject({ registered: false, release: 1 });
    expect((await api.json(`/v1/units/${leaving.id}/staff`)).data).toHaveLength(3);
    expect((await api.json(`/v1/units/${leaving.id}/releases`)).data).toHaveLength(1);
  });
});
