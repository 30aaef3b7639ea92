import { consoleWords } from '#console/words.ts';
import { type Person, type Role, role, unitRoles } from '#core/people.ts';
import { address, type Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Pagination } from '#ui/pagination.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: (n: number) => `${n} 个单位`,
    none: '没有符合条件的单位。',
    missing: '尚缺',
  },
  en: {
    caption: (n: number) => `${n} units`,
    none: 'No unit fits.',
    missing: 'nobody',
  },
});

const PAGE = 50;

type Props = { units: readonly { id: string; name: string; people: readonly Person[] }[]; query: Query };

/** Units, each with who acts for it as what, and how the office is reached. */
export function RosterPage({ units, query }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const pages = Math.max(1, Math.ceil(units.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.page) || 1));
  const leading = (to: number) =>
    to < 1 || to > pages ? undefined : address('/console/people/roster', query, { page: String(to) });
  return (
    <>
      <FilterForm action="/console/people/roster" clear="/console/people/roster">
        <TextField name="q" label={consoleWords[lang].unit} optional value={query.q} />
      </FilterForm>
      <DataTable
        caption={t.caption(units.length)}
        path="/console/people/roster"
        query={query}
        rows={units.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(u) => u.id}
        columns={[
          { key: 'unit', head: consoleWords[lang].unit, cell: (u) => u.name },
          ...role.items
            .filter((item) => unitRoles.includes(item.code))
            .map((item) => ({
              key: item.code,
              head: item[lang],
              cell: (u: Props['units'][number]) => <Holders people={u.people} held={item.code} missing={t.missing} />,
            })),
        ]}
        empty={<EmptyState why={t.none} />}
      />
      <Pagination page={page} pages={pages} previous={leading(page - 1)} next={leading(page + 1)} />
    </>
  );
}

function Holders({ people, held, missing }: { people: readonly Person[]; held: Role; missing: string }) {
  const holders = people.filter((p) => p.roles.includes(held));
  if (holders.length === 0) return <Tag kind="warning">{missing}</Tag>;
  return (
    <>
      {holders.map((p) => (
        <div key={p.id}>
          <a href={`/console/people/${encodeURIComponent(p.id)}`}>
            <bdi>{p.name}</bdi>
          </a>{' '}
          {p.phone}
        </div>
      ))}
    </>
  );
}
