import type { RequestOf, UnitOrder } from '#contract/requests.ts';
import { localDate, workingDaysBetween } from '#core/calendar.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, rolloutStage, unitCategory, unitLevel, withholdingReason } from '#core/codes/lists.ts';
import { burstOf, freshnessOfAll } from '#core/freshness.ts';
import { type FreshnessPolicies, policyOn } from '#core/freshness-policy.ts';
import type { LocalDate } from '#core/model.ts';
import type { Published } from '#core/projection.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { type Context, nextUrl, pageOf, stateAsked, unitAsked } from './context.ts';
import type { State } from './counties.ts';
import type { Column } from './csv.ts';
import { item, listing, metaOf, SETTLED } from './envelope.ts';
import { type UnitRow, unitRow } from './unit-row.ts';

const rowsOf = new WeakMap<State, UnitRow[]>();

/** All units of a state that the register lists, as rows; made once a state. */
export function unitRows(state: State): UnitRow[] {
  const known = rowsOf.get(state);
  if (known) return known;
  const rows = [...state.units.values()].filter((u) => u.registered).map((u) => unitRow(u, state.day, state.policies));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  rowsOf.set(state, rows);
  return rows;
}

type Query = RequestOf<'listUnits'>['query'];

export async function listUnits(
  context: Context,
  { path, query }: RequestOf<'listUnits'>,
  request: Request,
): Promise<Answer> {
  const asked = await stateAsked(context, 'listUnits', path.jurisdiction, query);
  const rows = sorted(unitRows(asked.state), query.sort).filter((row) => wanted(row, query));
  const { page, next } = pageOf(rows, (row) => row.id, query.limit, asked);
  return listing({
    rows: page,
    meta: { ...metaOf(asked.position, query.asOf), total: rows.length },
    columns,
    format: query.format,
    name: `units-${path.jurisdiction}`,
    ...nextUrl(request, next),
    ...(asked.settled ? { cache: SETTLED } : {}),
  });
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

function wanted(row: UnitRow, query: Query): boolean {
  const { q, type, category, level, parent, system, stage, status, freshness, over, vacant } = query;
  return (
    (q === undefined || [row.name, ...row.otherNames].some((name) => plain(name).includes(plain(q)))) &&
    (type === undefined || row.figures.some((f) => f.type === type)) &&
    (category === undefined || row.category === category) &&
    (level === undefined || row.level === level) &&
    (parent === undefined || row.parent === parent) &&
    (system === undefined || row.system === system) &&
    (stage === undefined || row.stage === stage) &&
    (status === undefined || row.status === status) &&
    (freshness === undefined || row.freshness?.state === freshness) &&
    (over === undefined || row.totals.over > 0 === over) &&
    (vacant === undefined || row.totals.vacant > 0 === vacant)
  );
}

const collator = new Intl.Collator('zh-CN');
const levels = new Map(unitLevel.items.map((l, i) => [l.code as string, i]));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const orders: Record<UnitOrder, (a: UnitRow, b: UnitRow) => number> = {
  id: (a, b) => text(a.id, b.id),
  name: (a, b) => collator.compare(a.name, b.name),
  level: (a, b) => (levels.get(a.level) ?? 0) - (levels.get(b.level) ?? 0),
  strength: (a, b) => a.totals.inPost - b.totals.inPost,
  over: (a, b) => a.totals.over - b.totals.over,
  vacant: (a, b) => a.totals.vacant - b.totals.vacant,
  updated: (a, b) => text(a.updatedAt ?? '', b.updatedAt ?? ''),
  due: (a, b) => text(a.freshness?.due ?? '9999', b.freshness?.due ?? '9999'),
};

const sortedOf = new WeakMap<UnitRow[], Map<string, UnitRow[]>>();

/** Rows in an order, ties by id; made once a state and order. */
function sorted(rows: UnitRow[], sort: Query['sort']): UnitRow[] {
  const made = sortedOf.get(rows) ?? new Map<string, UnitRow[]>();
  sortedOf.set(rows, made);
  const known = made.get(sort);
  if (known) return known;
  const order = orders[sort.replace('-', '') as UnitOrder];
  const turn = sort.startsWith('-') ? -1 : 1;
  const result = rows.toSorted((a, b) => turn * order(a, b) || text(a.id, b.id));
  made.set(sort, result);
  return result;
}

const columns: Column<UnitRow>[] = [
  ['单位标识', (u) => u.id],
  ['机构名称', (u) => u.name],
  ['机构类别', (u) => labelOf(unitCategory, u.category).zh],
  ['机构规格', (u) => labelOf(unitLevel, u.level).zh],
  ['上级单位', (u) => u.parent],
  ['所在系统', (u) => u.system],
  ['公开阶段', (u) => labelOf(rolloutStage, u.stage).zh],
  ['暂未公开原因', (u) => u.withheld && labelOf(withholdingReason, u.withheld).zh],
  ['编制数', (u) => u.totals.establishment],
  ['实有人数', (u) => u.totals.inPost],
  ['单列人数', (u) => u.totals.listedApart],
  ['超编', (u) => u.totals.over],
  ['空编', (u) => u.totals.vacant],
  ...establishmentType.items.flatMap(({ code, zh }): Column<UnitRow>[] => [
    [`${zh}数`, (u) => u.figures.find((f) => f.type === code)?.establishment],
    [`${zh}实有`, (u) => u.figures.find((f) => f.type === code)?.inPost],
  ]),
  ['公开人数', (u) => u.staff],
  ['版本', (u) => u.release],
  ['发布时间', (u) => u.updatedAt],
  ['更新状态', (u) => u.freshness?.state],
  ['更新期限', (u) => u.freshness?.due],
  ['摘要', (u) => u.digest],
];

export async function getUnit(context: Context, { path, query }: RequestOf<'getUnit'>): Promise<Answer> {
  const { position, settled, record } = await unitAsked(context, 'getUnit', path.unit, query);
  const { published } = record;
  const meta = metaOf(position, query.asOf);
  const more = settled ? { cache: SETTLED } : {};
  const row = unitRow(record, position.day, position.policies);
  if (!published) return item(row, meta, more);
  const { unit, grants, strength, leadership, staff, documents, roster } = await context.release(published.digest);
  const data = {
    ...row,
    ...unit,
    roster,
    grants,
    strength,
    leadership,
    documents,
    heads: staff.filter((person) => person.head),
    freshness: freshnessOfAll(published.touched, position.day, position.policies).map((f) => ({
      ...f,
      flag: row.flags[f.group] ?? null,
    })),
    burst: burstOf(record.activity, position.day, position.policies),
    lag: lagOf(published, position.policies),
  };
  return item(data, meta, more);
}

/** Working days from the newest document a release rests on to its publication, against the limit. */
function lagOf({ newestDocument, touched }: Published, policies: FreshnessPolicies) {
  if (!newestDocument) return null;
  // A document is part of the identity group: what brought it changed that group, and a confirmation since did not.
  const day: LocalDate = localDate(touched.identity.changedAt);
  const limit = policyOn(policies, day).publication.workingDays;
  const { days, provisional } = workingDaysBetween(newestDocument.date, day);
  return {
    document: newestDocument.number,
    days,
    limit,
    late: days > limit,
    provisional,
  };
}
