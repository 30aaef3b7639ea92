import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import { MIXED, mixed, publishMixedCounty } from '#test/open-data/mixed-county.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { people, published, release, unitFile } from '#test/support/county.ts';

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await publishMixedCounty(api, '2026-05-11T01:00:00.000Z');
  const again = await published(api.documents, release(MIXED, unitFile(mixed.school, people(2))), 2);
  await api.ledger.append(MIXED, [again], '2026-06-11T01:00:00.000Z');
  await api.project(MIXED);
});
afterAll(() => api.database.stop());

const {
  getJurisdiction: _j,
  getUnit: _u,
  getRelease: _r,
  countyAtom: _ca,
  unitAtom: _ua,
  ...lists
} = addressesOf(MIXED, mixed.school.id);
type Row = Record<string, unknown>;

/** What names a row in JSON, and under which heading it stands in CSV. */
const named: Record<keyof typeof lists, [json: (row: Row) => unknown, csv: string]> = {
  listJurisdictions: [(row) => row.code, '行政区划代码'],
  listUnits: [(row) => row.id, '单位标识'],
  searchStaff: [(row) => row.id, '人员标识'],
  getStatistics: [(row) => row.establishment, '编制数'],
  getFreshnessBoard: [(row) => row.unit, '单位标识'],
  listEntries: [(row) => row.seq, '账目序号'],
  listUnitStaff: [(row) => row.id, '人员标识'],
  listReleases: [(row) => row.release, '版本'],
  diffReleases: [(row) => (row.words as { zh: string }).zh, '说明'],
  getCatalogue: [(row) => row.id, '字段'],
  getCodes: [(row) => row.code, '代码'],
};

/** Rows of a JSON answer; the catalogue and the code lists hold theirs one level deeper. */
function rowsOf(text: string): Row[] {
  const { data } = JSON.parse(text);
  if (!Array.isArray(data)) return data.fields;
  return data.every((row) => Array.isArray(row.items)) && data.length > 0 ? data.flatMap((list) => list.items) : data;
}

describe.each(Object.entries(lists))('%s', (operation, address) => {
  const [json, heading] = named[operation as keyof typeof lists];

  it('has the same rows in the same order as CSV and as JSON', async () => {
    const csv = await api.get(withParameter(address, 'format=csv'));
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
    const { data, errors } = Papa.parse<Record<string, string>>(csv.text.slice(1), { header: true, newline: '\r\n' });
    expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([]);
    const rows = rowsOf((await api.get(address)).text);
    expect(data.slice(0, -1).map((row) => row[heading])).toEqual(rows.map((row) => String(json(row))));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is a list of JSON rows that begin with what names them', async () => {
    const [row] = rowsOf((await api.get(address)).text);
    const beginnings = [
      'id,name',
      'code,name',
      'code,zh',
      'key,label',
      'unit,name',
      'seq,at',
      'id,class',
      'group,record',
    ];
    expect(beginnings).toContain(
      Object.keys(row ?? {})
        .slice(0, 2)
        .join(),
    );
  });
});

describe('A list without rows', () => {
  it('is an empty list as JSON, and a heading and nothing more as CSV', async () => {
    const none = withParameter(lists.listUnits, 'level=chiefBureau');
    const { text } = await api.get(withParameter(none, 'format=csv'));
    expect((await api.json(none)).data).toEqual([]);
    expect(text.match(/\r\n/g)).toHaveLength(1);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

describe('The page of a unit', () => {
  it('begins with its id and its name; a release and a person too', async () => {
    const page = await api.json<{ data: { heads: Row[] } }>(`/v1/units/${mixed.bureau.id}`);
    expect(Object.keys(page.data).slice(0, 2)).toEqual(['id', 'name']);
    expect(Object.keys(page.data.heads[0] ?? {}).slice(0, 2)).toEqual(['id', 'name']);
    const { data } = await api.json<{ data: { document: { unit: Row; staff: Row[] } } }>(
      `/v1/units/${mixed.bureau.id}/releases/1`,
    );
    for (const part of [data.document.unit, data.document.staff[0] ?? {}])
      expect(Object.keys(part).slice(0, 2)).toEqual(['id', 'name']);
  });
});
