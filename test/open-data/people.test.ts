import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { person, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420602';
const [bureau, office] = [registration(1, { name: '甲局' }), registration(2, { name: '乙办' })];
const named = (n: number, name: string, more = {}) => person(n, { name, head: false, ...more });

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const files = [
    unitFile(bureau, [named(0, '王芳', { head: true }), named(1, '王芳芳'), named(2, '李强'), named(3, '𠮷田一')]),
    unitFile(office, [named(4, '王芳'), named(5, '欧阳修'), named(6, '買買提·艾力'), named(7, 'Ann O’Neil')]),
  ];
  const events = [await registered(documents, register(J, [bureau, office]), 1)];
  for (const file of files) events.push(await published(documents, release(J, file), 1));
  await ledger.append(J, events, '2026-05-11T01:00:00.000Z');
  await project(J);
});
afterAll(() => api.database.stop());

type Person = { id: string; name: string; unit: { id: string; name: string } };
const search = async (name: string, more = '') =>
  (await api.json<{ data: Person[] }>(`/v1/jurisdictions/${J}/staff?name=${encodeURIComponent(name)}${more}`)).data;
const found = (people: Person[]) => people.map(({ name, unit }) => `${name} ${unit.name}`).sort();

describe('A search by name', () => {
  it('by its beginning finds everybody whose name begins so, with the unit', async () => {
    expect(found(await search('王'))).toEqual(['王芳 乙办', '王芳 甲局', '王芳芳 甲局']);
    expect(found(await search('王芳'))).toEqual(['王芳 乙办', '王芳 甲局', '王芳芳 甲局']);
  });

  it('by the whole name finds no longer one', async () => {
    expect(found(await search('王芳', '&match=exact'))).toEqual(['王芳 乙办', '王芳 甲局']);
  });

  it.each(['𠮷', '欧阳', '買買提·艾', 'Ann O’'])('finds %s', async (beginning) => {
    const people = await search(beginning);
    expect(people).toHaveLength(1);
    expect(people[0]?.name.startsWith(beginning)).toBe(true);
  });

  it.each(['芳', '王芳#', '#', '王%', 'u-test-0001'])('for %s finds nobody', async (text) => {
    expect(await search(text)).toEqual([]);
  });

  it('in another county finds nobody of this one', async () => {
    const { documents, ledger, project } = api;
    await ledger.append('420603', [await registered(documents, register('420603', []), 1)], '2026-05-11T01:00:00.000Z');
    await project('420603');
    const { data } = await api.json<{ data: Person[] }>(
      `/v1/jurisdictions/420603/staff?name=${encodeURIComponent('王')}`,
    );
    expect(data).toEqual([]);
  });

  it('no longer finds who has left, and finds a new name at once', async () => {
    const { documents, ledger, project } = api;
    const after = unitFile(bureau, [named(0, '王芳', { head: true }), named(2, '李强强')]);
    await ledger.append(J, [await published(documents, release(J, after), 2)], '2026-06-11T01:00:00.000Z');
    await project(J);
    expect(found(await search('王'))).toEqual(['王芳 乙办', '王芳 甲局']);
    expect(found(await search('李'))).toEqual(['李强强 甲局']);
    expect(found(await search('王', '&asOf=2026-05-12'))).toEqual(['王芳 乙办', '王芳 甲局', '王芳芳 甲局']);
  });
});

describe('The people of a unit', () => {
  it('come with the number and the digest of the release they stand in', async () => {
    const { data, meta } = await api.json(`/v1/units/${office.id}/staff?sort=name`);
    const { data: unit } = await api.json<{ data: { digest: string } }>(`/v1/units/${office.id}`);
    expect(data.map(({ name }) => name)).toEqual(
      ['王芳', '欧阳修', '買買提·艾力', 'Ann O’Neil'].sort(new Intl.Collator('zh-CN').compare),
    );
    expect(meta).toMatchObject({ total: 4, release: 1, document: unit.digest });
    expect(Object.keys(data[0] ?? {}).slice(0, 2)).toEqual(['id', 'name']);
  });

  it('have the head of the unit on its own page', async () => {
    const { data } = await api.json<{ data: { heads: Person[] } }>(`/v1/units/${bureau.id}`);
    expect(data.heads.map(({ name }) => name)).toEqual(['王芳']);
  });
});
