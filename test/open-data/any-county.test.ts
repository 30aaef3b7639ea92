import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '#core/codes/code-list.ts';
import { establishmentType, unitCategory, unitLevel } from '#core/codes/lists.ts';
import type { Totals } from '#core/figures.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420627';
const county = `/v1/jurisdictions/${J}`;

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const figures = fc.uniqueArray(
  fc.record({
    type: oneOf(codesOf(establishmentType)),
    posts: fc.integer({ min: -3, max: 40 }),
    inPost: fc.nat({ max: 50 }),
    apart: fc.nat({ max: 3 }),
  }),
  { selector: ({ type }) => type, maxLength: 4 },
);
const anyUnit = fc.record({
  category: oneOf(codesOf(unitCategory)),
  level: oneOf(codesOf(unitLevel)),
  system: oneOf(['党委', '政府', undefined]),
  published: fc.boolean(),
  figures,
});
/** Thirty units of any kind and strength, the same in every run. */
const units = fc.sample(anyUnit, { numRuns: 30, seed: 20261123 });

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const registrations = units.map(({ category, level, system }, n) =>
    registration(n, { category, level, ...(system ? { system } : {}) }),
  );
  const events = [await registered(documents, register(J, registrations), 1)];
  for (const [n, unit] of registrations.entries()) {
    const made = units[n];
    if (!made?.published) continue;
    const file = unitFile(unit, [], {
      grants: made.figures.map(({ type, posts }) => ({ type, posts })),
      strength: made.figures.map(({ type, inPost, apart }) => ({ type, inPost, listedApart: Math.min(apart, inPost) })),
    });
    events.push(await published(documents, release(J, file), 1));
  }
  await ledger.append(J, events, '2026-05-11T01:00:00.000Z');
  await project(J);
});
afterAll(() => api.database.stop());

type Unit = Record<string, unknown> & { id: string; totals: Totals; figures: (Totals & { type: string })[] };
const list = async (query = '') => (await api.json<{ data: Unit[] }>(`${county}/units?limit=1000${query}`)).data;
const names = ['establishment', 'inPost', 'listedApart', 'over', 'vacant'] as const;
const sum = (rows: readonly Totals[]) => names.map((name) => rows.reduce((total, row) => total + row[name], 0));

describe('In a county of any units', () => {
  it.each(['type', 'category', 'level', 'system'])(
    'statistics by %s add up to the units and to the whole',
    async (by) => {
      const rows = (
        await api.json<{ data: (Totals & { key: string; units: number })[] }>(`${county}/statistics?by=${by}`)
      ).data;
      const all = await list();
      expect(sum(rows)).toEqual(sum(all.map(({ totals }) => totals)));
      expect(sum(all.map(({ totals }) => totals))).toEqual(sum(all.flatMap(({ figures: parts }) => parts)));
      for (const { key, units: counted, ...totals } of rows) {
        const parts = all.flatMap((unit) =>
          by === 'type'
            ? unit.figures.filter(({ type }) => type === key)
            : unit.status === 'published' && (unit[by] ?? '') === key
              ? [unit.totals]
              : [],
        );
        expect([counted, ...sum([totals])]).toEqual([parts.length, ...sum(parts)]);
      }
    },
  );

  it.each([
    [
      'type',
      codesOf(establishmentType),
      (unit: Unit, value: string) => unit.figures.some(({ type }) => type === value),
    ],
    ['category', codesOf(unitCategory), (unit: Unit, value: string) => unit.category === value],
    ['level', codesOf(unitLevel), (unit: Unit, value: string) => unit.level === value],
    ['status', ['published', 'unpublished'], (unit: Unit, value: string) => unit.status === value],
    ['over', ['true', 'false'], (unit: Unit, value: string) => String(unit.totals.over > 0) === value],
    ['vacant', ['true', 'false'], (unit: Unit, value: string) => String(unit.totals.vacant > 0) === value],
  ] as const)(
    'the filter by %s gives, for each of its values, all units it is true of',
    async (filter, values, holds) => {
      const all = await list();
      for (const value of values)
        expect(await list(`&${filter}=${value}`)).toEqual(all.filter((unit) => holds(unit, value)));
    },
  );

  it('any filters together give what each of them gives, and any order the same units', async () => {
    const all = await list();
    const orders = ['id', 'name', 'level', 'strength', 'over', 'vacant', 'updated', 'due'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '&over=true', '&over=false'),
        fc.constantFrom('', '&status=published', '&vacant=true'),
        fc.constantFrom(...orders, ...orders.map((order) => `-${order}`)),
        async (first, second, sort) => {
          const [one, other] = [await list(first), await list(second)].map((rows) => new Set(rows.map(({ id }) => id)));
          const both = await list(`${first}${second}&sort=${sort}`);
          const expected = all.filter(({ id }) => one?.has(id) && other?.has(id));
          expect(both.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(['level', 'strength', 'over', 'vacant', 'updated', 'due', 'name', 'id'])(
    'sorted by %s and by its opposite are each other’s mirror but for ties, which stand by id',
    async (sort) => {
      const key = (unit: Unit) => {
        const { inPost, over, vacant } = unit.totals;
        const freshness = unit.freshness as { due: string } | null;
        const keys: Record<string, unknown> = {
          strength: inPost,
          over,
          vacant,
          updated: unit.updatedAt,
          due: freshness?.due,
        };
        return JSON.stringify(sort in keys ? keys[sort] : unit[sort]);
      };
      const [up, down] = [await list(`&sort=${sort}`), await list(`&sort=-${sort}`)];
      const groups = (rows: Unit[]) => [...new Set(rows.map(key))];
      expect(groups(down)).toEqual(groups(up).reverse());
      for (const rows of [up, down])
        for (const group of groups(rows)) {
          const ids = rows.filter((row) => key(row) === group).map(({ id }) => id);
          expect(ids).toEqual([...ids].sort());
        }
    },
  );
});
