import { type County, getJson, jurisdiction, staffPath, unitsPath } from '../data.ts';

export const readCases = ['point', 'list', 'search', 'deep', 'unchanged', 'csv'] as const;
export type ReadCase = (typeof readCases)[number];

export type Ask = { path: string; headers?: Record<string, string> };
/** The requests of each case, in the same order for every contender; none where it has no such thing. */
export type Asks = Record<ReadCase, Ask[]>;

/** What the requests are about, chosen from the county. */
export type Plan = {
  units: string[];
  /** Beginnings of names, two characters each. */
  prefixes: string[];
  /** The surname that most people have, and how many full pages of 100 lie before the deep one. */
  surname: string;
  pagesBefore: number;
  /** The unit with the most people. */
  largest: string;
};

const PAGE = 100;
const PREFIXES = 200;
const UNCHANGED = 100;

export function planOf({ units, staff }: County): Plan {
  const surnames = Map.groupBy(staff, ({ name }) => name.slice(0, 1));
  const [surname, named] = [...surnames].reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const prefixes = [...new Set(staff.map(({ name }) => name.slice(0, 2)))].sort();
  const step = Math.max(1, Math.floor(prefixes.length / PREFIXES));
  const largest = units.reduce((a, b) => (b.staff > a.staff ? b : a));
  return {
    units: units.map(({ id }) => id),
    prefixes: prefixes.filter((_, i) => i % step === 0).slice(0, PREFIXES),
    surname,
    pagesBefore: Math.floor(named.length / PAGE) - 1,
    largest: largest.id,
  };
}

const query = (path: string, parameters: Record<string, string | number>): string =>
  `${path}?${new URLSearchParams(Object.entries(parameters).map(([k, v]): [string, string] => [k, String(v)]))}`;

/** The requests as our API and the one of fastify take them; cursors are those that each gives out itself. */
export async function apiAsks(base: string, plan: Plan): Promise<Asks> {
  const point = plan.units.map((id) => ({ path: `/v1/units/${id}` }));
  const lists = await pagesOf(base, query(unitsPath, { limit: PAGE }), Math.floor(plan.units.length / PAGE));
  const search = plan.prefixes.map((name) => ({ path: query(staffPath, { name, limit: PAGE }) }));
  const named = await pagesOf(base, query(staffPath, { name: plan.surname, limit: PAGE }), plan.pagesBefore + 1);
  const csv = { path: query(`/v1/units/${plan.largest}/staff`, { limit: 1000, format: 'csv' }) };
  return {
    point,
    list: lists,
    search,
    deep: named.slice(-1),
    unchanged: await withTags(base, point.slice(0, UNCHANGED)),
    csv: [csv],
  };
}

/** The addresses of the first pages of a list, as its cursors lead through it. */
async function pagesOf(base: string, first: string, count: number): Promise<Ask[]> {
  const pages = [{ path: first }];
  for (let path = first; pages.length < count; ) {
    const { next } = await getJson<{ next?: string }>(base + path);
    if (next === undefined) throw new Error(`There is no page ${pages.length + 1} of ${first}`);
    path = `${first}&cursor=${next}`;
    pages.push({ path });
  }
  return pages;
}

/** Each request with the tag that its answer has now, which makes the next answer a 304. */
export async function withTags(base: string, asks: readonly Ask[]): Promise<Ask[]> {
  const tagged: Ask[] = [];
  for (const { path } of asks) {
    // The load asks for no compression, and a strong tag names one representation.
    const answer = await fetch(base + path, { headers: { 'accept-encoding': 'identity' } });
    await answer.arrayBuffer();
    tagged.push({ path, headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
  }
  return tagged;
}

/** The same questions in json-server's words: offsets instead of cursors, an expression instead of a prefix, and no CSV. */
export async function jsonServerAsks(base: string, plan: Plan): Promise<Asks> {
  const point = plan.units.map((id) => ({ path: `/pages/${id}` }));
  const slice = (path: string, start: number, more = {}) => ({
    path: query(path, { ...more, _start: start, _limit: PAGE }),
  });
  return {
    point,
    list: Array.from({ length: Math.floor(plan.units.length / PAGE) }, (_, i) => slice('/units', i * PAGE)),
    search: plan.prefixes.map((name) => slice('/staff', 0, { name_like: `^${name}` })),
    deep: [slice('/staff', plan.pagesBefore * PAGE, { name_like: `^${plan.surname}` })],
    unchanged: await withTags(base, point.slice(0, UNCHANGED)),
    csv: [],
  };
}

/** What answers our API's requests are compared by, and the files that nginx serves instead. */
export async function filesOf(base: string, asks: Asks): Promise<{ files: Map<string, Uint8Array>; asks: Asks }> {
  const files = new Map<string, Uint8Array>();
  const store = async (name: ReadCase, ending: string): Promise<Ask[]> => {
    const paths: Ask[] = [];
    for (const [i, { path }] of asks[name].entries()) {
      const answer = await fetch(base + path);
      const file = `/${jurisdiction}/${name}/${i}.${ending}`;
      files.set(file, await answer.bytes());
      paths.push({ path: file });
    }
    return paths;
  };
  const point = await store('point', 'json');
  return {
    files,
    asks: {
      point,
      list: await store('list', 'json'),
      search: await store('search', 'json'),
      deep: await store('deep', 'json'),
      // Its tags are its own, and known once it serves.
      unchanged: point.slice(0, UNCHANGED),
      csv: await store('csv', 'csv'),
    },
  };
}
