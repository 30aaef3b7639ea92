import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { person, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

const J = '420605';
const bureau = registration(1, { name: '=HYPERLINK("http://x")' });
const formulas = ['=1+1', '+8613800000000', '-2+3', '@SUM(A1)', '\t=1', '=1+1\n第二行', ' =1', '＝1+1', '-'];
const hostile = [...formulas, '引"号', '逗,号', '换\n行', '𠮷田', '1-2', 'a=b'];

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  const { documents, ledger, project } = api;
  const staff = hostile.map((post, n) => person(n, { name: `张${n}`, post }));
  const file = unitFile(bureau, staff, {
    grants: [
      { type: 'administrative', posts: 12, from: '2025-01-01' },
      { type: 'administrative', posts: -20, from: '2025-02-01' },
    ],
  });
  const events = [
    await registered(documents, register(J, [bureau]), 1),
    await published(documents, release(J, file), 1),
  ];
  await ledger.append(J, events, '2026-05-11T01:00:00.000Z');
  await project(J);
});
afterAll(() => api.database.stop());

const csv = async (address: string) => {
  const { text, headers } = await api.get(address);
  return {
    text,
    headers,
    rows: Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data,
  };
};
const staffList = `/v1/units/${bureau.id}/staff`;

describe('A CSV', () => {
  it('opens in Excel as it is: byte order mark, CRLF, a heading, a name with its state', async () => {
    const { text, headers, rows } = await csv(`${staffList}?format=csv`);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '').replaceAll(/换\n行|1\n第二行/g, '')).not.toContain('\n');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe(`attachment; filename="staff-${bureau.id}-seq2.csv"`);
    expect(Object.keys(rows[0] ?? {})[0]).toBe('姓名');
  });

  it('has the rows of the JSON list, in its order, with every character', async () => {
    const { rows } = await csv(`${staffList}?format=csv`);
    const { data } = await api.json<{ data: { name: string; post: string }[] }>(staffList);
    expect(rows.map((row) => [row.姓名, row.职务])).toEqual(
      data.map(({ name, post }) => [name, formulas.includes(post) ? `'${post}` : post]),
    );
  });

  it('runs no formula: text that looks like one has an apostrophe before it', async () => {
    const { rows } = await csv(`/v1/jurisdictions/${J}/units?format=csv`);
    expect(rows[0]?.机构名称).toBe(`'${bureau.name}`);
  });

  it('keeps numbers as numbers, those below zero too', async () => {
    const { rows } = await csv(`/v1/jurisdictions/${J}/units?format=csv`);
    const { data } = await api.json<{ data: { totals: { establishment: number } }[] }>(`/v1/jurisdictions/${J}/units`);
    expect(data[0]?.totals.establishment).toBe(-8);
    expect(rows[0]?.编制数).toBe('-8');
  });

  it('of a list goes on where the Link header says', async () => {
    const { headers, rows } = await csv(`${staffList}?format=csv&limit=4`);
    expect(rows).toHaveLength(4);
    const next = /<([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1] ?? '';
    expect((await csv(next)).rows.map((row) => row.姓名)).toEqual(['张4', '张5', '张6', '张7']);
  });
});
