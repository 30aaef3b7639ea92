import type { RequestOf } from '#contract/requests.ts';
import { type Freshness, type FreshnessState, freshnessOfAll, worstState } from '#core/freshness.ts';
import { type FieldGroup, fieldGroups } from '#core/model.ts';
import { type Timeliness, timelinessOf } from '#core/timeliness.ts';
import type { Answer, Request } from '#functions/http/answer.ts';
import { type Context, nextUrl, pageOf, stateAsked } from './context.ts';
import type { State } from './counties.ts';
import type { Column } from './csv.ts';
import { listing, metaOf, SETTLED } from './envelope.ts';
import { unitRows } from './units.ts';

type Group = Freshness & { overdueDays: number; flaggedAt: string | null };
type Row = {
  unit: string;
  name: string;
  state: FreshnessState;
  batch: boolean;
  timeliness: Timeliness | null;
  groups: Group[];
};

const words: Record<FieldGroup, string> = {
  identity: '基本信息',
  establishment: '编制',
  leadership: '领导职数',
  staff: '人员',
};

const columns: Column<Row>[] = [
  ['单位标识', (r) => r.unit],
  ['机构名称', (r) => r.name],
  ['更新状态', (r) => r.state],
  ['批量发布', (r) => (r.batch ? '是' : '')],
  ['及时率', (r) => r.timeliness?.share],
  ...fieldGroups.flatMap((group): Column<Row>[] => {
    const of = (r: Row) => r.groups.find((g) => g.group === group);
    return [
      [`${words[group]}状态`, (r) => of(r)?.state],
      [`${words[group]}最近变更`, (r) => of(r)?.changedAt],
      [`${words[group]}最近核实`, (r) => of(r)?.confirmedAt],
      [`${words[group]}期限`, (r) => of(r)?.due],
      [`${words[group]}逾期天数`, (r) => of(r)?.overdueDays],
      [`${words[group]}标记时间`, (r) => of(r)?.flaggedAt],
    ];
  }),
];

const boards = new WeakMap<State, Row[]>();
const order: FreshnessState[] = ['veryStale', 'stale', 'dueSoon', 'fresh'];

/** Every published unit, the most overdue first. */
function board(state: State): Row[] {
  const known = boards.get(state);
  if (known) return known;
  const { day, policies } = state;
  const rows = unitRows(state).flatMap(({ id, name, batch }): Row[] => {
    const published = state.units.get(id)?.published;
    if (!published) return [];
    const groups = freshnessOfAll(published.touched, day, policies).map((f) => ({
      ...f,
      overdueDays: Math.max(0, daysBetween(f.due, day)),
      flaggedAt: published.flags[f.group]?.at ?? null,
    }));
    const states = groups.map(({ state }) => state);
    const timeliness = timelinessOf(states, day, policies);
    return [{ unit: id, name, batch, state: worstState(states), timeliness, groups }];
  });
  const overdue = (row: Row) => Math.max(...row.groups.map((g) => g.overdueDays));
  rows.sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || overdue(b) - overdue(a) || (a.unit < b.unit ? -1 : 1),
  );
  boards.set(state, rows);
  return rows;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

export async function getFreshnessBoard(
  context: Context,
  { path, query }: RequestOf<'getFreshnessBoard'>,
  request: Request,
): Promise<Answer> {
  const asked = await stateAsked(context, 'getFreshnessBoard', path.jurisdiction, query);
  const rows = board(asked.state).filter((row) => query.state === undefined || row.state === query.state);
  const { page, next } = pageOf(rows, (row) => row.unit, query.limit, asked);
  return listing({
    rows: page,
    meta: { ...metaOf(asked.position, query.asOf), total: rows.length },
    columns,
    format: query.format,
    name: `freshness-${path.jurisdiction}`,
    ...nextUrl(request, next),
    ...(asked.settled ? { cache: SETTLED } : {}),
  });
}
