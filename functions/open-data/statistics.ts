import type { RequestOf } from '#contract/requests.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, unitCategory, unitLevel } from '#core/codes/lists.ts';
import { type Totals, totalsOf } from '#core/figures.ts';
import { type Timeliness, timelinessOfAll } from '#core/timeliness.ts';
import type { Answer } from '#functions/http/answer.ts';
import { type Context, stateAsked } from './context.ts';
import type { Column } from './csv.ts';
import { listing, metaOf, SETTLED } from './envelope.ts';
import type { UnitRow } from './unit-row.ts';
import { unitRows } from './units.ts';

type Row = { key: string; label: { zh: string; en: string }; units: number } & Totals & {
    timeliness: Timeliness | null;
  };
type By = RequestOf<'getStatistics'>['query']['by'];

const columns: Column<Row>[] = [
  ['分组', (r) => r.label.zh],
  ['单位数', (r) => r.units],
  ['编制数', (r) => r.establishment],
  ['实有人数', (r) => r.inPost],
  ['单列人数', (r) => r.listedApart],
  ['超编', (r) => r.over],
  ['空编', (r) => r.vacant],
  ['及时率', (r) => r.timeliness?.share],
];

const labels = {
  type: (key: string) => labelOf(establishmentType, key as UnitRow['figures'][number]['type']),
  category: (key: string) => labelOf(unitCategory, key as UnitRow['category']),
  level: (key: string) => labelOf(unitLevel, key as UnitRow['level']),
  system: (key: string) => (key === '' ? { zh: '未归入系统', en: 'none' } : { zh: key, en: key }),
} satisfies Record<By, (key: string) => Row['label']>;

/** Published units grouped; by type a unit counts in each type it has. Groups add up to the totals of the jurisdiction. */
export async function getStatistics(context: Context, { path, query }: RequestOf<'getStatistics'>): Promise<Answer> {
  const { state, settled } = await stateAsked(context, 'getStatistics', path.jurisdiction, query);
  const groups = new Map<string, [UnitRow, Totals][]>();
  for (const unit of unitRows(state)) {
    if (unit.status !== 'published') continue;
    for (const [key, totals] of partsOf(unit, query.by)) groups.set(key, [...(groups.get(key) ?? []), [unit, totals]]);
  }
  const rows = [...groups].map(
    ([key, parts]): Row => ({
      key,
      label: labels[query.by](key),
      units: parts.length,
      ...totalsOf(parts.map(([, totals]) => totals)),
      timeliness: timelinessOfAll(
        parts.map(([unit]) => unit.timeliness),
        state.day,
        state.policies,
      ),
    }),
  );
  rows.sort((a, b) => b.establishment - a.establishment || (a.key < b.key ? -1 : 1));
  return listing({
    rows,
    meta: { ...metaOf(state, query.asOf), total: rows.length },
    columns,
    format: query.format,
    name: `statistics-${path.jurisdiction}-${query.by}`,
    ...(settled ? { cache: SETTLED } : {}),
  });
}

function partsOf(unit: UnitRow, by: By): [string, Totals][] {
  if (by === 'type') return unit.figures.map((f) => [f.type, f]);
  return [[by === 'system' ? (unit.system ?? '') : unit[by], unit.totals]];
}
