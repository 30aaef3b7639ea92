import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCursor, questionOf } from '#functions/open-data/cursor.ts';
import { withParameter } from '#test/open-data/addresses.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { appendCounty, registration } from '#test/support/county.ts';

const [J, OTHER] = ['420611', '420612'];
const unit = registration(0).id;
const search = `/v1/jurisdictions/${J}/staff?name=${encodeURIComponent('张')}`;
const lists = {
  listUnits: `/v1/jurisdictions/${J}/units?sort=-strength`,
  searchStaff: search,
  getFreshnessBoard: `/v1/jurisdictions/${J}/freshness`,
  listUnitStaff: `/v1/units/${unit}/staff?sort=name`,
  listJurisdictions: '/v1/jurisdictions',
};
const addresses = Object.values(lists);

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await appendCounty(api, J, { units: 7, staff: 9 }, '2026-05-11T01:00:00.000Z');
  await appendCounty(api, OTHER, { units: 2, staff: 9, first: 100 }, '2026-05-11T01:00:00.000Z');
  for (const j of [J, OTHER]) await api.project(j);
});
afterAll(() => api.database.stop());

async function walk(address: string, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  let next: string | undefined = withParameter(address, `limit=${limit}`);
  while (next) {
    const { status, text, headers } = await api.get(next);
    const page = JSON.parse(text);
    expect([status, page.data.length > 0 && page.data.length <= limit]).toEqual([200, true]);
    rows.push(...page.data);
    next = /<([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1];
    expect(next === undefined).toBe(page.next === undefined);
  }
  return rows;
}

const cursorOf = async (address: string) => (await api.json(withParameter(address, 'limit=1'))).next ?? '';

async function refusal(address: string, cursor: string): Promise<unknown> {
  const { status, text } = await api.get(withParameter(address, `cursor=${encodeURIComponent(cursor)}`));
  return [status, JSON.parse(text).errors?.map((e: { name: string }) => e.name)];
}
const refused = [400, ['cursor']];

describe('A list read page by page', () => {
  it.each(addresses)('gives every row of %s once and in order, whatever the length of a page', async (address) => {
    const whole = (await api.json(withParameter(address, 'limit=1000'))).data;
    expect(whole.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length + 1 }), async (limit) => {
        expect(await walk(address, limit)).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  it('may change the length of a page and the representation on the way', async () => {
    const cursor = await cursorOf(lists.listUnits);
    const { text } = await api.get(`${lists.listUnits}&format=csv&limit=3&cursor=${cursor}`);
    expect(text.trim().split('\r\n')).toHaveLength(1 + 3);
  });
});

describe('A cursor', () => {
  it.each(addresses)('of %s is refused when any letter of it is another', async (address) => {
    const cursor = await cursorOf(address);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const changed = fc
      .tuple(fc.nat({ max: cursor.length - 1 }), fc.constantFrom(...alphabet))
      .map(([at, letter]) => cursor.slice(0, at) + letter + cursor.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(changed, async (other) => {
        if (other !== cursor) expect(await refusal(address, other)).toEqual(refused);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'x', 'bm9uc2Vuc2U', 'e30', 'bnVsbA', 'W10', '%00', 'A'.repeat(601)])('%j is none', async (cursor) => {
    expect(await refusal(lists.listUnits, cursor)).toEqual(refused);
  });

  it('cut short or lengthened is refused', async () => {
    const cursor = await cursorOf(lists.listUnits);
    for (const other of [cursor.slice(0, -1), `${cursor}A`, cursor + cursor, cursor.slice(4)])
      expect(await refusal(lists.listUnits, other)).toEqual(refused);
  });

  it('of one list is refused by every other', async () => {
    for (const from of addresses)
      for (const to of addresses) if (from !== to) expect(await refusal(to, await cursorOf(from))).toEqual(refused);
  });

  it.each([
    [lists.listUnits, `/v1/jurisdictions/${OTHER}/units?sort=-strength`],
    [lists.listUnits, `/v1/jurisdictions/${J}/units?sort=strength`],
    [lists.listUnits, `${lists.listUnits}&over=false`],
    [lists.listUnits, `${lists.listUnits}&asOf=2026-05-12`],
    [lists.listUnitStaff, `/v1/units/${registration(1).id}/staff?sort=name`],
    [lists.listUnitStaff, `/v1/units/${unit}/staff`],
    [search, `${search}&match=exact`],
    [search, `/v1/jurisdictions/${OTHER}/staff?name=${encodeURIComponent('张')}`],
  ])('of %s is refused at %s', async (from, to) => {
    expect(await refusal(to, await cursorOf(from))).toEqual(refused);
  });
});

describe('A cursor made by somebody who knows how', () => {
  const question = questionOf('listUnits', J, { sort: '-strength' });
  const today = () => new Date(api.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
  const place = () => ({ seq: 8, day: today(), after: unit });
  const forged = (more: object) => encodeCursor({ ...place(), ...more }, question);

  it('goes on like ours where it names what there is', async () => {
    const { status } = await api.get(`${lists.listUnits}&cursor=${forged({})}`);
    expect(status).toBe(200);
  });

  it.each([
    ['a row that there is not', { after: 'u-none-0000' }],
    ['an entry that there is not yet', { seq: 9 }],
    ['a day before the entry', { day: '2026-05-10' }],
    ['a day that has not come', { day: '2126-01-01' }],
  ])('is refused where it names %s', async (_, more) => {
    expect(await refusal(lists.listUnits, forged(more))).toEqual(refused);
  });

  it('is refused where it names a person outside the search, or a county outside the list', async () => {
    const asked = questionOf('searchStaff', J, { name: '张', match: 'prefix' });
    expect(await refusal(search, encodeCursor({ ...place(), after: '王芳#u#s#1' }, asked))).toEqual(refused);
    const counties = questionOf('listJurisdictions', '', {});
    expect(await refusal('/v1/jurisdictions', encodeCursor({ ...place(), after: '0' }, counties))).toEqual(refused);
  });
});
