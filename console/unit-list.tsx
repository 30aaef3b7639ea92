import { FreshnessTag, freshnessNames } from '#console/freshness.tsx';
import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { type RolloutStage, rolloutStage, type WithholdingReason, withholdingReason } from '#core/codes/lists.ts';
import type { FreshnessState } from '#core/freshness.ts';
import type { LocalDate, UnitId } from '#core/model.ts';
import { address, type Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatDate, formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 个单位`,
    coverage: (registered: string, published: string) => `${registered} 个应公开单位，已公开 ${published} 个`,
    name: '单位名称',
    stage: '开展阶段',
    status: '公开情况',
    published: '已公开',
    unpublished: '未公开',
    takenDown: '已撤下',
    freshness: '更新情况',
    until: (day: string) => `期限 ${day}`,
    over: '超编',
    overOnly: '只看超编单位',
    none: '没有符合条件的单位。',
  },
  en: {
    caption: (n: number) => `${n} units`,
    coverage: (registered: string, published: string) => `${published} of ${registered} obliged units have published`,
    name: 'Name of the unit',
    stage: 'Stage',
    status: 'Publication',
    published: 'published',
    unpublished: 'not published',
    takenDown: 'taken down',
    freshness: 'Freshness',
    until: (day: string) => `due ${day}`,
    over: 'Over-strength',
    overOnly: 'Over-strength only',
    none: 'No unit fits.',
  },
});

type Row = {
  id: UnitId;
  name: string;
  stage: RolloutStage;
  withheld?: WithholdingReason;
  status: 'published' | 'unpublished';
  takenDown?: object;
  freshness: { state: FreshnessState; due: LocalDate } | null;
  totals: { over: number };
};

type Props = {
  rows: readonly Row[];
  /** Of all units the person may see, whatever the filter. */
  coverage: { registered: number; published: number };
  query: Query;
};

const PAGE = 50;

/** Units by what is known and published of them, and how far publication has come. */
export function UnitList({ rows, coverage: { registered, published }, query }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(query.page)) || 1));
  const leading = (to: number) =>
    to < 1 || to > pages ? undefined : address('/console/units', query, { page: String(to) });
  return (
    <>
      <p>
        <label>
          {t.coverage(formatNumber(registered, lang), formatNumber(published, lang))}{' '}
          <meter min={0} max={Math.max(1, registered)} value={published} />
        </label>
      </p>
      <FilterForm action="/console/units" clear="/console/units">
        <TextField name="q" label={t.name} optional />
        <Select
          name="stage"
          label={t.stage}
          optional
          options={rolloutStage.items.map((item) => ({ value: item.code, text: item[lang] }))}
        />
        <Select
          name="status"
          label={t.status}
          optional
          options={(['published', 'unpublished'] as const).map((value) => ({ value, text: t[value] }))}
        />
        <Select
          name="freshness"
          label={t.freshness}
          optional
          options={Object.entries(freshnessNames).map(([value, name]) => ({ value, text: name[lang] }))}
        />
        <Checkboxes name="over" label={t.over} optional options={[{ value: 'true', text: t.overOnly }]} />
      </FilterForm>
      <DataTable
        caption={t.caption(rows.length)}
        path="/console/units"
        query={query}
        rows={rows.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'unit',
            head: consoleWords[lang].unit,
            cell: (row) => <a href={`/console/units/${row.id}`}>{row.name}</a>,
          },
          { key: 'stage', head: t.stage, cell: (row) => labelOf(rolloutStage, row.stage)[lang] },
          { key: 'status', head: t.status, cell: (row) => <Publication row={row} /> },
          { key: 'freshness', head: t.freshness, cell: (row) => <Freshness row={row} /> },
          {
            key: 'over',
            head: t.over,
            numeric: true,
            cell: ({ totals }) => (totals.over > 0 ? formatNumber(totals.over, lang) : ''),
          },
        ]}
        empty={<EmptyState why={t.none} />}
      />
      <Pagination page={page} pages={pages} previous={leading(page - 1)} next={leading(page + 1)} />
    </>
  );
}

/** Whether a unit is public, and why it is not. */
function Publication({ row: { status, takenDown, withheld } }: { row: Row }) {
  const t = useWords(words);
  const lang = useLang();
  if (status === 'published') return <Tag kind="good">{t.published}</Tag>;
  return (
    <>
      <Tag kind={takenDown ? 'bad' : 'neutral'}>{takenDown ? t.takenDown : t.unpublished}</Tag>
      {withheld && ` ${labelOf(withholdingReason, withheld)[lang]}`}
    </>
  );
}

function Freshness({ row: { freshness } }: { row: Row }) {
  const t = useWords(words);
  const lang = useLang();
  if (!freshness) return null;
  const { state, due } = freshness;
  return (
    <>
      <FreshnessTag state={state} /> {t.until(formatDate(due, lang))}
    </>
  );
}
