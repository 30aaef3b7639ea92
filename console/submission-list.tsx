import { dayNumber } from '#console/waiting.ts';
import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import { role } from '#core/people.ts';
import { permissions } from '#core/permissions.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { awaitedIn } from '#core/workflow/todos.ts';
import type { Query } from '#ui/address.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Select } from '#ui/form/choices.tsx';
import { FilterForm } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatDate, formatDays } from '#ui/format.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: (n: number, all: number) => `${n} 件在办申报（共 ${all} 件）`,
    holder: '现在在谁手里',
    system: '系统计时',
    mine: '只看需要我办理的',
    start: '新建申报',
    none: '没有符合条件的在办申报。',
    noneAtAll: '目前没有在办申报。单位信息员新建申报后会出现在这里。',
    all: '查看全部',
  },
  en: {
    caption: (n: number, all: number) => `${n} of ${all} submissions under way`,
    holder: 'In whose hands',
    system: 'the clock',
    mine: 'Only what waits for me',
    start: 'Start a submission',
    none: 'No submission under way fits.',
    noneAtAll: 'No submission is under way. Those that information officers start appear here.',
    all: 'See all',
  },
});

type Row = {
  id: string;
  unitName: string;
  state: State;
  enteredAt: Instant;
  due: LocalDate | null;
};

type Props = {
  rows: readonly Row[];
  all: number;
  day: LocalDate;
  states: readonly State[];
  query: Query;
  canStart: boolean;
};

/** Who is waited for in a state, in words. */
export function holderOf(state: State, lang: Lang): string {
  const action = awaitedIn(state);
  if (!action) return words[lang].system;
  return permissions[action].roles.map((code) => labelOf(role, code)[lang]).join(lang === 'zh' ? '、' : ', ');
}

/** The queue: state, holder, days in the state, due date; filtered through the address. */
export function SubmissionList({ rows, all, day, states, query, canStart }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const common = consoleWords[lang];
  return (
    <>
      {canStart && (
        <p>
          <a href="/console/submissions/new">{t.start}</a>
        </p>
      )}
      <FilterForm action="/console/submissions" clear="/console/submissions">
        <TextField name="unit" label={common.unit} optional />
        <Select
          name="state"
          label={common.state}
          optional
          options={states.map((state) => ({ value: state, text: stateName(state)[lang] }))}
        />
        <Checkboxes name="mine" label="" options={[{ value: 'true', text: t.mine }]} />
      </FilterForm>
      <DataTable
        caption={t.caption(rows.length, all)}
        path="/console/submissions"
        query={query}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'unit',
            head: common.unit,
            cell: (row) => <a href={`/console/submissions/${row.id}`}>{row.unitName}</a>,
          },
          { key: 'state', head: common.state, cell: (row) => stateName(row.state)[lang] },
          { key: 'holder', head: t.holder, cell: (row) => holderOf(row.state, lang) },
          { key: 'waiting', head: common.waiting, cell: (row) => formatDays(dayNumber(row.enteredAt, day), lang) },
          {
            key: 'due',
            head: common.due,
            cell: (row) =>
              row.due && (
                <>
                  {formatDate(row.due, lang)} {day > row.due && <Tag kind="bad">{common.overdue}</Tag>}
                </>
              ),
          },
        ]}
        empty={
          all === 0 ? (
            <EmptyState why={t.noneAtAll} />
          ) : (
            <EmptyState why={t.none} next={{ href: '/console/submissions', text: t.all }} />
          )
        }
      />
    </>
  );
}
