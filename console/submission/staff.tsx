import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, staffStatus } from '#core/codes/lists.ts';
import type { Staff } from '#core/model.ts';
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
    caption: (n: number) => `在编人员 ${n} 名`,
    add: '新增人员',
    import: '从表格导入',
    name: '姓名',
    department: '内设机构',
    post: '职务（岗位）',
    type: '编制类型',
    status: '状态',
    head: '主要负责人',
    none: '还没有人员。可以逐个新增，或从表格导入。',
    noHit: '没有姓名中含有这些字的人员。',
  },
  en: {
    caption: (n: number) => `${n} on the roster`,
    add: 'Add a person',
    import: 'Import from a table',
    name: 'Name',
    department: 'Department',
    post: 'Post',
    type: 'Type',
    status: 'Status',
    head: 'head of unit',
    none: 'There is nobody yet. Add people one by one, or import a table.',
    noHit: 'Nobody has such a name.',
  },
});

/** Rows of one page. */
const PAGE = 50;

type Props = { submissionId: string; staff: readonly Staff[]; query: Query };

/** The roster of a draft, searched and paged through the address. */
export function RosterPage({ submissionId, staff, query }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const path = `/console/submissions/${submissionId}/staff`;
  const found = staff.filter((s) => s.name.includes(query.q ?? ''));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.page) || 1));
  const leading = (to: number) => (to < 1 || to > pages ? undefined : address(path, query, { page: String(to) }));
  return (
    <>
      <ul>
        <li>
          <a href={`${path}/new`}>{t.add}</a>
        </li>
        <li>
          <a href={`/console/submissions/${submissionId}/import`}>{t.import}</a>
        </li>
      </ul>
      {staff.length > 0 && (
        <FilterForm action={path} clear={path}>
          <TextField name="q" label={t.name} optional value={query.q} />
        </FilterForm>
      )}
      <DataTable
        caption={t.caption(found.length)}
        path={path}
        query={query}
        rows={found.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: t.name,
            cell: (row) => (
              <>
                <a href={`${path}/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </a>{' '}
                {row.head && <Tag kind="current">{t.head}</Tag>}
              </>
            ),
          },
          { key: 'department', head: t.department, cell: (row) => row.department ?? '' },
          { key: 'post', head: t.post, cell: (row) => row.post ?? '' },
          { key: 'type', head: t.type, cell: (row) => labelOf(establishmentType, row.type)[lang] },
          { key: 'status', head: t.status, cell: (row) => labelOf(staffStatus, row.status)[lang] },
        ]}
        empty={<EmptyState why={staff.length === 0 ? t.none : t.noHit} />}
      />
      <Pagination page={page} pages={pages} previous={leading(page - 1)} next={leading(page + 1)} />
      <p>
        <a href={`/console/submissions/${submissionId}`}>{consoleWords[lang].back}</a>
      </p>
    </>
  );
}
