import type { RequestOf } from '#contract/requests.ts';
import { type Accuracy, accuracyOf } from '#core/accuracy.ts';
import { type Totals, totalsOf } from '#core/figures.ts';
import { burstOf, type FreshnessState } from '#core/freshness.ts';
import { policyOn } from '#core/freshness-policy.ts';
import { registerSlot } from '#core/ledger.ts';
import { LICENCE, type LocalDate } from '#core/model.ts';
import { type Timeliness, timelinessOfAll } from '#core/timeliness.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { type Context, nextOf, nextUrl, stateAsked } from './context.ts';
import type { Head, Position, State } from './counties.ts';
import type { Column } from './csv.ts';
import { decodeCursor, notOurs, questionOf } from './cursor.ts';
import { item, listing, metaOf, SETTLED } from './envelope.ts';
import { lastThatHolds } from './search-in-halves.ts';
import type { UnitRow } from './unit-row.ts';
import { unitRows } from './units.ts';

type Row = {
  code: string;
  name: string;
  registered: number;
  published: number;
  staff: number;
  totals: Totals;
  accuracy: Accuracy;
  timeliness: Timeliness | null;
  seq: number;
  digest: string;
  updatedAt: string;
};

const columns: Column<Row>[] = [
  ['行政区划代码', (r) => r.code],
  ['名称', (r) => r.name],
  ['公开义务人', (r) => r.registered],
  ['已公开', (r) => r.published],
  ['公开人数', (r) => r.staff],
  ['编制数', (r) => r.totals.establishment],
  ['实有人数', (r) => r.totals.inPost],
  ['超编', (r) => r.totals.over],
  ['空编', (r) => r.totals.vacant],
  ['更正次数', (r) => r.accuracy.corrections],
  ['更正率', (r) => r.accuracy.rate],
  ['及时率', (r) => r.timeliness?.share],
  ['账目序号', (r) => r.seq],
  ['更新时间', (r) => r.updatedAt],
];

function rowOf(name: string, state: State): Row {
  const rows = unitRows(state);
  return {
    code: state.jurisdiction,
    name,
    registered: rows.length,
    published: rows.filter((u) => u.status === 'published').length,
    staff: rows.reduce((sum, u) => sum + u.staff, 0),
    totals: totalsOf(rows.map((u) => u.totals)),
    accuracy: accuracyIn(state),
    timeliness: timelinessIn(rows, state),
    seq: state.seq,
    digest: state.entry,
    updatedAt: state.at,
  };
}

/** Every jurisdiction with a register. The list only ever grows, so a page goes on after the last code of the one before. */
export async function listJurisdictions(
  { counties, reader }: Context,
  { query }: RequestOf<'listJurisdictions'>,
  request: Request,
): Promise<Answer> {
  const codes = await reader.jurisdictions();
  const question = questionOf('listJurisdictions', '', query);
  const after = query.cursor === undefined ? '' : decodeCursor(query.cursor, question).after;
  if (after !== '' && !codes.includes(after)) throw notOurs();
  const wanted = codes.filter((code) => code > after);
  const heads = await Promise.all(wanted.slice(0, query.limit).map((code) => counties.head(code)));
  const rows = await Promise.all(heads.map(async (at) => rowOf(at.head.name, await counties.state(at))));
  const last: Head | undefined = heads.at(-1);
  const more = last && wanted.length > query.limit;
  return listing({
    rows,
    meta: { licence: LICENCE, total: codes.length },
    columns,
    format: query.format,
    name: 'jurisdictions',
    ...nextUrl(request, more ? nextOf({ position: last, question }, last.jurisdiction) : undefined),
  });
}

/** 覆盖、超编空编、更新、准确: the public figures of one jurisdiction. */
export async function getJurisdiction(
  context: Context,
  { path, query }: RequestOf<'getJurisdiction'>,
): Promise<Answer> {
  const { state, settled } = await stateAsked(context, 'getJurisdiction', path.jurisdiction, query);
  const { register, ...decided } = await registerIn(context, state);
  const rows = unitRows(state);
  const published = rows.filter((u) => u.status === 'published');
  const staff = rows.reduce((sum, u) => sum + u.staff, 0);
  const data = {
    code: path.jurisdiction,
    ...decided,
    register,
    coverage: {
      registered: rows.length,
      published: published.length,
      stages: countBy(rows, (u) => u.stage),
      withheld: countBy(
        rows.filter((u) => u.status === 'unpublished'),
        (u) => u.withheld ?? 'expected',
      ),
    },
    staff,
    totals: totalsOf(rows.map((u) => u.totals)),
    overUnits: rows.filter((u) => u.totals.over > 0).length,
    freshness: countBy(published, (u): FreshnessState => u.freshness?.state ?? 'fresh'),
    batchUnits: rows.filter((u) => u.batch).length,
    burst: burstOf(activityOf(state), state.day, state.policies),
    timeliness: timelinessIn(rows, state),
    freshnessPolicy: policyOn(state.policies, state.day),
    accuracy: accuracyIn(state),
  };
  return item(data, metaOf(state, query.asOf), settled ? { cache: SETTLED } : {});
}

/** The register in force in a state: the name and the disclosure profile that it sets, and where it stands. */
async function registerIn({ counties, ledger, register }: Context, { jurisdiction, seq }: Position) {
  const { head } = await counties.head(jurisdiction);
  const standing = (release: number) => ledger.standingIn(jurisdiction, registerSlot(release));
  const release = await lastThatHolds(head.register.release, async (n) => ((await standing(n))?.seq ?? 0) <= seq);
  const entry = await standing(release);
  if (entry?.kind !== 'register') throw new Error(`${jurisdiction} has no register at entry ${seq}`);
  const { name, profile } = await register(entry.digest);
  return { name, profile, register: { release, digest: entry.digest } };
}

const timelinessIn = (rows: readonly UnitRow[], { day, policies }: Position): Timeliness | null =>
  timelinessOfAll(
    rows.map((u) => u.timeliness),
    day,
    policies,
  );

/** Corrections and records of all that is published in a state. */
function accuracyIn({ units }: State): Accuracy {
  const published = [...units.values()].flatMap((unit) => unit.published ?? []);
  const sum = (count: (one: (typeof published)[number]) => number) =>
    published.reduce((total, one) => total + count(one), 0);
  return accuracyOf(
    sum(({ corrections }) => corrections),
    sum(({ staff }) => 1 + staff),
  );
}

/** Records changed a day, over all units. */
export function activityOf(state: State): Record<LocalDate, number> {
  const activity: Record<LocalDate, number> = {};
  for (const unit of state.units.values())
    for (const [day, changes] of Object.entries(unit.activity)) activity[day] = (activity[day] ?? 0) + changes;
  return activity;
}

function countBy<T, K extends string>(rows: readonly T[], key: (row: T) => K): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}
