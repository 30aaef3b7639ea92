import type { ComponentChildren } from 'preact';
import { address, type Query } from '#ui/address.ts';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

export type Column<Row> = {
  /** As `sort` in the address names it. */
  key: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  sortable?: boolean;
  numeric?: boolean;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The address of this view. `sort` in it is a column's key, descending behind a minus; sorting begins at the first page. */
  path: string;
  query: Query;
  /** What stands in place of a table without rows: an `<EmptyState>`. */
  empty: ComponentChildren;
};

/** A table that the server sorts, filters and pages through its address. Rows are cards on narrow screens. */
export function DataTable<Row>({ caption, columns, rows, rowKey, path, query, empty }: Props<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <table class="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} path={path} query={query} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, head, cell, numeric }, index) => {
              const content = <div>{cell(row)}</div>;
              return index === 0 ? (
                <th key={key} scope="row" data-label={head}>
                  {content}
                </th>
              ) : (
                <td key={key} class={numeric ? 'number' : undefined} data-label={head}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type HeadProps<Row> = { column: Column<Row>; path: string; query: Query };

function Head<Row>({ column: { key, head, sortable, numeric }, path, query }: HeadProps<Row>) {
  const words = useWords(kitWords);
  const numberClass = numeric ? 'number' : undefined;
  if (!sortable)
    return (
      <th class={numberClass} scope="col">
        {head}
      </th>
    );
  const up = query.sort === key;
  const down = query.sort === `-${key}`;
  return (
    <th class={`sortable ${numberClass ?? ''}`} scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <a
        href={address(path, query, { sort: up ? `-${key}` : key, page: undefined, cursor: undefined })}
        title={words.sortBy(head)}
      >
        {head}
        <span aria-hidden="true">{up ? ' ▲' : down ? ' ▼' : ' ↕'}</span>
      </a>
    </th>
  );
}
