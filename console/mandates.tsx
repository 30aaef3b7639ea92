import { consoleWords } from '#console/words.ts';
import type { Instant } from '#core/model.ts';
import type { Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatInstant, formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 个单位已登记三定`,
    posts: '核定编制',
    documents: '依据文号',
    recorded: '登记时间',
    none: '还没有登记三定。打开单位后可以登记。',
    history: '登记过程',
    version: (n: number, note: string) => `登记第 ${n} 版：${note}`,
  },
  en: {
    caption: (n: number) => `${n} units have a mandate on file`,
    posts: 'Posts',
    documents: 'Documents',
    recorded: 'Recorded',
    none: 'No mandate is on file yet. Open a unit to record one.',
    history: 'History',
    version: (n: number, note: string) => `recorded version ${n}: ${note}`,
  },
});

type Row = { unit: string; unitName: string; posts: number; documents: readonly string[]; at: Instant };

export function MandateList({ rows, query }: { rows: readonly Row[]; query: Query }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <FilterForm action="/console/mandates" clear="/console/mandates">
        <TextField name="q" label={consoleWords[lang].unit} optional value={query.q} />
      </FilterForm>
      <DataTable
        caption={t.caption(rows.length)}
        path="/console/mandates"
        query={query}
        rows={rows}
        rowKey={(row) => row.unit}
        columns={[
          {
            key: 'unit',
            head: consoleWords[lang].unit,
            cell: (row) => <a href={`/console/mandates/${row.unit}`}>{row.unitName}</a>,
          },
          { key: 'posts', head: t.posts, numeric: true, cell: (row) => formatNumber(row.posts, lang) },
          { key: 'documents', head: t.documents, cell: (row) => row.documents.join('、') },
          { key: 'at', head: t.recorded, cell: (row) => formatInstant(row.at, lang) },
        ]}
        empty={<EmptyState why={t.none} />}
      />
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
