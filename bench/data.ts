import type * as z from 'zod';
import type { staffRow, unitRow } from '#contract/responses/rows.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';

export type UnitRow = z.infer<typeof unitRow>;
export type StaffRow = z.infer<typeof staffRow>;
/** A unit's page; the baselines keep it as it is. */
export type UnitPage = { id: string } & Record<string, unknown>;

/** All that is published of the county, as the API shows it: what every baseline is filled with. */
export type County = { meta: object; units: UnitRow[]; pages: UnitPage[]; staff: StaffRow[] };

export const jurisdiction = DEMO_JURISDICTION;
export const unitsPath = `/v1/jurisdictions/${jurisdiction}/units`;
export const staffPath = `/v1/jurisdictions/${jurisdiction}/staff`;

type List<T> = { data: T[]; meta: { total?: number }; next?: string };

/** The answer as JSON; throws on any status but 200. */
export async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${answer.status} from ${url}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function all<T>(url: string): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await getJson<List<T>>(`${url}?limit=1000${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...page.data);
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
}

export async function readCounty(base: string): Promise<County> {
  const { meta } = await getJson<{ meta: object }>(base + unitsPath);
  const units = await all<UnitRow>(base + unitsPath);
  const pages: UnitPage[] = [];
  const staff: StaffRow[] = [];
  for (const { id, status } of units) {
    pages.push((await getJson<{ data: UnitPage }>(`${base}/v1/units/${id}`)).data);
    if (status === 'published') staff.push(...(await all<StaffRow>(`${base}/v1/units/${id}/staff`)));
  }
  return { meta, units, pages, staff };
}
