import { consoleWords } from '#console/words.ts';
import type { Instant, LocalDate, UnitId } from '#core/model.ts';
import { address, type Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes } from '#ui/form/choices.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatDate, formatInstant, formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tag } from '#ui/tag.tsx';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 个单位`,
    recordedOf: (n: number) => `已登记三定的单位 ${n} 个`,
    effective: '施行日期',
    lacks: '未登记',
    missingOnly: '只看未登记三定的单位',
    posts: '核定编制',
    documents: '依据文号',
    recorded: '登记时间',
    none: '没有符合条件的单位。',
    history: '登记过程',
    version: (n: number, note: string) => `登记第 ${n} 版：${note}`,
  },
  en: {
    caption: (n: number) => `${n} units`,
    recordedOf: (n: number) => `${n} units have a mandate on file`,
    effective: 'In force from',
    lacks: 'none on file',
    missingOnly: 'Only units without a mandate',
    posts: 'Posts',
    documents: 'Documents',
    recorded: 'Recorded',
    none: 'No unit fits.',
    history: 'History',
    version: (n: number, note: string) => `recorded version ${n}: ${note}`,
  },
});

/** A unit of the register, with what is on file of its mandate, if anything is. */
type Row = { unit: UnitId; unitName: string } & Partial<{
  posts: number;
  documents: readonly string[];
  /** Not on the records of an earlier version of this list. */
  effective: LocalDate | null;
  at: Instant;
}>;

const PAGE = 50;

/** Every unit of the register with its mandate; those that have none come first, to record one. */
export function MandateList({ rows, recorded, query }: { rows: readonly Row[]; recorded: number; query: Query }) {
  const t = useWords(words);
  const lang = useLang();
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(query.page)) || 1));
  const leading = (to: number) =>
    to < 1 || to > pages ? undefined : address('/console/mandates', query, { page: String(to) });
  return (
    <>
      <p>{t.recordedOf(recorded)}</p>
      <FilterForm action="/console/mandates" clear="/console/mandates">
        <TextField name="q" label={consoleWords[lang].unit} optional />
        <Checkboxes name="missing" label={t.lacks} optional options={[{ value: 'true', text: t.missingOnly }]} />
      </FilterForm>
      <DataTable
        caption={t.caption(rows.length)}
        path="/console/mandates"
        query={query}
        rows={rows.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(row) => row.unit}
        columns={[
          {
            key: 'unit',
            head: consoleWords[lang].unit,
            cell: (row) => <a href={`/console/mandates/${row.unit}`}>{row.unitName}</a>,
          },
          {
            key: 'posts',
            head: t.posts,
            numeric: true,
            cell: (row) => row.posts !== undefined && formatNumber(row.posts, lang),
          },
          { key: 'documents', head: t.documents, cell: (row) => row.documents?.join('、') },
          { key: 'effective', head: t.effective, cell: (row) => row.effective && formatDate(row.effective, lang) },
          {
            key: 'at',
            head: t.recorded,
            cell: ({ at }) => (at ? formatInstant(at, lang) : <Tag kind="warning">{t.lacks}</Tag>),
          },
        ]}
        empty={<EmptyState why={t.none} />}
      />
      <Pagination page={page} pages={pages} previous={leading(page - 1)} next={leading(page + 1)} />
    </>
  );
}

type Version = { number: number; name: string; at: Instant; note: string };

/** Who recorded which version of a mandate, and why. */
export function MandateHistory({ versions }: { versions: readonly Version[] }) {
  const t = useWords(words);
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <Timeline
        entries={versions.map(({ number, name, at, note }) => ({
          id: String(number),
          at,
          who: name,
          what: t.version(number, note),
        }))}
      />
    </section>
  );
}
