import { setTimeout as sleep } from 'node:timers/promises';
import { localDate } from '#core/calendar.ts';
import type { App } from '../children/app.ts';
import { getJson, jurisdiction } from '../data.ts';
import { median } from '../figures.ts';
import { imports, publications } from '../settings.ts';
import { largeUnit, newestReleases, tablesOf, workbook } from '../workbook.ts';

/** Milliseconds of each run, and their median. */
export type Timed = { median: number; all: number[] };
export type PublishingFigures = Record<'import' | 'publication' | 'change', { ours: Timed; fastifyPostgres?: Timed }>;

const PEOPLE = 2000;
/** Kept by the system for trying things out: nothing is published there, so every unit and person of the file is new. */
const EMPTY_JURISDICTION = '990000';
const fullRoster = {
  roster: 'full',
  decisionNumber: '测编发〔2026〕1号',
  decisionTitle: '关于公开在编人员名册的决定',
  decisionDate: '2026-01-05',
  assessmentNumber: '测评〔2026〕1号',
  assessmentDate: '2026-01-04',
};

type Import = {
  id: string;
  counts: { staff: number };
  jurisdictions: { releases: { unit: string; release: number }[] }[];
};

/**
 * Importing the whole county from a workbook; publishing a unit of 2,000 people for the first time, and again with every one
 * of them changed, until the read API shows it. The baseline does the least that could be called the same. Afterwards
 * the county is not what it was.
 */
export async function measurePublishing(app: App, fastifyUrl: string | undefined): Promise<PublishingFigures> {
  const importTimes: number[][] = [[], []];
  const publicationTimes: number[][] = [[], []];
  const changeTimes: number[][] = [[], []];
  const releases = newestReleases(localDate(new Date().toISOString()));
  for (let run = 0; run < imports; run++) {
    const bytes = await workbook(tablesOf(releases.map((r) => ({ ...r, unit: { ...r.unit, address: `${run}号` } }))));
    const [took, made] = await timed(() => importOurs(app, EMPTY_JURISDICTION, bytes, fullRoster));
    const people = releases.reduce((sum, { staff }) => sum + staff.length, 0);
    if (made.counts.staff !== people) throw new Error(`${made.counts.staff} of ${people} people were read`);
    importTimes[0]?.push(took);
    if (fastifyUrl) importTimes[1]?.push((await timed(() => importTheirs(fastifyUrl, bytes)))[0]);
  }
  for (let run = 0; run < publications; run++) {
    const code = `420923${9000 + run}`;
    for (const [version, times] of [publicationTimes, changeTimes].entries()) {
      const bytes = await workbook(largeUnit(code, PEOPLE, version));
      times[0]?.push(await publishOurs(app, bytes));
      if (fastifyUrl) times[1]?.push(await publishTheirs(fastifyUrl, bytes, code, version));
    }
  }
  return { import: figuresOf(importTimes), publication: figuresOf(publicationTimes), change: figuresOf(changeTimes) };
}

function figuresOf([ours = [], theirs = []]: readonly number[][]) {
  const figure = (all: number[]): Timed => ({ median: median(all), all });
  return { ours: figure(ours), ...(theirs.length > 0 ? { fastifyPostgres: figure(theirs) } : {}) };
}

async function timed<T>(work: () => Promise<T>): Promise<[milliseconds: number, value: T]> {
  const begun = performance.now();
  const value = await work();
  return [performance.now() - begun, value];
}

async function post<T>(url: string, body: Uint8Array<ArrayBuffer> | undefined, token?: string): Promise<T> {
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body ? { 'content-type': 'application/octet-stream' } : {}),
  };
  const answer = await fetch(url, { method: 'POST', headers, ...(body ? { body } : {}) });
  if (!answer.ok) throw new Error(`${answer.status} from ${url}: ${(await answer.text()).slice(0, 2000)}`);
  return ((await answer.json()) as { data: T }).data;
}

function importOurs({ url, token }: App, code: string, bytes: Uint8Array<ArrayBuffer>, more = {}): Promise<Import> {
  const query = new URLSearchParams({ jurisdiction: code, profile: 'sunshine', fileName: 'county.xlsx', ...more });
  return post(`${url}/v1/publishing/imports?${query}`, bytes, token);
}

const importTheirs = (url: string, bytes: Uint8Array<ArrayBuffer>) => post<{ id: number }>(`${url}/v1/imports`, bytes);

async function publishOurs(app: App, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const { id, jurisdictions } = await importOurs(app, jurisdiction, bytes);
  const planned = jurisdictions[0]?.releases[0];
  if (!planned) throw new Error('The import would publish nothing');
  await post(`${app.url}/v1/publishing/imports/${id}/clearance`, undefined, app.reviewersToken);
  const begun = performance.now();
  const { done } = await post<{ done: boolean }>(
    `${app.url}/v1/publishing/imports/${id}/publication`,
    undefined,
    app.token,
  );
  if (!done) throw new Error('The publication was not finished in one go');
  type Shown = { meta: { release: number; total: number } };
  const staff = `${app.url}/v1/units/${planned.unit}/staff?limit=1`;
  for (;;) {
    const answer = await fetch(staff);
    const shown = (await answer.json()) as Partial<Shown>;
    if (shown.meta?.release === planned.release && shown.meta.total === PEOPLE) return performance.now() - begun;
    if (performance.now() - begun > 60_000) throw new Error('What was published did not show within a minute');
    await sleep(2);
  }
}

async function publishTheirs(
  url: string,
  bytes: Uint8Array<ArrayBuffer>,
  code: string,
  version: number,
): Promise<number> {
  const { id } = await importTheirs(url, bytes);
  const begun = performance.now();
  await post(`${url}/v1/imports/${id}/publication`, undefined);
  const { data } = await getJson<{ data: { post: string }[] }>(`${url}/v1/units/${code}/staff?limit=1`);
  if (data[0]?.post !== `科员${version}`) throw new Error('What was published does not show');
  return performance.now() - begun;
}
