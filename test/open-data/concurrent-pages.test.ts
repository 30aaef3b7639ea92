import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEvent } from '#core/model.ts';
import { withParameter } from '#test/open-data/addresses.ts';
import type { Body, Caller } from '#test/open-data/caller.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import {
  people,
  person,
  published,
  register,
  registered,
  registration,
  release,
  unitFile,
} from '#test/support/county.ts';

const J = '420613';
const county = `/v1/jurisdictions/${J}`;
const registrations = Array.from({ length: 9 }, (_, n) => registration(n));
const [first] = registrations.map((r) => r.id);

let api: PublicApi;
/** Releases of each unit so far, and what is published next: another number of people, so that every order changes. */
const releases = new Map<string, number>();
let round = 0;

async function publish(units: readonly number[]): Promise<void> {
  round++;
  const events: LedgerEvent[] = [];
  for (const n of units) {
    const unit = registrations[n];
    if (!unit) continue;
    const staff = people(2 + ((n * 5 + round * 3) % 11)).map((one, i) =>
      i === 1 ? person(i, { name: `张${round}`, head: false }) : one,
    );
    const number = (releases.get(unit.id) ?? 0) + 1;
    releases.set(unit.id, number);
    events.push(await published(api.documents, release(J, unitFile(unit, staff)), number));
  }
  await api.ledger.append(J, events, new Date(api.clock.now).toISOString());
}

beforeAll(async () => {
  api = await openPublicApi();
  await api.ledger.append(
    J,
    [await registered(api.documents, register(J, registrations), 1)],
    '2026-05-11T01:00:00.000Z',
  );
  await publish(registrations.map((_, n) => n));
  await api.project(J);
});
afterAll(() => api.database.stop());

type Page = Body & { meta: { seq: number } };

/** Reads all pages, each from the next of several instances, with something happening before each. */
async function walk(address: string, limit: number, instances: readonly Caller[], between: () => Promise<void>) {
  const pages: Page[] = [];
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const page: Page = await (instances[pages.length % instances.length] ?? api).json<Page>(
      withParameter(address, `limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`),
    );
    pages.push(page);
    cursor = page.next;
    if (cursor) await between();
  }
  return { rows: pages.flatMap((page) => page.data), seqs: pages.map((page) => page.meta.seq) };
}

describe.each([
  `${county}/units?sort=-strength`,
  `${county}/units?sort=updated`,
  `${county}/staff?name=${encodeURIComponent('张')}`,
  `${county}/freshness`,
  `/v1/units/${first}/staff?sort=name`,
])('The pages of %s', (address) => {
  it('are one list, although units are published between them and two instances answer in turn', async () => {
    const instances = [api.instance(), api.instance()];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 9 }),
        fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 3 }),
        async (limit, units) => {
          const whole = await api.instance().json<Page>(withParameter(address, 'limit=1000'));
          const { rows, seqs } = await walk(address, limit, instances, async () => {
            await publish([...new Set(units)]);
            await api.project(J);
          });
          expect(rows).toEqual(whole.data);
          expect(new Set(seqs)).toEqual(new Set([whole.meta.seq]));
        },
      ),
      { numRuns: 2 },
    );
  });
});

describe('A cursor', () => {
  const list = `${county}/units?sort=-strength&limit=4`;

  it('made by an instance that has seen a publication works at one that has not seen it yet', async () => {
    const [ahead, behind] = [api.instance(), api.instance()];
    const before = await behind.json<Page>(list);
    await publish([0, 4]);
    await api.projector.catchUp(J);
    const page = await ahead.json<Page>(list);
    expect(page.meta.seq).toBe(before.meta.seq + 2);
    const next = await behind.json<Page>(`${list}&cursor=${page.next}`);
    const whole = await ahead.json<Page>(`${county}/units?sort=-strength`);
    expect([...page.data, ...next.data]).toEqual(whole.data.slice(0, 8));
    api.clock.now += 1000;
  });

  it('goes on while entries stand on the ledger that are not projected yet', async () => {
    const whole = await api.json<Page>(`${county}/units?sort=-strength`);
    const { rows, seqs } = await walk(`${county}/units?sort=-strength`, 2, [api], () => publish([3, 5]));
    expect(rows).toEqual(whole.data);
    expect(new Set(seqs)).toEqual(new Set([whole.meta.seq]));
    await api.project(J);
  });

  it('goes on in the day it was given, also after midnight', async () => {
    const whole = await api.json<Page>(`${county}/freshness`);
    const { rows } = await walk(`${county}/freshness`, 4, [api.instance()], async () => {
      api.clock.now += 86_400_000;
    });
    expect(rows).toEqual(whole.data);
  });
});
