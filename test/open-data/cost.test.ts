import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import type { Body, Caller } from '#test/open-data/caller.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { appendCounty, people, published, registration, release, unitFile } from '#test/support/county.ts';
import { type Call, metered } from '#test/support/metered.ts';

const [SMALL, LARGE, RENAMED] = ['420616', '420617', '420618'];
const unit = registration(0);
const zhang = encodeURIComponent('张');

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await appendCounty(api, SMALL, { units: 4, staff: 10 }, '2026-05-11T01:00:00.000Z');
  await appendCounty(api, LARGE, { units: 80, staff: 10, first: 100 }, '2026-05-11T01:00:00.000Z');
  await api.project(LARGE);
  const again = await published(api.documents, release(SMALL, unitFile(unit, people(11))), 2);
  await api.ledger.append(SMALL, [again], '2026-06-11T01:00:00.000Z');
  await api.project(SMALL);
});
afterAll(() => api.database.stop());

/** A new instance, and what the database has been asked by it since the last look. */
function meteredInstance(): Caller & { spent(): Call[] } {
  const { client, calls } = metered(api.database.client);
  return { ...api.instance(client), spent: () => calls.splice(0) };
}
const names = (calls: readonly Call[]) => calls.map(({ name }) => name).sort();
const units = (calls: readonly Call[]) => calls.reduce((sum, call) => sum + call.units, 0);
const later = () => {
  api.clock.now += 1000;
};

describe('What a read costs', () => {
  it('is never a scan and always a consistent read, on any route, cold or warm, now or in the past', async () => {
    const instance = meteredInstance();
    for (const address of Object.values(addressesOf(SMALL, unit.id)))
      expect((await instance.get(address)).status).toBe(200);
    for (const parameter of ['asOf=2026-05-12', 'limit=1'])
      for (const address of Object.values(addressesOf(SMALL, unit.id)))
        await instance.get(withParameter(address, parameter));
    const calls = instance.spent();
    expect([...new Set(names(calls))].sort()).toEqual(['BatchGetCommand', 'GetCommand', 'QueryCommand']);
    // An answer is kept until something new is published, so it must not rest on a replica that is behind.
    for (const { input } of calls) expect(JSON.stringify(input)).toContain('"ConsistentRead":true');
  });

  it.each(Object.entries(addressesOf(SMALL, unit.id)))(
    'when %s is asked again is at most a look at what is newest',
    async (operation, address) => {
      const instance = meteredInstance();
      await instance.get(address);
      instance.spent();
      later();
      await instance.get(address);
      const again = names(instance.spent());
      if (operation === 'listJurisdictions') expect(again).toEqual(['GetCommand', 'GetCommand', 'QueryCommand']);
      else expect(again).toEqual(operation.startsWith('getC') ? [] : ['GetCommand']);
      await instance.get(address);
      expect(instance.spent().filter(({ name }) => name === 'GetCommand')).toEqual([]);
    },
  );

  it('for another filter, order or page of a list that is in memory is no more than that look', async () => {
    const instance = meteredInstance();
    const list = `/v1/jurisdictions/${LARGE}/units`;
    const { next } = await instance.json(`${list}?limit=10`);
    instance.spent();
    for (const query of ['over=true', 'sort=-strength', 'q=3', `limit=10&cursor=${next}`]) {
      later();
      await instance.get(`${list}?${query}`);
      expect(names(instance.spent())).toEqual(['GetCommand']);
    }
  });

  it('for a hundred callers at once, right after the start, is that for one, the limits of freshness among it', async () => {
    const instance = meteredInstance();
    const addresses = Array.from({ length: 100 }, (_, n) => `/v1/jurisdictions/${LARGE}/units?limit=${n + 1}`);
    await Promise.all(addresses.map((address) => instance.get(address)));
    expect(names(instance.spent())).toEqual(['GetCommand', 'QueryCommand', 'QueryCommand']);
  });

  it('after a publication is what changed, not what there is', async () => {
    const instance = meteredInstance();
    const list = `/v1/jurisdictions/${LARGE}/units`;
    await instance.get(list);
    const cold = units(instance.spent());
    const again = await published(api.documents, release(LARGE, unitFile(registration(100), people(11))), 2);
    await api.ledger.append(LARGE, [again], '2026-06-11T01:00:00.000Z');
    await api.project(LARGE);
    expect((await instance.json<{ data: { staff: number }[] }>(list)).data[0]?.staff).toBe(11);
    const calls = instance.spent();
    expect(names(calls)).toEqual(['GetCommand', 'QueryCommand']);
    expect(units(calls)).toBeLessThan(cold / 4);
  });
});

describe('The size of a county', () => {
  const costs = async (address: (j: string) => string) => {
    const spent: Call[][] = [];
    for (const j of [SMALL, LARGE]) {
      const instance = meteredInstance();
      expect((await instance.get(address(j))).status).toBe(200);
      spent.push(instance.spent());
    }
    return spent.map((calls) => ({ calls: names(calls), units: units(calls) }));
  };

  it.each([
    ['a search by name', (j: string) => `/v1/jurisdictions/${j}/staff?name=${zhang}&limit=5`],
    ['entries of the ledger', (j: string) => `/v1/jurisdictions/${j}/entries?limit=4`],
  ])('does not matter to the cost of %s', async (_, address) => {
    const [small, large] = await costs(address);
    expect(large).toEqual(small);
    expect(small?.units).toBeGreaterThan(0);
  });

  it.each(['', '?asOf=2026-05-12'])(
    'does not matter to the cost of one unit%s: the others are not read',
    async (query) => {
      const instance = meteredInstance();
      await instance.get(`/v1/units/${unit.id}${query}`);
      const queried = instance.spent().filter(({ name }) => name === 'QueryCommand');
      // By which limits the county's freshness is judged: asked once a day.
      expect(queried.map(({ input }) => input)).toMatchObject([{ TableName: api.database.tables.settings }]);
    },
  );
});

describe('The last page of a search by name', () => {
  it('costs no more than the first', async () => {
    const instance = meteredInstance();
    const spent: number[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: Body = await instance.json(
        `/v1/jurisdictions/${LARGE}/staff?name=${zhang}&limit=100${next ? `&cursor=${next}` : ''}`,
      );
      spent.push(units(instance.spent()));
      next = page.next;
    }
    expect(spent.length).toBeGreaterThan(7);
    expect(Math.max(...spent.slice(1))).toBeLessThanOrEqual(spent[0] ?? 0);
  });

  it('stays a few calls where everybody found before has left', async () => {
    await appendCounty(api, RENAMED, { units: 1, staff: 400, first: 200 }, '2026-05-11T01:00:00.000Z');
    const left = unitFile(registration(200), people(1, { id: 's-99999', name: '张龘' }));
    await api.ledger.append(
      RENAMED,
      [await published(api.documents, release(RENAMED, left), 2)],
      '2026-06-11T01:00:00.000Z',
    );
    await api.project(RENAMED);
    const instance = meteredInstance();
    const { data } = await instance.json(`/v1/jurisdictions/${RENAMED}/staff?name=${zhang}&limit=1`);
    expect(data.map(({ name }) => name)).toEqual(['张龘']);
    expect(instance.spent().length).toBeLessThan(10);
  });
});
