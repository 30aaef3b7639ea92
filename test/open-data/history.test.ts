import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainFaults } from '#core/ledger.ts';
import type { LedgerEntry } from '#core/model.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { person, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420604';
const bureau = registration(1, { name: '甲局' });
const named = (n: number, name: string, more = {}) => person(n, { name, ...more });
const first = unitFile(bureau, [named(0, '王芳'), named(1, '李强')]);
const second = unitFile(bureau, [named(0, '王芳', { post: '局长' }), named(2, '赵敏')], {
  grants: [{ type: 'administrative', posts: 3, document: '测编发〔2025〕1号', from: '2025-01-01' }],
});

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const at = (month: number) => `2026-0${month}-11T01:00:00.000Z`;
  await ledger.append(J, [await registered(documents, register(J, [bureau]), 1)], at(4));
  const opening = await published(documents, release(J, first), 1);
  await ledger.append(J, [opening], at(5));
  if (opening.kind !== 'publish') throw new Error('not a publication');
  await ledger.append(
    J,
    [{ kind: 'confirm', unit: bureau.id, release: 2, digest: opening.digest, groups: ['staff'] }],
    at(6),
  );
  await ledger.append(J, [await published(documents, release(J, second), 3, 'correction')], at(7));
  await project(J);
});
afterAll(() => api.database.stop());

const unit = `/v1/units/${bureau.id}`;
type Release = { release: number; kind: string; digest: string; seq: number };

describe('The releases of a unit', () => {
  it('stand newest first; a confirmation is one of them, of the same document', async () => {
    const { data, meta } = await api.json<{ data: Release[]; meta: { total: number } }>(`${unit}/releases`);
    expect(data.map(({ release: n, kind, seq }) => [n, kind, seq])).toEqual([
      [3, 'publish', 4],
      [2, 'confirm', 3],
      [1, 'publish', 2],
    ]);
    expect(data[1]?.digest).toBe(data[2]?.digest);
    expect(meta.total).toBe(3);
  });

  it('are each the very document whose digest stands on the ledger', async () => {
    const { data, meta } = await api.json<{ data: { entry: Release; document: unknown }; meta: { digest: string } }>(
      `${unit}/releases/1`,
    );
    expect(data.document).toEqual(JSON.parse(JSON.stringify(release(J, first))));
    expect(meta.digest).toBe(data.entry.digest);
    expect((await api.get(`${unit}/releases/1`)).headers['sunshine-digest']).toBe(data.entry.digest);
  });

  it('can be listed as they stood on a past day', async () => {
    const { data } = await api.json<{ data: Release[] }>(`${unit}/releases?asOf=2026-06-30`);
    expect(data.map(({ release: n }) => n)).toEqual([2, 1]);
  });

  it.each(['4', '0', '-1', 'x', '1.0'])('have no release %s', async (number) => {
    expect((await api.get(`${unit}/releases/${number}`)).status).toBe(number === '4' ? 404 : 400);
  });

  it('count as corrections in the accuracy of the county where they correct', async () => {
    const { data } = await api.json<{ data: { accuracy: unknown } }>(`/v1/jurisdictions/${J}`);
    expect(data.accuracy).toEqual({ corrections: 1, records: 3, rate: 1 / 3 });
    const { data: counties } = await api.json<{ data: { code: string; accuracy: unknown }[] }>('/v1/jurisdictions');
    expect(counties.find(({ code }) => code === J)?.accuracy).toEqual(data.accuracy);
  });
});

describe('What changed between two releases', () => {
  type Change = { record: string; op: string; name: string; words: { zh: string; en: string } };
  const changes = async (from: number, to: number) =>
    (await api.json<{ data: Change[] }>(`${unit}/diff?from=${from}&to=${to}`)).data;

  it('is said record by record and in words', async () => {
    expect((await changes(1, 3)).map(({ words }) => words.zh).sort()).toEqual(
      [
        '变更编制（行政编制）：编制数由“2”改为“3”',
        '减少人员 李强',
        '新增人员 赵敏',
        '变更人员 王芳：职务（岗位）由“科员”改为“局长”',
      ].sort(),
    );
    expect((await changes(1, 3)).every(({ words }) => /^[\x20-\x7e\p{Script=Han}“”]+$/u.test(words.en))).toBe(true);
  });

  it('backwards is the opposite, between the same ones and over a confirmation is nothing', async () => {
    const back = await changes(3, 1);
    expect(back.map(({ words }) => words.zh)).toContain('新增人员 李强');
    expect(await changes(3, 3)).toEqual([]);
    expect(await changes(1, 2)).toEqual([]);
  });

  it('needs two releases that exist', async () => {
    expect((await api.get(`${unit}/diff?from=1&to=9`)).status).toBe(404);
    const { status, text } = await api.get(`${unit}/diff?from=0`);
    expect([status, JSON.parse(text).errors.map((e: { name: string }) => e.name)]).toEqual([400, ['from', 'to']]);
  });
});

describe('The ledger', () => {
  it('read page by page is an unbroken chain up to the entry every answer names', async () => {
    const entries: LedgerEntry[] = [];
    let next: string | undefined = `/v1/jurisdictions/${J}/entries?limit=2`;
    while (next) {
      const { headers, text } = await api.get(next);
      entries.push(...JSON.parse(text).data);
      next = /<([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1];
    }
    expect(entries).toHaveLength(4);
    expect(chainFaults(entries)).toEqual([]);
    const { meta } = await api.json(`/v1/jurisdictions/${J}`);
    expect(meta.seq).toBe(4);
  });
});
